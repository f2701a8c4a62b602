import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Caller, maySee } from '../common/request/caller.js';
import type { RequestContext } from '../common/request/request-context.js';
import { type Page, pageOf } from '../common/validation/page-fields.decorator.js';
import { idOfRef, isRefOf } from '../common/resource/resource-ref.js';
import { fromBeijing, toBeijing } from '../common/time/beijing-time.js';
import { withDatabase } from '../database/database-errors.js';
import { SERVICE_CHAIN } from './audit-event.js';
import { type AuditFilter, auditQuery } from './audit-query.js';
import type { AuditListDto, AuditRowDto } from './dto/audit-row.dto.js';
import type { ListAuditDto } from './dto/list-audit.dto.js';

interface Row {
  audit_id: string;
  at: Date;
  actor: string;
  action: string;
  tenant_uuid: string;
  cluster_uuid: string | null;
  region: string | null;
  resources: string[];
  target_instance_id: string | null;
  request: string | null;
  outcome: AuditRowDto['Outcome'];
  scode: number | null;
  request_id: string | null;
  tencent_request_id: string | null;
  duration_ms: number | null;
}

/** Rows of one disk that are read at most for its operation log. */
const MAX_ROWS_OF_A_DISK = 1000;

export interface DiskRows {
  rows: AuditRowDto[];
  /** There are older rows, which were not read. */
  cut: boolean;
}

/** Reads the trail. An intent and its outcome are one row here. `AuditVerifier` verifies; this class does not. */
@Injectable()
export class AuditLogService {
  constructor(private readonly dataSource: DataSource) {}

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
    const { counting, values } = auditQuery(filter);
    const [[count], List] = await Promise.all([
      withDatabase(() => this.dataSource.query<{ count: string }[]>(counting, values)),
      this.rows(filter, pageOf(dto)),
    ]);
    return { TotalCount: Number(count?.count ?? 0), List };
  }

  /**
   * The changes of one disk, newest first. The `Scope` of the request has proven that the caller may see the tenant.
   */
  async rowsForDisk(
    scope: { tenantUuid: string; clusterUuid: string },
    diskId: string,
    begin?: Date,
    end?: Date,
  ): Promise<DiskRows> {
    const { tenantUuid, clusterUuid } = scope;
    const filter = { tenantUuid, clusterUuid, diskId, begin, end };
    const rows = await this.rows(filter, { offset: 0, limit: MAX_ROWS_OF_A_DISK + 1 });
    return { rows: rows.slice(0, MAX_ROWS_OF_A_DISK), cut: rows.length > MAX_ROWS_OF_A_DISK };
  }

  /** Resources (`disk:disk-1`) that an action of this service created since then, each with the moment. */
  async creationsOf(
    scope: { tenantUuid: string; clusterUuid: string },
    action: string,
    refs: readonly string[],
    since: Date,
  ): Promise<Map<string, Date>> {
    const rows = await withDatabase(() =>
      this.dataSource.query<{ at: Date; resources: string[] }[]>(
        `SELECT at, resources FROM audit_event
          WHERE tenant_uuid = $1 AND cluster_uuid = $2 AND kind = 'outcome' AND outcome = 'succeeded'
            AND action = $3 AND at >= $4 AND resources && $5`,
        [scope.tenantUuid, scope.clusterUuid, action, since, refs],
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

  private async rows(filter: AuditFilter, { offset, limit }: Page): Promise<AuditRowDto[]> {
    const { selecting, values } = auditQuery(filter);
    const paged = `${selecting} OFFSET ${Number(offset)} LIMIT ${Number(limit)}`;
    const rows = await withDatabase(() => this.dataSource.query<Row[]>(paged, values));
    return rows.map(toDto);
  }
}

const mayRead = (caller: Caller | undefined, tenantUuid: string): boolean =>
  caller !== undefined &&
  (tenantUuid === SERVICE_CHAIN ? caller.tenants.includes('*') : maySee(caller, tenantUuid));

const dateOf = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(fromBeijing(text));

const toDto = (row: Row): AuditRowDto => ({
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
