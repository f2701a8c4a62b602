import { schedule } from '../../cloud/snapshot-policy.js';
import { refusal } from '../../error/api-error.js';
import { missingParameter } from '../../error/gateway-errors.js';
import { required, string } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import {
  existingPolicy,
  policyAttributes,
  refuseWrongAttributes,
  refuseWrongRules,
  rules,
} from './policy-guards.js';

/** Takes effect at once. */
export const modifyAutoSnapshotPolicyAttribute = defineAction({
  name: 'ModifyAutoSnapshotPolicyAttribute',
  writes: true,
  parameters: { AutoSnapshotPolicyId: required(string()), Policy: rules(), ...policyAttributes },
  run(call) {
    const { AutoSnapshotPolicyId, ...attributes } = call.params;
    const { Policy, AutoSnapshotPolicyName, IsActivated, IsPermanent, RetentionDays } = attributes;
    if (Object.keys(attributes).length === 0) throw missingParameter('AutoSnapshotPolicyName');
    refuseWrongAttributes(attributes);
    if (Policy) refuseWrongRules(Policy);
    const policy = existingPolicy(call, AutoSnapshotPolicyId);
    if (IsPermanent && RetentionDays !== undefined) {
      throw refusal('InvalidParameter', `RetentionDays: ${RetentionDays}, conflicts with IsPermanent`);
    }
    if (AutoSnapshotPolicyName) policy.name = AutoSnapshotPolicyName;
    if (IsActivated !== undefined) policy.isActivated = IsActivated;
    if (IsPermanent !== undefined) policy.isPermanent = IsPermanent;
    if (RetentionDays !== undefined) policy.retentionDays = RetentionDays;
    if (RetentionDays !== undefined && IsPermanent === undefined) policy.isPermanent = false;
    if (Policy) {
      policy.rules = Policy;
      policy.scheduledAtMs = call.nowMs;
    }
    schedule(policy, call.nowMs);
    return {};
  },
});
