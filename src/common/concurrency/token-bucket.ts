export interface BucketLimits {
  perSecond: number;
  /** Tokens that a bucket holds at most, and at the start. */
  burst: number;
}

/** A rate with a burst. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  /** `now` is in milliseconds. */
  constructor(
    private readonly limits: BucketLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.tokens = limits.burst;
    this.filledAt = now();
  }

  /** Takes the tokens, or none and answers false. */
  take(count = 1): boolean {
    const { perSecond, burst } = this.limits;
    const now = this.now();
    this.tokens = Math.min(burst, this.tokens + ((now - this.filledAt) / 1000) * perSecond);
    this.filledAt = now;
    if (this.tokens < count) return false;
    this.tokens -= count;
    return true;
  }
}
