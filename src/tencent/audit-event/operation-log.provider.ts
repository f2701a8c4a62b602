import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { LookUpEventsResponse } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cloudaudit/v20190319/cloudaudit_models.js';
import { AppError } from '../../errors/app.error.js';
import { fromBeijing } from '../../common/time/beijing-time.js';
import { isWriteEvent, type OperationLog, toOperationLog } from './audit-event-mapping.js';
import type { CloudSession } from '../client/cloud-session.js';

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
}

/** Tencent withdrew the operation log in 2023. These are the codes that say so. */
const WITHDRAWN = new Set(['ActionOffline', 'InvalidAction', 'UnsupportedOperation']);
/** After the operation log was found withdrawn, the operation log is not asked for this long. */
const REMEMBERED_MS = 10 * 60_000;
/** CloudAudit takes 30 days a call (LimitExceeded.OverTime). Without a begin, this time is searched. */
const MAX_SPAN_SECONDS = 30 * 24 * 3600;
const EVENTS_PER_CALL = 50;
/** Enough for eight years with few events. At Tencent's usual 100 ms a call it fits into a request. */
const MAX_CALLS = 100;

/** The operations on a disk as Tencent recorded them, from whichever of its two services answers. */
@Injectable()
export class OperationLogProvider {
  private readonly withdrawn = new LRUCache<string, true>({ max: 5000, ttl: REMEMBERED_MS });

  async read(session: CloudSession, query: OperationLogQuery): Promise<OperationLogs> {
    const key = session.credentialId;
    if (!this.withdrawn.has(key)) {
      try {
        return await readOperationLogs(session, query);
      } catch (error) {
        if (!(error instanceof AppError) || !WITHDRAWN.has(error.upstream?.code ?? '')) throw error;
        this.withdrawn.set(key, true);
      }
    }
    return lookUpEvents(session, query);
  }
}

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

async function lookUpEvents(session: CloudSession, query: OperationLogQuery): Promise<OperationLogs> {
  const rows: OperationLog[] = [];
  let callsLeft = MAX_CALLS;
  for (const window of windowsOf(query)) {
    let token: string | undefined;
    do {
      if (callsLeft === 0) return { source: 'CloudAudit', rows, cut: true };
      callsLeft -= 1;
      const reply = await session.read('cloudaudit', 'LookUpEvents', {
        ...window,
        LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: query.diskId }],
        MaxResults: EVENTS_PER_CALL,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      rows.push(
        ...(reply.Events ?? []).filter(isWriteEvent).map((event) => toOperationLog(event, query.diskId)),
      );
      token = nextToken(reply, token);
    } while (token !== undefined);
  }
  return { source: 'CloudAudit', rows, cut: false };
}

interface Window {
  /** Seconds since 1970, both inclusive. */
  StartTime: number;
  EndTime: number;
}

/** The time asked for, newest first, in windows that CloudAudit accepts. Empty when it begins in the future. */
function* windowsOf(query: OperationLogQuery): Generator<Window> {
  const end = Math.floor((query.endTime === undefined ? Date.now() : fromBeijing(query.endTime)) / 1000);
  const begin = query.beginTime === undefined ? end - MAX_SPAN_SECONDS : fromBeijing(query.beginTime) / 1000;
  for (let EndTime = end; EndTime >= begin; EndTime -= MAX_SPAN_SECONDS + 1)
    yield { StartTime: Math.max(begin, EndTime - MAX_SPAN_SECONDS), EndTime };
}

/** Kept as text: as a number it would lose its last digits. A token that repeats ends the search. */
function nextToken(reply: LookUpEventsResponse, token: string | undefined): string | undefined {
  const next: unknown = reply.NextToken;
  if (reply.ListOver !== false || next === undefined || next === null || next === '') return undefined;
  return String(next) === token ? undefined : String(next);
}
