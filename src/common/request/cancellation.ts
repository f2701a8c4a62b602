/** Why work ended early when nobody gave a reason of its own. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/**
 * Tells work to stop, and why. Does what an AbortSignal would, at a tenth of its cost: one is made for every
 * request and one for every call, and AbortSignals (event targets with weak references) made up a good part
 * of the time of a call.
 */
export class Cancellation {
  private readonly listeners = new Set<() => void>();
  private cancelled = false;
  private cause: unknown;

  get isCancelled(): boolean {
    return this.cancelled;
  }

  /** Undefined until it is cancelled, and when that was done without one. */
  get reason(): unknown {
    return this.cause;
  }

  /** Only the first time counts. */
  cancel(reason?: unknown): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.cause = reason;
    for (const listener of [...this.listeners]) listener();
    this.listeners.clear();
  }

  /** Called once, when the work is cancelled; never when that has happened already. */
  listen(listener: () => void): void {
    this.listeners.add(listener);
  }

  unlisten(listener: () => void): void {
    this.listeners.delete(listener);
  }
}
