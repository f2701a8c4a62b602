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
  /** All that it is about, as `type:id`. */
  resources: string[];
  /** The cloud's instance that a disk is attached to or detached from. */
  target_instance_id: string | null;
  /** What was asked for beside that, without secrets, as JSON text: a hash needs a text that stays as it is. */
  request: string | null;
  outcome: AuditOutcome | null;
  scode: number | null;
  request_id: string | null;
  tencent_request_id: string | null;
  duration_ms: number | null;
  /** The process that wrote it. */
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

/** What was asked for, as the text that is stored; absent fields are left out. */
export function requestText(request: Record<string, unknown> | undefined): string | null {
  const asked = Object.entries(request ?? {}).filter(([, value]) => value !== undefined);
  if (asked.length === 0) return null;
  return JSON.stringify(Object.fromEntries(asked), (_, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  );
}

/** A draft whose texts come back from Postgres as they went in, or its hash would not fit on reading. */
export function storableDraft(draft: AuditDraft): AuditDraft {
  const orNull = (text: string | null) => (text === null ? null : storable(text));
  return {
    ...draft,
    actor: storable(draft.actor),
    action: storable(draft.action),
    cluster_uuid: orNull(draft.cluster_uuid),
    region: orNull(draft.region),
    resources: draft.resources.map(storable),
    target_instance_id: orNull(draft.target_instance_id),
    request_id: orNull(draft.request_id),
    tencent_request_id: orNull(draft.tencent_request_id),
  };
}
