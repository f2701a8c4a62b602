import { requestLimitExceeded } from '../error/gateway-errors.js';

/** Counts calls a second of one account to one action in one region; a refused call still counts, as in the texts seen. */
export class RateLimiter {
  private second = -1;
  private readonly counts = new Map<string, number>();

  constructor(private readonly monotonicMs: () => number) {}

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
