import type { QueryRunner } from 'typeorm';
import { type AcceptedGap, acceptedGapOf } from './accepted-gap.js';
import { AnchorCheck } from './anchor-check.js';
import type { Anchor } from './anchors.js';
import type { AuditEvent } from './audit-event.js';
import { type AuditMonth, endOfMonth } from './audit-month.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { type Damage, damageOfRow } from './chain-damage.js';
import type { Checkpoint } from './checkpoints.js';
import { ListCheck } from './list-check.js';

export interface Walk {
  /** Number of sound rows, from the first. */
  sound: number;
  /** The last sound one. */
  end: ChainHead;
  damage: Damage | undefined;
  /** The highest row that an anchor knows as it is. */
  anchored: number;
  gaps: AcceptedGap[];
  /** What `audit/list` shows otherwise than it is; undefined also when the walk ended early. */
  mislisted: Damage | undefined;
}

const BATCH_ROWS = 2_000;
const PAGE_TENANTS = 500;

/** A row as the verifier reads it. The time is text, so that an edit below the millisecond is detected. */
interface EventRow extends Omit<AuditEvent, 'seq' | 'previous_hash' | 'hash'> {
  seq: string;
  previous_hash: Buffer;
  hash: Buffer;
}

const EVENT_COLUMNS = `
  tenant_uuid, seq, audit_id, kind, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, actor,
  action, cluster_uuid, region, resources, target_instance_id, request, outcome, scode, request_id, tencent_request_id, duration_ms,
  instance_id, previous_hash, hash`;

/** The event as it was hashed; written times end at the millisecond. */
const toEvent = (row: EventRow): AuditEvent => ({
  ...row,
  seq: Number(row.seq),
  at: row.at.endsWith('000') ? `${row.at.slice(0, -3)}Z` : row.at,
  previous_hash: row.previous_hash.toString('hex'),
  hash: row.hash.toString('hex'),
});

export interface WalkOptions {
  /** Where the rows that are here begin: after a detached month. Absent: the first row of all. */
  start?: ChainHead | undefined;
  /** Places that are known from the seals of months. */
  checkpoints?: readonly Checkpoint[] | undefined;
  anchors?: readonly Anchor[] | undefined;
  onRows?: ((rows: number) => void) | undefined;
}

/** Recomputes a chain from its first row to its last or to the first that is damaged. */
export async function walkChain(
  runner: QueryRunner,
  seal: AuditSeal,
  tenantUuid: string,
  { start = seal.genesis(tenantUuid), checkpoints = [], anchors = [], onRows }: WalkOptions = {},
): Promise<Walk> {
  const check = new AnchorCheck(anchors, start);
  const sealed = new AnchorCheck(
    checkpoints.map(({ end, month }) => ({ ...end, at: endOfMonth(month).toISOString() })),
    start,
    'the checkpoint',
  );
  const list = new ListCheck(runner, tenantUuid, start.seq);
  const gaps: AcceptedGap[] = [];
  let end = start;
  let damage: Damage | undefined;
  for (let more = true; more && !damage;) {
    // One row more than is checked: some kinds of damage can only be distinguished by the row after.
    const events = await readEvents(
      runner,
      `tenant_uuid = $1 AND seq > $2 ORDER BY seq LIMIT ${BATCH_ROWS + 1}`,
      [tenantUuid, end.seq],
    );
    const before = end.seq;
    let listed = 0;
    for (const [index, row] of events.slice(0, BATCH_ROWS).entries()) {
      damage = damageOfRow(seal, end, row, events[index + 1]);
      if (damage) break;
      end = { seq: row.seq, hash: row.hash };
      check.pass(end);
      sealed.pass(end);
      if (row.kind === 'intent' || row.kind === 'refused') listed += 1;
      const gap = acceptedGapOf(row);
      if (gap) gaps.push(gap);
    }
    await list.pass(before, end.seq, listed);
    onRows?.(Math.min(events.length, BATCH_ROWS));
    more = events.length > BATCH_ROWS;
  }
  const setBacks = [check, sealed].map((one) => one.damage(end, gaps, damage !== undefined));
  const first = [...setBacks, damage].reduce((one, other) =>
    !one || (other && other.seq < one.seq) ? other : one,
  );
  const sound = first ? Math.min(end.seq, first.seq - 1) : end.seq;
  return {
    sound,
    end,
    damage: first,
    anchored: check.highestMatch,
    gaps,
    mislisted: damage ? undefined : await list.end(),
  };
}

/** The names of the chains with rows in a month, or at all; a page at a time, as each is a step through the indexes. */
export async function* tenantsIn(
  runner: Pick<QueryRunner, 'query'>,
  month?: AuditMonth,
): AsyncGenerator<string[]> {
  const inMonth = month === undefined ? '$2::date IS NULL' : 'e.month = $2';
  for (let after = ''; ;) {
    const rows = (await runner.query(
      `WITH RECURSIVE chain (tenant_uuid, n) AS (
         SELECT $1::text, 0 UNION ALL
         SELECT (SELECT e.tenant_uuid FROM audit_event e WHERE e.tenant_uuid > chain.tenant_uuid AND ${inMonth}
                  ORDER BY e.tenant_uuid LIMIT 1), n + 1
           FROM chain WHERE chain.tenant_uuid IS NOT NULL AND n < ${PAGE_TENANTS})
       SELECT tenant_uuid FROM chain WHERE n > 0 AND tenant_uuid IS NOT NULL ORDER BY n`,
      [after, month ?? null],
    )) as { tenant_uuid: string }[];
    if (rows.length > 0) yield rows.map(({ tenant_uuid }) => tenant_uuid);
    if (rows.length < PAGE_TENANTS) return;
    after = rows.at(-1)!.tenant_uuid;
  }
}

/** Events of the trail as they were hashed. */
export async function readEvents(
  runner: Pick<QueryRunner, 'query'>,
  where: string,
  values: unknown[],
): Promise<AuditEvent[]> {
  const text = `SELECT ${EVENT_COLUMNS} FROM audit_event WHERE ${where}`;
  return ((await runner.query(text, values)) as EventRow[]).map(toEvent);
}
