import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppError } from '../errors/app.error.js';
import type { AuditKey } from './audit-key.js';
import type { AuditTrail } from './audit-trail.js';
import type { OrphanedIntentRecovery } from './orphaned-intent-recovery.js';
import type { InstanceLease } from './instance-lease.js';

const SWEEP_MS = 5_000;
const FLUSH_PATIENCE_MS = 5_000;

export interface AuditLifecycleOptions {
  /** The embedded database: at the start every other process is dead, whatever its lease says. */
  isOnlyService: boolean;
}

/** Keeps the lease, sweeps, and empties the backlog before the process ends. */
export class AuditLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AuditLifecycle.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly lease: InstanceLease,
    private readonly sweep: OrphanedIntentRecovery,
    private readonly trail: AuditTrail,
    private readonly key: AuditKey,
    private readonly options: AuditLifecycleOptions,
  ) {}

  /** Postgres may be away at the start: reads work without the trail, and the timers catch up. */
  async onApplicationBootstrap(): Promise<void> {
    await this.lease.hold((error) => this.logger.warn(`no audit lease: ${error.message}`));
    await this.key.renew().catch((error: unknown) => this.reportKey(error as Error));
    if (this.options.isOnlyService) await this.runSweep(true);
    this.timer = setInterval(() => void (this.lease.maySweep && this.runSweep(false)), SWEEP_MS).unref();
  }

  /** Runs after the last reply is out. The lease goes last, or another replica would sweep what is written here. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    const left = await this.trail.flush(FLUSH_PATIENCE_MS);
    if (left > 0)
      this.logger.error(`${left} audit events could not be written; what was begun will be found as unknown`);
    await this.lease.release().catch(() => undefined);
  }

  private reportKey(error: Error): void {
    if (!AppError.is(error, 'CREDENTIAL_UNREADABLE'))
      return this.logger.warn(`the key of the audit trail is not known yet: ${error.message}`);
    this.logger.error(
      `no change is possible, only reads are: the key of the audit trail does not open, ${error.detail}; ` +
        'put the missing key back into CREDENTIAL_KEYS, or see docs/runbooks/lost-sealing-key.md',
    );
  }

  private async runSweep(everyOther: boolean): Promise<void> {
    try {
      await this.sweep.run(everyOther);
    } catch (error) {
      this.logger.warn(`the audit trail was not swept: ${(error as Error).message}`);
    }
  }
}
