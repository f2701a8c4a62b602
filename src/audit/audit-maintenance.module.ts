import { Module } from '@nestjs/common';
import { AuditMaintenance } from './audit-maintenance.js';
import { AuditModule } from './audit.module.js';
import { OrphanedIntentRecovery } from './orphaned-intent-recovery.js';

/** For the service alone. A command writes into the trail too, but does not maintain it. */
@Module({ imports: [AuditModule], providers: [OrphanedIntentRecovery, AuditMaintenance] })
export class AuditMaintenanceModule {}
