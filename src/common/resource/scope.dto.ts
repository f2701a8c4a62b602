import { ClusterUuid, Region, TenantUuid } from '../validation/scope-fields.decorator.js';

/** The fields of every disk request that name the account and the region. */
export class ScopeDto {
  @TenantUuid()
  TenantUuid: string;

  @ClusterUuid()
  ClusterUuid: string;

  @Region()
  Region: string;
}
