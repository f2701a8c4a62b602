import type { Cancellation } from '../request/cancellation.js';

/**
 * Resolves after the time, or earlier when it is cancelled; never rejects. `node:timers/promises` takes an
 * AbortSignal for that, which costs too much per request.
 */
export const sleep = (ms: number, cancellation?: Cancellation): Promise<void> =>
  new Promise((resolve) => void onceOver(ms, cancellation, resolve));

/**
 * Settles as `work` does, or rejects with `tooLate()` when the time is over or the wait is cancelled before that;
 * the work itself goes on and its result is dropped. `tooLate` is called at that moment and once at most, so it may
 * also stop the work. If the cancellation and the result come in the same turn of the event loop, the cancellation
 * counts. With `Infinity` there is no time limit.
 */
export function within<T>(
  work: Promise<T>,
  timeoutMs: number,
  tooLate: () => Error,
  cancellation?: Cancellation,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stopWaiting = onceOver(timeoutMs, cancellation, () => reject(tooLate()));
    work.finally(stopWaiting).then(resolve, reject);
  });
}

/**
 * Calls `end` when the time is over or it is cancelled, whichever is first. Returns the function that prevents
 * both.
 */
function onceOver(ms: number, cancellation: Cancellation | undefined, end: () => void): () => void {
  const stop = () => {
    clearTimeout(timer);
    cancellation?.unlisten(over);
  };
  const over = () => {
    stop();
    end();
  };
  // A cancellation does not notify those who listen after it was cancelled.
  const waitMs = cancellation?.isCancelled ? 0 : Math.max(0, ms);
  const timer = waitMs === Infinity ? undefined : setTimeout(over, waitMs);
  cancellation?.listen(over);
  return stop;
}
