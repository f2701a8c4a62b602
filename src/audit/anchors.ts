import type { AuditSeal, ChainHead } from './audit-seal.js';

/** A head that left the database. */
export interface Anchor extends ChainHead {
  /** When, ISO 8601, UTC; undefined in a report of an older version. */
  at: string | undefined;
}

/** Heads that are known from elsewhere, by tenant. */
export type Anchors = ReadonlyMap<string, readonly Anchor[]>;

/** Heads as they are in one line of the log: tenant, number of rows, hash of the last. */
export type HeadLine = readonly (readonly [tenant: string, seq: number, hash: string])[];

const MARK = 'audit heads ';

/** The text of one line. Its MAC covers the time and every head. */
export function anchorLine(seal: AuditSeal, at: string, heads: HeadLine): string {
  return `${MARK}${JSON.stringify({ at, heads, mac: seal.anchorMac(at, heads) })}`;
}

/**
 * The anchors in a file: the report of an earlier `audit verify`, or lines of the service's log among any others.
 * Lines whose MAC is not ours are counted and not used. A report has no MAC: it proves as much as its keeping does.
 */
export function parseAnchors(seal: AuditSeal, text: string): { anchors: Anchors; refused: number } {
  const anchors = new Map<string, Anchor[]>();
  const add = (tenant: string, anchor: Anchor) => {
    const known = anchors.get(tenant);
    if (known) known.push(anchor);
    else anchors.set(tenant, [anchor]);
  };
  const report = jsonOf(text) as { At?: string; Chains?: { Tenant: string; Head: ChainHead | null }[] };
  if (Array.isArray(report?.Chains)) {
    for (const { Tenant, Head } of report.Chains) if (Head) add(Tenant, { ...Head, at: report.At });
    return { anchors, refused: 0 };
  }
  let refused = 0;
  for (const line of text.split('\n')) {
    if (!line.includes(MARK)) continue;
    const entry = entryOf(line);
    if (!entry || seal.anchorMac(entry.at, entry.heads) !== entry.mac) refused += 1;
    else for (const [tenant, seq, hash] of entry.heads) add(tenant, { seq, hash, at: entry.at });
  }
  return { anchors, refused };
}

interface Entry {
  at: string;
  heads: HeadLine;
  mac: string;
}

/** A line of JSON whose `msg` has the entry, or a line of text that ends with it; before both anything may stand. */
function entryOf(line: string): Entry | undefined {
  const outer = jsonOf(line.slice(line.indexOf('{'))) as { msg?: unknown } | undefined;
  const message = typeof outer?.msg === 'string' ? outer.msg : line;
  const entry = jsonOf(message.slice(message.indexOf(MARK) + MARK.length)) as Entry | undefined;
  return typeof entry?.at === 'string' && Array.isArray(entry.heads) ? entry : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
