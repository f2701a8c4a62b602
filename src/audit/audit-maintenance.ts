import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { AppError } from '../errors/app.error.js';
import { AuditKey } from './audit-key.js';
import { InstanceLease } from './instance-lease.js';
import { OrphanedIntentRecovery } from './orphaned-intent-recovery.js';

const SWEEP_MS = 5_000;

/** Renews the key of the trail at the start, and gives the intents of dead processes their outcome. */
@Injectable()
export class AuditMaintenance implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AuditMaintenance.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly lease: InstanceLease,
    private readonly recovery: OrphanedIntentRecovery,
    private readonly key: AuditKey,
    private readonly config: AppConfig,
  ) {}

  /** Postgres may be away at the start: reads work without the trail, and the timer catches up. */
  async onApplicationBootstrap(): Promise<void> {
    await this.key.renew().catch((error: unknown) => this.reportKey(error as Error));
    // The embedded database has one service: every other process is dead, whatever its lease says.
    if (this.config.databaseUrl === undefined) await this.sweep(true);
    this.timer = setInterval(() => void (this.lease.maySweep && this.sweep(false)), SWEEP_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private reportKey(error: Error): void {
    if (!AppError.is(error, 'CREDENTIAL_UNREADABLE'))
      return this.logger.warn(`the key of the audit trail is not known yet: ${error.message}`);
    this.logger.error(
      `no change is possible, only reads are: the key of the audit trail does not open, ${error.detail}; ` +
        'put the missing key back into CREDENTIAL_KEYS, or see docs/runbooks/lost-sealing-key.md',
    );
  }

  private async sweep(everyOther: boolean): Promise<void> {
    try {
      await this.recovery.run(everyOther);
    } catch (error) {
      this.logger.warn(`the audit trail was not swept: ${(error as Error).message}`);
    }
  }
}
