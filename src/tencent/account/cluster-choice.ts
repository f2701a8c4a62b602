import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request/request-context.js';
import { credentialNotFound, Scope, type ScopeFields } from '../../common/request/scope.js';
import { CredentialStore } from '../../credential/credential-store.js';
import { invalidField } from '../../errors/field-fault.js';

/** The scope of a request that need not name a cluster. */
@Injectable()
export class ClusterChoice {
  constructor(private readonly credentials: CredentialStore) {}

  /**
   * Without ClusterUuid that of the tenant's only credential. Throws INVALID_PARAMETER, which lists the clusters, when
   * the tenant has several, and CREDENTIAL_NOT_FOUND when it has none or the caller may not see it.
   */
  async scopeOf(
    context: RequestContext,
    { TenantUuid, ClusterUuid, Region }: Partial<ScopeFields> & { TenantUuid: string },
  ): Promise<Scope> {
    const named = Scope.of(context, { TenantUuid, ClusterUuid: ClusterUuid ?? '', Region });
    if (ClusterUuid !== undefined) return named;
    const clusters = await this.credentials.clustersOf(TenantUuid);
    if (clusters.length > 1)
      throw invalidField(
        'ClusterUuid',
        'required',
        `is required, as the tenant has several: ${clusters.join(', ')}`,
        `必填，该租户有多个集群：${clusters.join('、')}`,
      );
    const [only] = clusters;
    if (only === undefined) throw credentialNotFound();
    return Scope.of(context, { TenantUuid, ClusterUuid: only, Region });
  }
}
