import {
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { AppError } from '../errors/app.error.js';
import { AuditKey } from './audit-key.js';
import { AuditModule } from './audit.module.js';
import { InstanceLease } from './instance-lease.js';
import { OrphanedIntentRecovery } from './orphaned-intent-recovery.js';

const RECOVERY_INTERVAL_MS = 5_000;

/** Seals the key of the trail anew at the start, and regularly recovers the intents of processes that have ended. */
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

  /** Postgres may be unreachable at the start: reads work without the trail, and the timer tries again. */
  async onApplicationBootstrap(): Promise<void> {
    await this.key.renew().catch((error: unknown) => this.reportKey(error as Error));
    // With the embedded database every other process has ended at the start, whatever its lease says.
    if (this.config.databaseUrl === undefined) await this.recover(true);
    this.timer = setInterval(
      () => void (this.lease.mayRecover && this.recover(false)),
      RECOVERY_INTERVAL_MS,
    ).unref();
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

  private async recover(everyOther: boolean): Promise<void> {
    try {
      await this.recovery.run(everyOther);
    } catch (error) {
      this.logger.warn(`orphaned intents were not recovered: ${(error as Error).message}`);
    }
  }
}

/** For the service alone. A command writes into the trail too, but does not maintain it. */
@Module({ imports: [AuditModule], providers: [OrphanedIntentRecovery, AuditMaintenance] })
export class AuditMaintenanceModule {}
