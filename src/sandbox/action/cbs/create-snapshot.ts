import type { Disk } from '../../cloud/disk.js';
import { beginSnapshot } from '../../cloud/snapshot-change.js';
import { MAX_SNAPSHOTS_PER_DISK } from '../../cloud/snapshot.js';
import { DAY_MS } from '../../cloud/time.js';
import { refusal } from '../../error/api-error.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, bool, object, type ParamsOf, required, string } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import { diskRefusal, existingDisk, refuseMigrating } from './disk-guards.js';
import { refuseSnapshotUnderWay } from './disk-snapshot-guards.js';
import { fromUtcTime, nameOrUnnamed, refuseLongSnapshotName } from './snapshot-guards.js';

const parameters = {
  DiskId: string(),
  SnapshotName: string({ mayBeEmpty: true }),
  Deadline: string(),
  DiskBackupId: string(),
  Tags: arrayOf(object({ Key: required(string()), Value: required(string({ mayBeEmpty: true })) })),
  LocalSnap: bool(),
  DiskUsage: string({ oneOf: ['SYSTEM_DISK', 'DATA_DISK'] }),
};
type Params = ParamsOf<typeof parameters>;

/** It has no ClientToken: a call that is repeated makes a second snapshot. */
export const createSnapshot = defineAction({
  name: 'CreateSnapshot',
  writes: true,
  parameters,
  run(call) {
    const { DiskId, SnapshotName, Tags = [], DiskUsage } = call.params;
    if (DiskId === undefined) throw missingParameter('DiskId');
    refuseLongSnapshotName(SnapshotName);
    const deadlineAtMs = deadlineOf(call);
    const disk = existingDisk(call, DiskId);
    refuseUnfit(call, disk);
    refuseAtQuota(call, disk);
    const { snapshotId } = beginSnapshot(call, disk, {
      name: nameOrUnnamed(call, SnapshotName),
      createdAtMs: call.nowMs,
      deadlineAtMs,
      usage: DiskUsage === 'DATA_DISK' ? 'DATA_DISK' : disk.usage,
      tags: Tags.map(({ Key, Value }) => ({ Key, Value })),
    });
    return { SnapshotId: snapshotId };
  },
});

function deadlineOf({ params: { Deadline }, nowMs }: Call<Params>): number | undefined {
  if (Deadline === undefined) return undefined;
  const ms = fromUtcTime(Deadline);
  if (ms === undefined || ms < nowMs + DAY_MS) throw wrongValue('Deadline', Deadline);
  return ms;
}

function refuseUnfit(call: Call<Params>, disk: Disk): void {
  const { DiskBackupId, LocalSnap, DiskUsage } = call.params;
  if (DiskBackupId !== undefined) {
    throw refusal('ResourceNotFound.NotFound', `DiskBackupId: ${DiskBackupId}, backup not found`);
  }
  if (LocalSnap) throw diskRefusal('ResourceUnavailable.NotSupported', disk, 'has no instant snapshots');
  if (DiskUsage === 'SYSTEM_DISK' && disk.usage === 'DATA_DISK') throw wrongValue('DiskUsage', DiskUsage);
  if (!disk.snapshotAbility) {
    throw diskRefusal('InvalidDisk.NotSupportSnapshot', disk, 'has no snapshot ability');
  }
  if (disk.state === 'TORECYCLE') throw diskRefusal('InvalidDisk.NotSupported', disk, 'is to be recycled');
  refuseMigrating(disk);
  refuseSnapshotUnderWay(call, disk);
}

/** Which of the two quota codes belongs to which quota is not published. */
function refuseAtQuota({ account, region }: Call<Params>, disk: Disk): void {
  if (account.snapshotsOf(disk.diskId).length >= MAX_SNAPSHOTS_PER_DISK) {
    throw diskRefusal('ResourceInsufficient.OverQuota', disk, `has ${MAX_SNAPSHOTS_PER_DISK} snapshots`);
  }
  const inRegion = (resources: Iterable<{ region: string }>) =>
    [...resources].filter((resource) => resource.region === region).length;
  const most = MAX_SNAPSHOTS_PER_DISK * (1 + inRegion(account.disks.values()));
  if (inRegion(account.snapshots.values()) >= most) {
    throw refusal('InsufficientSnapshotQuota', `Region: ${region}, at most ${most} snapshots`);
  }
}
