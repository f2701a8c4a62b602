import { Injectable } from '@nestjs/common';
import { InstanceLease } from '../audit/instance-lease.js';
import { AppConfig } from '../config/app-config.js';
import { withDatabase } from '../database/database-errors.js';
import { TrailPool } from '../database/pools.js';
import type { SealedRequest } from './idempotency-seal.js';

const EXPIRED = `clock_timestamp() - interval '24 hours'`;
/** Longer than any request can take, and its reply to be stored. */
const MAX_RUNNING = "interval '15 minutes'";
/** Of the first use of the key, in UTC. */
const DAY = `to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`;

/** The right to carry out a request; one process has it at a time. */
export interface Claim {
  id: string;
  /** Of the first use of the key. */
  day: string;
}

export interface KeyRow {
  request_mac: Buffer;
  /** `not-kept`: carried out, without a reply to repeat. `lost`: its process ended before it was known how it ended. */
  state: 'running' | 'kept' | 'not-kept' | 'lost';
  claim_id: string;
  reply: string | null;
  reply_mac: Buffer | null;
  /** `running`, and its process has ended. */
  is_abandoned: boolean;
}

/** The statements. Each one is a transaction; each method throws DATABASE_UNAVAILABLE. */
@Injectable()
export class IdempotencyTable {
  private readonly everyOtherHasEnded: boolean;

  constructor(
    private readonly pool: TrailPool,
    private readonly lease: InstanceLease,
    config: AppConfig,
  ) {
    // With the embedded database there is one service.
    this.everyOtherHasEnded = config.databaseUrl === undefined;
  }

  /** Undefined when the key is in use, or was used within 24 hours. */
  async insert({ scope, keyMac, requestMac }: SealedRequest, id: string): Promise<Claim | undefined> {
    const rows = await this.query<{ day: string }>(
      `INSERT INTO idempotency_key AS k (scope, key_mac, request_mac, claim_id, instance_id)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (scope, key_mac) DO UPDATE
          SET request_mac = excluded.request_mac, claim_id = excluded.claim_id, instance_id = excluded.instance_id,
              created_at = excluded.created_at, claimed_at = excluded.claimed_at,
              state = 'running', reply = NULL, reply_mac = NULL
        WHERE k.created_at <= ${EXPIRED}
       RETURNING ${DAY}`,
      [scope, keyMac, requestMac, id, this.lease.instanceId],
    );
    return rows[0] && { id, day: rows[0].day };
  }

  /** Of the last 24 hours. */
  async find({ scope, keyMac }: SealedRequest): Promise<KeyRow | undefined> {
    const { instanceId, leaseMs } = this.lease;
    const [row] = await this.query<KeyRow>(
      `SELECT request_mac, state, claim_id, reply, reply_mac,
              state = 'running' AND (
                claimed_at < clock_timestamp() - ${MAX_RUNNING}
                OR (instance_id <> $3 AND ($4 OR ($5
                     AND clock_timestamp() > pg_postmaster_start_time() + $6 * interval '1 millisecond'
                     AND NOT EXISTS (SELECT 1 FROM service_instance s
                                      WHERE s.instance_id = k.instance_id AND s.lease_until > clock_timestamp()))))
              ) AS is_abandoned
         FROM idempotency_key k WHERE scope = $1 AND key_mac = $2 AND created_at > ${EXPIRED}`,
      [scope, keyMac, instanceId, this.everyOtherHasEnded, this.lease.mayRecover, leaseMs],
    );
    return row;
  }

  /** The right of a process that has ended; undefined when another one was first. */
  async takeOver({ scope, keyMac }: SealedRequest, from: string, id: string): Promise<Claim | undefined> {
    const rows = await this.change<{ day: string }>(
      `UPDATE idempotency_key SET claim_id = $4, instance_id = $5, claimed_at = clock_timestamp()
        WHERE scope = $1 AND key_mac = $2 AND claim_id = $3 AND state = 'running' RETURNING ${DAY}`,
      [scope, keyMac, from, id, this.lease.instanceId],
    );
    return rows[0] && { id, day: rows[0].day };
  }

  /** Says for good that it is not known how the request ended. False when it has ended meanwhile. */
  async lose({ scope, keyMac }: SealedRequest, claimId: string): Promise<boolean> {
    const rows = await this.change(
      `UPDATE idempotency_key SET state = 'lost'
        WHERE scope = $1 AND key_mac = $2 AND claim_id = $3 AND state = 'running' RETURNING state`,
      [scope, keyMac, claimId],
    );
    return rows.length > 0;
  }

  /** Without a reply: it was carried out, and there is none to repeat. */
  async end(
    { scope, keyMac }: SealedRequest,
    { id }: Claim,
    kept: { reply: string; mac: Buffer } | undefined,
  ): Promise<void> {
    await this.change(
      `UPDATE idempotency_key SET state = $4, reply = $5, reply_mac = $6
        WHERE scope = $1 AND key_mac = $2 AND claim_id = $3 AND state = 'running'`,
      [scope, keyMac, id, kept ? 'kept' : 'not-kept', kept?.reply ?? null, kept?.mac ?? null],
    );
  }

  /** As if the key had never been used. */
  async release({ scope, keyMac }: SealedRequest, id: string): Promise<void> {
    await this.change(
      `DELETE FROM idempotency_key WHERE scope = $1 AND key_mac = $2 AND claim_id = $3 AND state = 'running'`,
      [scope, keyMac, id],
    );
  }

  /** Few rows a statement, so that it locks none for long; those that another replica is removing are skipped. */
  async removeExpired(limit: number): Promise<number> {
    const removed = await this.change(
      `DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM idempotency_key WHERE created_at <= ${EXPIRED}
          ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING 1 AS removed`,
      [limit],
    );
    return removed.length;
  }

  private query<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return withDatabase(() => this.pool.query<Row[]>(text, values));
  }

  /** TypeORM answers an UPDATE or DELETE with its rows and their number. */
  private async change<Row>(text: string, values: unknown[]): Promise<Row[]> {
    const [rows] = await withDatabase(() => this.pool.query<[Row[], number]>(text, values));
    return rows;
  }
}
