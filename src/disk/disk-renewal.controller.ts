import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Audited } from '../audit/audited.decorator.js';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { Scope } from '../common/request/scope.js';
import { EmptyDto } from '../openapi/envelope.dto.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { DiskRenewalService } from './disk-renewal.service.js';
import { PAID_ERRORS, WRITE_ERRORS } from './disk-route-errors.js';
import { DiskResultDto } from './dto/disk-replies.dto.js';
import { PREPAID_EXAMPLES } from './dto/prepaid-examples.js';
import { RenewDisksDto, UpdateChargeTypeDto, UpdateRenewFlagDto } from './dto/prepaid-life.dto.js';

/** How disks are paid. */
@ApiTags('disk')
@Controller('v1/tencent/disk')
export class DiskRenewalController {
  constructor(private readonly renewals: DiskRenewalService) {}

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('renew', {
    operationId: 'renewDisks',
    en: 'Renew prepaid disks, which pays; once for one deadline',
    zh: '续费包年包月云硬盘，会产生支付；同一到期时间只续费一次',
    body: RenewDisksDto,
    data: EmptyDto,
    example: PREPAID_EXAMPLES.renew,
    members: DiskResultDto,
    errors: [...WRITE_ERRORS, ...PAID_ERRORS],
  })
  renew(@Req() { context }: Request, @Body() dto: RenewDisksDto) {
    return this.renewals.renew(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('renew_flag/update', {
    operationId: 'updateRenewFlag',
    en: 'Set whether prepaid disks renew themselves',
    zh: '修改包年包月云硬盘的自动续费标识',
    body: UpdateRenewFlagDto,
    data: EmptyDto,
    example: PREPAID_EXAMPLES.renewFlag,
    members: DiskResultDto,
    errors: WRITE_ERRORS,
  })
  updateRenewFlag(@Req() { context }: Request, @Body() dto: UpdateRenewFlagDto) {
    return this.renewals.updateRenewFlag(Scope.of(context, dto), dto);
  }

  @RequireRole('operator')
  @Audited()
  @EnvelopeRoute('charge_type/update', {
    operationId: 'updateChargeType',
    en: 'Make disks prepaid, which pays, or postpaid',
    zh: '修改云硬盘的计费模式：转为包年包月（会产生支付）或按量计费',
    body: UpdateChargeTypeDto,
    data: EmptyDto,
    example: PREPAID_EXAMPLES.chargeType,
    members: DiskResultDto,
    errors: [...WRITE_ERRORS, ...PAID_ERRORS, 'TENCENT_REFUND_QUOTA'],
  })
  updateChargeType(@Req() { context }: Request, @Body() dto: UpdateChargeTypeDto) {
    return this.renewals.updateChargeType(Scope.of(context, dto), dto);
  }
}
