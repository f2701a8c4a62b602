import { AppError } from '../../errors/app.error.js';
import { maySee } from './caller.js';
import type { RequestContext } from './request-context.js';

/** The fields of a request body that name the cloud account. */
export interface ScopeFields {
  TenantUuid: string;
  ClusterUuid: string;
  Region?: string | undefined;
}

/** The reply for an absent credential. A tenant that the caller may not see gets the same one. */
export const credentialNotFound = (): AppError =>
  new AppError('CREDENTIAL_NOT_FOUND', {
    en: 'TenantUuid, ClusterUuid: no credential is stored for this pair',
    zh: 'TenantUuid、ClusterUuid：没有为该租户和集群保存云账号密钥',
  });

/**
 * The account that an operation acts on: the explicit first argument of every layer below the controllers. Only
 * `Scope.of` makes one, after it has checked that the caller may see the tenant.
 */
export class Scope {
  private constructor(
    readonly tenantUuid: string,
    readonly clusterUuid: string,
    readonly region: string | undefined,
    readonly context: RequestContext,
  ) {}

  /** Throws CREDENTIAL_NOT_FOUND for a tenant outside the token, before anything is looked up. */
  static of(context: RequestContext, fields: ScopeFields): Scope {
    if (!context.caller || !maySee(context.caller, fields.TenantUuid)) throw credentialNotFound();
    context.tenantUuid = fields.TenantUuid;
    return new Scope(fields.TenantUuid, fields.ClusterUuid, fields.Region, context);
  }

  /** The same account for work that is not part of the request. */
  with(context: RequestContext): Scope {
    return new Scope(this.tenantUuid, this.clusterUuid, this.region, context);
  }

  /** The same account in another region, or in none. */
  in(region: string | undefined): Scope {
    return new Scope(this.tenantUuid, this.clusterUuid, region, this.context);
  }
}
