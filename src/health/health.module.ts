import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { SealingModule } from '../encryption/sealing.module.js';
import { Drain } from './drain.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

@Module({
  imports: [AuditModule, SealingModule],
  controllers: [HealthController],
  providers: [Drain, Readiness],
  exports: [Drain],
})
export class HealthModule {}
