import { defined } from '../common/json/defined.js';

/** The chain of events that concern no single tenant. No tenant's name contains the star. */
export const SERVICE_CHAIN = '*';

export const AUDIT_KINDS = ['opened', 'intent', 'outcome', 'refused'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
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
  /** Every resource it concerns, as `type:id`. */
  resources: string[];
  /** The cloud's instance that a disk is attached to or detached from. */
  target_instance_id: string | null;
  /** The other fields of the request, without secrets. JSON text, because the hash covers the exact text. */
  request: string | null;
  outcome: AuditOutcome | null;
  scode: number | null;
  request_id: string | null;
  tencent_request_id: string | null;
  duration_ms: number | null;
  /** The process that wrote it. */
  instance_id: string;
}

/** An event at its place in a chain. Hashes are hex. */
export interface AuditEvent extends AuditDraft {
  seq: number;
  previous_hash: string;
  hash: string;
}

const MAX_TEXT_LENGTH = 256;

/** The text as Postgres can store it: without NUL and lone surrogates, and of bounded length. */
const storable = (text: string): string =>
  text.slice(0, MAX_TEXT_LENGTH).replace(/[\0\p{Surrogate}]/gu, '\ufffd');

/** The fields of the request as the stored text; absent fields are left out. */
export function requestText(request: Record<string, unknown> | undefined): string | null {
  const asked = defined(request ?? {});
  if (Object.keys(asked).length === 0) return null;
  return JSON.stringify(asked, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
}

/** A draft whose texts Postgres returns unchanged; otherwise its hash would not match on reading. */
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
