import { Injectable } from '@nestjs/common';
import { type Caller, maySee } from '../common/request/caller.js';
import type { RequestContext } from '../common/request/request-context.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { idOfRef, isRefOf } from '../common/resource/resource-ref.js';
import { fromBeijing, toBeijing } from '../common/time/beijing-time.js';
import { SERVICE_CHAIN } from './audit-event.js';
import { type AuditFilter, type AuditRow, countRows, readRows } from './audit-query.js';
import { AuditReads } from './audit-reads.js';
import type { AuditListDto, AuditRowDto } from './dto/audit-row.dto.js';
import type { ListAuditDto } from './dto/list-audit.dto.js';

/** Rows of one disk that are read at most for its operation log. */
const MAX_ROWS_OF_A_DISK = 1000;

/** Part of the `Scope` of a request. */
type ReadScope = { tenantUuid: string; clusterUuid: string; context: RequestContext };

export interface DiskRows {
  rows: AuditRowDto[];
  /** There are older rows, which were not read. */
  cut: boolean;
}

/** Reads the trail. An intent and its outcome are one row here. `AuditVerifier` verifies; this class does not. */
@Injectable()
export class AuditLogService {
  constructor(private readonly reads: AuditReads) {}

  /** A tenant the caller may not see answers like one without any rows. */
  async list(context: RequestContext, dto: Omit<ListAuditDto, 'faults'>): Promise<AuditListDto> {
    if (!mayRead(context.caller, dto.TenantUuid)) return { TotalCount: 0, List: [] };
    const filter: AuditFilter = {
      tenantUuid: dto.TenantUuid,
      clusterUuid: dto.ClusterUuid,
      diskId: dto.DiskId,
      actor: dto.Actor,
      action: dto.Action,
      begin: dateOf(dto.BeginTime),
      end: dateOf(dto.EndTime),
    };
    return this.reads.run(context, dto.TenantUuid, async (query) => {
      const TotalCount = await countRows(query, filter);
      const rows = await readRows(query, filter, pageOf(dto), TotalCount);
      return { TotalCount, List: rows.map(toDto) };
    });
  }

  /**
   * The changes of one disk, newest first. The `Scope` of the request has proven that the caller may see the tenant.
   */
  async rowsForDisk(scope: ReadScope, diskId: string, begin?: Date, end?: Date): Promise<DiskRows> {
    const { tenantUuid, clusterUuid, context } = scope;
    const filter = { tenantUuid, clusterUuid, diskId, begin, end };
    const page = { offset: 0, limit: MAX_ROWS_OF_A_DISK + 1 };
    const rows = await this.reads.run(context, tenantUuid, (query) =>
      readRows(query, filter, page, Infinity),
    );
    return {
      rows: rows.slice(0, MAX_ROWS_OF_A_DISK).map(toDto),
      cut: rows.length > MAX_ROWS_OF_A_DISK,
    };
  }

  /** Resources (`disk:disk-1`) that an action of this service created since then, each with the moment. */
  async creationsOf(
    { tenantUuid, clusterUuid, context }: ReadScope,
    action: string,
    refs: readonly string[],
    since: Date,
  ): Promise<Map<string, Date>> {
    const rows = await this.reads.run(context, tenantUuid, (query) =>
      query<{ at: Date; resources: string[] }>(
        `SELECT at, resources FROM audit_event
          WHERE tenant_uuid = $1 AND cluster_uuid = $2 AND kind = 'outcome' AND outcome = 'succeeded'
            AND action = $3 AND at >= $4 AND resources && $5`,
        [tenantUuid, clusterUuid, action, since, refs],
      ),
    );
    return new Map(rows.flatMap(({ at, resources }) => resources.map((ref): [string, Date] => [ref, at])));
  }

  /** Whether this service changed one of the resources since then, in any other operation than this one. */
  async hasOtherChanges(
    refs: readonly string[],
    since: Date,
    except: { auditId: string | undefined; actions: readonly string[] },
  ): Promise<boolean> {
    const [row] = await withDatabase(() =>
      this.dataSource.query<{ found: boolean }[]>(
        `SELECT EXISTS (
           SELECT FROM audit_event
            WHERE resources && $1 AND at >= $2 AND kind <> 'refused' AND audit_id IS DISTINCT FROM $3 AND action <> ALL ($4)
         ) AS found`,
        [refs, since, except.auditId, except.actions],
      ),
    );
    return row?.found ?? true;
  }
}

const mayRead = (caller: Caller | undefined, tenantUuid: string): boolean =>
  caller !== undefined &&
  (tenantUuid === SERVICE_CHAIN ? caller.tenants.includes('*') : maySee(caller, tenantUuid));

const dateOf = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(fromBeijing(text));

const toDto = (row: AuditRow): AuditRowDto => ({
  AuditId: row.audit_id,
  Time: toBeijing(row.at.getTime()),
  Actor: row.actor,
  Action: row.action,
  TenantUuid: row.tenant_uuid,
  ClusterUuid: row.cluster_uuid ?? '',
  Region: row.region ?? '',
  DiskIds: row.resources.filter((ref) => isRefOf('disk', ref)).map(idOfRef),
  ResourceIds: row.resources.map(idOfRef),
  InstanceId: row.target_instance_id ?? '',
  Request: JSON.parse(row.request ?? '{}') as Record<string, unknown>,
  Outcome: row.outcome,
  scode: row.scode,
  RequestId: row.request_id ?? '',
  TencentRequestId: row.tencent_request_id ?? '',
  DurationMs: row.duration_ms,
});
