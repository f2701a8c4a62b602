import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { OperationRecords, type OperationRecord } from '../audit/operation-records.js';
import { FairSemaphore } from '../common/concurrency/fair-semaphore.js';
import { Cancellation } from '../common/request/cancellation.js';
import type { RequestContext } from '../common/request/request-context.js';
import type { Scope } from '../common/request/scope.js';
import { sleep, within } from '../common/time/wait.js';
import { AppError } from '../errors/app.error.js';
import { openRefs, stateOf } from './operation-progress.js';
import { OperationReader } from './operation-reader.js';
import { isFinal, type OperationState } from './operation-state.js';
import { OperationStates } from './operation-states.js';

export interface Seen {
  record: OperationRecord;
  state: OperationState;
}

/** Who does not wait is answered with what any replica has seen within this time. */
const LOOK_AGE_MS = 250;
/** Those who wait for one operation cost at most one read a second, and fewer when it is known for long. */
const FIRST_PAUSE_MS = 1_050;
const MAX_PAUSE_MS = 3_000;
const PAUSE_PER_KNOWN_MS = 1 / 3;
/** A timer may end a little early. */
const TIMER_MS = 5;
/** Left of the time of a request for its reply. */
const REPLY_MS = 1_000;
/** More connections than these wait for nobody. */
const WAITING = { overall: 1_500, perOwner: 1_000, waitingPerOwner: 0 };
const REMEMBERED = 5_000;

interface Remembered extends Seen {
  /** Milliseconds of `performance.now()`. */
  at: number;
  firstAt: number;
}

interface Look {
  context: RequestContext;
  seen: Promise<Seen>;
}

/**
 * Looks at operations for whoever asks. All who look at one operation in this replica share one look; the replicas share
 * their reads by the table of states. Nobody who waits holds a connection, a lock or a place among the requests.
 */
@Injectable()
export class OperationFollower implements BeforeApplicationShutdown {
  private readonly remembered = new LRUCache<string, Remembered>({ max: REMEMBERED });
  private readonly looks = new Map<string, Look>();
  /** The pause before the next look at an operation that somebody waits for. */
  private readonly pauses = new Map<string, Promise<void>>();
  private readonly waiting = new FairSemaphore(WAITING);
  private readonly stop = new Cancellation();

  constructor(
    private readonly records: OperationRecords,
    private readonly states: OperationStates,
    private readonly reader: OperationReader,
  ) {}

  /** Those who wait are answered with what was seen last. */
  beforeApplicationShutdown(): void {
    this.stop.cancel();
  }

  /**
   * The operation, after at most this time or as soon as it is over. Throws what the credential does,
   * OPERATION_NOT_FOUND, TOO_MANY_REQUESTS when too many of the tenant wait, and what the first read throws; later reads
   * may fail.
   */
  async follow(scope: Scope, id: string, waitMs: number): Promise<Seen> {
    await this.reader.requireAccount(scope);
    const key = keyOf(scope, id);
    const seen = await this.look(scope, id, waitMs > 0 ? this.pauseMsOf(key) : LOOK_AGE_MS);
    const { context } = scope;
    const until = Math.min(performance.now() + waitMs, context.deadlineAt - REPLY_MS);
    if (isFinal(seen.state) || performance.now() >= until) return seen;
    const { cancellation, caller } = context;
    const wait = { owner: scope.tenantUuid, member: caller?.id ?? '', cancellation, overloaded: tooManyWait };
    const leave = await this.waiting.acquire(wait);
    try {
      context.leavePlace?.();
      return await this.wait(scope, id, seen, until);
    } finally {
      leave();
    }
  }

  private async wait(scope: Scope, id: string, first: Seen, until: number): Promise<Seen> {
    const { cancellation, phases } = scope.context;
    const key = keyOf(scope, id);
    let seen = first;
    while (!isFinal(seen.state) && !this.stop.isCancelled) {
      const leftMs = until - performance.now();
      if (leftMs <= 0) break;
      await phases
        .measure('progressWait', () => within(this.pause(key), leftMs, timeIsOver, cancellation))
        .catch(() => undefined);
      if (cancellation.isCancelled) throw cancellation.reason;
      // Who asked for less time than the pause sees what the others see.
      if (performance.now() < until) seen = await this.look(scope, id, this.pauseMsOf(key)).catch(() => seen);
    }
    return seen;
  }

