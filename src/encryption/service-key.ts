import { randomBytes } from 'node:crypto';
import type { SealedSecretStore } from './sealed-secret-store.js';

const KEY_BYTES = 32;

/**
 * A key of the service for one purpose: made once, shared by all replicas, sealed with the key ring, lost if the key
 * ring is lost.
 */
export class ServiceKey {
  constructor(
    private readonly secrets: SealedSecretStore,
    private readonly purpose: string,
  ) {}

  /** Rejects when Postgres is unreachable or the key cannot be opened. */
  bytes(): Promise<Buffer> {
    return this.secrets.getOrCreate(this.purpose, () => randomBytes(KEY_BYTES));
  }

  /**
   * For the start of a service: seals the key with the primary key of the ring. What needs it stops without it, so it
   * must not stay sealed with an old key that will be removed from the configuration.
   */
  async renew(): Promise<void> {
    await this.bytes();
    await this.secrets.renew(this.purpose);
  }
}
