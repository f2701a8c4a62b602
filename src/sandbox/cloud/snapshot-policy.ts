import { nextTrigger, type ScheduleRule } from './schedule.js';

export interface SnapshotPolicy {
  policyId: string;
  region: string;
  name: string;
  rules: readonly ScheduleRule[];
  isActivated: boolean;
  isPermanent: boolean;
  retentionDays: number;
  createdAtMs: number;
  /** When the rules were set: the first day of an interval of days. */
  scheduledAtMs: number;
  /** The time point for which it fires next; earlier ones are over. */
  nextPointMs: number;
  /** A documented policy shows a time point in the past and does not fire until it is modified or bound. */
  documentedPoint: boolean;
  diskIds: string[];
}

/** The published limits. For policies in a region the documents say 32 and 30. */
export const MAX_POLICIES_PER_REGION = 30;
export const MAX_DISKS_PER_POLICY = 200;
export const MAX_POLICIES_PER_DISK = 10;

/** Only time points from now on count. */
export function schedule(policy: SnapshotPolicy, nowMs: number): void {
  policy.documentedPoint = false;
  policy.nextPointMs = nextTrigger(policy.rules, policy.scheduledAtMs, nowMs);
}

/** What the policy shows as its next time point. It begins some minutes after that point. */
export function shownPointMs(policy: SnapshotPolicy, nowMs: number): number {
  if (policy.documentedPoint || policy.nextPointMs > nowMs) return policy.nextPointMs;
  return nextTrigger(policy.rules, policy.scheduledAtMs, nowMs);
}
