import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { TencentModule } from '../tencent/tencent.module.js';
import { RollbackService } from './rollback.service.js';
import { SnapshotReaderService } from './snapshot-reader.service.js';
import { SnapshotController } from './snapshot.controller.js';
import { SnapshotService } from './snapshot.service.js';

@Module({
  imports: [TencentModule, AuditModule],
  controllers: [SnapshotController],
  providers: [RollbackService, SnapshotReaderService, SnapshotService],
})
export class SnapshotModule {}
