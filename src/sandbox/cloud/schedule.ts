import { atBeijing, beijingTime, DAY_MS } from './time.js';

const HOUR_MS = 3600 * 1000;
/** The rarest time points are on 29 February, which can be eight years away; an interval is a year at most. */
const MOST_DAYS_AHEAD = 366 * 9;

/** Hours of Beijing time on days that one of the other fields describes. */
export interface ScheduleRule {
  Hour: number[];
  /** 0 is Sunday. */
  DayOfWeek?: number[];
  /** Months without the day are skipped. */
  DayOfMonth?: number[];
  IntervalDays?: number;
}

/** The first time point after `afterMs`; intervals of days are counted from the day of `scheduledAtMs`. */
export function nextTrigger(rules: readonly ScheduleRule[], scheduledAtMs: number, afterMs: number): number {
  const firstDay = startOfDay(scheduledAtMs);
  const today = startOfDay(afterMs);
  for (let ahead = 0; ahead <= MOST_DAYS_AHEAD; ahead += 1) {
    const day = today + ahead * DAY_MS;
    const points = rules
      .filter((rule) => includesDay(rule, day, firstDay))
      .flatMap(({ Hour }) => Hour.map((hour) => day + hour * HOUR_MS))
      .filter((point) => point > afterMs);
    if (points.length > 0) return Math.min(...points);
  }
  return Infinity;
}

function includesDay(rule: ScheduleRule, day: number, firstDay: number): boolean {
  const [date = ''] = beijingTime(day).split(' ');
  if (rule.DayOfWeek) return rule.DayOfWeek.includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  if (rule.DayOfMonth) return rule.DayOfMonth.includes(Number(date.slice(-2)));
  const since = Math.round((day - firstDay) / DAY_MS);
  return since >= 0 && since % (rule.IntervalDays ?? 1) === 0;
}

/** Midnight in Beijing, which has no summer time. */
const startOfDay = (ms: number): number => atBeijing(`${beijingTime(ms).slice(0, 10)} 00:00:00`);
