import { Injectable, Logger } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { within } from '../common/time/wait.js';
import { isConnectionFailure, sqlStateOf } from '../database/database-errors.js';
import { TrailPool } from '../database/pools.js';
import { RUNTIME_GRANTS } from '../database/runtime-role.js';
import { AppError } from '../errors/app.error.js';
import { AuditKey } from './audit-key.js';
import { InstanceLease } from './instance-lease.js';

/** Why writes are refused. `unproven`: nothing was written since the start. */
export type WriteRefusal =
  | 'unproven'
  | 'read_only'
  | 'disk_full'
  | 'not_permitted'
  | 'no_connection'
  | 'no_key'
  | 'database_unavailable';

/** SQLSTATEs of a database that answers and takes no write. */
const REFUSALS: Readonly<Record<string, WriteRefusal>> = {
  '25006': 'read_only', // also a standby that was not promoted
  '53100': 'disk_full',
  '42501': 'not_permitted',
  '53300': 'no_connection',
};

/** The result of one probe serves all who ask within this time; after a failure a shorter one. */
const PROBE_EVERY_MS = 3_000;
const PROBE_AGAIN_MS = 1_000;
/** As long as a request waits for its intent. */
const PROBE_TIMEOUT_MS = 3_000;
const SCRAPE_WAIT_MS = 1_000;

/** The rights on the trail without which an intent or outcome cannot be written: `[table, right]`. */
const RIGHTS = Object.entries(RUNTIME_GRANTS)
  .filter(([table]) => table.startsWith('audit_') && table !== 'audit_unwritable')
  .flatMap(([table, rights]) => rights.split(', ').map((right) => [table, right] as const));

/**
 * An update of a row finds free space in its page when the disk is full, so it proves nothing about the next intent. Rows
 * that do not fit the memory of the query go to a new temporary file, which needs space and leaves nothing behind.
 */
const LITTLE_MEMORY = `SET LOCAL work_mem = '64kB'`;
const SPACE_AND_RIGHTS = `
  SELECT (SELECT count(*) FROM generate_series(1, 20000)) AS rows,
         (SELECT bool_and(has_table_privilege(name, privilege))
            FROM unnest($1::text[], $2::text[]) AS needed(name, privilege)) AS permitted`;

/**
 * Whether the trail would take an intent now, without which no change is made. Known from a small write of this process,
 * shared by all who ask, and from the intents of requests.
 */
@Injectable()
export class WriteHealth {
  readonly writable: Gauge;
  private readonly logger = new Logger('AuditTrail');
  private current: WriteRefusal | undefined = 'unproven';
  private probedAt = -Infinity;
  private refusedAt = -Infinity;
  private probing: Promise<void> | undefined;

  constructor(
    private readonly pool: TrailPool,
    private readonly key: AuditKey,
    private readonly lease: InstanceLease,
    registry: Registry,
  ) {
    const refusal = () => this.refusal(SCRAPE_WAIT_MS);
    this.writable = new Gauge({
      name: 'audit_trail_writable',
      help: '1 while the audit trail takes writes, 0 while every write is refused',
      registers: [registry],
      async collect() {
        this.set((await refusal()) === undefined ? 1 : 0);
      },
    });
  }

  /** Undefined when writes are taken. Never rejects; after `waitMs` it answers what was known before. */
  async refusal(waitMs: number): Promise<WriteRefusal | undefined> {
    const ageMs = performance.now() - this.probedAt;
    if (ageMs >= (this.current === undefined ? PROBE_EVERY_MS : PROBE_AGAIN_MS))
      this.probing ??= this.probe().finally(() => (this.probing = undefined));
    await within(this.probing ?? Promise.resolve(), waitMs, tooLate).catch(() => undefined);
    return this.current;
  }

  /** An intent was written. On a full disk some still find room in the pages that are there. */
  written(): void {
    if (this.current !== 'disk_full') this.settle(undefined);
  }

  /** An intent was not written. What concerns one tenant alone, or came too late, only lets the next probe decide. */
  failed(error: unknown): void {
    const refusal = refusalOf(error);
    if (!refusal) {
      this.probedAt = -Infinity;
      return;
    }
    this.refusedAt = performance.now();
    this.settle(refusal);
  }

  private async probe(): Promise<void> {
    const begunAt = performance.now();
    this.probedAt = begunAt;
    try {
      const isPermitted = await within(this.tryToWrite(), PROBE_TIMEOUT_MS, tooLate);
      if (!isPermitted) this.settle('not_permitted');
      else if (this.refusedAt < begunAt) this.settle(undefined);
    } catch (error) {
      this.settle(refusalOf(error) ?? 'database_unavailable');
    }
  }

  /** Whether it has its rights on the trail; rejects when it cannot write. */
  private async tryToWrite(): Promise<boolean> {
    await this.key.seal();
    await this.lease.renew();
    return this.pool.transaction(async (manager) => {
      await manager.query(LITTLE_MEMORY);
      const [answer] = await manager.query<{ permitted: boolean }[]>(SPACE_AND_RIGHTS, [
        RIGHTS.map(([table]) => table),
        RIGHTS.map(([, right]) => right),
      ]);
      return answer?.permitted === true;
    });
  }

  private settle(refusal: WriteRefusal | undefined): void {
    const before = this.current;
    this.current = refusal;
    if (refusal !== undefined && refusal !== before)
      this.logger.error(`every write is refused, the audit trail cannot be written: ${refusal}`);
    if (refusal === undefined && before !== undefined && before !== 'unproven')
      this.logger.log('the audit trail can be written again, writes are taken');
  }
}

/** Undefined for what says nothing about the next write. */
function refusalOf(error: unknown): WriteRefusal | undefined {
  if (AppError.is(error, 'CREDENTIAL_UNREADABLE')) return 'no_key';
  const state = REFUSALS[sqlStateOf(error) ?? ''];
  const isAway = isConnectionFailure(error) || AppError.is(error, 'DATABASE_UNAVAILABLE');
  return state ?? (isAway ? 'database_unavailable' : undefined);
}

const tooLate = (): Error => new Error('not written in time');
