import { randomId } from '../../cloud/random-id.js';
import { nextTrigger } from '../../cloud/schedule.js';
import { MAX_POLICIES_PER_REGION } from '../../cloud/snapshot-policy.js';
import { refusal } from '../../error/api-error.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { bool, required } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { policyAttributes, refuseWrongAttributes, refuseWrongRules, rules } from './policy-guards.js';
import { nameOrUnnamed } from './snapshot-guards.js';

const DEFAULT_RETENTION_DAYS = 7;

export const createAutoSnapshotPolicy = defineAction({
  name: 'CreateAutoSnapshotPolicy',
  writes: true,
  parameters: { Policy: required(rules()), DryRun: bool(), ...policyAttributes },
  run(call) {
    const { account, region, nowMs, params } = call;
    const { Policy, IsPermanent = false, RetentionDays } = params;
    refuseWrongAttributes(params);
    refuseWrongRules(Policy);
    if (IsPermanent && RetentionDays !== undefined) throw wrongValue('RetentionDays', RetentionDays);
    const nextPointMs = nextTrigger(Policy, nowMs, nowMs);
    // In UTC, as in the official sample, although DescribeAutoSnapshotPolicies has Beijing time.
    const NextTriggerTime = new Date(nextPointMs).toISOString().slice(0, 19).replace('T', ' ');
    if (params.DryRun) return { AutoSnapshotPolicyId: '', NextTriggerTime };
    const own = [...account.policies.values()].filter((policy) => policy.region === region);
    if (own.length >= MAX_POLICIES_PER_REGION) {
      throw refusal(
        'LimitExceeded.AutoSnapshotPolicyOutOfQuota',
        `Region: ${region}, at most ${MAX_POLICIES_PER_REGION} auto snapshot policies`,
      );
    }
    const policyId = randomId('asp');
    account.policies.set(policyId, {
      policyId,
      region,
      name: nameOrUnnamed(call, params.AutoSnapshotPolicyName),
      rules: Policy,
      isActivated: params.IsActivated ?? true,
      isPermanent: IsPermanent,
      retentionDays: RetentionDays ?? DEFAULT_RETENTION_DAYS,
      createdAtMs: nowMs,
      scheduledAtMs: nowMs,
      nextPointMs,
      documentedPoint: false,
      diskIds: [],
    });
    return { AutoSnapshotPolicyId: policyId, NextTriggerTime };
  },
});
