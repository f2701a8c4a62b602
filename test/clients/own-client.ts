import { createClient, DiskServiceError, waitFor } from './dist/own-client/index.js';
import { type Check, expect, SCOPE, type Target } from './check.js';

const DISK_NOT_FOUND = 30003;

/** The life of a prepaid disk through our own client, from its price to its end, without a sleep. */
export async function driveOwnClient({ origin, token }: Target, check: Check): Promise<void> {
  const client = createClient({ baseUrl: origin, token, language: 'zh' });
  const wait = (operationId: string | undefined) => waitFor(client, SCOPE, operationId);
  const order = {
    ...SCOPE,
    Placement: { Zone: 'ap-guangzhou-3' },
    DiskType: 'CLOUD_PREMIUM',
    DiskSize: 20,
    DiskName: 'own-client',
    DiskChargeType: 'PREPAID',
    DiskChargePrepaid: { Period: 1 },
  };
  let DiskId = '';
  let SnapshotId = '';

  await check('own client: price, create and wait', async () => {
    const { data } = await client.inspectCreatePrice(order);
    expect(/^\d+(\.\d+)?$/.test(String(data.Price.DiscountPrice)), 'an exact amount');
    const created = await client.createDisks(order);
    DiskId = created.data.DiskIdSet[0] ?? '';
    const operation = await wait(created.operationId);
    expect(operation.Resources[0]?.Id === DiskId, 'the operation names the disk');
  });

  await check('own client: attach, wait, and the state is there', async () => {
    const attached = await client.attachDisks({ ...SCOPE, DiskId, InstanceId: 'ins-gkfro58u' });
    await wait(attached.operationId);
    const { data } = await client.inspectDisks({ ...SCOPE, DiskId });
    expect('DiskState' in data && data.DiskState === 'ATTACHED', 'attached');
    await wait((await client.detachDisks({ ...SCOPE, DiskId })).operationId);
  });

  await check('own client: snapshot, wait, delete it', async () => {
    const made = await client.createSnapshots({ ...SCOPE, DiskId, SnapshotName: 'own-client' });
    SnapshotId = made.data.SnapshotIdSet[0] ?? '';
    await wait(made.operationId);
    await wait((await client.deleteSnapshots({ ...SCOPE, SnapshotIds: [SnapshotId] })).operationId);
  });

  await check('own client: delete, restore, delete, destroy', async () => {
    await wait((await client.deleteDisks({ ...SCOPE, DiskId })).operationId);
    const recycled = await client.listRecycledDisks({ ...SCOPE });
    expect(
      recycled.data.List.some((disk) => disk.DiskId === DiskId),
      'in the recycle bin',
    );
    await wait(
      (await client.restoreDisks({ ...SCOPE, DiskId, DiskChargePrepaid: { Period: 1 } })).operationId,
    );
    await wait((await client.deleteDisks({ ...SCOPE, DiskId })).operationId);
    await wait((await client.purgeDisks({ ...SCOPE, DiskId, Confirm: [DiskId] })).operationId);
  });

  await check('own client: a failure is a DiskServiceError in the language of the client', async () => {
    const error = await client.inspectDisks({ ...SCOPE, DiskId }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error instanceof DiskServiceError, 'rejected');
    expect(error.scode === DISK_NOT_FOUND && error.code === 'TENCENT_DISK_NOT_FOUND', 'by its code');
    expect(/\p{Script=Han}/u.test(error.desc) && error.requestId !== undefined, error.desc);
  });
}
