import { refusal } from '../../error/api-error.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, required, string } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { distinct } from './disk-guards.js';
import { existingPolicy } from './policy-guards.js';

/** Disks that are not bound are skipped. */
export const unbindAutoSnapshotPolicy = defineAction({
  name: 'UnbindAutoSnapshotPolicy',
  writes: true,
  parameters: {
    AutoSnapshotPolicyId: required(string()),
    DiskIds: arrayOf(string(), 100),
    InstanceIds: arrayOf(string(), 100),
  },
  run(call) {
    const { AutoSnapshotPolicyId, DiskIds, InstanceIds } = call.params;
    const { account, region } = call;
    if (!DiskIds && !InstanceIds) throw missingParameter('DiskIds');
    const policy = existingPolicy(call, AutoSnapshotPolicyId);
    for (const diskId of distinct('DiskIds', DiskIds ?? [])) {
      if (!account.visibleDisk(region, diskId)) {
        throw refusal('InvalidDiskId.NotFound', `DiskId: ${diskId}, disk not found`);
      }
    }
    InstanceIds?.forEach((instanceId, i) => {
      if (!account.instances.get(instanceId)?.zone.startsWith(`${region}-`)) {
        throw wrongValue(`InstanceIds.${i}`, instanceId);
      }
    });
    const gone = new Set([
      ...(DiskIds ?? []),
      ...(InstanceIds ?? []).flatMap((id) => account.disksOf(id).map(({ diskId }) => diskId)),
    ]);
    const unbound = policy.diskIds.filter((diskId) => gone.has(diskId));
    policy.diskIds = policy.diskIds.filter((diskId) => !gone.has(diskId));
    for (const diskId of unbound) account.operations.add('UNBIND', diskId, call.nowMs);
    return {};
  },
});
