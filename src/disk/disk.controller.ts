import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Audited } from '../audit/audited.decorator.js';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { EmptyDto } from '../openapi/envelope.dto.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { Scope } from '../common/request/scope.js';
import { DiskAttachmentService } from './disk-attachment.service.js';
import { DiskDeletionService } from './disk-deletion.service.js';
import { DiskReaderService } from './disk-reader.service.js';
import { PAID_ERRORS, READ_ERRORS, SEARCH_ERRORS, WRITE_ERRORS } from './disk-route-errors.js';
import { DiskService } from './disk.service.js';
import { CreateDiskDto } from './dto/create-disk.dto.js';
import { DiskDto } from './dto/disk.dto.js';
import {
  CreatedDisksDto,
  DiskDistributionDto,
  DiskListDto,
  DiskResultDto,
  DiskSetDto,
} from './dto/disk-replies.dto.js';
import { OperationLogListDto } from './dto/operation-log.dto.js';
import { EXAMPLES } from './dto/document-examples.js';
import { InspectDistributionDto, InspectDisksDto, ListDisksDto } from './dto/list-disks.dto.js';
import { ListOperationLogsDto } from './dto/list-operation-logs.dto.js';
import {
  AttachDisksDto,
  DeleteDisksDto,
  DetachDisksDto,
  ResizeDisksDto,
  UpdateDisksDto,
} from './dto/write-disk.dto.js';
import { OperationLogService } from './operation-log.service.js';

/** The ten routes of the portal's document. */
@ApiTags('disk')
@Controller('v1/tencent/disk')
export class DiskController {
  constructor(
    private readonly reader: DiskReaderService,
    private readonly disks: DiskService,
    private readonly attachments: DiskAttachmentService,
    private readonly deletion: DiskDeletionService,
    private readonly logs: OperationLogService,
  ) {}

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('create', {
    operationId: 'createDisks',
    en: 'Create disks',
    zh: '创建云硬盘',
    body: CreateDiskDto,
    data: CreatedDisksDto,
    example: EXAMPLES.create,
    creates: true,
    errors: [...WRITE_ERRORS, ...PAID_ERRORS, 'TENCENT_SNAPSHOT_NOT_FOUND', 'TENCENT_CLIENT_TOKEN_CONFLICT'],
  })
  create(@Req() { context }: Request, @Body() dto: CreateDiskDto) {
    return this.disks.create(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('list', {
    operationId: 'listDisks',
    en: 'List disks',
    zh: '云硬盘列表',
    body: ListDisksDto,
    data: DiskListDto,
    example: EXAMPLES.list,
    errors: SEARCH_ERRORS,
  })
  list(@Req() { context }: Request, @Body() dto: ListDisksDto) {
    return this.reader.list(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('inspect', {
    operationId: 'inspectDisks',
    en: 'Inspect one disk, or several',
    zh: '查看一块或多块云硬盘',
    body: InspectDisksDto,
    data: DiskDto,
    orData: [DiskSetDto],
    example: EXAMPLES.inspect,
    errors: SEARCH_ERRORS,
  })
  inspect(@Req() { context }: Request, @Body() dto: InspectDisksDto) {
    return this.reader.inspect(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('update', {
    operationId: 'updateDisks',
    en: 'Change attributes or the type of disks',
    zh: '修改云硬盘的属性或类型',
    body: UpdateDisksDto,
    data: EmptyDto,
    example: EXAMPLES.update,
    members: DiskResultDto,
    errors: [...WRITE_ERRORS, ...PAID_ERRORS],
  })
  update(@Req() { context }: Request, @Body() dto: UpdateDisksDto) {
    return this.disks.update(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('resize', {
    operationId: 'resizeDisks',
    en: 'Grow disks',
    zh: '扩容云硬盘',
    body: ResizeDisksDto,
    data: EmptyDto,
    example: EXAMPLES.resize,
    members: DiskResultDto,
    errors: [...WRITE_ERRORS, ...PAID_ERRORS],
  })
  resize(@Req() { context }: Request, @Body() dto: ResizeDisksDto) {
    return this.disks.resize(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('delete', {
    operationId: 'deleteDisks',
    en: 'Delete disks; prepaid ones go to the recycle bin',
    zh: '删除云硬盘，包年包月的进入回收站',
    body: DeleteDisksDto,
    data: EmptyDto,
    example: EXAMPLES.delete,
    members: DiskResultDto,
    errors: [...WRITE_ERRORS, 'TENCENT_REFUND_QUOTA'],
  })
  delete(@Req() { context }: Request, @Body() dto: DeleteDisksDto) {
    return this.deletion.delete(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('attach', {
    operationId: 'attachDisks',
    en: 'Attach disks to an instance',
    zh: '将云硬盘挂载到云服务器',
    body: AttachDisksDto,
    data: EmptyDto,
    example: EXAMPLES.attach,
    members: DiskResultDto,
    errors: WRITE_ERRORS,
  })
  attach(@Req() { context }: Request, @Body() dto: AttachDisksDto) {
    return this.attachments.attach(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('detach', {
    operationId: 'detachDisks',
    en: 'Detach disks',
    zh: '卸载云硬盘',
    body: DetachDisksDto,
    data: EmptyDto,
    example: EXAMPLES.detach,
    members: DiskResultDto,
    errors: WRITE_ERRORS,
  })
  detach(@Req() { context }: Request, @Body() dto: DetachDisksDto) {
    return this.attachments.detach(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('logs/list', {
    operationId: 'listOperationLogs',
    en: 'Operations on a disk',
    zh: '云硬盘的操作日志',
    body: ListOperationLogsDto,
    data: OperationLogListDto,
    example: EXAMPLES.logs,
    errors: [...READ_ERRORS, 'QUERY_TOO_LONG'],
  })
  listLogs(@Req() { context }: Request, @Body() dto: ListOperationLogsDto) {
    return this.logs.list(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('distributed/inspect', {
    operationId: 'inspectDistribution',
    en: 'Count disks in every region',
    zh: '各地域的云硬盘数量',
    body: InspectDistributionDto,
    data: DiskDistributionDto,
    example: EXAMPLES.distribution,
    errors: SEARCH_ERRORS,
  })
  inspectDistribution(@Req() { context }: Request, @Body() dto: InspectDistributionDto) {
    return this.reader.distribution(Scope.of(context, dto), dto);
  }
}
