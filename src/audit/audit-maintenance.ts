import {
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { TrailPool } from '../database/pools.js';
import { AppError } from '../errors/app.error.js';
import { AuditKey } from './audit-key.js';
import { AuditMetrics } from './audit-metrics.js';
import { AuditModule } from './audit.module.js';
import { HeadAnchors } from './head-anchors.js';
import { InstanceLease } from './instance-lease.js';
import { MonthMaintenance } from './month-maintenance.js';
import { OrphanedIntentRecovery } from './orphaned-intent-recovery.js';

const RECOVERY_INTERVAL_MS = 5_000;
const ANCHOR_INTERVAL_MS = 60_000;
const LEVELS_WITHOUT_ANCHORS = ['warn', 'error', 'fatal', 'silent'];

/**
 * Seals the key of the trail anew at the start, regularly recovers the intents of processes that have ended, and writes
 * the heads of the chains into the log.
 */
@Injectable()
export class AuditMaintenance implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AuditMaintenance.name);
  private timer: NodeJS.Timeout | undefined;
  private anchorTimer: NodeJS.Timeout | undefined;
  private hasWrittenAll = false;

  constructor(
    private readonly lease: InstanceLease,
    private readonly recovery: OrphanedIntentRecovery,
    private readonly key: AuditKey,
    private readonly anchors: HeadAnchors,
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
    if (LEVELS_WITHOUT_ANCHORS.includes(this.config.logLevel))
      this.logger.warn(
        'LOG_LEVEL leaves out the lines "audit heads", by which `audit verify` finds a trail set back',
      );
    await this.writeAnchors();
    this.anchorTimer = setInterval(() => void this.writeAnchors(), ANCHOR_INTERVAL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    clearInterval(this.anchorTimer);
  }

  private async writeAnchors(): Promise<void> {
    this.hasWrittenAll ||= await this.anchors.writeAll();
    await this.anchors.writeMoved();
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
@Module({
  imports: [AuditModule],
  providers: [
    OrphanedIntentRecovery,
    AuditMaintenance,
    {
      provide: MonthMaintenance,
      inject: [TrailPool, AuditKey, AuditMetrics],
      useFactory: (pool: TrailPool, key: AuditKey, metrics: AuditMetrics) =>
        new MonthMaintenance(pool, key, metrics),
    },
  ],
})
export class AuditMaintenanceModule {}
