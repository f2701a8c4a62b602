import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The route label is the declared path or `unmatched`, so that callers cannot create new time series. */
@Injectable()
export class HttpMetrics {
  readonly duration: Histogram<'route' | 'method' | 'status'>;
  readonly inFlight: Gauge;
  readonly errors: Counter<'code'>;
  readonly build: Gauge<'version' | 'node'>;
  private readonly withExemplars: boolean;

  constructor(registry: Registry, withExemplars = false) {
    const registers = [registry];
    this.withExemplars = withExemplars;
    this.duration = new Histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Requests from arrival to the end of the reply',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      enableExemplars: withExemplars,
      // The library refuses exemplars in a registry of the older form, though it leaves them out of its text.
      registers: [],
    });
    registry.registerMetric(this.duration);
    this.inFlight = new Gauge({ name: 'http_server_in_flight', help: 'Requests being served', registers });
    this.errors = new Counter({
      name: 'http_server_errors_total',
      help: 'Failure envelopes by code of the error table',
      labelNames: ['code'],
      registers,
    });
    this.build = new Gauge({
      name: 'build_info',
      help: 'Always 1',
      labelNames: ['version', 'node'],
      registers,
    });
  }

  /** `traceId` is that of a trace that is kept. */
  answered(
    labels: { route: string; method: string; status: number },
    seconds: number,
    traceId: string | undefined,
  ): void {
    if (!this.withExemplars) return this.duration.observe(labels, seconds);
    const exemplarLabels = traceId === undefined ? {} : { trace_id: traceId };
    // The library types the labels of an exemplar as those of the metric.
    this.duration.observe({ labels, value: seconds, exemplarLabels: exemplarLabels as object });
  }
}
