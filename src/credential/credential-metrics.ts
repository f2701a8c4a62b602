import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';

@Injectable()
export class CredentialMetrics {
  /** `hit` from memory, `miss` asked the database, `stale` an old row because it could not be asked, `failed` none. */
  readonly cacheEvents: Counter<'result'>;
  readonly decryptFailures: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.cacheEvents = new Counter({
      name: 'credential_cache_events_total',
      help: 'Look-ups of stored credentials by where the row came from',
      labelNames: ['result'],
      registers,
    });
    this.decryptFailures = new Counter({
      name: 'credential_decrypt_failures_total',
      help: 'Stored credentials that did not open: a key is missing or a row was altered',
      registers,
    });
  }
}
