import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { RequireRole } from '../common/request/require-role.decorator.js';
import { EnvelopeRoute } from '../openapi/envelope-route.decorator.js';
import { AuditLogService } from './audit-log.service.js';
import { AuditListDto } from './dto/audit-row.dto.js';
import { ListAuditDto } from './dto/list-audit.dto.js';

@ApiTags('audit')
@RequireRole('admin')
@Controller('v1/tencent/audit')
export class AuditController {
  constructor(private readonly log: AuditLogService) {}

  @EnvelopeRoute('list', {
    operationId: 'listAudit',
    en: 'Who did what to which disk, credential or key',
    zh: '查询审计记录：谁对哪块云硬盘、哪个云账号密钥或API密钥做了什么',
    body: ListAuditDto,
    data: AuditListDto,
    example: {
      request: { TenantUuid: 'system', PageNum: 0, PageSize: 10 },
      further: {
        oneDisk: {
          en: 'All that was done to one disk',
          zh: '某块云硬盘的全部操作',
          request: { TenantUuid: 'system', DiskId: 'disk-giys4n0i' },
        },
        resizes: {
          en: 'Every resize of a month',
          zh: '一个月内的全部扩容',
          request: {
            TenantUuid: 'system',
            Action: 'disk/resize',
            BeginTime: '2026-11-01 00:00:00',
            EndTime: '2026-11-30 23:59:59',
          },
        },
      },
    },
    errors: ['OVERLOADED', 'QUERY_TOO_LONG'],
  })
  list(@Req() request: Request, @Body() dto: ListAuditDto): Promise<AuditListDto> {
    return this.log.list(request.context, dto);
  }
}
