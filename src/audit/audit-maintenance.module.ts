import { Module } from '@nestjs/common';
import { AuditMaintenance } from './audit-maintenance.js';
import { AuditModule } from './audit.module.js';
import { OrphanedIntentRecovery } from './orphaned-intent-recovery.js';

/** For the service alone: a command beside it writes into the trail, and leaves the upkeep to the service. */
@Module({ imports: [AuditModule], providers: [OrphanedIntentRecovery, AuditMaintenance] })
export class AuditMaintenanceModule {}
