import { ApiSchema } from '@nestjs/swagger';
import { ChoiceField, IntegerField, TextField } from '../../common/validation/field.decorator.js';
import { Limit, Offset, PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { ClusterUuid, Region, TenantUuid } from '../../common/validation/scope-fields.decorator.js';
import { type State, STATES } from './operation.dto.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A wait ends before the time of a request does. */
const MAX_WAIT_SECONDS = 25;

@ApiSchema({ name: 'InspectOperationRequest' })
export class InspectOperationDto {
  @TenantUuid()
  TenantUuid: string;

  @ClusterUuid()
  ClusterUuid: string;

  @Region({
    en: 'Without effect: the operation knows its region',
    zh: '地域，不影响结果，以操作记录的地域为准',
    required: false,
  })
  Region?: string;

  @TextField(
    {
      en: 'X-Operation-Id of the write',
      zh: '操作id，即写操作返回的X-Operation-Id',
      required: true,
      example: '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0',
    },
    { min: 36, max: 36, pattern: UUID, form: { en: 'a UUID in lower case', zh: '小写的UUID' } },
  )
  OperationId: string;

  @IntegerField(
    {
      en: 'The reply waits until the operation is over, for so many seconds at most; absent or 0: it does not wait',
      zh: '等待操作结束的最长秒数，操作结束即返回；不填或为0表示不等待',
      example: 20,
    },
    { min: 0, max: MAX_WAIT_SECONDS },
  )
  WaitSeconds?: number;
}

@ApiSchema({ name: 'ListOperationsRequest' })
export class ListOperationsDto {
  @TenantUuid()
  TenantUuid: string;

  @ClusterUuid()
  ClusterUuid: string;

  @Region({ en: 'Only operations in this region', zh: '仅查询该地域的操作', required: false })
  Region?: string;

  @ChoiceField(
    {
      en: 'Only operations in this state, among the newest 500 of the last 7 days that match the other conditions; TotalCount counts those alone',
      zh: '仅查询该状态的操作：在最近7天内符合其他条件的最新500条中查找，TotalCount也仅统计其中的匹配项',
      example: 'PROCESSING',
    },
    STATES,
  )
  State?: State;

  @TextField({ en: 'Only this action', zh: '仅查询该操作', example: 'disk/attach' }, { max: 64 })
  Action?: string;

  @TextField(
    {
      en: 'Only operations on this disk, snapshot or policy',
      zh: '仅查询该云硬盘、快照或定期快照策略的操作',
      example: 'disk-giys4n0i',
    },
    {
      max: 64,
      pattern: /^[A-Za-z0-9_-]{1,64}$/,
      form: { en: 'an id such as disk-giys4n0i', zh: '资源ID，例如disk-giys4n0i' },
    },
  )
  ResourceId?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;

  @Offset()
  Offset?: number;

  @Limit()
  Limit?: number;
}
