import { Counter, Gauge, register } from 'prom-client';

/** Reused when a second application in the same process (tests) loads this file again. */
const once = <T>(name: string, make: () => T): T =>
  (register.getSingleMetric(name) as T | undefined) ?? make();

/** By kind: an intent that fails refuses its request, an outcome is retried, a refusal may be lost. */
export const auditWriteFailures = once(
  'audit_write_failures_total',
  () =>
    new Counter({
      name: 'audit_write_failures_total',
      help: 'Events that could not be written to the audit trail at the first try',
      labelNames: ['kind'],
    }),
);

export const auditEventsWaiting = once(
  'audit_events_waiting',
  () =>
    new Gauge({ name: 'audit_events_waiting', help: 'Outcomes kept in memory until Postgres takes them' }),
);

export const auditEventsDropped = once(
  'audit_events_dropped_total',
  () =>
    new Counter({
      name: 'audit_events_dropped_total',
      help: 'Events given up because too many were waiting',
      labelNames: ['kind'],
    }),
);
