import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';

@Injectable()
export class AuditMetrics {
  /** By kind. Without its intent a request is refused, an outcome is retried, a refusal may be lost. */
  readonly writeFailures: Counter<'kind'>;
  readonly eventsWaiting: Gauge;
  readonly eventsDropped: Counter<'kind'>;

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
  }
}
