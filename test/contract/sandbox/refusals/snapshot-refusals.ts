import { createDisks, GUANGZHOU_DISK, WEB_1 } from '../orders.js';
import type { CbsClient } from '../sdk-clients.js';
import {
  after,
  type Call,
  during,
  filter,
  ids,
  many,
  onGuangzhou,
  onShanghai,
  resize,
  type Refusal,
  terminate,
} from './refusal.js';

const SYSTEM_DISK = 'disk-plqkg6me';
const SYSTEM_SNAPSHOT = 'snap-hn9huy55';
const UNKNOWN = 'snap-00000000';

const create = (parts: object = {}) => onGuangzhou('CreateSnapshot', { DiskId: GUANGZHOU_DISK, ...parts });
const apply = (parts: object = {}) =>
  onGuangzhou('ApplySnapshot', { SnapshotId: SYSTEM_SNAPSHOT, DiskId: SYSTEM_DISK, ...parts });
const describeAll = (parts: object) => onGuangzhou('DescribeSnapshots', parts);
const remove = (...SnapshotIds: string[]) => onGuangzhou('DeleteSnapshots', { SnapshotIds });
const modify = (parts: object) =>
  onGuangzhou('ModifySnapshotAttribute', { SnapshotId: SYSTEM_SNAPSHOT, ...parts });
const copy = (parts: object = {}) =>
  onGuangzhou('CopySnapshotCrossRegions', {
    SnapshotId: 'snap-6ixzjp6d',
    DestinationRegions: ['ap-shanghai'],
    ...parts,
  });

/** The snapshots of each kind that must be refused are in a region that is not listed. */
const inUnlistedRegion =
  (action: string, params: object): Call =>
  ({ sdk }) =>
    sdk
      .cbs({ region: 'ap-beijing-fsi', host: 'cbs.ap-beijing-fsi.tencentcloudapi.com' })
      .request(action, params);

/** Calls with the snapshot of the seeded data disk. */
const withSnapshot =
  (use: (client: CbsClient, SnapshotId: string) => Promise<unknown>): Call =>
  async ({ guangzhou }) => {
    const { SnapshotId = '' } = await guangzhou.CreateSnapshot({ DiskId: GUANGZHOU_DISK });
    return use(guangzhou, SnapshotId);
  };
const rollback = (client: CbsClient, SnapshotId: string, parts: object = {}) =>
  client.ApplySnapshot({ SnapshotId, DiskId: GUANGZHOU_DISK, ...parts });

async function fill(client: CbsClient, DiskId: string): Promise<void> {
  for (let i = 0; i < 64; i += 1) await client.CreateSnapshot({ DiskId });
}

const VALUE = 'InvalidParameterValue';

