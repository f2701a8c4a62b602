import { Counter } from 'prom-client';

/** `hit` from memory, `miss` asked the database, `stale` an old row because it could not be asked, `failed` none. */
export const credentialCacheEvents = new Counter({
  name: 'credential_cache_events_total',
  help: 'Look-ups of stored credentials by where the row came from',
  labelNames: ['result'],
});

export const credentialDecryptFailures = new Counter({
  name: 'credential_decrypt_failures_total',
  help: 'Stored credentials that did not open: a key is missing or a row was altered',
});
