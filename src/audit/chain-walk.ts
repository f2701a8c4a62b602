import type { QueryRunner } from 'typeorm';
import type { AuditEvent } from './audit-event.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { type Damage, damageOfRow } from './chain-damage.js';

export interface Walk {
  /** Number of sound rows, from the first. */
  sound: number;
  /** The last sound one. */
  end: ChainHead;
  damage: Damage | undefined;
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
  anchor: ChainHead | undefined,
): Promise<Walk> {
  let end = seal.genesis(tenantUuid);
  for (;;) {
    // One row more than is checked: some kinds of damage can only be distinguished by the row after.
    const rows = (await runner.query(
      `SELECT ${EVENT_COLUMNS} FROM audit_event WHERE tenant_uuid = $1 AND seq > $2 ORDER BY seq LIMIT ${BATCH_ROWS + 1}`,
      [tenantUuid, end.seq],
    )) as EventRow[];
    const events = rows.map(toEvent);
    for (const [index, row] of events.slice(0, BATCH_ROWS).entries()) {
      const damage = damageOfRow(seal, end, row, events[index + 1]);
      if (damage) return { sound: end.seq, end, damage };
      end = { seq: row.seq, hash: row.hash };
      if (anchor && anchor.seq === row.seq && anchor.hash !== row.hash) {
        const detail = 'the row is not the one of the anchor';
        return { sound: row.seq - 1, end, damage: { seq: row.seq, kind: 'edited', detail } };
      }
    }
    if (events.length <= BATCH_ROWS) break;
  }
  const isShort = anchor !== undefined && end.seq < anchor.seq;
  const detail = `the anchor knows ${anchor?.seq ?? 0} rows`;
  const damage: Damage | undefined = isShort ? { seq: end.seq + 1, kind: 'truncated', detail } : undefined;
  return { sound: end.seq, end, damage };
}
