import { Module } from '@nestjs/common';
import { SealingModule } from '../encryption/sealing.module.js';
import { Drain } from './drain.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

@Module({
  imports: [SealingModule],
  controllers: [HealthController],
  providers: [Drain, Readiness],
  exports: [Drain],
})
export class HealthModule {}
