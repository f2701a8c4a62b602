/** After so many deletions, or as many as there are entries, if these are more. */
const LEAST_DELETIONS = 32;

/**
 * A Map for what comes and goes with each request. When V8 gives a Map a new table, after some dozen changes, the old
 * table keeps a reference to it. Once one of these tables is in the old generation, all that come after it stay in memory
 * until the next major collection, with everything that was in them, though nobody can reach them: a chain without an
 * end. This one begins a new Map before the chain is long.
 */
export class RenewedMap<K, V> implements Iterable<[K, V]> {
  private map = new Map<K, V>();
  private deletions = 0;

  get size(): number {
    return this.map.size;
  }

  get(key: K): V | undefined {
    return this.map.get(key);
  }

  set(key: K, value: V): void {
    this.map.set(key, value);
  }

  /** False when it was not there. */
  delete(key: K): boolean {
    if (!this.map.delete(key)) return false;
    this.deletions += 1;
    if (this.deletions >= Math.max(LEAST_DELETIONS, this.map.size)) {
      this.map = new Map(this.map);
      this.deletions = 0;
    }
    return true;
  }

  keys(): IterableIterator<K> {
    return this.map.keys();
  }

  values(): IterableIterator<V> {
    return this.map.values();
  }

  /** In the order of insertion. Entries that are deleted meanwhile may still come. */
  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.map.entries();
  }
}
