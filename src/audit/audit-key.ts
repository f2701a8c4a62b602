import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SealedSecretStore } from '../encryption/sealed-secret-store.js';
import { AuditSeal } from './audit-seal.js';

const NAME = 'audit';
const KEY_BYTES = 32;

/**
 * The key of the chains: made once, shared by all replicas, sealed with the key ring, lost if the key ring is
 * lost.
 */
@Injectable()
export class AuditKey {
  constructor(private readonly secrets: SealedSecretStore) {}

  /** Rejects when Postgres is unreachable or the key cannot be opened. */
  async seal(): Promise<AuditSeal> {
    return new AuditSeal(await this.bytes());
  }

  /**
   * For the start of a service: seals the key with the primary key of the ring. Without the audit key no change is
   * possible, so it must not stay sealed with an old key that will be removed from the configuration.
   */
  async renew(): Promise<void> {
    await this.bytes();
    await this.secrets.renew(NAME);
  }

  private bytes(): Promise<Buffer> {
    return this.secrets.getOrCreate(NAME, () => randomBytes(KEY_BYTES));
  }
}
