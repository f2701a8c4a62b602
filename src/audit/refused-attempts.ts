import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { AppError } from '../errors/app.error.js';
import { maySee } from '../common/request/caller.js';
import { refsOf } from '../common/resource/resource-ref.js';
import type { RequestContext } from '../common/request/request-context.js';
import { SERVICE_CHAIN } from './audit-event.js';
import { AuditMetrics } from './audit-metrics.js';
import { AuditTrail, type Intent } from './audit-trail.js';
import { RefusedRate } from './refused-rate.js';

/** The form of tenant, cluster, region and disk ids. Other values of the body are not recorded. */
const WELL_FORMED = /^[A-Za-z0-9_-]{1,64}$/;
/** Disks that a row names; of more it says how many. */
const MAX_DISKS = 10;
/** How often the attempts without a row of their own are written, as one row for each caller and chain. */
const SUMMARY_MS = 60_000;
/** Summaries a minute; the attempts of further callers count as dropped. */
const MAX_SUMMARIES = 100;

/**
 * Records attempts that were refused before a service ran. The body has not been validated, so only well-formed
 * ids are recorded. An attempt at a tenant outside the token goes into the service chain: a caller must not write
 * into, or begin, the chain of another tenant. Rows are short, and a caller gets few of them: what is more is counted
 * and written each minute as one row, whose request says how many attempts it stands for.
 */
@Injectable()
export class RefusedAttempts implements BeforeApplicationShutdown {
  private readonly rate = new RefusedRate();
  private readonly surplus = new Map<string, { intent: Intent; error: AppError; count: number }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly trail: AuditTrail,
    private readonly metrics: AuditMetrics,
  ) {}

  record(context: RequestContext, body: unknown, error: AppError): void {
    const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const tenantUuid = wellFormed(fields.TenantUuid);
    const isOwn =
      tenantUuid !== undefined && context.caller !== undefined && maySee(context.caller, tenantUuid);
    const listed = Array.isArray(fields.DiskIds) ? (fields.DiskIds as unknown[]) : [];
    const named = fields.DiskId === undefined ? listed : [fields.DiskId, ...listed];
    const diskIds = named.slice(0, MAX_DISKS).flatMap((id) => wellFormed(id) ?? []);
    this.write(
      {
        context,
        tenantUuid: isOwn ? tenantUuid : SERVICE_CHAIN,
        clusterUuid: wellFormed(fields.ClusterUuid),
        region: wellFormed(fields.Region),
        resources: [
          ...refsOf('disk', diskIds),
          ...(isOwn || tenantUuid === undefined ? [] : refsOf('tenant', [tenantUuid])),
        ],
        request: named.length > MAX_DISKS ? { DiskCount: named.length } : undefined,
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

  /** Before the trail writes what waits. */
  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
    this.writeSummaries();
  }

  private write(intent: Intent, error: AppError): void {
    const caller = intent.context.caller?.id ?? '';
    if (this.rate.take(caller, intent.tenantUuid)) return this.trail.refused(intent, error);
    const key = JSON.stringify([caller, intent.tenantUuid]);
    const summary = this.surplus.get(key);
    if (summary) summary.count += 1;
    else if (this.surplus.size < MAX_SUMMARIES) this.surplus.set(key, { intent, error, count: 1 });
    else this.metrics.eventsDropped.inc({ kind: 'refused' });
    this.timer ??= setTimeout(() => this.writeSummaries(), SUMMARY_MS).unref();
  }

  private writeSummaries(): void {
    this.timer = undefined;
    for (const { intent, error, count } of this.surplus.values())
      this.trail.refused({ ...intent, request: { RefusedAttempts: count } }, error);
    this.surplus.clear();
  }
}

const wellFormed = (value: unknown): string | undefined =>
  typeof value === 'string' && WELL_FORMED.test(value) ? value : undefined;
