import type { ScheduleRule } from '../../cloud/schedule.js';
import type { SnapshotPolicy } from '../../cloud/snapshot-policy.js';
import { refusal } from '../../error/api-error.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, bool, object, type ParamsOf, required, string, uint } from '../../parameter/spec.js';
import type { Call } from '../action.js';

const MAX_NAME_BYTES = 60;

export const rules = () =>
  arrayOf(
    object({
      Hour: required(arrayOf(uint(23))),
      DayOfWeek: arrayOf(uint(6)),
      DayOfMonth: arrayOf(uint(31)),
      IntervalDays: uint(365),
    }),
  );

/** What creating and modifying a policy have in common. */
export const policyAttributes = {
  AutoSnapshotPolicyName: string({ mayBeEmpty: true }),
  IsActivated: bool(),
  IsPermanent: bool(),
  RetentionDays: uint(),
};
type Attributes = ParamsOf<typeof policyAttributes>;

export function existingPolicy({ account, region }: Call<unknown>, policyId: string): SnapshotPolicy {
  const policy = account.policies.get(policyId);
  if (policy?.region === region) return policy;
  throw refusal(
    'InvalidAutoSnapshotPolicyId.NotFound',
    `AutoSnapshotPolicyId: ${policyId}, auto snapshot policy not found`,
  );
}

export function refuseWrongAttributes({ AutoSnapshotPolicyName, RetentionDays }: Attributes): void {
  if (Buffer.byteLength(AutoSnapshotPolicyName ?? '') > MAX_NAME_BYTES) {
    throw wrongValue('AutoSnapshotPolicyName', AutoSnapshotPolicyName);
  }
  if (RetentionDays === 0) throw wrongValue('RetentionDays', RetentionDays);
}

/** Several kinds of days in one rule are refused; what Tencent does is not published. */
export function refuseWrongRules(given: ScheduleRule[]): void {
  given.forEach(({ DayOfWeek, DayOfMonth, IntervalDays }, i) => {
    const kinds = [DayOfWeek, DayOfMonth, IntervalDays].filter((kind) => kind !== undefined);
    if (kinds.length === 0) throw missingParameter(`Policy.${i}.DayOfWeek`);
    if (kinds.length > 1) throw wrongValue(`Policy.${i}`, given[i]);
    const zero = DayOfMonth?.indexOf(0) ?? -1;
    if (zero >= 0) throw wrongValue(`Policy.${i}.DayOfMonth.${zero}`, 0);
    if (IntervalDays === 0) throw wrongValue(`Policy.${i}.IntervalDays`, 0);
  });
}
