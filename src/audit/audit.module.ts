import { Module } from '@nestjs/common';
import { DatabaseServer } from '../database/database-server.js';
import { ReadingPool, TrailPool } from '../database/pools.js';
import { SealingModule } from '../encryption/sealing.module.js';
import { AuditChain } from './audit-chain.js';
import { AuditController } from './audit.controller.js';
import { AuditKey } from './audit-key.js';
import { AuditLifecycle } from './audit-lifecycle.js';
import { AuditLogService } from './audit-log.service.js';
import { AuditMetrics } from './audit-metrics.js';
import { AuditReads } from './audit-reads.js';
import { AuditTrail } from './audit-trail.js';
import { EventBacklog } from './event-backlog.js';
import { HeadAnchors } from './head-anchors.js';
import { InstanceLease } from './instance-lease.js';
import { OperationRecords } from './operation-records.js';
import { RecentChanges } from './recent-changes.js';
import { RefusedAttempts } from './refused-attempts.js';
import { WriteHealth } from './write-health.js';

/** Needs the database from a global module. */
@Module({
  imports: [SealingModule],
  controllers: [AuditController],
  providers: [
    {
      provide: AuditReads,
      inject: [ReadingPool, DatabaseServer],
      useFactory: (pool: ReadingPool, { connections }: DatabaseServer) =>
        new AuditReads(pool, connections.reading),
    },
    AuditLogService,
    OperationRecords,
    RecentChanges,
    AuditKey,
    AuditMetrics,
    {
      provide: InstanceLease,
      inject: [TrailPool, AuditMetrics],
      useFactory: (pool: TrailPool, metrics: AuditMetrics) => metrics.watched(new InstanceLease(pool)),
    },
    {
      provide: HeadAnchors,
      inject: [ReadingPool, AuditKey, InstanceLease],
      useFactory: (pool: ReadingPool, key: AuditKey, lease: InstanceLease) =>
        new HeadAnchors(
          pool,
          () => key.seal(),
          () => lease.now(),
        ),
    },
    {
      provide: AuditChain,
      inject: [TrailPool, InstanceLease, AuditKey, HeadAnchors],
      useFactory: (pool: TrailPool, lease: InstanceLease, key: AuditKey, anchors: HeadAnchors) =>
        new AuditChain(
          pool,
          lease,
          () => key.seal(),
          (tenantUuid, head) => anchors.note(tenantUuid, head),
        ),
    },
    EventBacklog,
    WriteHealth,
    {
      provide: AuditTrail,
      inject: [AuditChain, EventBacklog, InstanceLease, AuditMetrics, WriteHealth],
      useFactory: (
        chain: AuditChain,
        backlog: EventBacklog,
        lease: InstanceLease,
        metrics: AuditMetrics,
        health: WriteHealth,
      ) => new AuditTrail(chain, backlog, lease, metrics, health),
    },
    RefusedAttempts,
    AuditLifecycle,
  ],
  exports: [
    AuditReads,
    OperationRecords,
    RecentChanges,
    AuditChain,
    AuditKey,
    AuditLogService,
    AuditMetrics,
    AuditTrail,
    HeadAnchors,
    InstanceLease,
    RefusedAttempts,
    WriteHealth,
  ],
})
export class AuditModule {}
