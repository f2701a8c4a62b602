import { latencyMsOf } from './latency.mjs';
import { tenants } from './tenants.mjs';

/**
 * What is asked for, in the words of no subject.
 *   list         a page with conditions
 *   search       the first page of the matches among 5,000 disks
 *   next         the page after it
 *   regions      the disks of each region counted; with `region` of that one alone
 *   attach       12 disks to one instance
 *   update       a new name for one disk
 * @typedef {'list' | 'search' | 'next' | 'regions' | 'attach' | 'update'} Kind
 * @typedef {{ kind: Kind, rows: number }} Ask
 * @typedef {object} Job
 * @property {Ask[]} mix asked for in turn
 * @property {number} tenants requests are spread over them
 * @property {number} requests
 * @property {number} callers
 * @property {number} [perSecond] requests begin at this rate, whoever waits for earlier ones
 * @property {number} warmUp requests before, not counted
 * @property {number} [firstTenant]
 * @property {number} [seed] of the latencies; without it the upstream has none
 * @property {string} [region] default ap-guangzhou
 * @property {string} [origin] of the subject, where it is a server
 * @property {string} [token]
 *
 * `number` is different for each request of a job: a service that shares identical reads must have no advantage. It is
 * the same for every subject, and with it the latency.
 * @typedef {Ask & { number: number, tenant: import('./tenants.mjs').Tenant, region: string }} Request
 */

/** Conditions as a portal sends them. */
export const FILTERS = [{ Name: 'disk-type', Values: ['CLOUD_PREMIUM', 'CLOUD_HSSD'] }];
/** In the names of 1,111 of 5,000 disks. */
export const NEEDLE = 'service-4';
export const MATCHES = 1_111;
export const PAGE_ROWS = 20;
export const INSTANCE_ID = 'ins-bench001';
export const ATTACHED_IDS = Array.from({ length: 12 }, (_, index) => `disk-attach${10 + index}`);
/** As many as Tencent attaches in one call. @param {string[]} ids */
export const inTens = (ids) =>
  Array.from({ length: Math.ceil(ids.length / 10) }, (_, index) => ids.slice(index * 10, index * 10 + 10));
/** The disk that the update of this number is about. @param {number} number */
export const diskIdOf = (number) => `disk-bench${100 + (number % 900)}`;

/** @param {Job} job @returns {(index: number) => Request} */
export function requestsOf(job) {
  const first = job.firstTenant ?? 0;
  const scopes = tenants(first + job.tenants).slice(first);
  let sequence = 0;
  return (index) => ({
    .../** @type {Ask} */ (job.mix[index % job.mix.length]),
    number: (sequence += 1),
    tenant: /** @type {import('./tenants.mjs').Tenant} */ (
      // One further in each turn, so that no tenant gets the same kind of request again and again.
      scopes[(index + Math.floor(index / scopes.length)) % scopes.length]
    ),
    region: job.region ?? 'ap-guangzhou',
  });
}

/**
 * The latency of the upstream call of a request that makes one; 0 for the others, whose time is looked at as a whole.
 * @param {Job} job @param {Request} request
 */
export const latencyOf = ({ seed }, { kind, number }) =>
  seed !== undefined && (kind === 'list' || kind === 'update') ? latencyMsOf(seed, number) : 0;

/** @type {Record<Kind, string>} */
const ROUTES = {
  list: 'list',
  search: 'list',
  next: 'list',
  regions: 'distributed/inspect',
  attach: 'attach',
  update: 'update',
};

/** As the portal sends it. @param {Request} request */
export function httpRequestOf({ kind, rows, number, tenant, region }) {
  const { TenantUuid, ClusterUuid } = tenant;
  const scope = { TenantUuid, ClusterUuid, ...(region ? { Region: region } : {}) };
  /** @type {Record<Kind, () => object>} */
  const fields = {
    list: () => ({ Offset: number, Limit: rows, Filters: FILTERS }),
    search: () => ({ Fuzzy: NEEDLE, PageNum: 0, PageSize: PAGE_ROWS }),
    next: () => ({ Fuzzy: NEEDLE, PageNum: 1, PageSize: PAGE_ROWS }),
    regions: () => ({ Filters: [{ Name: 'disk-name', Values: [`name-${number}`] }] }),
    attach: () => ({ InstanceId: INSTANCE_ID, DiskIds: ATTACHED_IDS }),
    update: () => ({ DiskId: diskIdOf(number), DiskName: `name-${number}` }),
  };
  return { path: `/v1/tencent/disk/${ROUTES[kind]}`, body: JSON.stringify({ ...scope, ...fields[kind]() }) };
}

/** What every reply has to hold, and how often: cheaper to look for than to parse. @param {Request} request */
export function expectedOf({ kind, rows }) {
  if (kind === 'regions') return { mark: '"RegionName"', times: rows };
  if (kind === 'attach' || kind === 'update') return { mark: '"scode":0', times: 1 };
  return { mark: '"DiskState"', times: kind === 'list' ? rows : PAGE_ROWS };
}