  private pause(key: string): Promise<void> {
    let pause = this.pauses.get(key);
    if (!pause) {
      pause = sleep(this.pauseMsOf(key) + TIMER_MS, this.stop);
      this.pauses.set(key, pause);
      void pause.then(() => this.pauses.delete(key));
    }
    return pause;
  }

  /** The same until the next look, however long it is asked. */
  private pauseMsOf(key: string): number {
    const known = this.remembered.get(key);
    const knownMs = known ? known.at - known.firstAt : 0;
    return Math.max(FIRST_PAUSE_MS, Math.min(knownMs * PAUSE_PER_KNOWN_MS, MAX_PAUSE_MS));
  }

  /** What was seen within this time, or what is seen now. */
  private async look(scope: Scope, id: string, ageMs: number): Promise<Seen> {
    const key = keyOf(scope, id);
    const known = this.remembered.get(key);
    if (known && (isFinal(known.state) || performance.now() - known.at < ageMs)) return known;
    const { context } = scope;
    for (let other = this.looks.get(key); other; other = this.looks.get(key)) {
      try {
        return await context.phases.measure('sharedRead', () =>
          within(other!.seen, Infinity, timeIsOver, context.cancellation),
        );
      } catch (error) {
        if (context.cancellation.isCancelled) throw context.cancellation.reason;
        // Its request has ended and its look with it.
        if (!other.context.cancellation.isCancelled) throw error;
      }
    }
    const seen = this.lookNow(scope, id, ageMs).finally(() => this.looks.delete(key));
    this.looks.set(key, { context, seen });
    return seen;
  }

  private async lookNow(scope: Scope, id: string, ageMs: number): Promise<Seen> {
    const { tenantUuid, clusterUuid } = scope;
    const { phases } = scope.context;
    const [record, stored] = await phases.measure('database', () =>
      Promise.all([this.records.find(tenantUuid, clusterUuid, id), this.states.find([id])]),
    );
    if (!record) throw notFound(id);
    const before = stored.get(id);
    const state = before && isFinal(before) ? before : stateOf(record, before, Date.now());
    const refs = openRefs(record, state);
    const mayRead = refs.length > 0 && (await phases.measure('database', () => this.states.claim(id, ageMs)));
    return this.remember(
      keyOf(scope, id),
      record,
      mayRead ? await this.read(scope, record, state, refs) : state,
    );
  }

  private async read(
    scope: Scope,
    record: OperationRecord,
    before: OperationState,
    refs: string[],
  ): Promise<OperationState> {
    const reading = await this.reader.read(scope, record.region, refs, record.startedAt);
    const { operationId } = record;
    const now = stateOf(record, before, Date.now(), reading);
    const kept = await scope.context.phases.measure('database', () =>
      this.states.keep(new Map([[operationId, now]])),
    );
    return kept.get(operationId) ?? now;
  }

  private remember(key: string, record: OperationRecord, state: OperationState): Seen {
    const at = performance.now();
    const seen = { record, state, at, firstAt: this.remembered.get(key)?.firstAt ?? at };
    this.remembered.set(key, seen);
    return seen;
  }
}

const keyOf = ({ tenantUuid, clusterUuid }: Scope, id: string): string =>
  `${tenantUuid}/${clusterUuid}/${id}`;

/** The same for an operation of another tenant or cluster. */
const notFound = (id: string): AppError =>
  new AppError('OPERATION_NOT_FOUND', {
    en: `OperationId: no write of this tenant and cluster has the id ${id}`,
    zh: `OperationId：该租户和集群没有id为 ${id} 的写操作`,
  });

const tooManyWait = (): AppError =>
  new AppError(
    'TOO_MANY_REQUESTS',
    {
      en: `${WAITING.perOwner} requests of this tenant wait for operations already; ask with WaitSeconds 0, or later`,
      zh: `该租户已有 ${WAITING.perOwner} 个请求在等待操作完成，请将WaitSeconds设为0，或稍后再试`,
    },
    { retryAfterSeconds: 1 },
  );

const timeIsOver = (): Error => new Error('the time is over');
