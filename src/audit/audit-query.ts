import { refsOf } from '../common/resource/resource-ref.js';
import type { Page } from '../common/validation/page-fields.decorator.js';
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

/** Values of a filter are parameters, never part of the text. */
interface Matches {
  /** The relation whose rows match, as `m`, with `seq`. */
  from: string;
  where: string;
  values: unknown[];
}

/** How many rows match. */
export async function countRows(query: Query, filter: AuditFilter): Promise<number> {
  const { from, where, values } = matchesOf(filter);
  // Rows are numbered without gaps from 1 on.
  const count = isWhole(filter) ? 'COALESCE(max(m.entry_no), 0)' : 'count(*)';
  const [row] = await query<{ count: string }>(
    `SELECT ${count} AS count FROM ${from} WHERE ${where}`,
    values,
  );
  return Number(row?.count ?? 0);
}

/** One page of the rows that match, newest first; `count` is how many they are. */
export async function readRows(
  query: Query,
  filter: AuditFilter,
  { offset, limit }: Page,
  count: number,
): Promise<AuditRow[]> {
  if (offset >= count) return [];
  const { from, where, values } = matchesOf(filter);
  const isNumbered = isWhole(filter);
  const upTo = isNumbered ? `AND m.entry_no <= ${Number(count - offset)}` : '';
  const order = filter.diskId === undefined ? 'm.entry_no' : 'm.seq';
  // What is skipped is not joined: only the numbers of the page are.
  return query<AuditRow>(
    `WITH page AS MATERIALIZED (
       SELECT m.seq FROM ${from} WHERE ${where} ${upTo}
        ORDER BY ${order} DESC OFFSET ${isNumbered ? 0 : Number(offset)} LIMIT ${Number(limit)})
     SELECT e.audit_id, e.at, e.actor, e.action, e.tenant_uuid, e.cluster_uuid, e.region, e.request_id,
            e.target_instance_id, e.request, COALESCE(o.resources, e.resources) AS resources,
            COALESCE(o.outcome, e.outcome, 'pending') AS outcome, COALESCE(o.scode, e.scode) AS scode,
            COALESCE(o.tencent_request_id, e.tencent_request_id) AS tencent_request_id,
            COALESCE(o.duration_ms, e.duration_ms) AS duration_ms
       FROM page JOIN audit_event e ON e.tenant_uuid = $1 AND e.seq = page.seq
       LEFT JOIN audit_event o ON o.audit_id = e.audit_id AND o.kind = 'outcome'
      ORDER BY e.seq DESC`,
    values,
  );
}

/** Every row of the tenant matches. */
const isWhole = ({ clusterUuid, diskId, actor, action, begin, end }: AuditFilter): boolean =>
  [clusterUuid, diskId, actor, action, begin, end].every((condition) => condition === undefined);

function matchesOf(filter: AuditFilter): Matches {
  const values: unknown[] = [];
  const bound = (value: unknown) => `$${values.push(value)}`;
  const conditions = [`m.tenant_uuid = ${bound(filter.tenantUuid)}`];
  if (filter.clusterUuid !== undefined) conditions.push(`m.cluster_uuid = ${bound(filter.clusterUuid)}`);
  if (filter.actor !== undefined) conditions.push(`m.actor = ${bound(filter.actor)}`);
  if (filter.action !== undefined) conditions.push(`m.action = ${bound(filter.action)}`);
  if (filter.begin) conditions.push(`m.at >= ${bound(filter.begin)}`);
  if (filter.end) conditions.push(`m.at < ${bound(new Date(filter.end.getTime() + ONE_SECOND_MS))}`);
  const [diskRef] = refsOf('disk', filter.diskId === undefined ? [] : [filter.diskId]);
  if (diskRef === undefined) return { from: 'audit_entry m', where: conditions.join(' AND '), values };
  conditions.push(`m.kind IN ('intent', 'refused')`);
  // The outcome of a create has its disks; the intent does not.
  conditions.push(
    `m.audit_id IN (SELECT d.audit_id FROM audit_event d WHERE d.resources @> ARRAY[${bound(diskRef)}::text])`,
  );
  return { from: 'audit_event m', where: conditions.join(' AND '), values };
}
