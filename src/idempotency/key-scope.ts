import { createHash } from 'node:crypto';
import { maySee } from '../common/request/caller.js';
import type { RequestContext } from '../common/request/request-context.js';

const TENANT = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Whose keys they are: the tenant's of the request; where none is named, the caller's own. Undefined for a request that
 * its route refuses anyway: no such tenant can be, or the caller may not see it. The body has not been validated.
 */
export function keyScopeOf({ caller }: RequestContext, body: unknown): string | undefined {
  if (!caller) return undefined;
  const { TenantUuid: tenant } = body as { TenantUuid?: unknown };
  if (tenant === undefined) return `caller:${createHash('sha256').update(caller.id).digest('hex')}`;
  return typeof tenant === 'string' && TENANT.test(tenant) && maySee(caller, tenant)
    ? `tenant:${tenant}`
    : undefined;
}
