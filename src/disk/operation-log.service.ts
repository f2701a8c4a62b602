import { Injectable } from '@nestjs/common';
import { AuditLogService } from '../audit/audit-log.service.js';
import { Answer } from '../common/envelope/envelope.js';
import { AppError } from '../errors/app.error.js';
import { joinWords, type Words } from '../errors/words.js';
import type { Scope } from '../common/request/scope.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { operationOf, type OperationLog } from '../tencent/audit-event/audit-event-mapping.js';
import { fromBeijing, toBeijing } from '../common/time/beijing-time.js';
import { endedWords } from '../tencent/audit-event/event-search.js';
import {
  OperationLogProvider,
  type OperationLogQuery,
} from '../tencent/audit-event/operation-log.provider.js';
import type { CloudSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import type { OperationLogListDto } from './dto/operation-log.dto.js';
import type { ListOperationLogsDto } from './dto/list-operation-logs.dto.js';

interface SourcedRows {
  source: OperationLogListDto['Source'];
  rows: OperationLog[];
  desc: Words | '';
}

/** Tencent's actions of the writes of this service, for rows from its own trail. */
const ACTIONS: Record<string, string> = {
  'disk/create': 'CreateDisks',
  'disk/update': 'ModifyDiskAttributes',
  'disk/resize': 'ResizeDisk',
  'disk/delete': 'TerminateDisks',
  'disk/attach': 'AttachDisks',
  'disk/detach': 'DetachDisks',
  'disk/renew': 'RenewDisk',
  'disk/renew_flag/update': 'ModifyDisksRenewFlag',
  'disk/charge_type/update': 'ModifyDisksChargeType',
  'disk/recycle/restore': 'RenewDisk',
  'disk/recycle/delete': 'TerminateDisks',
  'snapshot/create': 'CreateSnapshot',
  'snapshot/apply': 'ApplySnapshot',
  'auto_snapshot/policy/bind': 'BindAutoSnapshotPolicy',
  'auto_snapshot/policy/unbind': 'UnbindAutoSnapshotPolicy',
};

const STATES: Record<string, string> = { succeeded: 'SUCCESS', failed: 'FAILED' };

/** The operations on one disk, newest first, from the first of three sources that answers. */
@Injectable()
export class OperationLogService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly logs: OperationLogProvider,
    private readonly trail: AuditLogService,
  ) {}

  list(scope: Scope, dto: ListOperationLogsDto): Promise<Answer<OperationLogListDto>> {
    return this.sessions.read(scope, async (session) => {
      const { source, rows, desc } = await this.read(session, dto);
      const wanted = excludesDisk(dto) ? [] : rows.filter(fuzzyMatch(dto.Fuzzy)).sort(newestFirst);
      const { offset, limit } = pageOf(dto);
      const List = wanted.slice(offset, offset + limit);
      return new Answer({ TotalCount: wanted.length, List, Source: source }, desc);
    });
  }

  private async read(session: CloudSession, dto: ListOperationLogsDto): Promise<SourcedRows> {
    const query: OperationLogQuery = { diskId: dto.DiskId, beginTime: dto.BeginTime, endTime: dto.EndTime };
    try {
      const { source, rows, cut, ended } = await this.logs.read(session, query);
      return { source, rows, desc: cut ? cutAt(rows) : ended ? endedWords(ended) : '' };
    } catch (error) {
      if (!isLogUnavailable(error)) throw error;
      const { rows, cut } = await this.ownRows(session.scope, query);
      const origin = {
        en: `from the trail of this service, which knows only its own changes: ${error.words.en}`,
        zh: `来自本服务的审计记录，其中只有经本服务做的变更：${error.words.zh}`,
      };
      return { source: 'AuditTrail', rows, desc: cut ? joinWords([cutAt(rows), origin]) : origin };
    }
  }

  private async ownRows(
    scope: Scope,
    { diskId, beginTime, endTime }: OperationLogQuery,
  ): Promise<{ rows: OperationLog[]; cut: boolean }> {
    const moment = (text: string | undefined) =>
      text === undefined ? undefined : new Date(fromBeijing(text));
    const found = await this.trail.rowsForDisk(scope, diskId, moment(beginTime), moment(endTime));
    const rows = found.rows.map((row) => ({
      Operator: row.Actor,
      Operation: operationOf(ACTIONS[row.Action] ?? row.Action),
      DiskId: diskId,
      OperationState: STATES[row.Outcome] ?? 'PROCESSING',
      StartTime: row.Time,
      EndTime: toBeijing(fromBeijing(row.Time) + (row.DurationMs ?? 0)),
    }));
    return { rows, cut: found.cut };
  }
}

const cutAt = (rows: OperationLog[]): Words => ({
  en: `only the newest ${rows.length} operations were read; narrow BeginTime and EndTime`,
  zh: `只读取了最新的 ${rows.length} 条操作记录，请缩小 BeginTime 和 EndTime 的范围`,
});

/**
 * Neither of Tencent's sources serves this account: the older one is withdrawn, and the newer one is not permitted
 * or missing. A source that was not reached may have rows, so that stays an error.
 */
const isLogUnavailable = (error: unknown): error is AppError =>
  !isUnknownRegion(error) &&
  AppError.is(
    error,
    'TENCENT_PERMISSION',
    'TENCENT_ACTION_OFFLINE',
    'TENCENT_ACTION_MISSING',
    'TENCENT_NOT_SUPPORTED',
    'TENCENT_UNSUPPORTED_REGION',
  );

/** No region at all, in contrast to one that a source does not serve. */
const isUnknownRegion = (error: unknown): boolean =>
  error instanceof AppError && error.upstream?.code === 'InvalidParameterValue';

/** A `disk-id` filter without the disk asked for matches nothing. */
const excludesDisk = (dto: ListOperationLogsDto): boolean =>
  dto.Filters?.some((filter) => !filter.Values.includes(dto.DiskId)) ?? false;

function fuzzyMatch(fuzzy: string | undefined): (row: OperationLog) => boolean {
  const wanted = (fuzzy ?? '').trim().toLowerCase();
  return (row) =>
    [row.Operation, row.Operator, row.OperationState].some((text) => text.toLowerCase().includes(wanted));
}

const newestFirst = (a: OperationLog, b: OperationLog): number =>
  a.StartTime < b.StartTime ? 1 : a.StartTime > b.StartTime ? -1 : 0;
