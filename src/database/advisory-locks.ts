import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { FairSemaphore } from '../common/concurrency/fair-semaphore.js';
import { type Cancellation, Cancelled } from '../common/request/cancellation.js';
import type { Phases } from '../common/request/phases.js';
import type { Settlement, Write } from '../common/request/write.js';
import { within } from '../common/time/wait.js';
import { AppError } from '../errors/app.error.js';
import { withDatabase } from './database-errors.js';
import { DatabaseServer } from './database-server.js';
import { FrugalPool } from './frugal-pool.js';
import { LockMetrics } from './lock-metrics.js';
import { TimeoutClient } from './timeout-client.js';

export interface LockWait {
  /** Whose operation it is; one owner cannot take all the connections. */
  owner: string;
  cancellation: Cancellation;
  /** Milliseconds of `performance.now()`. */
  deadlineAt: number;
  /** Of the request that waits. */
  phases: Phases;
}

type Release = () => Promise<void> | void;

const MAX_WAITING_PER_OWNER = 256;
/** For queries that wait for no lock; a server that does not answer must not keep an instance locked here. */
const QUERY_TIMEOUT_MS = 3_000;
/**
 * Each connection that holds a lock sends a query this often. Postgres closes one that sent none for the longer
 * time, which releases its locks; else a connection that was cut unnoticed would keep an instance locked for hours.
 */
const HEARTBEAT_MS = 2_000;
const IDLE_LIMIT_MS = 5_000;
/** A connection in the pool may be idle without limit. */
const RELEASE = 'SELECT pg_advisory_unlock_all(); SET idle_session_timeout = 0';
/** A connection waits this long for a lock that another replica holds; then its place goes to the next in turn. */
const MAX_LOCK_WAIT_MS = 1_000;
/** SQLSTATE: the lock was not free in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Locks by name that hold in every replica. They end with the work, or with the connection of a dead process. */
@Injectable()
export class AdvisoryLocks implements OnApplicationShutdown {
  /**
   * Connections that hold or wait for locks. They are apart from the pool of queries, because a lock is held while
   * Tencent works, which takes seconds.
   */
  readonly pool: FrugalPool;
  /** Taken before a connection, so that the pool always has a free one. */
  private readonly holders: FairSemaphore;
  /** One holder a key in this process, so that those who wait for one key take one connection, not one each. */
  private readonly keys = new FairSemaphore({
    overall: Infinity,
    perOwner: 1,
    waitingPerOwner: MAX_WAITING_PER_OWNER,
  });

  constructor(
    { directUrl, connections }: DatabaseServer,
    private readonly metrics: LockMetrics,
  ) {
    this.holders = new FairSemaphore({
      overall: connections.locks,
      perOwner: Math.floor(connections.locks / 2),
      waitingPerOwner: MAX_WAITING_PER_OWNER,
    });
    this.pool = new FrugalPool({
      connectionString: directUrl,
      max: connections.locks,
      min: 1,
      application_name: 'disk-service locks',
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      query_timeout: QUERY_TIMEOUT_MS,
      Client: TimeoutClient,
    });
    this.pool.on('error', () => undefined);
    metrics.watch(this.pool);
  }

