import type { Event } from '../client/sdk/sdk.js';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../errors/app.error.js';
import { isWriteEvent, namesResource, type OperationLog, toOperationLog } from './audit-event-mapping.js';
import type { CloudSession } from '../client/cloud-session.js';
import { type HeldRows, RowPermits } from '../client/row-permits.js';
import {
  DESCRIBE_EVENTS,
  type EventAction,
  type FoundEvents,
  LOOK_UP_EVENTS,
  searchEvents,
} from './event-search.js';

export interface OperationLogQuery {
  diskId: string;
  /** `YYYY-MM-DD HH:MM:SS`, Beijing time. */
  beginTime?: string | undefined;
  endTime?: string | undefined;
}

export type OperationLogSource = 'DescribeDiskOperationLogs' | 'CloudAudit';

export interface OperationLogs {
  source: OperationLogSource;
  rows: OperationLog[];
  /** True when CloudAudit had more events than are read for one request. */
  cut: boolean;
  /** Set when what is older could not be read: the moment from which on the rows are complete, and the reason. */
  ended?: FoundEvents['ended'];
}

/** Tencent withdrew the operation log in 2023. These are the codes that say so of an action. */
const WITHDRAWN = new Set([
  'ActionOffline',
  'InvalidAction',
  'InvalidParameterValue.InvalidAction',
  'NoSuchVersion',
  'UnsupportedOperation',
  'UnsupportedRegion',
]);
/** An action that was found withdrawn is not asked for this long. */
const REMEMBERED_MS = 10 * 60_000;

/** Its rows are short: room for 5,000 of them. */
const LOG_ROWS = 1_000;

type Source = (session: CloudSession, query: OperationLogQuery, held: HeldRows) => Promise<OperationLogs>;

/** In the order in which they are asked. */
const SOURCES: readonly Source[] = [
  readOperationLogs,
  (...parts) => readEvents(LOOK_UP_EVENTS, ...parts),
  (...parts) => readEvents(DESCRIBE_EVENTS, ...parts),
];

/** The operations on a disk as Tencent recorded them, from the first of its actions that answers. */
@Injectable()
export class OperationLogProvider {
  /** Place in `SOURCES` of the first action that is not withdrawn, by credential. */
  private readonly firstUsable = new LRUCache<string, number>({ max: 5000, ttl: REMEMBERED_MS });

  constructor(private readonly permits: RowPermits) {}

  async read(session: CloudSession, query: OperationLogQuery): Promise<OperationLogs> {
    const key = `${session.credentialId} ${session.credentialVersion}`;
    const usable = [...SOURCES.entries()].slice(this.firstUsable.get(key) ?? 0);
    let refusal: unknown;
    for (const [place, readFrom] of usable) {
      try {
        return await this.permits.use(session.scope, async (held) => {
          await held.ensure(LOG_ROWS);
          return readFrom(session, query, held);
        });
      } catch (error) {
        refusal = error;
        if (isWithdrawn(error)) this.firstUsable.set(key, Math.min(place + 1, SOURCES.length - 1));
        else if (place === 0 || !isNotPermitted(error)) throw error;
      }
    }
    throw refusal;
  }
}

/** Each code stands for its family: `UnsupportedOperation.ActionNotFound` says the same. */
function isWithdrawn(error: unknown): boolean {
  const code = error instanceof AppError ? (error.upstream?.code ?? '') : '';
  return [...WITHDRAWN].some((family) => code === family || code.startsWith(`${family}.`));
}

/** Of one action of CloudAudit, while the other may be permitted. Not remembered: it can be granted at any moment. */
const isNotPermitted = (error: unknown): boolean => AppError.is(error, 'TENCENT_PERMISSION');

async function readOperationLogs(session: CloudSession, query: OperationLogQuery): Promise<OperationLogs> {
  const reply = await session.read('cbs', 'DescribeDiskOperationLogs', {
    Filters: [{ Name: 'disk-id', Values: [query.diskId] }],
    ...(query.beginTime === undefined ? {} : { BeginTime: query.beginTime }),
    ...(query.endTime === undefined ? {} : { EndTime: query.endTime }),
  });
  const rows = (reply.DiskOperationLogSet ?? []).map((row) => ({
    Operator: row.Operator ?? '',
    Operation: row.Operation ?? '',
    DiskId: row.DiskId ?? query.diskId,
    OperationState: row.OperationState ?? '',
    StartTime: row.StartTime ?? '',
    EndTime: row.EndTime ?? '',
  }));
  return { source: 'DescribeDiskOperationLogs', rows, cut: false };
}

async function readEvents(
  action: EventAction,
  session: CloudSession,
  { diskId, ...time }: OperationLogQuery,
  held: HeldRows,
): Promise<OperationLogs> {
  const take = (event: Event) =>
    isWriteEvent(event) && namesResource(event, diskId) ? toOperationLog(event, diskId) : undefined;
  const query = { resourceName: diskId, ...time };
  const { events: rows, cut, ended } = await searchEvents(session, action, query, take, held);
  return { source: 'CloudAudit', rows, cut, ended };
}
