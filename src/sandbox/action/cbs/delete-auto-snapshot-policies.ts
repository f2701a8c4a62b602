import { arrayOf, required, string } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { distinct } from './disk-guards.js';
import { existingPolicy } from './policy-guards.js';

/** No code for a policy with disks is documented, so it is deleted, and its snapshots stay. */
export const deleteAutoSnapshotPolicies = defineAction({
  name: 'DeleteAutoSnapshotPolicies',
  writes: true,
  parameters: { AutoSnapshotPolicyIds: required(arrayOf(string(), 100)) },
  run(call) {
    const policies = distinct('AutoSnapshotPolicyIds', call.params.AutoSnapshotPolicyIds).map((id) =>
      existingPolicy(call, id),
    );
    for (const { policyId } of policies) call.account.policies.delete(policyId);
    return {};
  },
});
