import type { AuditEvent } from './audit-event.js';

/** A row as the verifier reads it. The time is text, so that an edit below the millisecond is detected. */
export interface EventRow extends Omit<AuditEvent, 'seq' | 'previous_hash' | 'hash'> {
  seq: string;
  previous_hash: Buffer;
  hash: Buffer;
}

export const EVENT_COLUMNS = `
  tenant_uuid, seq, audit_id, kind, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, actor,
  action, cluster_uuid, region, resources, target_instance_id, request, outcome, scode, request_id, tencent_request_id, duration_ms,
  instance_id, previous_hash, hash`;

/** The event as it was hashed; written times end at the millisecond. */
export const toEvent = (row: EventRow): AuditEvent => ({
  ...row,
  seq: Number(row.seq),
  at: row.at.endsWith('000') ? `${row.at.slice(0, -3)}Z` : row.at,
  previous_hash: row.previous_hash.toString('hex'),
  hash: row.hash.toString('hex'),
});
