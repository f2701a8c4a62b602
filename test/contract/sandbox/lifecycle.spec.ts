import { beforeEach, describe, expect, it } from 'vitest';
import { createDisks, GUANGZHOU_DISK, WEB_1, WEB_2 } from './orders.js';
import { diskOf, reaches, until } from './polling.js';
import { useSandbox } from './sandbox.fixture.js';
import { rejection } from './sdk-clients.js';

describe('the sandbox', () => {
  const context = useSandbox({ delayMs: 60, rateLimits: false });
  beforeEach(() => context.sandbox.reset());

  const create = async (parts: Record<string, unknown> = {}) => {
    const diskIds = await createDisks(context.guangzhou, parts);
    for (const diskId of diskIds)
      await until(
        () => diskOf(context.guangzhou, diskId),
        (disk) => disk !== undefined,
      );
    return diskIds;
  };

  it('adds a suffix to the names in a batch and gives a default name in the language of the call', async () => {
    const ids = await create({ DiskName: 'data', DiskCount: 3 });
    const { DiskSet } = await context.guangzhou.DescribeDisks({ DiskIds: ids });
    expect(DiskSet?.map(({ DiskName }) => DiskName).toSorted()).toEqual(['data1', 'data2', 'data3']);
    const [english = ''] = await create();
    expect(await diskOf(context.guangzhou, english)).toMatchObject({ DiskName: 'Unnamed' });
    const [chinese = ''] = await createDisks(context.sdk.cbs({ language: 'zh-CN' }));
    expect(await reaches(context.guangzhou, chinese, 'UNATTACHED')).toMatchObject({ DiskName: '未命名' });
  });

  it('creates a disk with all attributes of the order', async () => {
    const attributes = {
      DiskType: 'CLOUD_HSSD',
      DiskSize: 500,
      ThroughputPerformance: 50,
      BurstPerformance: true,
      EncryptType: 'ENCRYPT_V2',
      KmsKeyId: 'key',
      DeleteSnapshot: 1,
      DiskBackupQuota: 3,
      Tags: [{ Key: 'env', Value: '' }],
      Placement: { Zone: 'ap-guangzhou-6', ProjectId: 1196468 },
    };
    const [diskId = ''] = await create({ ...attributes, Encrypt: 'ENCRYPT' });
    expect(await diskOf(context.guangzhou, diskId)).toMatchObject({ ...attributes, Encrypt: true });
  });

  it('takes the size from the snapshot when the order has none', async () => {
    const [diskId = ''] = await create({ DiskSize: undefined, SnapshotId: 'snap-6ixzjp6d' });
    expect(await diskOf(context.guangzhou, diskId)).toMatchObject({ DiskSize: 10 });
  });

  it('moves a terminated prepaid disk to the recycle bin and deletes it when it is terminated again', async () => {
    const [diskId = ''] = await create({ DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } });
    const fresh = await diskOf(context.guangzhou, diskId);
    expect(fresh).toMatchObject({
      RenewFlag: 'NOTIFY_AND_MANUAL_RENEW',
      IsReturnable: true,
      ReturnFailCode: 0,
    });
    expect(fresh?.DifferDaysOfDeadline).toBeGreaterThanOrEqual(27);
    expect(fresh?.DeadlineTime).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
    await context.guangzhou.TerminateDisks({ DiskIds: [diskId] });
    expect(await reaches(context.guangzhou, diskId, 'TORECYCLE')).toMatchObject({
      IsReturnable: false,
      ReturnFailCode: 1,
    });
    await context.guangzhou.TerminateDisks({ DiskIds: [diskId] });
    await reaches(context.guangzhou, diskId, undefined);
  });

  it('mounts a new disk on the instance that the order names', async () => {
    const ids = await create({ AutoMountConfiguration: { InstanceId: [WEB_1] } });
    expect(await reaches(context.guangzhou, ids[0] ?? '', 'ATTACHED')).toMatchObject({ InstanceId: WEB_1 });
  });

  it('shows the latest operation while it is under way only', async () => {
    const { RequestId } = await context.guangzhou.AttachDisks({
      InstanceId: WEB_1,
      DiskIds: [GUANGZHOU_DISK],
    });
    expect(await diskOf(context.guangzhou, GUANGZHOU_DISK)).toMatchObject({
      DiskState: 'ATTACHING',
      LatestOperation: 'ATTACH',
      LatestOperationState: 'PROCESSING',
      LatestOperationRequestId: RequestId,
    });
    expect(await reaches(context.guangzhou, GUANGZHOU_DISK, 'ATTACHED')).toMatchObject({
      LatestOperation: '',
      LatestOperationState: '',
      LatestOperationRequestId: '',
    });
  });

  it('sets DeleteWithInstance on attachment for postpaid disks only', async () => {
    await context.guangzhou.AttachDisks({
      InstanceId: WEB_1,
      DiskIds: [GUANGZHOU_DISK],
      DeleteWithInstance: true,
    });
    expect(await reaches(context.guangzhou, GUANGZHOU_DISK, 'ATTACHED')).toMatchObject({
      DeleteWithInstance: true,
    });
    await context.shanghai.AttachDisks({
      InstanceId: 'ins-sh2a8v6k',
      DiskIds: ['disk-pre9g0h1'],
      DeleteWithInstance: true,
    });
    const prepaid = await reaches(context.shanghai, 'disk-pre9g0h1', 'ATTACHED');
    expect(prepaid).toMatchObject({ DeleteWithInstance: false, IsReturnable: false });
  });

  it('resizes an attached disk in place', async () => {
    await context.shanghai.ResizeDisk({ DiskId: 'disk-ela6e7f8', DiskSize: 101 });
    expect(await diskOf(context.shanghai, 'disk-ela6e7f8')).toMatchObject({
      DiskState: 'EXPANDING',
      Attached: true,
    });
    expect(await reaches(context.shanghai, 'disk-ela6e7f8', 'ATTACHED')).toMatchObject({ DiskSize: 101 });
  });

  it('changes the type of a disk without changing its state', async () => {
    await context.guangzhou.ModifyDiskAttributes({ DiskIds: [GUANGZHOU_DISK], DiskType: 'CLOUD_SSD' });
    const during = await diskOf(context.guangzhou, GUANGZHOU_DISK);
    expect(during).toMatchObject({ DiskState: 'UNATTACHED', DiskType: 'CLOUD_PREMIUM', Migrating: true });
    expect(during?.MigratePercent).toBeLessThan(100);
    const done = await until(
      () => diskOf(context.guangzhou, GUANGZHOU_DISK),
      (disk) => disk?.Migrating === false,
    );
    expect(done).toMatchObject({ DiskType: 'CLOUD_SSD', MigratePercent: 100 });
  });

  it('detaches a non-elastic disk once it has been made elastic', async () => {
    await context.shanghai
      .ModifyDiskAttributes({ DiskIds: ['disk-fix3c4d5'], Portable: true, ProjectId: 1196468 })
      .catch(() => {});
    await context.shanghai.ModifyDiskAttributes({ DiskIds: ['disk-fix3c4d5'], Portable: true });
    expect(await diskOf(context.shanghai, 'disk-fix3c4d5')).toMatchObject({
      Portable: true,
      Placement: { ProjectId: 0 },
    });
    await context.shanghai.DetachDisks({ DiskIds: ['disk-fix3c4d5'] });
    await reaches(context.shanghai, 'disk-fix3c4d5', 'UNATTACHED');
  });

  it('accepts the detachment of a disk that is not attached and does nothing', async () => {
    await context.guangzhou.DetachDisks({ DiskIds: [GUANGZHOU_DISK], InstanceId: WEB_1 });
    expect(await diskOf(context.guangzhou, GUANGZHOU_DISK)).toMatchObject({
      DiskState: 'UNATTACHED',
      LatestOperation: '',
    });
  });

  it('attaches a shared disk to several instances and requires the instance to detach it from', async () => {
    const [diskId = ''] = await create({ DiskType: 'CLOUD_SSD', Shareable: true });
    for (const InstanceId of [WEB_1, WEB_2]) {
      await context.guangzhou.AttachDisks({ InstanceId, DiskIds: [diskId] });
      await reaches(context.guangzhou, diskId, 'ATTACHED');
    }
    expect(await diskOf(context.guangzhou, diskId)).toMatchObject({ InstanceIdList: [WEB_1, WEB_2] });
    expect(
      (await rejection(context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [diskId] }))).code,
    ).toBe('ResourceUnavailable.Attached');
    expect((await rejection(context.guangzhou.DetachDisks({ DiskIds: [diskId] }))).code).toBe(
      'InvalidParameterValue',
    );
    await context.guangzhou.DetachDisks({ DiskIds: [diskId], InstanceId: WEB_1 });
    expect(await reaches(context.guangzhou, diskId, 'ATTACHED')).toMatchObject({ InstanceIdList: [WEB_2] });
  });

  it('refuses a second attachment to a busy instance but not to another one', async () => {
    const [a = '', b = ''] = await create({ DiskCount: 2 });
    await context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [a] });
    const busy = await rejection(context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [b] }));
    const token = busy.requestId.split('-').at(-1);
    expect(busy).toMatchObject({
      code: 'ResourceBusy',
      message: `(${token})InstanceId: ${WEB_1}, cvm(${WEB_1}) is attaching disk, please retry later`,
    });
    await context.guangzhou.AttachDisks({ InstanceId: WEB_2, DiskIds: [b] });
    await reaches(context.guangzhou, b, 'ATTACHED');
    await reaches(context.guangzhou, a, 'ATTACHED');
  });

  const batches: [string, (ids: string[]) => Promise<unknown>][] = [
    ['AttachDisks', (DiskIds) => context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds })],
    ['DetachDisks', (DiskIds) => context.guangzhou.DetachDisks({ DiskIds })],
    ['TerminateDisks', (DiskIds) => context.guangzhou.TerminateDisks({ DiskIds })],
    [
      'ModifyDiskAttributes',
      (DiskIds) => context.guangzhou.ModifyDiskAttributes({ DiskIds, DiskName: 'renamed' }),
    ],
  ];
  it.each(batches)('changes no disk when %s fails for one disk of the batch', async (_, act) => {
    const before = await diskOf(context.guangzhou, GUANGZHOU_DISK);
    await rejection(act([GUANGZHOU_DISK, 'disk-00000000']));
    expect(await diskOf(context.guangzhou, GUANGZHOU_DISK)).toEqual(before);
  });

  it('answers other errors for a deleted disk than for an unknown one', async () => {
    await context.guangzhou.TerminateDisks({ DiskIds: [GUANGZHOU_DISK] });
    expect(await diskOf(context.guangzhou, GUANGZHOU_DISK)).toMatchObject({ LatestOperation: 'TERMINATE' });
    expect((await rejection(context.guangzhou.TerminateDisks({ DiskIds: [GUANGZHOU_DISK] }))).code).toBe(
      'ResourceBusy',
    );
    await reaches(context.guangzhou, GUANGZHOU_DISK, undefined);
    const { code, message } = await rejection(context.guangzhou.DetachDisks({ DiskIds: [GUANGZHOU_DISK] }));
    expect(code).toBe('InvalidDisk.NotSupported');
    expect(message).toMatch(/^disk\(disk-giys4n0i\) deleted \([0-9a-f]{12}\)$/);
  });
});
