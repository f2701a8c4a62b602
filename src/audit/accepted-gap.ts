import type { AuditDraft } from './audit-event.js';

export const ACCEPT_ACTION = 'audit/accept-head';

/** An operator has accepted that what stood after a row is lost. It is an event of the chain itself. */
export interface AcceptedGap {
  /** Rows after this one that were known at that time are lost. */
  afterSeq: number;
  at: string;
  actor: string;
  reason: string;
}

/** Undefined for any other event. */
export function acceptedGapOf({ kind, action, request, at, actor }: AuditDraft): AcceptedGap | undefined {
  if (kind !== 'intent' || action !== ACCEPT_ACTION || request === null) return undefined;
  const { AfterSeq, Reason } = JSON.parse(request) as { AfterSeq: number; Reason: string };
  return { afterSeq: AfterSeq, at, actor, reason: Reason };
}

/** Whether a head of that time is among what was accepted as lost. */
export const isAccepted = (gaps: readonly AcceptedGap[], seq: number, at: string | undefined): boolean =>
  at !== undefined && gaps.some((gap) => gap.afterSeq < seq && at < gap.at);
