import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SealingModule } from '../encryption/sealing.module.js';
import { AuditChain } from './audit-chain.js';
import { AuditController } from './audit.controller.js';
import { AuditKey } from './audit-key.js';
import { AuditLifecycle } from './audit-lifecycle.js';
import { AuditLogService } from './audit-log.service.js';
import { AuditMetrics } from './audit-metrics.js';
import { AuditTrail } from './audit-trail.js';
import { EventBacklog } from './event-backlog.js';
import { InstanceLease } from './instance-lease.js';
import { RefusedAttempts } from './refused-attempts.js';

/** Needs the database from a global module. */
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
    EventBacklog,
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
    RefusedAttempts,
    AuditLifecycle,
  ],
  exports: [AuditChain, AuditKey, AuditLogService, AuditTrail, InstanceLease, RefusedAttempts],
})
export class AuditModule {}
