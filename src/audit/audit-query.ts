import { refsOf } from '../common/resource/resource-ref.js';

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

const ONE_SECOND_MS = 1000;

/** The statements for one filter. Values of the filter are parameters, never part of the text. */
export function auditQuery(filter: AuditFilter): { counting: string; selecting: string; values: unknown[] } {
  const values: unknown[] = [];
  const bound = (value: unknown) => `$${values.push(value)}`;
  const conditions = [`e.tenant_uuid = ${bound(filter.tenantUuid)}`, `e.kind IN ('intent', 'refused')`];
  if (filter.clusterUuid !== undefined) conditions.push(`e.cluster_uuid = ${bound(filter.clusterUuid)}`);
  if (filter.actor !== undefined) conditions.push(`e.actor = ${bound(filter.actor)}`);
  if (filter.action !== undefined) conditions.push(`e.action = ${bound(filter.action)}`);
  if (filter.begin) conditions.push(`e.at >= ${bound(filter.begin)}`);
  if (filter.end) conditions.push(`e.at < ${bound(new Date(filter.end.getTime() + ONE_SECOND_MS))}`);
  const [diskRef] = refsOf('disk', filter.diskId === undefined ? [] : [filter.diskId]);
  // The outcome of a create has its disks; the intent does not.
  if (diskRef !== undefined)
    conditions.push(
      `e.audit_id IN (SELECT d.audit_id FROM audit_event d WHERE d.resources @> ARRAY[${bound(diskRef)}::text])`,
    );
  const where = conditions.join(' AND ');
  return {
    values,
    counting: `SELECT count(*) FROM audit_event e WHERE ${where}`,
    selecting: `
      SELECT e.audit_id, e.at, e.actor, e.action, e.tenant_uuid, e.cluster_uuid, e.region, e.request_id,
             e.target_instance_id, e.request, COALESCE(o.resources, e.resources) AS resources,
             COALESCE(o.outcome, e.outcome, 'pending') AS outcome, COALESCE(o.scode, e.scode) AS scode,
             COALESCE(o.tencent_request_id, e.tencent_request_id) AS tencent_request_id,
             COALESCE(o.duration_ms, e.duration_ms) AS duration_ms
        FROM audit_event e LEFT JOIN audit_event o ON o.audit_id = e.audit_id AND o.kind = 'outcome'
       WHERE ${where}
       ORDER BY e.seq DESC`,
  };
}
