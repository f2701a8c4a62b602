/**
 * Two clocks: the wall clock, which a test may move, and the monotonic one, which decides when a change is due and
 * which no test may move, or else a skewed `now` would finish or freeze every change.
 */
export interface Clock {
  now(): number;
  monotonicMs(): number;
  /** How long an asynchronous change takes. */
  delayMs: number;
}
