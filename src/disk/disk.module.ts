import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { TencentModule } from '../tencent/tencent.module.js';
import { DiskAttachmentService } from './disk-attachment.service.js';
import { DiskDeletionService } from './disk-deletion.service.js';
import { DiskReaderService } from './disk-reader.service.js';
import { DiskController } from './disk.controller.js';
import { DiskService } from './disk.service.js';
import { RecentDisksService } from './recent-disks.service.js';
import { OperationLogService } from './operation-log.service.js';

@Module({
  imports: [TencentModule, AuditModule],
  controllers: [DiskController],
  providers: [
    DiskAttachmentService,
    DiskDeletionService,
    DiskReaderService,
    RecentDisksService,
    DiskService,
    OperationLogService,
  ],
})
export class DiskModule {}
