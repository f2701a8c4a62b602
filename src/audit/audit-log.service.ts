import { Injectable } from '@nestjs/common';
import { type Caller, maySee } from '../common/request/caller.js';
import type { RequestContext } from '../common/request/request-context.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { idOfRef, isRefOf } from '../common/resource/resource-ref.js';
import { fromBeijing, toBeijing } from '../common/time/beijing-time.js';
import { SERVICE_CHAIN } from './audit-event.js';
import { type AuditFilter, type AuditRow, readPage } from './audit-query.js';
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
      const { total, rows } = await readPage(query, filter, pageOf(dto));
      return { TotalCount: total, List: rows.map(toDto) };
    });
  }

  /**
   * The changes of one disk, newest first. The `Scope` of the request has proven that the caller may see the tenant.
   */
  async rowsForDisk(scope: ReadScope, diskId: string, begin?: Date, end?: Date): Promise<DiskRows> {
    const { tenantUuid, clusterUuid, context } = scope;
    const filter = { tenantUuid, clusterUuid, diskId, begin, end };
    const page = { offset: 0, limit: MAX_ROWS_OF_A_DISK + 1 };
    const { rows } = await this.reads.run(context, tenantUuid, (query) => readPage(query, filter, page));
    return {
      rows: rows.slice(0, MAX_ROWS_OF_A_DISK).map(toDto),
      cut: rows.length > MAX_ROWS_OF_A_DISK,
    };
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
