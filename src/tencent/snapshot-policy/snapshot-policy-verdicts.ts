import type { Verdict } from '../client/write-confirmation.js';
import type { Schedule, SnapshotPolicy } from './snapshot-policy-mapping.js';

/** What a policy is made of and what of it can be changed; undefined fields are absent. */
export interface PolicyContent {
  AutoSnapshotPolicyName?: string | undefined;
  Policy?: Schedule[] | undefined;
  IsActivated?: boolean | undefined;
  IsPermanent?: boolean | undefined;
  /** Tencent refuses it together with `IsPermanent: true`. */
  RetentionDays?: number | undefined;
}

/** Whether a policy has all of this. */
export function hasContent(policy: SnapshotPolicy, wanted: PolicyContent): boolean {
  const { Policy, ...fields } = wanted;
  const keys = Object.keys(fields) as (keyof typeof fields)[];
  return (
    keys.every((key) => fields[key] === undefined || fields[key] === policy[key]) &&
    (Policy === undefined || schedulesText(Policy) === schedulesText(policy.Policy))
  );
}

export const contentVerdict =
  (wanted: PolicyContent): Verdict<SnapshotPolicy> =>
  (policy) => {
    if (!policy) return 'unknown';
    return hasContent(policy, wanted) ? 'done' : 'not-done';
  };

/** Ids are never used again, so a second deletion can only find what the first one left. */
export const deletionVerdict: Verdict<SnapshotPolicy> = (policy) => (policy ? 'not-done' : 'done');

/** Tencent skips disks that are not bound, so an unbinding can be repeated. */
export const unbindVerdict =
  (diskIds: readonly string[]): Verdict<SnapshotPolicy> =>
  (policy) => {
    if (!policy) return 'unknown';
    return diskIds.some((id) => policy.DiskIdSet.includes(id)) ? 'not-done' : 'done';
  };

/** Tencent refuses disks that are bound already, so a binding is repeated only when none of them is. */
export const bindVerdict =
  (diskIds: readonly string[]): Verdict<SnapshotPolicy> =>
  (policy) => {
    if (!policy) return 'unknown';
    const bound = diskIds.filter((id) => policy.DiskIdSet.includes(id)).length;
    if (bound === diskIds.length) return 'done';
    return bound === 0 ? 'not-done' : 'unknown';
  };

/** The same for equal schedules, whatever the order of their days and hours. */
const schedulesText = (schedules: readonly Schedule[]): string =>
  schedules
    .map(({ Hour, DayOfWeek, DayOfMonth, IntervalDays }) =>
      JSON.stringify([sorted(Hour), sorted(DayOfWeek), sorted(DayOfMonth), IntervalDays ?? 0]),
    )
    .toSorted()
    .join();

const sorted = (numbers: readonly number[] = []): number[] => numbers.toSorted((a, b) => a - b);
