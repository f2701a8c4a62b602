/** Tencent writes and reads times without a zone; they are Beijing time, UTC+8 all year. */
const OFFSET_MS = 8 * 3_600_000;

export const toBeijing = (epochMs: number): string =>
  new Date(epochMs + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** Milliseconds since 1970 of `YYYY-MM-DD HH:MM:SS`, Beijing time; NaN for anything else. */
export const fromBeijing = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`) - OFFSET_MS;
