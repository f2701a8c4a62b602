const BEIJING_OFFSET_MS = 8 * 3600 * 1000;
export const DAY_MS = 24 * 3600 * 1000;

/** Times of this API have the form `YYYY-MM-DD HH:MM:SS` and are Beijing time (cloudmux subtracts 8 hours). */
export function beijingTime(ms: number): string {
  return new Date(ms + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** `undefined` for any other text, and for a day that does not exist. */
export function fromBeijingTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`) - BEIJING_OFFSET_MS;
  return Number.isNaN(ms) || beijingTime(ms) !== text ? undefined : ms;
}

/** For constants; throws when the text is not a time. */
export function atBeijing(text: string): number {
  const ms = fromBeijingTime(text);
  if (ms === undefined) throw new Error(`not a time: ${text}`);
  return ms;
}

export function addMonths(ms: number, months: number): number {
  const date = new Date(ms);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime();
}
