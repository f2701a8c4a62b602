import { Module } from '@nestjs/common';
import { CredentialModule } from '../credential/credential.module.js';
import { Drain } from './drain.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

@Module({
  imports: [CredentialModule],
  controllers: [HealthController],
  providers: [Drain, Readiness],
  exports: [Drain],
})
export class HealthModule {}
