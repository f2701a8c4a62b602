import type { DataSource, QueryRunner } from 'typeorm';
import type { OnProgress } from '../common/process/on-progress.js';
import type { AuditEvent } from './audit-event.js';
import type { AuditMonth } from './audit-month.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { inSnapshots, shareOut } from './audit-snapshot.js';
import { VERIFY_CONNECTIONS } from './audit-verifier.js';
import { type Damage, damageOfRow } from './chain-damage.js';
import { readEvents, tenantsIn } from './chain-walk.js';
import { type Checkpoint, checkpointsBefore, checkpointsIn, readSealedMonths } from './checkpoints.js';
import { damageOfMonths, type MonthReport } from './month-check.js';

/** The rows of a month, by chain and in their order, a part at a time. */
export type EventSource = AsyncIterable<readonly AuditEvent[]>;

export interface MonthVerification {
  /** Undefined while the month is not sealed. */
  seal: MonthReport | undefined;
  rows: number;
  chains: number;
  /** Of each damaged chain. */
  damaged: { tenant: string; damage: Damage }[];
}

const BATCH_ROWS = 2_000;
/** Chains that one connection takes at a time. */
const CHAINS = 50;

/**
 * Verifies one month alone: each chain from where the months before left it to its checkpoint, or, in a month that is not sealed
 * yet, to its last row.
 */
export class MonthVerifier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly makeSeal: () => Promise<AuditSeal>,
  ) {}

  /** The rows that are in the trail. */
  async verify(month: AuditMonth, onProgress?: OnProgress): Promise<MonthVerification> {
    const seal = await this.makeSeal();
    return inSnapshots(this.dataSource, VERIFY_CONNECTIONS, async (runners) => {
      const [runner] = runners as [QueryRunner];
      const report = await sealOf(runners, seal, month);
      let [done, total] = [0, report?.rows ?? (await countOf(runner, month))];
      const groups: string[][] = [];
      const names = new Set<string>();
      for await (const page of tenantsIn(runner, month)) for (const name of page) names.add(name);
      for await (const page of sealedTenants(runner, month)) for (const name of page) names.add(name);
      for (const name of names) {
        const last = groups.at(-1);
        if (last && last.length < CHAINS) last.push(name);
        else groups.push([name]);
      }
      onProgress?.(done, total);
      const parts = await shareOut(runners, groups, (one, tenants) =>
        verifyRows(one, seal, month, new Set(tenants), rowsOf(one, month, tenants), (rows) => {
          done += rows;
          total = Math.max(total, done);
          onProgress?.(done, total);
        }),
      );
      return combine(report, parts);
    });
  }

  /** The rows of an exported file, against what the database knows of that month. */
  async verifyFile(month: AuditMonth, source: EventSource): Promise<MonthVerification> {
    const seal = await this.makeSeal();
    return inSnapshots(this.dataSource, 1, async (runners) => {
      const [runner] = runners as [QueryRunner];
      const report = await sealOf(runners, seal, month);
      const expected = new Set<string>();
      for await (const page of sealedTenants(runner, month)) for (const name of page) expected.add(name);
      return combine(report, [await verifyRows(runner, seal, month, expected, source)]);
    });
  }
}

interface Part {
  rows: number;
  chains: number;
  damaged: { tenant: string; damage: Damage }[];
}

async function sealOf(
  runners: readonly QueryRunner[],
  seal: AuditSeal,
  month: AuditMonth,
): Promise<MonthReport | undefined> {
  const sealed = await readSealedMonths(runners[0]!, seal);
  const upTo = { ...sealed, sealed: sealed.sealed.filter((one) => one.month === month) };
  return (await damageOfMonths(runners, upTo))[0];
}

const combine = (seal: MonthReport | undefined, parts: readonly Part[]): MonthVerification => ({
  seal,
  rows: parts.reduce((sum, { rows }) => sum + rows, 0),
  chains: parts.reduce((sum, { chains }) => sum + chains, 0),
  damaged: parts.flatMap(({ damaged }) => damaged),
});

