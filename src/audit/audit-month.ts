/** The first day of a month in Beijing, as Postgres writes it: `2026-10-01`. A row has the month in which it was written. */
export type AuditMonth = string;

const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export const monthOf = (at: Date): AuditMonth =>
  `${new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 7)}-01`;

/**
 * No event of that time or later is in a month before this one, for questions that need not ask every partition. The day
 * is for times of versions that took them from the clock of their own machine.
 */
export const firstMonthSince = (at: Date): AuditMonth => monthOf(new Date(at.getTime() - DAY_MS));

/** The moment at which the month ends. */
export function endOfMonth(month: AuditMonth): Date {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1) - BEIJING_OFFSET_MS);
}

/** `2026-10`, as people write it; undefined for another text. */
export const monthFrom = (text: string): AuditMonth | undefined =>
  /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : undefined;

export const shortMonth = (month: AuditMonth): string => month.slice(0, 7);
