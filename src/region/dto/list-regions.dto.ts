import { ApiSchema } from '@nestjs/swagger';
import { IntegerField } from '../../common/validation/field.decorator.js';
import { ClusterUuid, Region, TenantUuid } from '../../common/validation/scope-fields.decorator.js';

@ApiSchema({ name: 'ListRegionsRequest' })
export class ListRegionsDto {
  @TenantUuid()
  TenantUuid: string;

  @ClusterUuid({
    required: false,
    en: 'Cluster id; absent means the only one of the tenant',
    zh: '集群uuid，不填则为租户唯一的集群',
  })
  ClusterUuid?: string;

  @IntegerField(
    { en: 'Project id; without effect', zh: '项目ID，不影响结果', example: 1184854 },
    { min: 0, max: Number.MAX_SAFE_INTEGER },
  )
  ProjectId?: number;
}

@ApiSchema({ name: 'ListZonesRequest' })
export class ListZonesDto extends ListRegionsDto {
  @Region({
    required: false,
    en: 'Only this region; absent means all',
    zh: '仅查询该地域，不填则查询所有地域',
  })
  Region?: string;
}
