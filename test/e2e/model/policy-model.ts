import type { Schedule } from '../../../src/tencent/snapshot-policy/snapshot-policy-mapping.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BEIJING_MS = 8 * HOUR_MS;

/** What the portal is promised of a policy. */
export interface ModelPolicy {
  name: string;
  schedules: Schedule[];
  isActivated: boolean;
  isPermanent: boolean;
  retentionDays: number;
  diskIds: string[];
  /** Hours until then are over. Undefined for a documented policy, which does not run until it is changed or bound. */
  sinceMs: number | undefined;
  /** Intervals of days are counted from this day. */
  scheduledAtMs: number;
}

export const SEEDED_POLICIES = (): [string, ModelPolicy][] => [
  ['asp-peiq4wwp', seeded('test001', { DayOfWeek: [6], Hour: [23] }, 30, '2021-07-29T08:46:56Z')],
  ['asp-63p7jk73', seeded('test', { DayOfWeek: [1], Hour: [23] }, 1, '2021-08-27T11:40:13Z')],
];

export const runsAt = (policy: ModelPolicy, pointMs: number): boolean =>
  policy.isActivated && isPoint(policy, pointMs);

/** The next hour at which the policy runs, as it shows it; undefined for a documented one. */
export function nextPoint(policy: ModelPolicy, nowMs: number): number | undefined {
  if (policy.sinceMs === undefined) return undefined;
  let pointMs = (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS;
  while (!isPoint(policy, pointMs)) pointMs += HOUR_MS;
  return pointMs;
}

function isPoint({ schedules, sinceMs, scheduledAtMs }: ModelPolicy, pointMs: number): boolean {
  const point = new Date(pointMs + BEIJING_MS);
  const days = dayOf(pointMs) - dayOf(scheduledAtMs);
  const isDay = ({ DayOfWeek, DayOfMonth, IntervalDays }: Schedule) =>
    DayOfWeek?.includes(point.getUTCDay()) ??
    DayOfMonth?.includes(point.getUTCDate()) ??
    days % (IntervalDays ?? 1) === 0;
  return (
    sinceMs !== undefined &&
    pointMs > sinceMs &&
    schedules.some((schedule) => schedule.Hour.includes(point.getUTCHours()) && isDay(schedule))
  );
}

const dayOf = (ms: number): number => Math.floor((ms + BEIJING_MS) / DAY_MS);

function seeded(name: string, schedule: Schedule, retentionDays: number, madeAt: string): ModelPolicy {
  return {
    name,
    schedules: [schedule],
    isActivated: true,
    isPermanent: false,
    retentionDays,
    diskIds: [],
    sinceMs: undefined,
    scheduledAtMs: Date.parse(madeAt),
  };
}
