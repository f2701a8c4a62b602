/**
 * Opens when this many calls in a row have failed over at least this time. Replies lost one by one between
 * calls that succeed, or all at once when a gateway drops its connections, are a matter of retries: the next
 * call succeeds, and refusing it would turn a moment into an outage. A few callers in turn are no storm either.
 */
const MIN_FAILURES = 20;
const MIN_OUTAGE_MS = 2_000;
/** A failure this long after the one before begins a new row. */
const FORGET_FAILURES_MS = 30_000;
/** Time between two probes of an open circuit: it closes at most this long after the outage has ended. */
const PROBE_INTERVAL_MS = 5_000;
const FORGET_MS = 60_000;

/** How a call ended, as far as the health of the other side is concerned. */
export type Health = 'ok' | 'failed' | 'unclear';

/**
 * Stops calls to an account and region that keep failing. While open, one call per interval passes as a
 * probe, even when the one before still hangs; a success closes the circuit.
 */
export class CircuitBreaker {
  /** Since the last success. */
  private failures = 0;
  private firstFailureAt = 0;
  private lastFailureAt = 0;
  private nextProbeAt: number | undefined;
  private touchedAt = performance.now();

  get isOpen(): boolean {
    return this.nextProbeAt !== undefined;
  }

  /** Open, and somebody asked for it lately: an outage that nobody meets any more is nobody's alert. */
  get isRefusing(): boolean {
    return this.isOpen && !this.isIdle();
  }

  isIdle(): boolean {
    return performance.now() - this.touchedAt > FORGET_MS;
  }

  /** Milliseconds until a call may pass; 0 means now. */
  get waitMs(): number {
    return this.nextProbeAt === undefined ? 0 : Math.max(0, this.nextProbeAt - performance.now());
  }

  /** Only when `waitMs` is 0. Returns what the end of the call has to be reported to. */
  enter(): (health: Health) => void {
    const isProbe = this.nextProbeAt !== undefined;
    this.touchedAt = performance.now();
    if (isProbe) this.nextProbeAt = this.touchedAt + PROBE_INTERVAL_MS;
    return (health) => this.record(health, isProbe);
  }

  private record(health: Health, isProbe: boolean): void {
    const now = performance.now();
    this.touchedAt = now;
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
