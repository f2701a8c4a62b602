import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { Scope } from '../common/request/scope.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { AttachableInstanceService } from './attachable-instance.service.js';
import { DiskOfferService } from './disk-offer.service.js';
import { DiskPriceService } from './disk-price.service.js';
import { READ_ERRORS, SEARCH_ERRORS } from './disk-route-errors.js';
import { AttachableInstanceListDto, ListAttachableInstancesDto } from './dto/attachable-instance.dto.js';
import { CreateDiskDto } from './dto/create-disk.dto.js';
import {
  DiskConfigListDto,
  DiskQuotaListDto,
  InspectDiskQuotaDto,
  ListDiskConfigsDto,
} from './dto/disk-offer.dto.js';
import { DetailedPriceDto, InspectRenewPriceDto, TotalPriceDto } from './dto/disk-price.dto.js';
import { PURCHASE_EXAMPLES } from './dto/purchase-examples.js';
import { ResizeDisksDto } from './dto/write-disk.dto.js';

/** What is asked before a disk is bought, renewed or attached. */
@ApiTags('disk')
@Controller('v1/tencent/disk')
export class DiskPurchaseController {
  constructor(
    private readonly prices: DiskPriceService,
    private readonly offers: DiskOfferService,
    private readonly instances: AttachableInstanceService,
  ) {}

  @RequireRole('reader')
  @EnvelopeRoute('create_price/inspect', {
    operationId: 'inspectCreatePrice',
    en: 'What disk/create with the same body costs',
    zh: '创建云硬盘询价，请求体与云硬盘创建相同',
    body: CreateDiskDto,
    data: TotalPriceDto,
    example: PURCHASE_EXAMPLES.createPrice,
    cached: true,
    errors: [...READ_ERRORS, 'TENCENT_SNAPSHOT_NOT_FOUND', 'TENCENT_CONFIG_NOT_OFFERED'],
  })
  inspectCreatePrice(@Req() { context }: Request, @Body() dto: CreateDiskDto) {
    return this.prices.ofCreation(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('resize_price/inspect', {
    operationId: 'inspectResizePrice',
    en: 'What growing disks costs',
    zh: '云硬盘扩容询价',
    body: ResizeDisksDto,
    data: DetailedPriceDto,
    example: PURCHASE_EXAMPLES.resizePrice,
    cached: true,
    errors: [...READ_ERRORS, 'TENCENT_INSTANCE_NOT_FOUND', 'TENCENT_EXPIRED', 'TENCENT_CONFIG_NOT_OFFERED'],
  })
  inspectResizePrice(@Req() { context }: Request, @Body() dto: ResizeDisksDto) {
    return this.prices.ofResize(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('renew_price/inspect', {
    operationId: 'inspectRenewPrice',
    en: 'What renewing prepaid disks costs',
    zh: '包年包月云硬盘续费询价',
    body: InspectRenewPriceDto,
    data: DetailedPriceDto,
    example: PURCHASE_EXAMPLES.renewPrice,
    cached: true,
    errors: [...READ_ERRORS, 'TENCENT_EXPIRED'],
  })
  inspectRenewPrice(@Req() { context }: Request, @Body() dto: InspectRenewPriceDto) {
    return this.prices.ofRenewal(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('config/list', {
    operationId: 'listDiskConfigs',
    en: 'Types and sizes that can be bought',
    zh: '可购买的云硬盘类型与容量',
    body: ListDiskConfigsDto,
    data: DiskConfigListDto,
    example: PURCHASE_EXAMPLES.configs,
    cached: true,
    errors: READ_ERRORS,
  })
  listConfigs(@Req() { context }: Request, @Body() dto: ListDiskConfigsDto) {
    return this.offers.listConfigs(Scope.of(context, dto), dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('quota/inspect', {
    operationId: 'inspectDiskQuota',
    en: 'Limits of a region and what of them is used',
    zh: '一个地域的配额及用量',
    body: InspectDiskQuotaDto,
    data: DiskQuotaListDto,
    example: PURCHASE_EXAMPLES.quota,
    cached: true,
    errors: READ_ERRORS,
  })
  inspectQuota(@Req() { context }: Request, @Body() dto: InspectDiskQuotaDto) {
    return this.offers.inspectQuota(Scope.of(context, dto));
  }

  @RequireRole('reader')
  @EnvelopeRoute('attachable_instance/list', {
    operationId: 'listAttachableInstances',
    en: 'Instances that disks can go to, and why not to the others',
    zh: '可挂载云硬盘的云服务器，以及不可挂载的原因',
    body: ListAttachableInstancesDto,
    data: AttachableInstanceListDto,
    example: PURCHASE_EXAMPLES.attachableInstances,
    errors: SEARCH_ERRORS,
  })
  listAttachableInstances(@Req() { context }: Request, @Body() dto: ListAttachableInstancesDto) {
    return this.instances.list(Scope.of(context, dto), dto);
  }
}
