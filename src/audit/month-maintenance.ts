import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AppError } from '../errors/app.error.js';
import { AuditKey } from './audit-key.js';
import { AuditMetrics } from './audit-metrics.js';
import { shortMonth } from './audit-month.js';
import { MonthSealer, UnsealableMonth } from './month-sealer.js';

const INTERVAL_MS = 3_600_000;
/** After a failure, e.g. while Postgres is away. */
const RETRY_MS = 60_000;

/**
 * Makes the partitions of this month and the next two, and seals the months that have ended: at the start and each hour, so
 * also when a service runs for months. Replicas that do it at once take turns in the database.
 */
export class MonthMaintenance implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MonthMaintenance.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly pool: DataSource,
    private readonly key: AuditKey,
    private readonly metrics: AuditMetrics,
  ) {}

  /** Postgres may be unreachable at the start, and nobody waits for it. */
  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Never rejects. */
  async run(): Promise<void> {
    let nextMs = INTERVAL_MS;
    try {
      await this.pool.query('SELECT audit_make_months()');
      const sealed = await new MonthSealer(this.pool, () => this.key.seal()).sealEnded();
      for (const { month, rows, chains, digest } of sealed)
        this.logger.log(`audit month ${shortMonth(month)} sealed: ${rows} rows, ${chains} chains, ${digest}`);
    } catch (error) {
      const text = `the months of the audit trail are not in order: ${(error as Error).message}`;
      if (error instanceof UnsealableMonth) {
        this.metrics.monthsNotSealed.inc();
        this.logger.error(text);
      } else {
        nextMs = RETRY_MS;
        if (!AppError.is(error, 'CREDENTIAL_UNREADABLE')) this.logger.warn(text);
      }
    }
    if (!this.isStopped) this.timer = setTimeout(() => (this.running = this.run()), nextMs).unref();
  }
}
