// The SDK alone: one client an account, made once, in a loop. No HTTP server in front of it.
import { cbs } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/index.js';
import { drive, FILTERS, nextOffset } from './parts/drive.mjs';
import { REGIONS } from './parts/tencent-replies.mjs';
import { tenants } from './parts/tenants.mjs';

const endpoint = new URL(/** @type {string} */ (process.env.TENCENT_API_ORIGIN)).host;

/** @param {import('./parts/tenants.mjs').Tenant} tenant @param {string} region */
const clientOf = (tenant, region) =>
  new cbs.v20170312.Client({
    credential: { secretId: tenant.SecretId, secretKey: tenant.SecretKey },
    region,
    profile: { httpProfile: { endpoint, protocol: 'http://' } },
  });

/** @param {{ callers: number, requests: number, warmUp: number, rows: number, tenants: number }} job */
async function list(job) {
  const clients = tenants(job.tenants).map((tenant) => clientOf(tenant, 'ap-guangzhou'));
  const call = async (/** @type {number} */ index) => {
    const client = /** @type {ReturnType<typeof clientOf>} */ (clients[index % clients.length]);
    const reply = await client.DescribeDisks({ Offset: nextOffset(), Limit: job.rows, Filters: FILTERS });
    if (reply.DiskSet?.length !== job.rows) throw new Error(`${reply.DiskSet?.length} rows`);
  };
  if (job.warmUp > 0) await drive({ callers: job.callers, requests: job.warmUp, call });
  return drive({ callers: job.callers, requests: job.requests, call });
}

/** Region after region, the plain way to count the disks of an account. @param {{ requests: number }} job */
function regionByRegion(job) {
  const [tenant] = tenants(1);
  const clients = REGIONS.map(([region]) => clientOf(/** @type {any} */ (tenant), region));
  const call = async () => {
    for (const client of clients) await client.DescribeDisks({ Offset: nextOffset(), Limit: 1 });
  };
  return drive({ callers: 1, requests: job.requests, call });
}

process.on('message', (/** @type {any} */ job) => {
  (job.regions ? regionByRegion(job) : list(job)).then(
    (figures) => process.send?.({ figures }),
    (/** @type {Error} */ error) => process.send?.({ error: `SDK: ${error.message}` }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
