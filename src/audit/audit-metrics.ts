import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { AUDIT_KINDS } from './audit-event.js';
import type { InstanceLease } from './instance-lease.js';

@Injectable()
export class AuditMetrics {
  /** By kind. Without its intent a request is refused, an outcome is retried, a refusal may be lost. */
  readonly writeFailures: Counter<'kind'>;
  readonly eventsWaiting: Gauge;
  readonly eventsDropped: Counter<'kind'>;
  readonly eventsUnwritable: Counter<'kind'>;
  readonly monthsNotSealed: Counter;
  readonly leaseAge: Gauge;
  private lease: InstanceLease | undefined;

  constructor(registry: Registry) {
    const registers = [registry];
    this.writeFailures = new Counter({
      name: 'audit_write_failures_total',
      help: 'Attempts to write an event to the audit trail that failed',
      labelNames: ['kind'],
      registers,
    });
    this.eventsWaiting = new Gauge({
      name: 'audit_events_waiting',
      help: 'Outcomes kept in memory until they can be written',
      registers,
    });
    this.eventsDropped = new Counter({
      name: 'audit_events_dropped_total',
      help: 'Events dropped because too many were waiting',
      labelNames: ['kind'],
      registers,
    });
    this.eventsUnwritable = new Counter({
      name: 'audit_events_unwritable_total',
      help: 'Events that Postgres refuses for what they hold; they are in the log and in audit_unwritable',
      labelNames: ['kind'],
      registers,
    });
    this.monthsNotSealed = new Counter({
      name: 'audit_month_seal_failures_total',
      help: 'Attempts to seal a month that has ended, of which rows are not as they were written',
      registers,
    });
    const lease = () => this.lease;
    this.leaseAge = new Gauge({
      name: 'audit_lease_age_seconds',
      help: 'Since this replica last renewed its lease; beyond its time others close what was begun here as unknown',
      registers,
      collect() {
        const ageMs = lease()?.ageMs ?? Infinity;
        if (Number.isFinite(ageMs)) this.set(ageMs / 1_000);
      },
    });
    // From 0 on: the increase of a counter that begins with 1 is not seen.
    for (const kind of AUDIT_KINDS) this.eventsUnwritable.inc({ kind }, 0);
  }

  /** Sets the lease whose age is shown, and returns it. */
  watched(lease: InstanceLease): InstanceLease {
    this.lease = lease;
    return lease;
  }
}
