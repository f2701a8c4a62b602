import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RetryReason } from './retry-policy.js';

/** Values that are read when metrics are scraped. */
export interface PipelineGauges {
  inFlight(): number;
  clockOffsetSeconds(): number;
  /** Region label → accounts whose circuit is open. */
  openCircuits(): Map<string, number>;
  rateShares(): number;
  rateSharesPerSecond(): number;
  rateSharesAlone(): number;
}

export interface AttemptLabels {
  action: string;
  region: string;
  outcome: 'ok' | 'refused' | 'never_sent' | 'unknown';
  /** Our error code; empty on success. */
  code_class: string;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Metrics of the calls to Tencent. No label ever names a tenant, an account or a disk. */
@Injectable()
export class TencentMetrics {
  private readonly requests: Counter<keyof AttemptLabels>;
  private readonly duration: Histogram<'action'>;
  private readonly retries: Counter<'reason'>;
  private readonly throttleWaits: Histogram;
  readonly openCircuits: Gauge<'region'>;
  readonly secretsInAnswers: Counter;
  private gauges: PipelineGauges | undefined;

  constructor(registry: Registry) {
    const registers = [registry];
    const watched = () => this.gauges;
    this.requests = new Counter({
      name: 'tencent_api_requests_total',
      help: 'Attempts to call Tencent, retries included',
      labelNames: ['action', 'region', 'outcome', 'code_class'],
      registers,
    });
    this.duration = new Histogram({
      name: 'tencent_api_request_duration_seconds',
      help: 'Duration of one attempt',
      labelNames: ['action'],
      buckets: SECONDS,
      registers,
    });
    this.retries = new Counter({
      name: 'tencent_api_retries_total',
      help: 'Attempts after the first',
      labelNames: ['reason'],
      registers,
    });
    this.throttleWaits = new Histogram({
      name: 'tencent_api_throttle_wait_seconds',
      help: 'Time that calls waited for their turn under the rate limit',
      buckets: SECONDS,
      registers,
    });
    this.secretsInAnswers = new Counter({
      name: 'tencent_secrets_in_answers_total',
      help: 'Answers that held the SecretKey or the Token of the account that was asked for',
      registers,
    });
    const gauge = (name: string, help: string, read: (gauges: PipelineGauges) => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(watched() ? read(watched()!) : 0);
        },
      });
    gauge('tencent_in_flight', 'Calls to Tencent in flight', (gauges) => gauges.inFlight());
    gauge('tencent_rate_shares', 'Rates of which this replica holds a share', (gauges) =>
      gauges.rateShares(),
    );
    gauge(
      'tencent_rate_shares_per_second',
      'Calls a second that the shares of this replica allow, all together',
      (gauges) => gauges.rateSharesPerSecond(),
    );
    gauge(
      'tencent_rate_shares_alone',
      '1 while Postgres does not answer and this replica takes its part of each rate, else 0',
      (gauges) => gauges.rateSharesAlone(),
    );
    gauge(
      'tencent_clock_offset_seconds',
      'How far the clock of Tencent is ahead of ours; 0 within two seconds',
      (gauges) => gauges.clockOffsetSeconds(),
    );
    this.openCircuits = new Gauge({
      name: 'tencent_breaker_state',
      help: 'Accounts whose circuit to the region is open',
      labelNames: ['region'],
      registers,
      collect() {
        this.reset();
        for (const [region, count] of watched()?.openCircuits() ?? []) this.set({ region }, count);
      },
    });
  }

  attempt(labels: AttemptLabels, seconds: number): void {
    this.requests.inc({ ...labels });
    this.duration.observe({ action: labels.action }, seconds);
  }

  retry(reason: RetryReason): void {
    this.retries.inc({ reason });
  }

  throttleWait(seconds: number): void {
    this.throttleWaits.observe(seconds);
  }

  /** Sets where the gauges are read from. */
  watch(gauges: PipelineGauges): void {
    this.gauges = gauges;
  }
}
