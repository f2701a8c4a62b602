import { Injectable } from '@nestjs/common';
import { SealedSecretStore } from '../encryption/sealed-secret-store.js';
import { ServiceKey } from '../encryption/service-key.js';
import { AuditSeal } from './audit-seal.js';

/** The key of the chains. Without it no change is possible. */
@Injectable()
export class AuditKey extends ServiceKey {
  constructor(secrets: SealedSecretStore) {
    super(secrets, 'audit');
  }

  /** Rejects when Postgres is unreachable or the key cannot be opened. */
  async seal(): Promise<AuditSeal> {
    return new AuditSeal(await this.bytes());
  }
}
