import { beginDiskChange } from '../../cloud/disk-change.js';
import type { Disk } from '../../cloud/disk.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, required, string } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import {
  distinct,
  existingDisk,
  existingInstance,
  refuseBusyInstance,
  refuseUnlessMovable,
  refuseWhileChanging,
} from './disk-guards.js';

export const detachDisks = defineAction({
  name: 'DetachDisks',
  writes: true,
  parameters: {
    DiskIds: required(arrayOf(string(), 10)),
    InstanceId: string(),
  },
  run(call) {
    const { DiskIds, InstanceId } = call.params;
    if (InstanceId !== undefined) existingInstance(call, InstanceId);
    const disks = distinct('DiskIds', DiskIds).map((diskId) => existingDisk(call, diskId));
    for (const disk of disks) {
      refuseUnlessMovable(disk);
      refuseWhileChanging(disk);
    }
    // A disk that is not attached is accepted without an error (cloudmux).
    const attached = disks.filter((disk) => disk.instanceIds.length > 0);
    const sources = attached.map((disk) => instanceToDetachFrom(disk, InstanceId));
    const [source] = sources;
    if (source === undefined) return {};
    if (sources.some((other) => other !== source)) throw wrongValue('DiskIds', DiskIds);
    refuseBusyInstance(call, source);
    for (const disk of attached) beginDetach(call, disk, source);
    return {};
  },
});

/** The code for an instance that does not have the disk is not published; InvalidParameterValue is assumed. */
function instanceToDetachFrom(disk: Disk, asked: string | undefined): string {
  const [first, ...others] = disk.instanceIds;
  if (asked === undefined && others.length > 0) throw wrongValue('InstanceId', '');
  const source = asked ?? first ?? '';
  if (!disk.instanceIds.includes(source)) throw wrongValue('InstanceId', source);
  return source;
}

function beginDetach(call: Call<unknown>, disk: Disk, instanceId: string): void {
  beginDiskChange(call, disk, {
    operation: 'DETACH',
    transient: 'DETACHING',
    instanceId,
    finish: () => {
      disk.instanceIds = disk.instanceIds.filter((id) => id !== instanceId);
      disk.state = disk.instanceIds.length > 0 ? 'ATTACHED' : 'UNATTACHED';
    },
  });
}
