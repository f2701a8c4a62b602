import { refsOf } from '../common/resource/resource-ref.js';
import type { Page } from '../common/validation/page-fields.decorator.js';
import { BLOCK_ROWS, conditionsOf, countByBlock, entriesOf, type EntryFilter } from './audit-counts.js';
import { type AuditMonth, firstMonthSince } from './audit-month.js';
import type { Query } from './audit-reads.js';

export interface AuditFilter {
  tenantUuid: string;
  clusterUuid?: string | undefined;
  diskId?: string | undefined;
  actor?: string | undefined;
  action?: string | undefined;
  /** Both are inclusive; `end` to the end of its second. */
  begin?: Date | undefined;
  end?: Date | undefined;
}

/** A row as `audit/list` shows it: an intent with its outcome, or a refused attempt. */
export interface AuditRow {
  audit_id: string;
  at: Date;
  actor: string;
  action: string;
  tenant_uuid: string;
  cluster_uuid: string | null;
  region: string | null;
  resources: string[];
  target_instance_id: string | null;
  request: string | null;
  outcome: 'succeeded' | 'failed' | 'unknown' | 'pending';
  scode: number | null;
  request_id: string | null;
  tencent_request_id: string | null;
  duration_ms: number | null;
}

export const ONE_SECOND_MS = 1000;

/** Where a row of the list is: an intent or a refused attempt. */
interface Place {
  seq: string;
  month: AuditMonth;
}

/** A page of the rows that match, newest first, and how many match in all. */
export interface AuditPage {
  total: number;
  rows: AuditRow[];
}

const MONTH = (alias: string): string => `to_char(${alias}.month, 'YYYY-MM-DD') AS month`;

export async function readPage(query: Query, filter: AuditFilter, page: Page): Promise<AuditPage> {
  const { total, places } = await (filter.diskId === undefined
    ? entryPlaces(query, filter, page)
    : diskPlaces(query, filter, filter.diskId, page));
  return { total, rows: places.length === 0 ? [] : await rowsAt(query, filter.tenantUuid, places) };
}

interface Places {
  total: number;
  places: Place[];
}

async function entryPlaces(query: Query, filter: AuditFilter, { offset, limit }: Page): Promise<Places> {
  const all = await entriesOf(query, filter.tenantUuid);
  if (!all) return { total: 0, places: [] };
  if (isWhole(filter)) {
    const total = all.last - all.first + 1;
    if (offset >= total) return { total, places: [] };
    return { total, places: await entriesIn(query, filter, all.first, all.last - offset, 0, limit) };
  }
  const entryFilter = { ...filter, before: endOf(filter) };
  const counts = await countByBlock(query, entryFilter, all);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (offset >= total) return { total, places: [] };
  // Only blocks with rows of the page are read, so that nothing is skipped row by row but within one block.
  let skipped = 0;
  const from = counts.findIndex(({ count }) => (skipped += count) > offset);
  const inBlock = offset - (skipped - counts[from]!.count);
  let found = skipped - offset;
  let to = from;
  while (found < limit && to + 1 < counts.length) found += counts[(to += 1)]!.count;
  const first = Math.max(all.first, counts[to]!.block * BLOCK_ROWS + 1);
  const last = Math.min(all.last, (counts[from]!.block + 1) * BLOCK_ROWS);
  return { total, places: await entriesIn(query, entryFilter, first, last, inBlock, limit) };
}

function entriesIn(
  query: Query,
  filter: EntryFilter,
  first: number,
  last: number,
  offset: number,
  limit: number,
): Promise<Place[]> {
  const values: unknown[] = [filter.tenantUuid, first, last];
  const { listed } = conditionsOf(filter, (value) => `$${values.push(value)}`);
  return query<Place>(
    `SELECT m.seq, ${MONTH('m')} FROM audit_entry m
      WHERE m.tenant_uuid = $1 AND m.entry_no BETWEEN $2 AND $3 AND ${listed}
      ORDER BY m.entry_no DESC OFFSET ${Number(offset)} LIMIT ${Number(limit)}`,
    values,
  );
}

