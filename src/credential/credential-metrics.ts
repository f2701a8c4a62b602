import { Counter, register } from 'prom-client';

/** Reused when a second application in the same process (tests) loads this file again. */
const counter = (name: string, help: string, labelNames: string[] = []): Counter =>
  (register.getSingleMetric(name) as Counter | undefined) ?? new Counter({ name, help, labelNames });

/** `hit` from memory, `miss` asked the database, `stale` an old row because it could not be asked, `failed` none. */
export const cacheEvents = counter(
  'credential_cache_events_total',
  'Look-ups of stored credentials by where the row came from',
  ['result'],
);

export const decryptFailures = counter(
  'credential_decrypt_failures_total',
  'Stored credentials that did not open: a key is missing or a row was altered',
);
