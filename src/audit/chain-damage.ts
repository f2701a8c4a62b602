import type { AuditEvent } from './audit-event.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';

/** What was done to a chain, as far as its rows show. */
export type DamageKind =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'reordered'
  | 'truncated'
  | 'set-back'
  | 'head-edited'
  | 'head-missing'
  | 'unannounced'
  | 'mislisted';

export interface Damage {
  /** The first place in the chain that is not as it was written. */
  seq: number;
  kind: DamageKind;
  detail: string;
}

/** A moved row is looked for this far from its place. */
const SEARCH_ROWS = 2_000;

/**
 * Undefined when the row is the one that was written after `before`. A hash covers the place of its row, so a
 * genuine row that was moved fits exactly one other place. This distinguishes a moved row from an edited one.
 */
export function damageOfRow(
  seal: AuditSeal,
  before: ChainHead,
  row: AuditEvent,
  next: AuditEvent | undefined,
): Damage | undefined {
  const seq = before.seq + 1;
  if (row.seq > seq) return { seq, kind: 'deleted', detail: `rows ${seq} to ${row.seq - 1} are gone` };
  const home = originalSequence(seal, row);
  if (home === seq)
    return row.previous_hash === before.hash
      ? undefined
      : { seq, kind: 'deleted', detail: 'the row was written after another one than stands before it' };
  const nextHome = next && originalSequence(seal, next);
  if (home === undefined)
    return nextHome === seq && next?.previous_hash === before.hash
      ? { seq, kind: 'inserted', detail: 'this row was put in and the ones after it were moved' }
      : { seq, kind: 'edited', detail: 'the row is not as it was written' };
  return home > seq && (next === undefined || nextHome === home + 1)
    ? {
        seq,
        kind: 'deleted',
        detail: `rows ${seq} to ${home - 1} are gone and the ones after them were moved`,
      }
    : { seq, kind: 'reordered', detail: `this row was written as row ${home}` };
}

/** Compares the end of an otherwise sound chain with its head. */
export function damageOfEnd(
  end: ChainHead,
  head: (ChainHead & { isGenuine: boolean }) | undefined,
  isAnnounced: boolean,
): Damage | undefined {
  if (!head) {
    const wasThere = end.seq > 0 || isAnnounced;
    return wasThere
      ? { seq: 1, kind: 'head-missing', detail: 'the chain was begun and its head is gone' }
      : undefined;
  }
  if (!head.isGenuine)
    return { seq: head.seq, kind: 'head-edited', detail: 'the head is not as it was written' };
  if (end.seq < head.seq)
    return { seq: end.seq + 1, kind: 'truncated', detail: `rows ${end.seq + 1} to ${head.seq} are gone` };
  if (end.seq > head.seq || end.hash !== head.hash)
    return { seq: head.seq, kind: 'head-edited', detail: 'the head was set back to an earlier one' };
  if (end.seq > 0 && !isAnnounced)
    return {
      seq: 1,
      kind: 'unannounced',
      detail: 'the service chain does not know that this chain was begun',
    };
  return undefined;
}

/** The place at which the row's content is genuine; undefined when there is none near. */
function originalSequence(seal: AuditSeal, row: AuditEvent): number | undefined {
  for (let distance = 0; distance <= SEARCH_ROWS; distance += 1)
    for (const seq of distance === 0 ? [row.seq] : [row.seq + distance, row.seq - distance])
      if (seq > 0 && seal.hashOf(seq === row.seq ? row : { ...row, seq }) === row.hash) return seq;
  return undefined;
}
