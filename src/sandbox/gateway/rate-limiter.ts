import { requestLimitExceeded } from '../error/gateway-errors.js';

/** Counts the calls of each key in each second. A refused call counts too, as the recorded error texts show. */
export class RateLimiter {
  private second = -1;
  private readonly counts = new Map<string, number>();

  constructor(private readonly monotonicMs: () => number) {}

  /** Throws RequestLimitExceeded when the key has had more than `limit` calls in this second. */
  admit(key: string, limit: number): void {
    const second = Math.floor(this.monotonicMs() / 1000);
    if (second !== this.second) {
      this.second = second;
      this.counts.clear();
    }
    const seen = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, seen);
    if (seen > limit) throw requestLimitExceeded(seen, limit);
  }

  reset(): void {
    this.counts.clear();
  }
}
