import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { TencentModule } from '../tencent/tencent.module.js';
import { AttachableInstanceService } from './attachable-instance.service.js';
import { DiskAttachmentService } from './disk-attachment.service.js';
import { DiskDeletionService } from './disk-deletion.service.js';
import { DiskOfferService } from './disk-offer.service.js';
import { DiskPriceService } from './disk-price.service.js';
import { DiskPurchaseController } from './disk-purchase.controller.js';
import { DiskPaymentService } from './disk-payment.service.js';
import { DiskReaderService } from './disk-reader.service.js';
import { DiskRecycleController } from './disk-recycle.controller.js';
import { DiskRecycleService } from './disk-recycle.service.js';
import { DiskRenewalController } from './disk-renewal.controller.js';
import { DiskRenewalService } from './disk-renewal.service.js';
import { DiskController } from './disk.controller.js';
import { DiskService } from './disk.service.js';
import { RecentDisksService } from './recent-disks.service.js';
import { OperationLogService } from './operation-log.service.js';

@Module({
  imports: [TencentModule, AuditModule],
  controllers: [DiskController, DiskPurchaseController, DiskRenewalController, DiskRecycleController],
  providers: [
    AttachableInstanceService,
    DiskAttachmentService,
    DiskDeletionService,
    DiskOfferService,
    DiskPriceService,
    DiskPaymentService,
    DiskReaderService,
    DiskRecycleService,
    DiskRenewalService,
    RecentDisksService,
    DiskService,
    OperationLogService,
  ],
})
export class DiskModule {}
