import { LRUCache } from 'lru-cache';

/**
 * Counts the writes of an account and region. The number is part of the key of a shared read, so a read that
 * starts after a write never joins one that began before it.
 */
export class WriteEpochs {
  private readonly epochs = new LRUCache<string, number>({ max: 10_000 });
  private last = 0;

  /** Called when a write is sent, and again when it has ended. */
  advance(accountKey: string, region: string | undefined): void {
    this.epochs.set(`${accountKey}\n${region ?? ''}`, ++this.last);
  }

  current(accountKey: string, region: string | undefined): number {
    return this.epochs.get(`${accountKey}\n${region ?? ''}`) ?? 0;
  }
}
