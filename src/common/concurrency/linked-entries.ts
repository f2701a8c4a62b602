interface Entry<T> {
  value: T | undefined;
  previous: Entry<T> | undefined;
  next: Entry<T> | undefined;
}

/**
 * What comes and goes with each request, in the order of its coming. What has left refers to nothing and nothing refers to
 * it, so it is never kept in memory by something that is old; in a Map it would be, see `RenewedMap`.
 */
export class LinkedEntries<T extends object> {
  private head: Entry<T> | undefined;
  private tail: Entry<T> | undefined;
  private count = 0;

  get size(): number {
    return this.count;
  }

  get oldest(): T | undefined {
    return this.head?.value;
  }

  /** A list of its own, which does not change with the entries. */
  values(): T[] {
    const values: T[] = [];
    for (let entry = this.head; entry; entry = entry.next) values.push(entry.value!);
    return values;
  }

  /** Returns how to remove it: false when it was removed before. */
  add(value: T): () => boolean {
    const entry: Entry<T> = { value, previous: this.tail, next: undefined };
    if (this.tail) this.tail.next = entry;
    else this.head = entry;
    this.tail = entry;
    this.count += 1;
    return () => this.remove(entry);
  }

  private remove(entry: Entry<T>): boolean {
    if (!entry.value) return false;
    const { previous, next } = entry;
    if (previous) previous.next = next;
    else this.head = next;
    if (next) next.previous = previous;
    else this.tail = previous;
    entry.value = undefined;
    entry.previous = undefined;
    entry.next = undefined;
    this.count -= 1;
    return true;
  }
}
