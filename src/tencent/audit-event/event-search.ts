import type { Event, LookUpEventsRequest } from '../client/sdk/sdk.js';
import { fromBeijing, toBeijing } from '../../common/time/beijing-time.js';
import { AppError } from '../../errors/app.error.js';
import type { Words } from '../../errors/words.js';
import type { CloudSession } from '../client/cloud-session.js';
import { BYTES_PER_ROW, type HeldRows } from '../client/row-permits.js';

const DAY_SECONDS = 24 * 3600;
const MONTH_SECONDS = 30 * DAY_SECONDS;
/**
 * DescribeEvents goes back 90 days; LookUpEvents does not say how far. No window crosses this limit, so that a source
 * that refuses what is older still answers all that is newer. The five minutes are for the time that a search takes.
 */
const DOCUMENTED_PAST_SECONDS = 90 * DAY_SECONDS - 300;
const EVENTS_PER_CALL = 50;
/** Enough for eight years with few events. At Tencent's usual 100 ms a call it fits into a request. */
const MAX_CALLS = 100;
/** What a row takes beside its texts. */
const ROW_BYTES = 200;
/** What one call for an older window may take, and what is left of the request's time for the reply. */
const OLDER_CALL_MS = 10_000;
const REPLY_MS = 1_000;

type SearchParams = Omit<LookUpEventsRequest, 'NextToken'>;

interface EventPage {
  Events?: Event[];
  ListOver?: boolean;
  NextToken?: string | number;
}

/** An action of CloudAudit that finds events. */
export interface EventAction {
  /** The longest time that one call may search. */
  maxSpanSeconds: number;
  ask(session: CloudSession, params: SearchParams, token: string | undefined): Promise<EventPage>;
  /** False for a token that would not arrive as it came. */
  canSend(token: string): boolean;
}

export const LOOK_UP_EVENTS: EventAction = {
  maxSpanSeconds: MONTH_SECONDS,
  ask: (session, params, token) =>
    session.read('cloudaudit', 'LookUpEvents', {
      ...params,
      ...(token === undefined ? {} : { NextToken: token }),
    }),
  canSend: () => true,
};

/** Its token is an integer above 2^53, of which every second one cannot be sent as a number. */
export const DESCRIBE_EVENTS: EventAction = {
  maxSpanSeconds: MONTH_SECONDS - 1,
  ask: (session, params, token) =>
    session.read('cloudaudit', 'DescribeEvents', {
      ...params,
      ...(token === undefined ? {} : { NextToken: Number(token) }),
    }),
  canSend: (token) => String(Number(token)) === token,
};

export interface EventQuery {
  resourceName: string;
  /** `YYYY-MM-DD HH:MM:SS`, Beijing time. */
  beginTime?: string | undefined;
  endTime?: string | undefined;
}

export interface FoundEvents<Row = Event> {
  /** What was kept of them, those of a newer window first. */
  events: Row[];
  /** True when there were more events than are read, or kept, for one request. */
  cut: boolean;
  /** Set when what is older could not be read: the moment from which on the events are complete, and the reason. */
  ended?: { since: string; reason: Words };
}

/** For `desc`. */
export const endedWords = ({ since, reason }: NonNullable<FoundEvents['ended']>): Words => ({
  en: `complete only from ${since} (Beijing time) on, what is older could not be read: ${reason.en}`,
  zh: `只有 ${since}（北京时间）之后的记录是完整的，更早的未能读取：${reason.zh}`,
});

interface Window {
  /** Seconds since 1970, both inclusive. */
  StartTime: number;
  EndTime: number;
}

/**
 * The events of a resource, window by window from the newest one back. A window that cannot be read ends the search;
 * if it is the newest one, this throws AppError. Of each event only what `take` returns stays in memory. Nobody knows
 * before how much that will be: what is more than the caller holds rows for is cut.
 */
export async function searchEvents<Row extends object>(
  session: CloudSession,
  action: EventAction,
  query: EventQuery,
  take: (event: Event) => Row | undefined,
  held: HeldRows,
): Promise<FoundEvents<Row>> {
  const reader = new EventReader(action, query.resourceName, take, held);
  let isNewest = true;
  for (const window of windowsOf(query, action.maxSpanSeconds)) {
    const { events } = reader;
    const complete = events.length;
    try {
      await reader.read(isNewest ? session : withLessTime(session), window);
    } catch (error) {
      if (isNewest || !(error instanceof AppError)) throw error;
      const ended = { since: toBeijing((window.EndTime + 1) * 1000), reason: error.words };
      return { events: events.slice(0, complete), cut: false, ended };
    }
    if (reader.isCut) break;
    isNewest = false;
  }
  return { events: reader.events, cut: reader.isCut };
}

