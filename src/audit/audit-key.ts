import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SealedSecretStore } from '../credential/sealed-secret-store.js';
import { AuditSeal } from './audit-seal.js';

const KEY_BYTES = 32;

/** The key of the chains: made once, shared by all replicas, sealed with the key ring, gone if that is lost. */
@Injectable()
export class AuditKey {
  constructor(private readonly secrets: SealedSecretStore) {}

  /** Rejects when Postgres is away or the key cannot be opened. */
  async seal(): Promise<AuditSeal> {
    return new AuditSeal(await this.secrets.getOrCreate('audit', () => randomBytes(KEY_BYTES)));
  }
}
