/** Tencent writes and reads times without a zone; they are Beijing time, UTC+8 all year since 1991. */
const OFFSET_MS = 8 * 3_600_000;

/** `YYYY-MM-DD HH:MM:SS`; throws RangeError for a time that JavaScript cannot represent. */
export const toBeijing = (epochMs: number): string =>
  new Date(epochMs + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** Milliseconds since 1970; NaN for a text that is no existing time, e.g. the 30th of February. */
export function fromBeijing(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return Number.NaN;
  const epochMs = Date.parse(`${text.replace(' ', 'T')}Z`) - OFFSET_MS;
  return !Number.isNaN(epochMs) && toBeijing(epochMs) === text ? epochMs : Number.NaN;
}

export const isBeijingTime = (value: unknown): boolean =>
  typeof value === 'string' && !Number.isNaN(fromBeijing(value));