/** `expected` are chains that have rows in that month as far as anybody knows. */
async function verifyRows(
  runner: QueryRunner,
  seal: AuditSeal,
  month: AuditMonth,
  expected: ReadonlySet<string>,
  events: EventSource,
  onRows?: (rows: number) => void,
): Promise<Part> {
  const part: Part = { rows: 0, chains: 0, damaged: [] };
  const missing = new Set(expected);
  let current: { tenant: string; walk: ChainWalk; checkpoint: Checkpoint | undefined } | undefined;
  const close = () => {
    const damage = current?.walk.end(current.checkpoint);
    if (current && damage) part.damaged.push({ tenant: current.tenant, damage });
  };
  const places = async (tenants: readonly string[]) => ({
    before: await checkpointsBefore(runner, seal, month, tenants),
    sealed: await checkpointsIn(runner, seal, month, tenants),
  });
  for await (const batch of events) {
    const { before, sealed } = await places([...new Set(batch.map(({ tenant_uuid }) => tenant_uuid))]);
    for (const row of batch) {
      const tenant = row.tenant_uuid;
      if (current?.tenant !== tenant) {
        close();
        const start = before.get(tenant)?.end ?? (await startOf(runner, seal, row));
        current = { tenant, walk: new ChainWalk(seal, start), checkpoint: sealed.get(tenant) };
        part.chains += 1;
        missing.delete(tenant);
      }
      current.walk.push(row);
    }
    part.rows += batch.length;
    onRows?.(batch.length);
  }
  close();
  const { before, sealed } = await places([...missing]);
  for (const tenant of missing) {
    const damage = new ChainWalk(seal, before.get(tenant)?.end ?? seal.genesis(tenant)).end(
      sealed.get(tenant),
    );
    if (damage) part.damaged.push({ tenant, damage });
  }
  return part;
}

/** Where a chain stood before its first row of a month that follows one without a seal: at a genuine row, or nowhere. */
async function startOf(runner: QueryRunner, seal: AuditSeal, row: AuditEvent): Promise<ChainHead> {
  const [previous] =
    row.seq > 1
      ? await readEvents(runner, 'tenant_uuid = $1 AND seq = $2', [row.tenant_uuid, row.seq - 1])
      : [];
  return previous && seal.hashOf(previous) === previous.hash
    ? { seq: previous.seq, hash: previous.hash }
    : seal.genesis(row.tenant_uuid);
}

/** The rows of one chain, one behind, as some kinds of damage can only be told by the row after. */
class ChainWalk {
  rows = 0;
  private last: AuditEvent | undefined;
  private damage: Damage | undefined;

  constructor(
    private readonly seal: AuditSeal,
    private place: ChainHead,
  ) {}

  push(row: AuditEvent): void {
    this.rows += 1;
    this.check(row);
    this.last = row;
  }

  /** After the last row. */
  end(checkpoint: Checkpoint | undefined): Damage | undefined {
    this.check(undefined);
    const { damage, place } = this;
    if (damage || !checkpoint) return damage;
    const { seq, hash } = checkpoint.end;
    if (place.seq < seq)
      return { seq: place.seq + 1, kind: 'truncated', detail: `rows ${place.seq + 1} to ${seq} are gone` };
    if (place.seq > seq)
      return { seq: seq + 1, kind: 'inserted', detail: 'there are rows after the last one that was sealed' };
    return place.hash === hash
      ? undefined
      : { seq, kind: 'set-back', detail: 'the last row is another one than was sealed' };
  }

  private check(next: AuditEvent | undefined): void {
    if (!this.last || this.damage) return;
    this.damage = damageOfRow(this.seal, this.place, this.last, next);
    this.place = { seq: this.last.seq, hash: this.last.hash };
  }
}

async function* rowsOf(
  runner: QueryRunner,
  month: AuditMonth,
  tenants: readonly string[],
): AsyncGenerator<AuditEvent[]> {
  for (const tenant of tenants)
    for (let [after, more] = [0, true]; more;) {
      const events = await readEvents(
        runner,
        `month = $1 AND tenant_uuid = $2 AND seq > $3 ORDER BY seq LIMIT ${BATCH_ROWS}`,
        [month, tenant, after],
      );
      if (events.length > 0) yield events;
      more = events.length === BATCH_ROWS;
      after = events.at(-1)?.seq ?? after;
    }
}

async function* sealedTenants(runner: QueryRunner, month: AuditMonth): AsyncGenerator<string[]> {
  for (let [after, more] = ['', true]; more;) {
    const rows = (await runner.query(
      `SELECT tenant_uuid FROM audit_checkpoint WHERE month = $1 AND tenant_uuid > $2
        ORDER BY tenant_uuid LIMIT ${BATCH_ROWS}`,
      [month, after],
    )) as { tenant_uuid: string }[];
    yield rows.map(({ tenant_uuid }) => tenant_uuid);
    more = rows.length === BATCH_ROWS;
    after = rows.at(-1)?.tenant_uuid ?? after;
  }
}

async function countOf(runner: QueryRunner, month: AuditMonth): Promise<number> {
  const [row] = (await runner.query(
    `SELECT GREATEST(sum(c.reltuples), 0)::bigint AS count FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'audit_event'::regclass AND c.relname = 'audit_event_' || to_char($1::date, 'YYYY_MM')`,
    [month],
  )) as [{ count: string | null }];
  return Number(row.count ?? 0);
}