class EventReader<Row extends object> {
  readonly events: Row[] = [];
  isCut = false;
  private callsLeft = MAX_CALLS;
  /** About what `events` takes, those that were dropped included. */
  private bytes = 0;

  constructor(
    private readonly action: EventAction,
    private readonly resourceName: string,
    private readonly take: (event: Event) => Row | undefined,
    private readonly held: HeldRows,
  ) {}

  /** Adds the events of a window, all of them unless `isCut` says otherwise. */
  async read(session: CloudSession, window: Window): Promise<void> {
    const before = this.events.length;
    let token: string | undefined;
    do {
      if (this.callsLeft === 0) {
        this.isCut = true;
        return;
      }
      this.callsLeft -= 1;
      const page = await this.action.ask(session, this.paramsOf(window), token);
      this.keep(page.Events ?? []);
      if (this.isCut) return;
      token = nextToken(page, token);
      if (token !== undefined && !this.action.canSend(token)) {
        if (window.StartTime < window.EndTime) this.events.length = before;
        return this.readHalves(session, window);
      }
    } while (token !== undefined);
  }

  private keep(events: readonly Event[]): void {
    const rows = events.map(this.take).filter((row) => row !== undefined);
    this.bytes += rows.reduce((sum, row) => sum + bytesOf(row), 0);
    this.isCut = this.bytes > this.held.count * BYTES_PER_ROW;
    if (!this.isCut) this.events.push(...rows);
  }

  /** For a page that cannot be asked for: fewer events need fewer pages. */
  private async readHalves(session: CloudSession, { StartTime, EndTime }: Window): Promise<void> {
    if (StartTime === EndTime) {
      this.isCut = true;
      return;
    }
    const middle = Math.floor((StartTime + EndTime) / 2);
    await this.read(session, { StartTime: middle + 1, EndTime });
    if (!this.isCut) await this.read(session, { StartTime, EndTime: middle });
  }

  private paramsOf(window: Window): SearchParams {
    const LookupAttributes = [{ AttributeKey: 'ResourceName', AttributeValue: this.resourceName }];
    return { ...window, LookupAttributes, MaxResults: EVENTS_PER_CALL };
  }
}

/** Only texts can be long. */
function bytesOf(row: object): number {
  const texts = Object.values(row).filter((value): value is string => typeof value === 'string');
  return texts.reduce((sum, { length }) => sum + length, ROW_BYTES);
}

/** The time asked for, newest first, in windows that CloudAudit accepts. Empty when it begins in the future. */
function* windowsOf(query: EventQuery, span: number): Generator<Window> {
  const now = Math.floor(Date.now() / 1000);
  const limit = now - DOCUMENTED_PAST_SECONDS;
  // Windows in the future hold nothing, and would use up the calls. A day, as clocks differ.
  const end =
    query.endTime === undefined ? now : Math.min(fromBeijing(query.endTime) / 1000, now + DAY_SECONDS);
  const begin = query.beginTime === undefined ? end - span : fromBeijing(query.beginTime) / 1000;
  for (let EndTime = end; EndTime >= begin;) {
    const earliest = Math.max(begin, EndTime - span);
    const StartTime = earliest < limit && limit <= EndTime ? limit : earliest;
    yield { StartTime, EndTime };
    EndTime = StartTime - 1;
  }
}

/** So that an older window that hangs leaves time to answer the newer ones. */
function withLessTime(session: CloudSession): CloudSession {
  const { region, context } = session.scope;
  const leftMs = context.deadlineAt - performance.now() - REPLY_MS;
  return region === undefined ? session : session.in(region, Math.min(Math.max(leftMs, 0), OLDER_CALL_MS));
}

/** Kept as text: as a number it would lose its last digits. A token that repeats ends the window. */
function nextToken({ ListOver, NextToken }: EventPage, token: string | undefined): string | undefined {
  if (ListOver === true || NextToken === undefined || NextToken === null || NextToken === '')
    return undefined;
  return String(NextToken) === token ? undefined : String(NextToken);
}
