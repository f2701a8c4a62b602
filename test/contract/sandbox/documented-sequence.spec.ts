import { describe, expect, it } from 'vitest';
import { reaches } from './polling.js';
import { useSandbox } from './sandbox.fixture.js';

const DISK_ID = 'disk-giys4n0i';
const INSTANCE_ID = 'ins-gkfro58u';

/** `list` and `inspect` of the portal's document. */
const DOCUMENTED_DISK = {
  DiskId: 'disk-giys4n0i',
  DiskUsage: 'DATA_DISK',
  DiskChargeType: 'POSTPAID_BY_HOUR',
  Portable: true,
  Placement: { Zone: 'ap-guangzhou-3', ProjectId: 1196468, CdcId: '', CageId: '', CdcName: '' },
  SnapshotAbility: true,
  DiskName: '123',
  DiskSize: 20,
  DiskState: 'UNATTACHED',
  DiskType: 'CLOUD_PREMIUM',
  Attached: false,
  InstanceId: '',
  CreateTime: '2021-08-27 17:40:15',
  DeadlineTime: '',
  Rollbacking: false,
  RollbackPercent: 0,
  Encrypt: false,
  AutoRenewFlagError: false,
  RenewFlag: '',
  DeadlineError: false,
  IsReturnable: false,
  ReturnFailCode: 10,
  DeleteWithInstance: false,
  Migrating: false,
  MigratePercent: 0,
  Shareable: false,
  SnapshotCount: 0,
  SnapshotSize: 0,
  BackupDisk: false,
};

describe("the sandbox, called in the order of the portal's document,", () => {
  const context = useSandbox({ delayMs: 250 });

  it('lists exactly the documented disks', async () => {
    const { TotalCount, DiskSet } = await context.guangzhou.DescribeDisks({});
    expect(TotalCount).toBe(2);
    expect(DiskSet?.[0]).toMatchObject(DOCUMENTED_DISK);
    expect(DiskSet?.[0]).toMatchObject({
      Tags: [],
      InstanceIdList: [],
      DifferDaysOfDeadline: null,
      AutoSnapshotPolicyIds: null,
      LatestOperation: '',
      ErrorPrompt: '',
    });
    expect(DiskSet?.[1]).toMatchObject({
      DiskId: 'disk-plqkg6me',
      DiskUsage: 'SYSTEM_DISK',
      DiskSize: 50,
      InstanceId: 'ins-in511g92',
    });
  });

  it('creates a disk that appears after the delay', async () => {
    const { DiskIdSet } = await context.guangzhou.CreateDisks({
      Placement: { Zone: 'ap-guangzhou-3' },
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskType: 'CLOUD_PREMIUM',
      DiskSize: 20,
      DiskName: '123',
      DiskCount: 1,
    });
    expect(DiskIdSet).toHaveLength(1);
    expect(DiskIdSet?.[0]).toMatch(/^disk-[a-z0-9]{8}$/);
    const early = await context.guangzhou.DescribeDisks({ DiskIds: DiskIdSet });
    expect(early).toMatchObject({ TotalCount: 0, DiskSet: [] });
    await reaches(context.guangzhou, DiskIdSet?.[0] ?? '', 'UNATTACHED');
  });

  it('inspects, updates, resizes, attaches, detaches and deletes the disk', async () => {
    expect((await context.guangzhou.DescribeDisks({ DiskIds: [DISK_ID] })).DiskSet?.[0]).toMatchObject(
      DOCUMENTED_DISK,
    );
    await context.guangzhou.ModifyDiskAttributes({
      DiskIds: [DISK_ID],
      DeleteWithInstance: false,
      DiskName: '1234',
    });
    expect(await reaches(context.guangzhou, DISK_ID, 'UNATTACHED')).toMatchObject({ DiskName: '1234' });

    await context.guangzhou.ResizeDisk({ DiskId: DISK_ID, DiskSize: 80 });
    expect(await reaches(context.guangzhou, DISK_ID, 'EXPANDING')).toMatchObject({ DiskSize: 20 });
    expect(await reaches(context.guangzhou, DISK_ID, 'UNATTACHED')).toMatchObject({ DiskSize: 80 });

    await context.guangzhou.AttachDisks({ InstanceId: INSTANCE_ID, DiskIds: [DISK_ID] });
    expect(await reaches(context.guangzhou, DISK_ID, 'ATTACHING')).toMatchObject({ Attached: false });
    expect(await reaches(context.guangzhou, DISK_ID, 'ATTACHED')).toMatchObject({
      Attached: true,
      InstanceId: INSTANCE_ID,
      InstanceIdList: [INSTANCE_ID],
      LastAttachInsId: INSTANCE_ID,
    });

    await context.guangzhou.DetachDisks({ InstanceId: INSTANCE_ID, DiskIds: [DISK_ID] });
    await reaches(context.guangzhou, DISK_ID, 'DETACHING');
    expect(await reaches(context.guangzhou, DISK_ID, 'UNATTACHED')).toMatchObject({
      Attached: false,
      InstanceIdList: [],
    });

    await context.guangzhou.TerminateDisks({ DiskIds: [DISK_ID] });
    await reaches(context.guangzhou, DISK_ID, undefined);
  });
});
