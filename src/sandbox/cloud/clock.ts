/**
 * A test may set the wall clock. The monotonic clock decides when a change is due, so that a wall clock that was set
 * completes no change too early and delays none.
 */
export interface Clock {
  now(): number;
  monotonicMs(): number;
  /** How long an asynchronous change takes. */
  delayMs: number;
}
