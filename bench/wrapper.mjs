// The simplest program: Express, and a new SDK client in every handler. No validation, no authentication, no log.
// Defaults everywhere: ETag and X-Powered-By of Express are on, the SDK has no agent of its own (so Node's
// global one, which keeps connections open).
import express from 'express';
import { cbs } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/index.js';
import { tenants } from './parts/tenants.mjs';

const endpoint = new URL(/** @type {string} */ (process.env.TENCENT_API_ORIGIN)).host;
const accounts = new Map(tenants(2_000).map((tenant) => [tenant.TenantUuid, tenant]));
const app = express();
app.use(express.json());

app.post('/v1/tencent/disk/list', async (request, response) => {
  const { TenantUuid, Region, Offset, Limit, Filters } = request.body;
  const account = accounts.get(TenantUuid);
  if (!account) return void response.status(404).json({ scode: 1, desc: 'no such tenant', data: null });
  const client = new cbs.v20170312.Client({
    credential: { secretId: account.SecretId, secretKey: account.SecretKey },
    region: Region,
    profile: { httpProfile: { endpoint, protocol: 'http://' } },
  });
  const reply = await client.DescribeDisks({ Offset, Limit, Filters });
  const List = reply.DiskSet ?? [];
  response.json({
    scode: 0,
    desc: '',
    message: 'success',
    message_cn: '成功',
    stack: null,
    data: { TotalCount: reply.TotalCount, List, Properties: List.map(propertiesOf) },
  });
});

/** @param {any} disk */
function propertiesOf(disk) {
  const stable = !disk.Migrating && !disk.Rollbacking;
  const free = disk.Portable && disk.DiskState === 'UNATTACHED';
  const bound = disk.DiskState === 'ATTACHED';
  return {
    IsModify: stable && bound && disk.DiskUsage === 'DATA_DISK' && disk.DiskChargeType === 'POSTPAID_BY_HOUR',
    IsExpand: stable && (free || (disk.Portable && bound)),
    IsDetach: stable && disk.Portable && disk.DiskUsage === 'DATA_DISK' && bound,
    IsDelete: stable && free && disk.DiskUsage === 'DATA_DISK',
  };
}

process.on('disconnect', () => process.exit(0));
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ origin: `http://127.0.0.1:${/** @type {any} */ (server.address()).port}` });
});
