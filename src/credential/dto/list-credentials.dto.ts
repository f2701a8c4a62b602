import { ApiSchema } from '@nestjs/swagger';
import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { ClusterUuid, TenantUuid } from '../../common/validation/scope-fields.decorator.js';

/** Names one stored credential. */
@ApiSchema({ name: 'CredentialOwner' })
export class CredentialOfDto {
  @TenantUuid()
  TenantUuid: string;

  @ClusterUuid()
  ClusterUuid: string;
}

@ApiSchema({ name: 'ListCredentialsRequest' })
export class ListCredentialsDto {
  @TenantUuid({ required: false, en: 'Only this tenant', zh: '仅查询该租户' })
  TenantUuid?: string;

  @ClusterUuid({ required: false, en: 'Only this cluster', zh: '仅查询该集群' })
  ClusterUuid?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;
}
