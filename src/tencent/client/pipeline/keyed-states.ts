const MIN_DROP_SIZE = 1_024;

/**
 * A map of small state machines, made on demand. Whenever it has doubled, the idle ones are dropped, so a caller
 * cannot make it grow by naming new regions. An LRU cache would not do: dropping a limiter or breaker that is in
 * use loses its limit.
 */
export class KeyedStates<T extends { isIdle(): boolean }> {
  private readonly states = new Map<string, T>();
  private dropIdleAtSize = MIN_DROP_SIZE;

  constructor(private readonly make: (key: string) => T) {}

  get(key: string): T {
    let state = this.states.get(key);
    if (!state) {
      if (this.states.size >= this.dropIdleAtSize) this.dropIdle();
      this.states.set(key, (state = this.make(key)));
    }
    return state;
  }

  entries(): IterableIterator<[string, T]> {
    return this.states.entries();
  }

  get size(): number {
    return this.states.size;
  }

  private dropIdle(): void {
    for (const [key, state] of this.states) if (state.isIdle()) this.states.delete(key);
    this.dropIdleAtSize = Math.max(MIN_DROP_SIZE, this.states.size * 2);
  }
}
