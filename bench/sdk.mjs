// The SDK alone: one client an account, made once, in a loop. No HTTP server in front of it.
import { answerJobs } from './parts/jobs.mjs';
import { ATTACHED_IDS, diskIdOf, FILTERS, INSTANCE_ID, inTens } from './parts/requests.mjs';
import { scan } from './parts/scan.mjs';
import { clientOf } from './parts/tencent-client.mjs';
import { REGIONS } from './parts/tencent-replies.mjs';

/** @typedef {import('./parts/requests.mjs').Request} Request */

/** @type {Map<string, ReturnType<typeof clientOf>>} */
const clients = new Map();
/** @param {Request} request @param {string} [region] */
function ofAccount({ tenant, region: asked }, region = asked) {
  const key = `${tenant.TenantUuid} ${region}`;
  let client = clients.get(key);
  if (!client) clients.set(key, (client = clientOf(tenant, region)));
  return client;
}

/** The plain way to do each. @type {Record<import('./parts/requests.mjs').Kind, (request: Request) => Promise<unknown>>} */
const CALLS = {
  async list(request) {
    const { number, rows } = request;
    const reply = await ofAccount(request).DescribeDisks({ Offset: number, Limit: rows, Filters: FILTERS });
    if (reply.DiskSet?.length !== rows) throw new Error(`${reply.DiskSet?.length} rows`);
  },
  search: (request) => scan((page) => ofAccount(request).DescribeDisks(page), { page: 0, parallel: 1 }),
  next: (request) => scan((page) => ofAccount(request).DescribeDisks(page), { page: 1, parallel: 1 }),
  async regions(request) {
    const Filters = [{ Name: 'disk-name', Values: [`name-${request.number}`] }];
    for (const [region] of REGIONS) await ofAccount(request, region).DescribeDisks({ Filters, Limit: 1 });
  },
  async attach(request) {
    for (const DiskIds of inTens(ATTACHED_IDS))
      await ofAccount(request).AttachDisks({ InstanceId: INSTANCE_ID, DiskIds });
  },
  update(request) {
    const { number } = request;
    const DiskIds = [diskIdOf(number)];
    return ofAccount(request).ModifyDiskAttributes({ DiskIds, DiskName: `name-${number}` });
  },
};

answerJobs((request) => CALLS[request.kind](request));
