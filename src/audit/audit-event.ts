/** The chain of what concerns no single tenant. The star is in no tenant's name. */
export const SERVICE_CHAIN = '*';

export type AuditKind = 'opened' | 'intent' | 'outcome' | 'refused';
export type AuditOutcome = 'succeeded' | 'failed' | 'unknown';

/** One row of the trail before it takes its place in a chain. Names are those of the columns. */
export interface AuditDraft {
  tenant_uuid: string;
  audit_id: string;
  kind: AuditKind;
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  actor: string;
  action: string;
  cluster_uuid: string | null;
  region: string | null;
  disk_ids: string[];
  /** What was acted on when it is no disk: the id of an API key, or the tenant whose chain was opened. */
  subject: string | null;
  outcome: AuditOutcome | null;
  scode: number | null;
  request_id: string | null;
  tencent_request_id: string | null;
  duration_ms: number | null;
  instance_id: string;
}

/** The same in its place. Hashes are hex. */
export interface AuditEvent extends AuditDraft {
  seq: number;
  previous_hash: string;
  hash: string;
}

const MAX_TEXT_LENGTH = 256;

/** What Postgres stores unchanged: without NUL and lone surrogates, and of bounded length. */
export const storable = (text: string): string =>
  text.slice(0, MAX_TEXT_LENGTH).replace(/[\0\p{Surrogate}]/gu, '\ufffd');

/** A draft whose texts come back from Postgres as they went in, or its hash would not fit on reading. */
export function storableDraft(draft: AuditDraft): AuditDraft {
  const orNull = (text: string | null) => (text === null ? null : storable(text));
  return {
    ...draft,
    actor: storable(draft.actor),
    action: storable(draft.action),
    cluster_uuid: orNull(draft.cluster_uuid),
    region: orNull(draft.region),
    disk_ids: draft.disk_ids.map(storable),
    subject: orNull(draft.subject),
    request_id: orNull(draft.request_id),
    tencent_request_id: orNull(draft.tencent_request_id),
  };
}
