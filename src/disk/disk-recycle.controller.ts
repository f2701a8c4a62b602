import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Audited } from '../audit/audited.decorator.js';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { Scope } from '../common/request/scope.js';
import { EmptyDto } from '../openapi/envelope.dto.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { DiskRecycleService } from './disk-recycle.service.js';
import { PAID_ERRORS, SEARCH_ERRORS, WRITE_ERRORS } from './disk-route-errors.js';
import { DiskResultDto } from './dto/disk-replies.dto.js';
import { PREPAID_EXAMPLES } from './dto/prepaid-examples.js';
import {
  ListRecycledDisksDto,
  PurgeDisksDto,
  RecycledDiskListDto,
  RestoreDisksDto,
} from './dto/recycle.dto.js';

/** The recycle bin, where prepaid disks are for seven days. */
@ApiTags('disk')
@Controller('v1/tencent/disk/recycle')
export class DiskRecycleController {
  constructor(private readonly bin: DiskRecycleService) {}

  @RequireRole('reader')
  @EnvelopeRoute('list', {
    operationId: 'listRecycledDisks',
    en: 'List the disks in the recycle bin',
    zh: '回收站云硬盘列表',
    body: ListRecycledDisksDto,
    data: RecycledDiskListDto,
    example: PREPAID_EXAMPLES.list,
    errors: SEARCH_ERRORS,
  })
  list(@Req() { context }: Request, @Body() dto: ListRecycledDisksDto) {
    return this.bin.list(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('restore', {
    operationId: 'restoreDisks',
    en: 'Bring disks back from the recycle bin by renewing them, which pays',
    zh: '续费并恢复回收站中的云硬盘，会产生支付',
    body: RestoreDisksDto,
    data: EmptyDto,
    example: PREPAID_EXAMPLES.restore,
    members: DiskResultDto,
    errors: [...WRITE_ERRORS, ...PAID_ERRORS],
  })
  restore(@Req() { context }: Request, @Body() dto: RestoreDisksDto) {
    return this.bin.restore(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('delete', {
    operationId: 'purgeDisks',
    en: 'Destroy disks in the recycle bin with all their data, for good',
    zh: '彻底删除回收站中的云硬盘及其数据，无法恢复',
    body: PurgeDisksDto,
    data: EmptyDto,
    example: PREPAID_EXAMPLES.purge,
    members: DiskResultDto,
    errors: WRITE_ERRORS,
  })
  purge(@Req() { context }: Request, @Body() dto: PurgeDisksDto) {
    return this.bin.purge(Scope.of(context, dto), dto);
  }
}
