import { RenewedMap } from './renewed-map.js';

/** Waiting items, taken in turn from each owner and in order within one owner. */
export class FairQueue<T> {
  /** In the order in which the owners get their turns. */
  private readonly owners = new RenewedMap<string, T[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  push(owner: string, item: T): void {
    const items = this.owners.get(owner);
    if (items) items.push(item);
    else this.owners.set(owner, [item]);
    this.count += 1;
  }

  /** What `shift` takes next. */
  peek(): T | undefined {
    return this.owners.values().next().value?.[0];
  }

  shift(): T | undefined {
    const [next] = this.owners;
    if (!next) return undefined;
    const [owner, items] = next;
    const item = items.shift();
    this.owners.delete(owner);
    if (items.length > 0) this.owners.set(owner, items);
    this.count -= 1;
    return item;
  }

  remove(owner: string, item: T): void {
    const items = this.owners.get(owner);
    const index = items?.indexOf(item) ?? -1;
    if (!items || index < 0) return;
    items.splice(index, 1);
    if (items.length === 0) this.owners.delete(owner);
    this.count -= 1;
  }

  /** How many items would be taken before one that `owner` adds now. */
  aheadOf(owner: string): number {
    const own = this.owners.get(owner)?.length ?? 0;
    let ahead = own;
    let before = true;
    for (const [other, items] of this.owners) {
      if (other === owner) before = false;
      else ahead += Math.min(items.length, before ? own + 1 : own);
    }
    return ahead;
  }
}
