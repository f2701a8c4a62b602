import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { SealingModule } from '../encryption/sealing.module.js';
import { AuditChain } from './audit-chain.js';
import { AuditController } from './audit.controller.js';
import { AuditKey } from './audit-key.js';
import { AuditLifecycle } from './audit-lifecycle.js';
import { AuditLogService } from './audit-log.service.js';
import { AuditMetrics } from './audit-metrics.js';
import { AuditTrail } from './audit-trail.js';
import { OrphanedIntentRecovery } from './orphaned-intent-recovery.js';
import { EventBacklog } from './event-backlog.js';
import { InstanceLease } from './instance-lease.js';
import { RefusedAttempts } from './refused-attempts.js';

/** Needs AppConfig and the database from global modules. */
@Module({
  imports: [SealingModule],
  controllers: [AuditController],
  providers: [
    AuditLogService,
    AuditKey,
    AuditMetrics,
    {
      provide: InstanceLease,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new InstanceLease(dataSource),
    },
    {
      provide: AuditChain,
      inject: [DataSource, InstanceLease, AuditKey],
      useFactory: (dataSource: DataSource, lease: InstanceLease, key: AuditKey) =>
        new AuditChain(dataSource, lease, () => key.seal()),
    },
    {
      provide: EventBacklog,
      inject: [AuditChain, AuditMetrics],
      useFactory: (chain: AuditChain, metrics: AuditMetrics) => new EventBacklog(chain, metrics),
    },
    {
      provide: AuditTrail,
      inject: [AuditChain, EventBacklog, InstanceLease, AuditMetrics],
      useFactory: (
        chain: AuditChain,
        backlog: EventBacklog,
        { instanceId }: InstanceLease,
        metrics: AuditMetrics,
      ) => new AuditTrail(chain, backlog, instanceId, metrics),
    },
    {
      provide: RefusedAttempts,
      inject: [AuditTrail],
      useFactory: (trail: AuditTrail) => new RefusedAttempts(trail),
    },
    {
      provide: OrphanedIntentRecovery,
      inject: [DataSource, AuditChain, InstanceLease],
      useFactory: (dataSource: DataSource, chain: AuditChain, lease: InstanceLease) =>
        new OrphanedIntentRecovery(dataSource, chain, lease),
    },
    {
      provide: AuditLifecycle,
      inject: [InstanceLease, OrphanedIntentRecovery, AuditTrail, AuditKey, AppConfig],
      useFactory: (
        lease: InstanceLease,
        sweep: OrphanedIntentRecovery,
        trail: AuditTrail,
        key: AuditKey,
        config: AppConfig,
      ) => new AuditLifecycle(lease, sweep, trail, key, { isOnlyService: config.databaseUrl === undefined }),
    },
  ],
  exports: [AuditTrail, AuditLogService, RefusedAttempts],
})
export class AuditModule {}
