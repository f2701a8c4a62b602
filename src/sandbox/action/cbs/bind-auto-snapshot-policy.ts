import type { Disk } from '../../cloud/disk.js';
import {
  MAX_DISKS_PER_POLICY,
  MAX_POLICIES_PER_DISK,
  schedule,
  type SnapshotPolicy,
} from '../../cloud/snapshot-policy.js';
import { refusal } from '../../error/api-error.js';
import { missingParameter } from '../../error/gateway-errors.js';
import { arrayOf, required, string } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import { diskRefusal, distinct, existingDisk, refuseRecycled } from './disk-guards.js';
import { existingPolicy } from './policy-guards.js';

/** The whole call is refused when one disk is already bound to this policy; that it is not done in part is assumed. */
export const bindAutoSnapshotPolicy = defineAction({
  name: 'BindAutoSnapshotPolicy',
  writes: true,
  parameters: { AutoSnapshotPolicyId: required(string()), DiskIds: arrayOf(string(), 80) },
  run(call) {
    const { AutoSnapshotPolicyId, DiskIds } = call.params;
    if (!DiskIds) throw missingParameter('DiskIds');
    const policy = existingPolicy(call, AutoSnapshotPolicyId);
    const disks = distinct('DiskIds', DiskIds).map((diskId) => existingDisk(call, diskId));
    for (const disk of disks) refuseUnbindable(call, disk, policy);
    if (policy.diskIds.length + disks.length > MAX_DISKS_PER_POLICY) {
      throw refusal(
        'InvalidParameterValue.BindDiskLimitExceeded',
        `AutoSnapshotPolicyId: ${policy.policyId}, at most ${MAX_DISKS_PER_POLICY} disks`,
      );
    }
    policy.diskIds = [...policy.diskIds, ...DiskIds];
    if (policy.documentedPoint) schedule(policy, call.nowMs);
    for (const diskId of DiskIds) call.account.operations.add('BIND', diskId, call.nowMs);
    return {};
  },
});

function refuseUnbindable({ account }: Call<unknown>, disk: Disk, policy: SnapshotPolicy): void {
  if (policy.diskIds.includes(disk.diskId)) {
    throw diskRefusal('InvalidDisk.AlreadyBound', disk, `is bound to ${policy.policyId}`);
  }
  if (!disk.snapshotAbility) throw diskRefusal('InvalidDisk.NotSupported', disk, 'has no snapshot ability');
  refuseRecycled(disk);
  if (account.policiesOf(disk.diskId).length >= MAX_POLICIES_PER_DISK) {
    throw diskRefusal(
      'InvalidParameterValue.LimitExceeded',
      disk,
      `is bound to ${MAX_POLICIES_PER_DISK} policies`,
    );
  }
}
