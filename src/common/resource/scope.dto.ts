import { ClusterUuid, Region, TenantUuid } from '../validation/scope-fields.decorator.js';

/** The fields every disk request carries: whose account, and where. */
export class ScopeDto {
  @TenantUuid()
  TenantUuid: string;

  @ClusterUuid()
  ClusterUuid: string;

  @Region()
  Region: string;
}
