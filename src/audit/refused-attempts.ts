import { Injectable } from '@nestjs/common';
import type { AppError } from '../errors/app.error.js';
import { maySee } from '../common/request/caller.js';
import { refsOf } from '../common/resource/resource-ref.js';
import type { RequestContext } from '../common/request/request-context.js';
import { SERVICE_CHAIN } from './audit-event.js';
import { AuditTrail } from './audit-trail.js';

/** The form of tenant, cluster, region and disk ids. Other values of the body are not recorded. */
const WELL_FORMED = /^[A-Za-z0-9_-]{1,64}$/;
const MAX_DISKS = 100;

/**
 * Records attempts that were refused before a service ran. The body has not been validated, so only well-formed
 * ids are recorded. An attempt at a tenant outside the token goes into the service chain: a caller must not write
 * into, or begin, the chain of another tenant.
 */
@Injectable()
export class RefusedAttempts {
  constructor(private readonly trail: AuditTrail) {}

  record(context: RequestContext, body: unknown, error: AppError): void {
    const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const tenantUuid = wellFormed(fields.TenantUuid);
    const isOwn =
      tenantUuid !== undefined && context.caller !== undefined && maySee(context.caller, tenantUuid);
    const named = [fields.DiskId, ...(Array.isArray(fields.DiskIds) ? (fields.DiskIds as unknown[]) : [])];
    const diskIds = named.slice(0, MAX_DISKS).flatMap((id) => wellFormed(id) ?? []);
    this.trail.refused(
      {
        context,
        tenantUuid: isOwn ? tenantUuid : SERVICE_CHAIN,
        clusterUuid: wellFormed(fields.ClusterUuid),
        region: wellFormed(fields.Region),
        resources: [
          ...refsOf('disk', diskIds),
          ...(isOwn || tenantUuid === undefined ? [] : refsOf('tenant', [tenantUuid])),
        ],
      },
      error,
    );
  }

  /** Records the attempt if it names a tenant that the caller may not see. */
  recordForeignTenant(context: RequestContext, body: unknown, error: AppError): void {
    const tenantUuid = wellFormed((body as { TenantUuid?: unknown } | undefined)?.TenantUuid);
    if (tenantUuid !== undefined && context.caller && !maySee(context.caller, tenantUuid))
      this.record(context, body, error);
  }
}

const wellFormed = (value: unknown): string | undefined =>
  typeof value === 'string' && WELL_FORMED.test(value) ? value : undefined;
