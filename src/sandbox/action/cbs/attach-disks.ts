import { isExpired } from '../../cloud/disk-billing.js';
import type { Disk } from '../../cloud/disk.js';
import type { Instance } from '../../cloud/instance.js';
import { refusal } from '../../error/api-error.js';
import { arrayOf, bool, required, string } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import { beginAttach } from './begin-attach.js';
import {
  diskRefusal,
  distinct,
  existingDisk,
  existingInstance,
  refuseBusyInstance,
  refuseFullInstance,
  refuseUnlessMovable,
  refuseWhileChanging,
} from './disk-guards.js';

export const attachDisks = defineAction({
  name: 'AttachDisks',
  writes: true,
  parameters: {
    InstanceId: required(string()),
    DiskIds: required(arrayOf(string(), 10)),
    DeleteWithInstance: bool(),
    AttachMode: string({ oneOf: ['PF', 'VF'] }),
  },
  run(call) {
    const { InstanceId, DiskIds, DeleteWithInstance } = call.params;
    const instance = existingInstance(call, InstanceId);
    if (!instance.takesDisks) {
      throw refusal(
        'InvalidInstance.NotSupported',
        `InstanceId: ${InstanceId}, instance does not support cloud disks`,
      );
    }
    const disks = distinct('DiskIds', DiskIds).map((diskId) => existingDisk(call, diskId));
    for (const disk of disks) refuseUnattachable(call, disk, instance);
    refuseBusyInstance(call, InstanceId);
    refuseFullInstance(call, instance, disks.length);
    for (const disk of disks) beginAttach(call, disk, InstanceId, DeleteWithInstance);
    return {};
  },
});

function refuseUnattachable(call: Call<unknown>, disk: Disk, instance: Instance): void {
  refuseUnlessMovable(disk);
  refuseWhileChanging(disk);
  const free = disk.shareable
    ? !disk.instanceIds.includes(instance.instanceId)
    : disk.instanceIds.length === 0;
  if (!free)
    throw diskRefusal('ResourceUnavailable.Attached', disk, `is attached to ${disk.instanceIds.join(',')}`);
  if (isExpired(disk, call.nowMs)) throw diskRefusal('InvalidDisk.NotSupported', disk, 'has expired');
  if (disk.placement.zone !== instance.zone) {
    throw diskRefusal(
      'ResourceUnavailable.ZoneNotMatch',
      disk,
      `and instance ${instance.instanceId} are in different zones`,
    );
  }
}
