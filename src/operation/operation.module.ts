import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { TencentModule } from '../tencent/tencent.module.js';
import { OperationController } from './operation.controller.js';
import { OperationFollower } from './operation-follower.js';
import { OperationListService } from './operation-list.service.js';
import { OperationReader } from './operation-reader.js';
import { OperationStates } from './operation-states.js';

@Module({
  imports: [TencentModule, AuditModule],
  controllers: [OperationController],
  providers: [OperationFollower, OperationListService, OperationReader, OperationStates],
})
export class OperationModule {}
