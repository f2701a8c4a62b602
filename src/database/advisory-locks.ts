import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import { AppError } from '../errors/app.error.js';
import type { Cancellation } from '../common/request/cancellation.js';
import { withDatabase } from './database-errors.js';
import { DatabaseServer } from './database-server.js';
import { TimeoutClient } from './timeout-client.js';
import { Seats } from './seats.js';

export interface LockRequest {
  key: string;
  mode: 'exclusive' | 'shared';
}

export interface LockWait {
  /** Whose operation it is; one owner cannot take all the connections. */
  owner: string;
  cancellation: Cancellation;
  /** Milliseconds of `performance.now()`. */
  deadlineAt: number;
}

type Work<T> = (holdUntil: (end: Promise<unknown>) => void) => Promise<T>;

/**
 * Connections that may hold or wait for locks. They are apart from the pool of queries, because a lock is
 * held while Tencent works, which takes seconds.
 */
const MAX_HOLDERS = 16;
const MAX_HOLDERS_PER_OWNER = MAX_HOLDERS / 2;
const MAX_WAITING_PER_OWNER = 256;
/** For queries that wait for no lock; a server that does not answer must not keep an instance locked here. */
const QUERY_TIMEOUT_MS = 3_000;
/**
 * A holder says this often that it lives. One that Postgres has not heard for the longer time loses its
 * locks, or a connection cut without a sign would keep an instance locked for hours.
 */
const HEARTBEAT_MS = 2_000;
const SILENCE_MS = 5_000;
/** A connection in the pool may be silent again. */
const GIVE_BACK = 'SELECT pg_advisory_unlock_all(); SET idle_session_timeout = 0';
/** SQLSTATE of a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Locks by name that hold in every replica. They end with the work, or with the connection of a dead process. */
@Injectable()
export class AdvisoryLocks implements OnApplicationShutdown {
  private readonly pool: Pool;
  /** Taken before a connection, so that the pool never has to say that it has none. */
  private readonly seats = new Seats({
    overall: MAX_HOLDERS,
    perOwner: MAX_HOLDERS_PER_OWNER,
    waitingPerOwner: MAX_WAITING_PER_OWNER,
  });
  /** Last in line for each exclusive key of this process, so that a queue takes one connection, not one each. */
  private readonly lines = new Map<string, Promise<void>>();

  constructor(server: DatabaseServer) {
    this.pool = new Pool({
      connectionString: server.url,
      max: MAX_HOLDERS,
      application_name: 'disk-service locks',
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      query_timeout: QUERY_TIMEOUT_MS,
      Client: TimeoutClient,
    });
    this.pool.on('error', () => undefined);
  }

  /**
   * Runs `work` while holding all the locks, taken in the order given. They are held until it has ended and
   * so has everything it names by `holdUntil`, which the result does not wait for. Throws TOO_MANY_REQUESTS
   * when they are not to be had before the deadline, OVERLOADED when too many wait already,
   * DATABASE_UNAVAILABLE when Postgres is away; `work` is not run then.
   */
  hold<T>(locks: LockRequest[], wait: LockWait, work: Work<T>): Promise<T> {
    const [line] = locks.filter((lock) => lock.mode === 'exclusive').slice(-1);
    return new Promise<T>((resolve, reject) => {
      const stopWaiting = rejectInTime(wait, reject);
      const run = () =>
        this.holdInDatabase(locks, wait, async () => {
          stopWaiting();
          const ends: Promise<unknown>[] = [];
          const result = work((end) => ends.push(end));
          result.then(resolve, reject);
          await Promise.allSettled([result]);
          await Promise.allSettled(ends);
        });
      (line ? this.inLine(line.key, run) : run()).catch(reject).finally(stopWaiting);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private async inLine<T>(key: string, run: () => Promise<T>): Promise<T> {
    const before = this.lines.get(key) ?? Promise.resolve();
    const mine = before.then(run);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.lines.set(key, settled);
    try {
      return await mine;
    } finally {
      if (this.lines.get(key) === settled) this.lines.delete(key);
    }
  }

  private async holdInDatabase<T>(locks: LockRequest[], wait: LockWait, work: () => Promise<T>): Promise<T> {
    const leave = await this.seats.take(wait.owner);
    try {
      patienceMs(wait);
      return await this.holdOnConnection(await withDatabase(() => this.pool.connect()), locks, wait, work);
    } finally {
      leave();
    }
  }

  private async holdOnConnection<T>(
    client: PoolClient,
    locks: LockRequest[],
    wait: LockWait,
    work: () => Promise<T>,
  ): Promise<T> {
    let broken: Error | undefined;
    // The pool listens only to connections at rest; an error that nobody hears ends the process.
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    let heartbeat: NodeJS.Timeout | undefined;
    try {
      await this.acquire(client, locks, wait);
      heartbeat = setInterval(() => void client.query('SELECT 1').catch(() => undefined), HEARTBEAT_MS);
      return await work();
    } finally {
      clearInterval(heartbeat);
      // A connection whose locks cannot be given back is closed, which gives them back.
      await client.query(GIVE_BACK).catch((error: Error) => (broken = error));
      if (!broken) client.off('error', onError);
      client.release(broken);
    }
  }

  private async acquire(client: PoolClient, locks: LockRequest[], wait: LockWait): Promise<void> {
    try {
      for (const { key, mode } of locks) {
        const lockTimeoutMs = patienceMs(wait);
        const limits = `SET lock_timeout = ${lockTimeoutMs}; SET idle_session_timeout = ${SILENCE_MS}`;
        await withDatabase(() => client.query(limits));
        const take = mode === 'shared' ? 'pg_advisory_lock_shared' : 'pg_advisory_lock';
        const text = `SELECT ${take}(hashtextextended($1, 0))`;
        const query = { text, values: [key], query_timeout: lockTimeoutMs + QUERY_TIMEOUT_MS };
        await withDatabase(() => client.query(query));
      }
    } catch (error) {
      if ((error as { code?: unknown }).code === LOCK_NOT_AVAILABLE) throw tooLate(error);
      throw error;
    }
  }
}

/** What is left to wait; throws when that is nothing. */
function patienceMs({ cancellation, deadlineAt }: LockWait): number {
  const leftMs = Math.floor(deadlineAt - performance.now());
  if (leftMs <= 0 || cancellation.isCancelled) throw tooLate();
  return leftMs;
}

/** The wait for a place in line and for a connection ends with the request; returns how to end it before. */
function rejectInTime({ cancellation, deadlineAt }: LockWait, reject: (error: AppError) => void): () => void {
  const giveUp = () => {
    stop();
    reject(AppError.is(cancellation.reason, 'SHUTTING_DOWN') ? cancellation.reason : tooLate());
  };
  const timer = setTimeout(giveUp, Math.max(0, deadlineAt - performance.now()));
  const stop = () => {
    clearTimeout(timer);
    cancellation.unlisten(giveUp);
  };
  cancellation.listen(giveUp);
  return stop;
}

const tooLate = (cause?: unknown): AppError =>
  new AppError('TOO_MANY_REQUESTS', 'not sent: other operations on the same instance took all the time', {
    cause,
    retryAfterSeconds: 2,
  });