/** The outcome of a create has its disks; the intent does not. */
async function diskPlaces(
  query: Query,
  filter: AuditFilter,
  diskId: string,
  { offset, limit }: Page,
): Promise<Places> {
  const [ref] = refsOf('disk', [diskId]);
  const values: unknown[] = [filter.tenantUuid, [ref], filter.begin ? firstMonthSince(filter.begin) : null];
  const { listed } = conditionsOf({ ...filter, before: endOf(filter) }, (value) => `$${values.push(value)}`);
  const rows = await query<{ total: string; seq: string | null; month: AuditMonth }>(
    `WITH about AS MATERIALIZED (
       SELECT d.audit_id, d.kind, d.seq, d.month, d.at, d.actor, d.action, d.cluster_uuid FROM audit_event d
        WHERE d.tenant_uuid = $1 AND d.resources @> $2::text[] AND ($3::date IS NULL OR d.month >= $3)),
     matching AS MATERIALIZED (
       SELECT m.seq, m.month FROM about m WHERE m.kind IN ('intent', 'refused') AND ${listed}
       UNION ALL
       SELECT m.seq, m.month FROM about o JOIN audit_event m
           ON m.audit_id = o.audit_id AND m.kind = 'intent' AND m.tenant_uuid = $1 AND m.month <= o.month AND ${listed}
        WHERE o.kind = 'outcome'
          AND NOT EXISTS (SELECT FROM about i WHERE i.audit_id = o.audit_id AND i.kind = 'intent'))
     SELECT counted.total, page.seq, ${MONTH('page')} FROM (SELECT count(*) AS total FROM matching) counted
       LEFT JOIN (SELECT * FROM matching ORDER BY seq DESC OFFSET ${Number(offset)} LIMIT ${Number(limit)}) page ON true
      ORDER BY page.seq DESC`,
    values,
  );
  return {
    total: Number(rows[0]?.total ?? 0),
    places: rows.flatMap(({ seq, month }) => (seq === null ? [] : [{ seq, month }])),
  };
}

interface Outcome extends Pick<
  AuditRow,
  'audit_id' | 'resources' | 'scode' | 'tencent_request_id' | 'duration_ms'
> {
  outcome: Exclude<AuditRow['outcome'], 'pending'>;
}

/** The rows at these places with their outcomes. Each question names the months, so that it asks no other partition. */
async function rowsAt(query: Query, tenantUuid: string, places: readonly Place[]): Promise<AuditRow[]> {
  const months = [...new Set(places.map(({ month }) => month))].toSorted();
  const intents = await query<AuditRow & { kind: string }>(
    `SELECT e.kind, e.audit_id, e.at, e.actor, e.action, e.tenant_uuid, e.cluster_uuid, e.region, e.request_id,
            e.target_instance_id, e.request, e.resources, e.outcome, e.scode, e.tencent_request_id, e.duration_ms
       FROM audit_event e WHERE e.tenant_uuid = $1 AND e.seq = ANY ($2::bigint[]) AND e.month = ANY ($3::date[])
      ORDER BY e.seq DESC`,
    [tenantUuid, places.map(({ seq }) => seq), months],
  );
  const outcomes = new Map<string, Outcome>();
  const find = async (month: string, bounds: readonly AuditMonth[]) => {
    const ids = intents.filter(({ kind, audit_id }) => kind === 'intent' && !outcomes.has(audit_id));
    if (ids.length === 0) return;
    const rows = await query<Outcome>(
      `SELECT o.audit_id, o.resources, o.outcome, o.scode, o.tencent_request_id, o.duration_ms FROM audit_event o
        WHERE o.audit_id = ANY ($1::uuid[]) AND o.kind = 'outcome' AND ${month}`,
      [ids.map(({ audit_id }) => audit_id), ...bounds],
    );
    for (const row of rows) outcomes.set(row.audit_id, row);
  };
  // Nearly every outcome is in the month of its intent; one that is not is later.
  await find('o.month >= $2 AND o.month <= $3', [months[0]!, months.at(-1)!]);
  await find('o.month > $2', [months[0]!]);
  return intents.map((intent) => ({
    ...intent,
    outcome: intent.outcome ?? 'pending',
    ...outcomes.get(intent.audit_id),
  }));
}

/** Every row of the tenant matches. */
const isWhole = ({ clusterUuid, actor, action, begin, end }: AuditFilter): boolean =>
  [clusterUuid, actor, action, begin, end].every((condition) => condition === undefined);

const endOf = ({ end }: AuditFilter): Date | undefined => end && new Date(end.getTime() + ONE_SECOND_MS);
