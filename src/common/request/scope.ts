import { AppError } from '../../errors/app.error.js';
import { maySee } from './caller.js';
import type { RequestContext } from './request-context.js';

/** The fields of a request body that say whose cloud account is meant. */
export interface ScopeFields {
  TenantUuid: string;
  ClusterUuid: string;
  Region?: string | undefined;
}

/** What an absent credential and a tenant that the caller may not see have in common: the reply. */
export const credentialNotFound = (): AppError =>
  new AppError('CREDENTIAL_NOT_FOUND', 'TenantUuid, ClusterUuid: no credential is stored for this pair');

/**
 * Whose account an operation acts on: the explicit first argument of every layer below the controllers.
 * It can only be made through `Scope.of`, which proves that the caller may see the tenant.
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

  /** The same account in another region. */
  in(region: string): Scope {
    return new Scope(this.tenantUuid, this.clusterUuid, region, this.context);
  }
}
