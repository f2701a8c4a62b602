import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { DatabaseServer } from '../../../database/database-server.js';
import { TimeoutClient } from '../../../database/timeout-client.js';

/** What this replica tells the others of one rate. */
export interface ReportedShare {
  key: string;
  demand: number;
  share: number;
  /** Calls of the last second. They may be more than the share for a moment after it shrank. */
  used: number;
  throttledMsAgo: number | undefined;
}

/** What another replica told. */
export interface TheirShare {
  demand: number;
  /** Its share, or the calls of the last second, if they are more. */
  held: number;
  /** `silent`: its connection is open and it has not reported for a while, as a process that is stopped. */
  state: 'running' | 'ended' | 'silent';
}

export interface KnownRate {
  others: Map<string, TheirShare>;
  /** True when Tencent throttled one of the replicas a moment ago. */
  isThrottled: boolean;
}

export interface Exchange {
  rates: Map<string, KnownRate>;
  /** Running replicas, this one included. */
  replicas: number;
  /** The same in all replicas at one moment. */
  turn: number;
}

const QUERY_TIMEOUT_MS = 1_000;
/** A replica that has not reported for this long has no share any more (SILENT_MS there). */
const GONE_MS = 3_000;
/** The calls of a replica whose connection has ended count for a second. */
const JUST_ENDED_MS = 1_200;
/** All replicas slow down for this long after one was throttled. */
export const THROTTLED_MS = 3_000;
const TURN_SECONDS = 10;
/** Any constant; no other lock here is taken by a number of its own. */
const LOCK = 7_221_904;

/** The table of shares, on a connection of its own, whose end tells the others that this replica is gone. */
@Injectable()
export class ShareStore implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(server: DatabaseServer) {
    this.pool = new Pool({
      connectionString: server.directUrl,
      max: 1,
      application_name: 'disk-service rates',
      connectionTimeoutMillis: QUERY_TIMEOUT_MS,
      idleTimeoutMillis: 0,
      keepAlive: true,
      query_timeout: QUERY_TIMEOUT_MS,
      Client: TimeoutClient,
    });
    this.pool.on('error', () => undefined);
  }

  /**
   * Reads what the others hold of these rates, lets `decide` choose, and writes what it returns, before another replica
   * reads. Rows of `ended` are removed. Rejects when Postgres does not answer in time.
   */
  async exchange(
    instanceId: string,
    keys: readonly string[],
    ended: readonly string[],
    decide: (known: Exchange) => ReportedShare[],
  ): Promise<void> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // The pool handles errors of idle connections only; an unhandled error ends the process.
    const onError = (error: Error) => (broken = error);
    client.on('error', onError);
    try {
      await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${LOCK})`);
      const { rows } = await client.query<Row>(READ, [keys, instanceId, ended]);
      const shares = decide(exchangeOf(keys, rows));
      const column = <T>(read: (share: ReportedShare) => T): T[] => shares.map(read);
      await client.query(WRITE, [
        instanceId,
        column(({ key }) => key),
        column(({ demand }) => demand),
        column(({ share }) => share),
        column(({ used }) => used),
        column(({ throttledMsAgo }) => throttledMsAgo ?? null),
      ]);
      await client.query('COMMIT');
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

interface Row {
  rate_key: string | null;
  instance_id: string | null;
  demand: number;
  held: number;
  state: TheirShare['state'];
  is_throttled: boolean;
  replicas: number;
  turn: number;
}

/** A row for each rate and replica, and one without a rate, so that there is at least one. */
const READ = `
  WITH gone AS (
    DELETE FROM rate_share
     WHERE (instance_id = $2 AND rate_key = ANY ($3)) OR seen_at < clock_timestamp() - interval '1 minute'
  ), this_moment AS (
    SELECT clock_timestamp() AS now,
           (SELECT count(*) FROM service_instance WHERE lease_until > clock_timestamp())::int AS replicas
  )
  SELECT rate_key, instance_id, demand, greatest(share, used) AS held,
         CASE WHEN pid IS NULL THEN 'ended' WHEN seen_at > now - ${GONE_MS} * interval '1 millisecond' THEN 'running'
              ELSE 'silent' END AS state,
         coalesce(throttled_at > now - ${THROTTLED_MS} * interval '1 millisecond', false) AS is_throttled,
         replicas, (extract(epoch FROM now) / ${TURN_SECONDS})::int AS turn
    FROM this_moment
    LEFT JOIN (rate_share LEFT JOIN pg_stat_activity ON pid = backend_pid)
      ON rate_key = ANY ($1) AND instance_id <> $2
     AND (pid IS NOT NULL OR seen_at > now - ${JUST_ENDED_MS} * interval '1 millisecond')`;

const WRITE = `
  INSERT INTO rate_share (rate_key, instance_id, backend_pid, demand, share, used, throttled_at, seen_at)
  SELECT key, $1, pg_backend_pid(), demand, share, used, at - throttled * interval '1 millisecond', at
    FROM unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[]) AS reported(key, demand, share, used, throttled),
         (SELECT clock_timestamp() AS at) AS now
  ON CONFLICT (rate_key, instance_id) DO UPDATE SET
    backend_pid = excluded.backend_pid, demand = excluded.demand, share = excluded.share, used = excluded.used,
    throttled_at = excluded.throttled_at, seen_at = excluded.seen_at`;

function exchangeOf(keys: readonly string[], rows: readonly Row[]): Exchange {
  const rates = new Map<string, KnownRate>(
    keys.map((key) => [key, { others: new Map(), isThrottled: false }]),
  );
  for (const { rate_key, instance_id, demand, held, state, is_throttled } of rows) {
    const rate = rate_key === null ? undefined : rates.get(rate_key);
    if (!rate || instance_id === null) continue;
    rate.others.set(instance_id, { demand, held, state });
    rate.isThrottled ||= is_throttled;
  }
  return { rates, replicas: Math.max(1, rows[0]?.replicas ?? 1), turn: rows[0]?.turn ?? 0 };
}
