import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { TencentModule } from '../tencent/tencent.module.js';
import { PolicyBindingService } from './policy-binding.service.js';
import { PolicyReaderService } from './policy-reader.service.js';
import { PolicyController } from './policy.controller.js';
import { PolicyService } from './policy.service.js';

@Module({
  imports: [TencentModule, AuditModule],
  controllers: [PolicyController],
  providers: [PolicyBindingService, PolicyReaderService, PolicyService],
})
export class PolicyModule {}
