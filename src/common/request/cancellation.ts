/** Thrown by cancelled work when the cancellation has no reason of its own. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/**
 * Tells work to stop, and why. It replaces AbortSignal, which takes ten times as long: one is made for every
 * request and one for every call, and AbortSignals (event targets with weak references) took a noticeable part of
 * the time of a call.
 */
export class Cancellation {
  private readonly listeners = new Set<() => void>();
  private cancelled = false;
  private cause: unknown;

  get isCancelled(): boolean {
    return this.cancelled;
  }

  /** Undefined before the cancellation, and when it has no reason. */
  get reason(): unknown {
    return this.cause;
  }

  /** Only the first call has an effect. */
  cancel(reason?: unknown): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.cause = reason;
    for (const listener of [...this.listeners]) listener();
    this.listeners.clear();
  }

  /** The listener is called once, when the work is cancelled; never if it is cancelled already. */
  listen(listener: () => void): void {
    this.listeners.add(listener);
  }

  unlisten(listener: () => void): void {
    this.listeners.delete(listener);
  }
}
