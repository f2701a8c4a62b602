import { beginDiskChange } from '../../cloud/disk-change.js';
import type { Disk } from '../../cloud/disk.js';
import { beginInstanceChange } from '../../cloud/instance-change.js';
import type { Instance } from '../../cloud/instance.js';
import type { Snapshot } from '../../cloud/snapshot.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { bool, type ParamsOf, required, string } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import { diskRefusal, existingDisk, refuseBusyInstance, refuseRecycled } from './disk-guards.js';
import { refuseSnapshotUnderWay } from './disk-snapshot-guards.js';
import { existingSnapshot, refuseUnlessNormal, snapshotRefusal } from './snapshot-guards.js';

const parameters = {
  SnapshotId: required(string()),
  DiskId: required(string()),
  AutoStopInstance: bool(),
  AutoStartInstance: bool(),
};
type Params = ParamsOf<typeof parameters>;

export const applySnapshot = defineAction({
  name: 'ApplySnapshot',
  writes: true,
  parameters,
  run(call) {
    const { SnapshotId, DiskId, AutoStopInstance, AutoStartInstance } = call.params;
    if (AutoStartInstance && !AutoStopInstance) throw wrongValue('AutoStartInstance', true);
    const snapshot = existingSnapshot(call, SnapshotId);
    const disk = existingDisk(call, DiskId);
    refuseUnlessOrigin(snapshot, disk);
    refuseBusy(call, disk);
    refuseUnlessNormal(snapshot);
    if (disk.sizeGb !== snapshot.sizeGb) {
      throw diskRefusal(
        'InvalidParameter.DiskSizeNotMatch',
        disk,
        `has ${disk.sizeGb} GiB, the snapshot ${snapshot.sizeGb}`,
      );
    }
    beginRollback(call, disk, snapshot, instanceToStop(call, disk));
    return {};
  },
});

/** The code for another disk is not published; InvalidParameterValue is assumed. */
function refuseUnlessOrigin(snapshot: Snapshot, disk: Disk): void {
  if (snapshot.diskId === '') {
    throw snapshotRefusal('InvalidSnapshot.NotSupported', snapshot, 'is a copy from another region');
  }
  if (snapshot.diskId !== disk.diskId) throw wrongValue('DiskId', disk.diskId);
}

function refuseBusy(call: Call<Params>, disk: Disk): void {
  refuseRecycled(disk);
  refuseSnapshotUnderWay(call, disk);
  if (disk.change) throw diskRefusal('InvalidDisk.Busy', disk, 'is busy, please retry later');
  for (const instanceId of disk.instanceIds) refuseBusyInstance(call, instanceId);
}

/** An attached disk needs a stopped instance. A shared disk on several is never rolled back while attached. */
function instanceToStop(call: Call<Params>, disk: Disk): Instance | undefined {
  const { AutoStopInstance } = call.params;
  const [instanceId, ...others] = disk.instanceIds;
  if (others.length > 0) throw diskRefusal('InvalidDisk.NotSupported', disk, 'is on several instances');
  const instance = instanceId === undefined ? undefined : call.account.instances.get(instanceId);
  if (!instance && AutoStopInstance) throw wrongValue('AutoStopInstance', true);
  if (!instance || instance.state === 'STOPPED') return undefined;
  if (instance.state === 'RUNNING' && AutoStopInstance) return instance;
  throw diskRefusal(
    'ResourceUnavailable.NotSupported',
    disk,
    `is attached to instance ${instance.instanceId}, which is ${instance.state}`,
  );
}

/** Stopping and rolling back take one delay together; starting takes another. */
function beginRollback(
  call: Call<Params>,
  disk: Disk,
  snapshot: Snapshot,
  toStop: Instance | undefined,
): void {
  const { AutoStartInstance } = call.params;
  if (toStop) beginInstanceChange(call, toStop, 'STOP');
  snapshot.state = 'ROLLBACKING';
  const end = () => {
    snapshot.state = 'NORMAL';
    const instance = toStop ?? call.account.instances.get(disk.instanceIds[0] ?? '');
    if (AutoStartInstance && instance?.state === 'STOPPED') beginInstanceChange(call, instance, 'START');
  };
  beginDiskChange(call, disk, {
    operation: 'ROLLBACK',
    transient: 'ROLLBACKING',
    ...(disk.instanceIds[0] === undefined ? {} : { instanceId: disk.instanceIds[0] }),
    finish: end,
    undo: end,
  });
}
