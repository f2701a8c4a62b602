/** Opens at this many failures within the window, if they are at least half of its calls. */
const MIN_FAILURES = 5;
const FAILURE_SHARE = 0.5;
const WINDOW_MS = 10_000;
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
  private windowStart = performance.now();
  private calls = 0;
  private failures = 0;
  private nextProbeAt: number | undefined;
  private touchedAt = performance.now();

  get isOpen(): boolean {
    return this.nextProbeAt !== undefined;
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
    if (health === 'ok' && this.isOpen) return this.close(now);
    if (this.isOpen) {
      if (isProbe && health === 'unclear') this.nextProbeAt = now;
      return;
    }
    if (health === 'unclear') return;
    if (now - this.windowStart > WINDOW_MS) this.startWindow(now);
    this.calls += 1;
    if (health === 'ok') return;
    this.failures += 1;
    if (this.failures >= MIN_FAILURES && this.failures >= this.calls * FAILURE_SHARE) {
      this.nextProbeAt = now + PROBE_INTERVAL_MS;
    }
  }

  private close(now: number): void {
    this.nextProbeAt = undefined;
    this.startWindow(now);
  }

  private startWindow(now: number): void {
    this.windowStart = now;
    this.calls = 0;
    this.failures = 0;
  }
}
