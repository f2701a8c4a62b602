import type { Query } from './audit-reads.js';

/** Rows of a block, as in the migration that made the blocks. */
export const BLOCK_ROWS = 4096;

/** What an entry of the list must have. */
export interface EntryFilter {
  tenantUuid: string;
  clusterUuid?: string | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  begin?: Date | undefined;
  /** Exclusive. */
  before?: Date | undefined;
}

/** How many entries of a block match. */
export interface BlockCount {
  block: number;
  count: number;
}

/** Numbers of entries, both included. */
export interface Range {
  first: number;
  last: number;
}

/** The entries of a tenant, which are numbered without gaps; undefined when there is none. */
export async function entriesOf(query: Query, tenantUuid: string): Promise<Range | undefined> {
  const [ends] = await query<{ first: string | null; last: string | null }>(
    'SELECT min(entry_no) AS first, max(entry_no) AS last FROM audit_entry WHERE tenant_uuid = $1',
    [tenantUuid],
  );
  if (!ends || ends.first === null || ends.last === null) return undefined;
  return { first: Number(ends.first), last: Number(ends.last) };
}

/**
 * How many of these entries match in each block, the newest first; blocks without any are left out. Full blocks were counted
 * when they became full; entry by entry are counted only what is not in a full block, and blocks that the period cuts.
 */
export async function countByBlock(query: Query, filter: EntryFilter, all: Range): Promise<BlockCount[]> {
  const { begin, before } = filter;
  const blocks = await query<{ block: string; is_whole: boolean; is_outside: boolean }>(
    `SELECT block, COALESCE(min_at >= $2, true) AND COALESCE(max_at < $3, true) AS is_whole,
            COALESCE(max_at < $2, false) OR COALESCE(min_at >= $3, false) AS is_outside
       FROM audit_block WHERE tenant_uuid = $1 ORDER BY block`,
    [filter.tenantUuid, begin ?? null, before ?? null],
  );
  const whole = blocks.filter(({ is_whole }) => is_whole).map(({ block }) => Number(block));
  const settled = new Set(
    blocks.filter((one) => one.is_whole || one.is_outside).map(({ block }) => Number(block)),
  );
  const open = rangesBeside(settled, all);
  const values: unknown[] = [filter.tenantUuid];
  const bound = (value: unknown) => `$${values.push(value)}`;
  const { counted, listed } = conditionsOf(filter, bound);
  const rows = await query<{ block: string; count: string }>(
    `SELECT c.block, sum(c.rows) AS count FROM audit_count c
      WHERE c.tenant_uuid = $1 AND ${counted} AND c.block = ANY (${bound(whole)}::bigint[]) GROUP BY c.block
     UNION ALL
     SELECT (m.entry_no - 1) / ${BLOCK_ROWS} AS block, count(*) AS count
       FROM unnest(${bound(open.map(({ first }) => first))}::bigint[], ${bound(open.map(({ last }) => last))}::bigint[])
            AS range (first, last)
       JOIN audit_entry m ON m.tenant_uuid = $1 AND m.entry_no BETWEEN range.first AND range.last AND ${listed}
      GROUP BY 1 ORDER BY 1 DESC`,
    values,
  );
  return rows.map(({ block, count }) => ({ block: Number(block), count: Number(count) }));
}

/** The conditions on an entry `m`, and the same on a count `c`, which has no time. */
export function conditionsOf(
  { clusterUuid, actor, action, begin, before }: EntryFilter,
  bound: (value: unknown) => string,
): { counted: string; listed: string } {
  const [cluster, who, what] = [clusterUuid, actor, action].map((value) =>
    value === undefined ? undefined : bound(value),
  );
  const both = (alias: string) => [
    ...(cluster === undefined ? [] : [`${alias}.cluster_uuid = ${cluster}`]),
    ...(what === undefined ? [] : [`${alias}.action = ${what}`]),
  ];
  const listed = [
    ...both('m'),
    ...(who === undefined ? [] : [`m.actor = ${who}`]),
    ...(begin === undefined ? [] : [`m.at >= ${bound(begin)}`]),
    ...(before === undefined ? [] : [`m.at < ${bound(before)}`]),
  ];
  const counted = [...both('c'), `c.actor = ${who ?? `''`}`];
  return { counted: counted.join(' AND '), listed: listed.join(' AND ') || 'true' };
}

/** What of the entries is in none of these blocks. */
function rangesBeside(settled: ReadonlySet<number>, { first, last }: Range): Range[] {
  const ranges: Range[] = [];
  for (let block = blockOf(first); block <= blockOf(last); block += 1) {
    if (settled.has(block)) continue;
    const from = Math.max(first, block * BLOCK_ROWS + 1);
    const to = Math.min(last, (block + 1) * BLOCK_ROWS);
    const before = ranges.at(-1);
    if (before && before.last === from - 1) before.last = to;
    else ranges.push({ first: from, last: to });
  }
  return ranges;
}

const blockOf = (entryNo: number): number => Math.floor((entryNo - 1) / BLOCK_ROWS);
