import { fromBeijing, toBeijing } from '../common/time/beijing-time.js';

const DAY_MS = 24 * 3_600_000;
/** Tencent keeps an expired disk in use for so long, and every disk in the recycle bin for so long. */
const GRACE_MS = 7 * DAY_MS;
const RECYCLED_MS = 7 * DAY_MS;

/**
 * When a disk in the recycle bin is destroyed, Beijing time. Tencent does not tell when a disk went there. It is known of
 * one that this service returned, and of one whose deadline passed so long ago that it can only have expired: one that
 * was returned before its deadline would be gone by now.
 */
export function purgeTimeOf(
  deadlineTime: string,
  returnedAt: Date | undefined,
  nowMs: number,
): string | null {
  if (returnedAt) return toBeijing(returnedAt.getTime() + RECYCLED_MS);
  const expiredAt = fromBeijing(deadlineTime) + GRACE_MS;
  return expiredAt <= nowMs ? toBeijing(expiredAt + RECYCLED_MS) : null;
}
