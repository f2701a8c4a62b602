// The simplest program: Express, and a new SDK client in every handler. No validation, no authentication, no log.
// Defaults everywhere: ETag and X-Powered-By of Express are on, the SDK has no agent of its own (so Node's
// global one, which keeps connections open).
import express from 'express';
import { inTens } from './parts/requests.mjs';
import { scan } from './parts/scan.mjs';
import { clientOf } from './parts/tencent-client.mjs';
import { tenants } from './parts/tenants.mjs';

const accounts = new Map(tenants(2_000).map((tenant) => [tenant.TenantUuid, tenant]));
const app = express();
app.use(express.json());

/**
 * @param {string} route
 * @param {(client: ReturnType<typeof clientOf>, body: any) => Promise<object>} handle
 */
function post(route, handle) {
  app.post(`/v1/tencent/disk/${route}`, async (request, response) => {
    const account = accounts.get(request.body.TenantUuid);
    if (!account) return void response.status(404).json({ scode: 1, desc: 'no such tenant', data: null });
    const data = await handle(clientOf(account, request.body.Region), request.body);
    response.json({ scode: 0, desc: '', message: 'success', message_cn: '成功', stack: null, data });
  });
}

post('list', async (client, { Offset, Limit, Filters, Fuzzy, PageNum }) => {
  if (Fuzzy) {
    const { TotalCount, rows } = await scan((page) => client.DescribeDisks(page), {
      page: PageNum,
      parallel: 1,
    });
    return { TotalCount, List: rows, Properties: rows.map(propertiesOf) };
  }
  const reply = await client.DescribeDisks({ Offset, Limit, Filters });
  const List = reply.DiskSet ?? [];
  return { TotalCount: reply.TotalCount, List, Properties: List.map(propertiesOf) };
});

post('update', async (client, { DiskId, DiskName }) => {
  await client.ModifyDiskAttributes({ DiskIds: [DiskId], DiskName });
  return {};
});

post('attach', async (client, { DiskIds, InstanceId }) => {
  for (const ten of inTens(DiskIds)) await client.AttachDisks({ DiskIds: ten, InstanceId });
  return {};
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
