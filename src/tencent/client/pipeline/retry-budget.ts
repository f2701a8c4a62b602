const SPAN_SECONDS = 60;
const MIN_RETRIES = 10;
/**
 * A little below the tenth that is promised: retries that were made at once at the beginning are granted again when
 * they leave the span.
 */
const RETRY_SHARE = 0.09;

/**
 * Keeps retries from multiplying the load on an account whose calls fail: at most a tenth of its calls of the last
 * minute, but always ten. Counted in buckets of one second.
 */
export class RetryBudget {
  private readonly calls = new Uint32Array(SPAN_SECONDS);
  private readonly retries = new Uint32Array(SPAN_SECONDS);
  private second = Math.floor(performance.now() / 1_000);

  isIdle(): boolean {
    return Math.floor(performance.now() / 1_000) - this.second >= SPAN_SECONDS;
  }

  countCall(): void {
    this.advance();
    this.calls[this.second % SPAN_SECONDS]! += 1;
  }

  /** Takes one retry from the budget; false when nothing is left. */
  tryRetry(): boolean {
    this.advance();
    const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);
    if (sum(this.retries) >= Math.max(MIN_RETRIES, sum(this.calls) * RETRY_SHARE)) return false;
    this.retries[this.second % SPAN_SECONDS]! += 1;
    return true;
  }

  private advance(): void {
    const now = Math.floor(performance.now() / 1_000);
    const first = Math.max(this.second + 1, now - SPAN_SECONDS + 1);
    for (let second = first; second <= now; second += 1) {
      this.calls[second % SPAN_SECONDS] = 0;
      this.retries[second % SPAN_SECONDS] = 0;
    }
    this.second = now;
  }
}
