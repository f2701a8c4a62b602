/**
 * Opens when this many calls in a row have failed over at least this time. Replies that are lost one by one between
 * calls that succeed, or all at once when a gateway closes its connections, are left to the retries: the next call
 * succeeds, and refusing it would make the failure longer.
 */
const MIN_FAILURES = 20;
const MIN_OUTAGE_MS = 2_000;
/** A failure this long after the one before begins a new row. */
const FORGET_FAILURES_MS = 30_000;
/** Time between two probes of an open circuit. It closes at most this long after the outage has ended. */
const PROBE_INTERVAL_MS = 5_000;
const FORGET_MS = 60_000;

/** What the end of a call says about the health of Tencent. */
export type Health = 'ok' | 'failed' | 'unclear';

/**
 * Stops calls to an account and region that keep failing. While it is open, one call per interval passes as a probe,
 * even when the one before has not ended; a success closes the circuit.
 */
export class CircuitBreaker {
  /** Since the last success. */
  private failures = 0;
  private firstFailureAt = 0;
  private lastFailureAt = 0;
  private nextProbeAt: number | undefined;
  private lastUsedAt = performance.now();

  get isOpen(): boolean {
    return this.nextProbeAt !== undefined;
  }

  /** Open and used lately: an open circuit that nobody uses must not raise an alert. */
  get isRefusing(): boolean {
    return this.isOpen && !this.isIdle();
  }

  isIdle(): boolean {
    return performance.now() - this.lastUsedAt > FORGET_MS;
  }

  /** Milliseconds until a call may pass; 0 means now. */
  get waitMs(): number {
    return this.nextProbeAt === undefined ? 0 : Math.max(0, this.nextProbeAt - performance.now());
  }

  /** Only when `waitMs` is 0. The result is called with the health that the end of the call shows. */
  enter(): (health: Health) => void {
    const isProbe = this.nextProbeAt !== undefined;
    this.lastUsedAt = performance.now();
    if (isProbe) this.nextProbeAt = this.lastUsedAt + PROBE_INTERVAL_MS;
    return (health) => this.record(health, isProbe);
  }

  private record(health: Health, isProbe: boolean): void {
    const now = performance.now();
    this.lastUsedAt = now;
    if (health === 'ok') return this.close();
    if (this.isOpen) {
      if (isProbe && health === 'unclear') this.nextProbeAt = now;
      return;
    }
    if (health === 'unclear') return;
    if (this.failures === 0 || now - this.lastFailureAt > FORGET_FAILURES_MS) {
      this.failures = 0;
      this.firstFailureAt = now;
    }
    this.lastFailureAt = now;
    this.failures += 1;
    if (this.failures >= MIN_FAILURES && now - this.firstFailureAt >= MIN_OUTAGE_MS)
      this.nextProbeAt = now + PROBE_INTERVAL_MS;
  }

  private close(): void {
    this.nextProbeAt = undefined;
    this.failures = 0;
  }
}
