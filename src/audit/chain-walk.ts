import type { QueryRunner } from 'typeorm';
import { type AcceptedGap, acceptedGapOf } from './accepted-gap.js';
import { AnchorCheck } from './anchor-check.js';
import type { Anchor } from './anchors.js';
import type { AuditEvent } from './audit-event.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { type Damage, damageOfRow } from './chain-damage.js';

export interface Walk {
  /** Number of sound rows, from the first. */
  sound: number;
  /** The last sound one. */
  end: ChainHead;
  damage: Damage | undefined;
  /** The highest row that an anchor knows as it is. */
  anchored: number;
  gaps: AcceptedGap[];
}

const BATCH_ROWS = 2_000;

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

/** Recomputes a chain from its first row to its last or to the first that is damaged. */
export async function walkChain(
  runner: QueryRunner,
  seal: AuditSeal,
  tenantUuid: string,
  anchors: readonly Anchor[],
  onRows?: (rows: number) => void,
): Promise<Walk> {
  const check = new AnchorCheck(anchors);
  const gaps: AcceptedGap[] = [];
  let end = seal.genesis(tenantUuid);
  let damage: Damage | undefined;
  for (let more = true; more && !damage;) {
    // One row more than is checked: some kinds of damage can only be distinguished by the row after.
    const events = await readEvents(
      runner,
      `tenant_uuid = $1 AND seq > $2 ORDER BY seq LIMIT ${BATCH_ROWS + 1}`,
      [tenantUuid, end.seq],
    );
    for (const [index, row] of events.slice(0, BATCH_ROWS).entries()) {
      damage = damageOfRow(seal, end, row, events[index + 1]);
      if (damage) break;
      end = { seq: row.seq, hash: row.hash };
      check.pass(end);
      const gap = acceptedGapOf(row);
      if (gap) gaps.push(gap);
    }
    onRows?.(Math.min(events.length, BATCH_ROWS));
    more = events.length > BATCH_ROWS;
  }
  const setBack = check.damage(end, gaps, damage !== undefined);
  const first = setBack && (!damage || setBack.seq < damage.seq) ? setBack : damage;
  const sound = first ? Math.min(end.seq, first.seq - 1) : end.seq;
  return { sound, end, damage: first, anchored: check.highestMatch, gaps };
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