export const SNAPSHOT_REFUSALS: Record<string, Refusal[]> = {
  CreateSnapshot: [
    ['MissingParameter', 'no disk is named', onGuangzhou('CreateSnapshot', {})],
    ['InvalidDiskId.NotFound', 'the disk is unknown', create({ DiskId: 'disk-00000000' })],
    ['InvalidDisk.NotSupported', 'the disk is deleted', after(terminate(), create())],
    [VALUE, 'the name has more than 60 characters', create({ SnapshotName: 'x'.repeat(61) })],
    [VALUE, 'the deadline is not ISO 8601', create({ Deadline: '2099-01-01 00:00:00' })],
    [VALUE, 'the deadline does not exist', create({ Deadline: '2099-02-31T00:00:00+00:00' })],
    [VALUE, 'the deadline is less than a day ahead', create({ Deadline: '2022-01-08T09:47:55+00:00' })],
    [VALUE, 'a data disk is to have a system snapshot', create({ DiskUsage: 'SYSTEM_DISK' })],
    ['ResourceNotFound.NotFound', 'a backup point is named', create({ DiskBackupId: 'dbp-00000000' })],
    ['ResourceUnavailable.NotSupported', 'it is to be an instant one', create({ LocalSnap: true })],
    [
      'InvalidDisk.NotSupportSnapshot',
      'the disk has no snapshot ability',
      onShanghai('CreateSnapshot', { DiskId: 'disk-bas4q5r6' }),
    ],
    [
      'InvalidDisk.NotSupported',
      'the disk is in the recycle bin',
      after(
        onShanghai('TerminateDisks', ids('disk-pre9g0h1')),
        onShanghai('CreateSnapshot', { DiskId: 'disk-pre9g0h1' }),
      ),
    ],
    ['InvalidDisk.SnapshotCreating', 'another one of the disk is being made', during(create(), create())],
    [
      'ResourceInUse.DiskRollbacking',
      'the disk is rolled back',
      during(apply(), create({ DiskId: SYSTEM_DISK })),
    ],
    [
      'ResourceInsufficient.OverQuota',
      'the disk has 64',
      async ({ guangzhou }) => {
        await fill(guangzhou, GUANGZHOU_DISK);
        return guangzhou.CreateSnapshot({ DiskId: GUANGZHOU_DISK });
      },
    ],
    [
      'InsufficientSnapshotQuota',
      'the region has as many as its disks allow',
      async ({ guangzhou }) => {
        const [other = ''] = await createDisks(guangzhou);
        for (const diskId of [GUANGZHOU_DISK, other]) {
          await fill(guangzhou, diskId);
          await guangzhou.TerminateDisks({ DiskIds: [diskId] });
        }
        return guangzhou.CreateSnapshot({ DiskId: SYSTEM_DISK });
      },
    ],
  ],
  ApplySnapshot: [
    ['InvalidSnapshotId.NotFound', 'the snapshot is unknown', apply({ SnapshotId: UNKNOWN })],
    ['InvalidDiskId.NotFound', 'the disk is unknown', apply({ DiskId: 'disk-00000000' })],
    [VALUE, 'it is of another disk', apply({ DiskId: GUANGZHOU_DISK })],
    [VALUE, 'the instance is to start but not to stop', apply({ AutoStartInstance: true })],
    [
      VALUE,
      'an instance is to stop and there is none',
      withSnapshot((client, id) => rollback(client, id, { AutoStopInstance: true })),
    ],
    ['ResourceInUse.DiskRollbacking', 'the disk is rolled back already', during(apply(), apply())],
    [
      'InvalidDisk.SnapshotCreating',
      'the disk is having a snapshot made',
      during(create({ DiskId: SYSTEM_DISK }), apply()),
    ],
    [
      'InvalidDisk.Busy',
      'the disk has another change under way',
      async (context) => {
        context.sandbox.addFault({ Action: 'ResizeDisk', Fault: 'stuck' });
        return withSnapshot(async (client, id) => {
          await client.ResizeDisk({ DiskId: GUANGZHOU_DISK, DiskSize: 30 });
          return rollback(client, id);
        })(context);
      },
    ],
    [
      'InvalidParameter.DiskSizeNotMatch',
      'the disk was resized since',
      withSnapshot(async (client, id) => {
        await client.ResizeDisk({ DiskId: GUANGZHOU_DISK, DiskSize: 30 });
        return rollback(client, id);
      }),
    ],
    [
      'ResourceUnavailable.NotSupported',
      'the instance is running and is not to stop',
      withSnapshot(async (client, id) => {
        await client.AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
        return rollback(client, id);
      }),
    ],
  ],
  DescribeSnapshots: [
    ['InvalidFilter', 'a filter is unknown', describeAll({ Filters: [filter('tag-key', 'x')] })],
    [
      'InvalidParameter',
      'ids are given together with filters',
      describeAll({ SnapshotIds: [UNKNOWN], Filters: [filter('zone', 'x')] }),
    ],
    [
      'InvalidParameterValue.LimitExceeded',
      'the disk filter has 11 values',
      describeAll({ Filters: [filter('disk-id', ...many(11))] }),
    ],
  ],
  DeleteSnapshots: [
    ['InvalidSnapshotId.NotFound', 'one is unknown', remove('snap-napmq1fj', UNKNOWN)],
    [VALUE, 'one is named twice', remove(SYSTEM_SNAPSHOT, SYSTEM_SNAPSHOT)],
    ['InvalidSnapshot.NotSupported', 'its disk is rolled back', during(apply(), remove(SYSTEM_SNAPSHOT))],
    [
      'ResourceUnavailable.SnapshotCreating',
      'it is being made',
      async (context) => {
        context.sandbox.addFault({ Action: 'CreateSnapshot', Fault: 'stuck' });
        return withSnapshot((client, id) => client.DeleteSnapshots({ SnapshotIds: [id] }))(context);
      },
    ],
    ['ResourceBusy', 'it is being copied', during(copy(), remove('snap-6ixzjp6d'))],
    [
      'UnsupportedOperation.SnapHasShared',
      'it is shared',
      inUnlistedRegion('DeleteSnapshots', { SnapshotIds: ['snap-sha0h1i2'] }),
    ],
    [
      'UnsupportedOperation.SnapshotHasBindedImage',
      'it has an image',
      inUnlistedRegion('DeleteSnapshots', { SnapshotIds: ['snap-img7f8g9'] }),
    ],
  ],
  ModifySnapshotAttribute: [
    ['MissingParameter', 'nothing is modified', modify({})],
    ['MissingParameter', 'a permanent one gets no deadline', modify({ IsPermanent: false })],
    [VALUE, 'the deadline is no time', modify({ IsPermanent: false, Deadline: 'soon' })],
    ['InvalidSnapshotId.NotFound', 'it is unknown', modify({ SnapshotId: UNKNOWN, SnapshotName: 'x' })],
  ],
  CopySnapshotCrossRegions: [
    ['MissingParameter', 'no snapshot is named', copy({ SnapshotId: undefined })],
    ['InvalidSnapshotId.NotFound', 'it is unknown', copy({ SnapshotId: UNKNOWN })],
    [
      'UnsupportedOperation.SnapshotNotSupportCopy',
      'it is of a system disk',
      copy({ SnapshotId: SYSTEM_SNAPSHOT }),
    ],
  ],
  ResizeDisk: [
    [
      'ResourceUnavailable.SnapshotCreating',
      'a snapshot of it is being made',
      during(create(), resize({ DiskSize: 30 })),
    ],
  ],
  AttachDisks: [
    [
      'ResourceUnavailable.NotSupported',
      'the disk is rolled back',
      async (context) => {
        context.sandbox.addFault({ Action: 'ApplySnapshot', Fault: 'stuck' });
        return withSnapshot(async (client, id) => {
          await rollback(client, id);
          return client.AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
        })(context);
      },
    ],
  ],
  TerminateDisks: [['ResourceBusy', 'a snapshot of the disk is being made', during(create(), terminate())]],
};