  /**
   * Runs `work` while holding the locks of all the keys, and holds them until what it sent is settled. Keys are
   * locked in one order everywhere, so that two holders never wait for each other. Throws TOO_MANY_REQUESTS when
   * they are not to be had before the deadline, OVERLOADED when too many wait already, DATABASE_UNAVAILABLE when
   * Postgres is away; `work` is not run then.
   */
  async hold<T>(keys: readonly string[], wait: LockWait, work: () => Promise<Write<T>>): Promise<Write<T>> {
    const release = await this.acquireMeasured([...new Set(keys)].sort(), wait);
    let settled: Promise<Settlement> | undefined;
    try {
      const write = await work();
      settled = write.settled;
      return write;
    } finally {
      void Promise.resolve(settled).finally(release);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private async acquireMeasured(keys: readonly string[], wait: LockWait): Promise<Release> {
    const startedAt = performance.now();
    try {
      const release = await this.acquire(keys, wait);
      const released = this.metrics.acquired(performance.now() - startedAt);
      return () => Promise.resolve(release()).finally(released);
    } catch (error) {
      this.metrics.refused(performance.now() - startedAt);
      throw error;
    }
  }

  /** The wait ends with the request; what is acquired after that is released at once. */
  private async acquire(keys: readonly string[], wait: LockWait): Promise<Release> {
    const { cancellation, deadlineAt } = wait;
    if (cancellation.isCancelled) throw requestEnded(cancellation.reason);
    const pending = this.acquireAll(keys, wait);
    const giveUp = () => {
      void pending.then((release) => release()).catch(() => undefined);
      return AppError.is(cancellation.reason, 'SHUTTING_DOWN') ? cancellation.reason : tooLate();
    };
    return within(pending, deadlineAt - performance.now(), giveUp, cancellation);
  }

  private async acquireAll(keys: readonly string[], wait: LockWait): Promise<Release> {
    const held: Release[] = [];
    const release = async () => {
      for (const each of held.toReversed()) await each();
    };
    try {
      for (const key of keys) held.push(await this.permit(this.keys, key, wait));
      held.push(await this.lockWithConnection(keys, wait));
      return release;
    } catch (error) {
      await release();
      throw error instanceof Cancelled ? tooLate(error) : error;
    }
  }

  /** While another replica has a lock, the connection is given to others from time to time. */
  private async lockWithConnection(keys: readonly string[], wait: LockWait): Promise<Release> {
    for (;;) {
      const giveBack = await this.permit(this.holders, wait.owner, wait);
      let unlock: Release | undefined;
      try {
        unlock = await this.lockInDatabase(keys, wait);
      } finally {
        if (!unlock) giveBack();
      }
      if (unlock) return () => Promise.resolve(unlock()).finally(giveBack);
    }
  }

  private permit(semaphore: FairSemaphore, owner: string, wait: LockWait): Promise<() => void> {
    const { cancellation, phases } = wait;
    return phases.measure('lockWait', () =>
      semaphore.acquire({ owner, member: '', cancellation, overloaded }),
    );
  }

  /** Undefined when a lock was not free for a while. */
  private async lockInDatabase(keys: readonly string[], wait: LockWait): Promise<Release | undefined> {
    remainingMs(wait);
    const client = await withDatabase(() => this.pool.connect(), wait.phases);
    let broken: Error | undefined;
    // The pool handles errors of idle connections only; an unhandled error ends the process.
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    let heartbeat: NodeJS.Timeout | undefined;
    const release = async () => {
      clearInterval(heartbeat);
      // A connection whose locks cannot be released is closed, which releases them.
      await client.query(RELEASE).catch((error: Error) => (broken = error));
      if (!broken) client.off('error', onError);
      client.release(broken);
    };
    let isLocked = false;
    try {
      isLocked = await lockAll(client, keys, wait);
    } finally {
      if (!isLocked) await release();
    }
    if (!isLocked) return undefined;
    heartbeat = setInterval(() => void client.query('SELECT 1').catch(() => undefined), HEARTBEAT_MS);
    return release;
  }
}

/** False when one of the locks was not free within `MAX_LOCK_WAIT_MS`; then those before it may be held. */
async function lockAll(client: PoolClient, keys: readonly string[], wait: LockWait): Promise<boolean> {
  const timeoutMs = Math.min(remainingMs(wait), MAX_LOCK_WAIT_MS);
  // `lock_timeout` is for each key, `query_timeout` for all of them.
  const limits = `SET lock_timeout = ${timeoutMs}; SET idle_session_timeout = ${IDLE_LIMIT_MS}`;
  // `unnest` keeps the order of the keys.
  const text = 'SELECT pg_advisory_lock(hashtextextended(key, 0)) FROM unnest($1::text[]) AS key';
  const query = { text, values: [keys], query_timeout: timeoutMs + QUERY_TIMEOUT_MS };
  try {
    await withDatabase(() => client.query(limits), wait.phases);
    await wait.phases.measure('lockWait', () => withDatabase(() => client.query(query)));
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

/** What is left to wait; throws when that is nothing. */
function remainingMs({ cancellation, deadlineAt }: LockWait): number {
  const leftMs = Math.floor(deadlineAt - performance.now());
  if (leftMs <= 0 || cancellation.isCancelled) throw tooLate();
  return leftMs;
}

const overloaded = (): AppError =>
  new AppError(
    'OVERLOADED',
    {
      en: 'not sent: too many operations on disks and instances of this account wait',
      zh: '未发送：该云账号排队等待的云硬盘和云服务器操作过多',
    },
    { retryAfterSeconds: 1 },
  );

const tooLate = (cause?: unknown): AppError =>
  new AppError(
    'TOO_MANY_REQUESTS',
    {
      en: 'not sent: other operations on the same disk or instance took all the time',
      zh: '未发送：同一云硬盘或云服务器上的其他操作占用了全部时间',
    },
    {
      cause,
      retryAfterSeconds: 2,
    },
  );

const requestEnded = (reason: unknown): AppError => {
  const detail = { en: 'not sent: the request ended before', zh: '未发送：请求在此之前已结束' };
  return reason instanceof AppError ? reason.with({ detail }) : new AppError('DEADLINE_PASSED', detail);
};
