import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { EXAMPLE_ACCOUNT, exampleEnvelope } from '../openapi/example-envelope.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { UPSTREAM_ERRORS } from '../tencent/client/errors/upstream-errors.js';
import { ListRegionsDto, ListZonesDto } from './dto/list-regions.dto.js';
import { RegionListDto, ZoneListDto } from './dto/region-list.dto.js';
import { RegionService } from './region.service.js';

const { TenantUuid } = EXAMPLE_ACCOUNT;
const region = { Region: 'ap-guangzhou', RegionName: '华南地区(广州)' };
const zone = { Zone: 'ap-guangzhou-3', ZoneName: '广州三区', ZoneId: '100003', ZoneState: 'AVAILABLE' };

@ApiTags('region')
@Controller('v1/tencent/region')
export class RegionController {
  constructor(private readonly regions: RegionService) {}

  @RequireRole('reader')
  @EnvelopeRoute('list', {
    operationId: 'listRegions',
    en: 'List regions',
    zh: '地域列表',
    body: ListRegionsDto,
    data: RegionListDto,
    example: {
      request: { TenantUuid, ProjectId: 1184854 },
      reply: exampleEnvelope({ TotalCount: 1, List: [{ ...region, RegionState: 'AVAILABLE' }] }),
    },
    errors: [...UPSTREAM_ERRORS, 'TENCENT_NOT_SUPPORTED'],
  })
  list(@Req() { context }: Request, @Body() dto: ListRegionsDto) {
    return this.regions.list(context, dto);
  }

  @RequireRole('reader')
  @EnvelopeRoute('zone/list', {
    operationId: 'listZones',
    en: 'List zones of one region or of all',
    zh: '可用区列表，可指定一个地域或查询所有地域',
    body: ListZonesDto,
    data: ZoneListDto,
    example: {
      request: { TenantUuid, Region: region.Region, ProjectId: 1184854 },
      reply: exampleEnvelope({ TotalCount: 1, List: [{ ...region, ...zone }] }),
      further: {
        everywhere: { en: 'Of all regions', zh: '所有地域的可用区', request: { TenantUuid } },
      },
    },
    errors: [...UPSTREAM_ERRORS, 'TENCENT_NOT_SUPPORTED'],
  })
  listZones(@Req() { context }: Request, @Body() dto: ListZonesDto) {
    return this.regions.listZones(context, dto);
  }
}
