const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** What a caller may send. */
export const BEIJING_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** `YYYY-MM-DD HH:MM:SS` in Beijing, which has had no summer time since 1991. */
export const toBeijingTime = (date: Date): string =>
  new Date(date.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** Undefined for anything that is not a moment of the calendar, the 30th of February included. */
export function fromBeijingTime(text: string): Date | undefined {
  if (!BEIJING_TIME.test(text)) return undefined;
  const date = new Date(Date.parse(`${text.replace(' ', 'T')}Z`) - BEIJING_OFFSET_MS);
  return !Number.isNaN(date.getTime()) && toBeijingTime(date) === text ? date : undefined;
}
