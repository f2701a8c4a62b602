const FIRST_SWEEP_SIZE = 1_024;

/**
 * A map of small state machines, made on demand. Bounded by what is in use: whenever it has doubled, the
 * idle ones are dropped, so a caller cannot grow it by naming ever new regions. A plain LRU would not do:
 * dropping a limiter or breaker that is in use forgets the limit.
 */
export class KeyedStates<T extends { isIdle(): boolean }> {
  private readonly states = new Map<string, T>();
  private sweepSize = FIRST_SWEEP_SIZE;

  constructor(private readonly make: (key: string) => T) {}

  get(key: string): T {
    let state = this.states.get(key);
    if (!state) {
      if (this.states.size >= this.sweepSize) this.sweep();
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

  private sweep(): void {
    for (const [key, state] of this.states) if (state.isIdle()) this.states.delete(key);
    this.sweepSize = Math.max(FIRST_SWEEP_SIZE, this.states.size * 2);
  }
}
