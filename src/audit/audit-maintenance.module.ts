import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { AuditChain } from './audit-chain.js';
import { AuditKey } from './audit-key.js';
import { AuditMaintenance } from './audit-maintenance.js';
import { AuditModule } from './audit.module.js';
import { InstanceLease } from './instance-lease.js';
import { OrphanedIntentRecovery } from './orphaned-intent-recovery.js';

/** For the service alone. A command writes into the trail too, but does not maintain it. */
@Module({
  imports: [AuditModule],
  providers: [
    {
      provide: OrphanedIntentRecovery,
      inject: [DataSource, AuditChain, InstanceLease],
      useFactory: (dataSource: DataSource, chain: AuditChain, lease: InstanceLease) =>
        new OrphanedIntentRecovery(dataSource, chain, lease),
    },
    {
      provide: AuditMaintenance,
      inject: [InstanceLease, OrphanedIntentRecovery, AuditKey, AppConfig],
      useFactory: (
        lease: InstanceLease,
        recovery: OrphanedIntentRecovery,
        key: AuditKey,
        config: AppConfig,
      ) => new AuditMaintenance(lease, recovery, key, { isOnlyService: config.databaseUrl === undefined }),
    },
  ],
})
export class AuditMaintenanceModule {}
