import { LRUCache } from 'lru-cache';

/**
 * Counts the writes of an account and region. The number is part of the key of a shared read, so a read that
 * starts after a write never joins one that began before it.
 */
export class WriteEpochs {
  private readonly epochs = new LRUCache<string, number>({ max: 10_000 });
  private last = 0;

  /** Called when a write is sent, and again when it has ended. */
  advance(secretId: string, region: string | undefined): void {
    this.epochs.set(`${secretId}\n${region ?? ''}`, ++this.last);
  }

  current(secretId: string, region: string | undefined): number {
    return this.epochs.get(`${secretId}\n${region ?? ''}`) ?? 0;
  }
}
