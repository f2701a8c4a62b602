import { ApiSchema } from '@nestjs/swagger';
import type { FieldFault } from '../../errors/field-fault.js';
import { TextField } from '../../common/validation/field.decorator.js';
import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { ClusterUuid } from '../../common/validation/scope-fields.decorator.js';
import { BeijingTime, timeFaults } from '../../common/validation/time-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';

@ApiSchema({ name: 'ListAuditRequest' })
export class ListAuditDto implements CrossChecked {
  @TextField(
    {
      en: 'Tenant id; "*" for what concerns no single tenant, for callers of all tenants',
      zh: '租户uuid；"*"表示不属于单个租户的记录，仅可访问全部租户的调用方可用',
      required: true,
      example: 'system',
    },
    {
      max: 64,
      pattern: /^(\*|[A-Za-z0-9_-]{1,64})$/,
      form: {
        en: 'at most 64 letters, digits, "_" or "-"; or "*"',
        zh: '不超过64个字符的字母、数字、“_”或“-”，或者“*”',
      },
    },
  )
  TenantUuid: string;

  @ClusterUuid({ required: false })
  ClusterUuid?: string;

  @TextField(
    { en: 'Only changes of this disk', zh: '仅查询该云硬盘的变更', example: 'disk-giys4n0i' },
    {
      max: 64,
      pattern: /^[A-Za-z0-9_-]{1,64}$/,
      form: { en: 'a disk id such as disk-giys4n0i', zh: '云硬盘ID，例如disk-giys4n0i' },
    },
  )
  DiskId?: string;

  @TextField({ en: 'Only what this caller did', zh: '仅查询该调用方的操作', example: 'admin' }, { max: 256 })
  Actor?: string;

  @TextField({ en: 'Only this action', zh: '仅查询该操作', example: 'disk/create' }, { max: 64 })
  Action?: string;

  @BeijingTime({
    en: 'From this second on, Beijing time',
    zh: '起始时间（北京时间），包含这一秒',
    example: '2026-11-24 00:00:00',
  })
  BeginTime?: string;

  @BeijingTime({
    en: 'Up to this second, Beijing time',
    zh: '结束时间（北京时间），包含这一秒',
    example: '2026-11-24 23:59:59',
  })
  EndTime?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;

  faults(): FieldFault[] {
    return timeFaults(this);
  }
}
