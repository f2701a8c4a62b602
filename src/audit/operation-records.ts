import { Injectable } from '@nestjs/common';
import { withDatabase } from '../database/database-errors.js';
import { ReadingPool } from '../database/pools.js';
import type { AuditOutcome } from './audit-event.js';
import { firstMonthSince } from './audit-month.js';
import type { Query } from './audit-reads.js';
import { type FailedMembers, failedMembersIn } from './failed-members.js';

/** A write in the trail: its intent with its outcome. */
export interface OperationRecord {
  operationId: string;
  action: string;
  /** Undefined when the write had none, and its resources were in several or are not known. */
  region: string | undefined;
  /** `type:id`, those that it made included. */
  resources: string[];
  instanceId: string | undefined;
  request: Record<string, unknown>;
  startedAt: Date;
  outcome: AuditOutcome | 'pending';
  /** Of the outcome. */
  endedAt: Date | undefined;
  scode: number | undefined;
  /** The members of a write that failed in part. */
  failed: FailedMembers;
}

export interface OperationFilter {
  tenantUuid: string;
  clusterUuid: string;
  since: Date;
  region?: string | undefined;
  action?: string | undefined;
  /** `type:id`; one of them. */
  refs?: readonly string[] | undefined;
}

interface Row {
  audit_id: string;
  action: string;
  region: string | null;
  resources: string[];
  target_instance_id: string | null;
  request: string | null;
  at: Date;
  outcome: AuditOutcome | null;
  ended_at: Date | null;
  scode: number | null;
  outcome_request: string | null;
}

const COLUMNS = `i.audit_id, i.action, i.at, i.target_instance_id, i.request, COALESCE(o.region, i.region) AS region,
  COALESCE(o.resources, i.resources) AS resources, o.outcome, o.at AS ended_at, o.scode, o.request AS outcome_request`;
const WITH_OUTCOME = `LEFT JOIN audit_event o ON o.audit_id = i.audit_id AND o.kind = 'outcome'`;

/** Reads the writes of one tenant from the trail. Each method throws DATABASE_UNAVAILABLE. */
@Injectable()
export class OperationRecords {
  constructor(private readonly pool: ReadingPool) {}

  /** Undefined for a row of another tenant or cluster as well. */
  async find(
    tenantUuid: string,
    clusterUuid: string,
    operationId: string,
  ): Promise<OperationRecord | undefined> {
    const [row] = await this.query<Row>(
      `SELECT ${COLUMNS} FROM audit_event i ${WITH_OUTCOME}
        WHERE i.audit_id = $1 AND i.kind = 'intent' AND i.tenant_uuid = $2
          AND (i.cluster_uuid = $3 OR i.cluster_uuid IS NULL)`,
      [operationId, tenantUuid, clusterUuid],
    );
    return row && toRecord(row);
  }

  /**
   * The writes of this service, of whichever tenant, that were begun on one of these resources after that and have
   * succeeded; the oldest first.
   */
  async successesSince(refs: readonly string[], since: Date): Promise<OperationRecord[]> {
    const rows = await this.query<Row>(
      `SELECT ${COLUMNS} FROM audit_event i ${WITH_OUTCOME} AND o.month >= $3
        WHERE i.resources && $1 AND i.kind = 'intent' AND i.at > $2 AND i.month >= $3 AND o.outcome = 'succeeded'
        ORDER BY i.at`,
      [refs, since, firstMonthSince(since)],
    );
    return rows.map(toRecord);
  }

  private query<R>(text: string, values: unknown[]): Promise<R[]> {
    return withDatabase(() => this.pool.query<R[]>(text, values));
  }
}

/** How many writes that went to Tencent match. */
export async function countOperations(query: Query, filter: OperationFilter): Promise<number> {
  const { where, values } = matchesOf(filter);
  const [row] = await query<{ count: string }>(
    `SELECT count(*) AS count FROM audit_event m WHERE ${where}`,
    values,
  );
  return Number(row?.count ?? 0);
}

/** A page of them, newest first. */
export async function readOperations(
  query: Query,
  filter: OperationFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<OperationRecord[]> {
  const { where, values } = matchesOf(filter);
  // What is skipped is not joined.
  const rows = await query<Row>(
    `WITH page AS MATERIALIZED (
       SELECT m.audit_id, m.at, m.seq FROM audit_event m WHERE ${where}
        ORDER BY m.at DESC, m.seq DESC OFFSET ${Number(offset)} LIMIT ${Number(limit)})
     SELECT ${COLUMNS} FROM page
       JOIN audit_event i ON i.audit_id = page.audit_id AND i.kind = 'intent' AND i.month >= $4
       ${WITH_OUTCOME} AND o.month >= $4
      ORDER BY page.at DESC, page.seq DESC`,
    values,
  );
  return rows.map(toRecord);
}

function matchesOf(filter: OperationFilter): { where: string; values: unknown[] } {
  const { region, action, refs } = filter;
  const values: unknown[] = [
    filter.tenantUuid,
    filter.clusterUuid,
    filter.since,
    firstMonthSince(filter.since),
  ];
  const bound = (value: unknown) => `$${values.push(value)}`;
  // Credentials are changed in our own database.
  const conditions = [
    `m.tenant_uuid = $1 AND m.cluster_uuid = $2 AND m.at >= $3 AND m.month >= $4 AND m.kind = 'intent'`,
    `m.action NOT LIKE 'credential/%'`,
  ];
  if (action !== undefined) conditions.push(`m.action = ${bound(action)}`);
  if (region !== undefined) {
    const asked = bound(region);
    const found = `SELECT FROM audit_event o WHERE o.audit_id = m.audit_id AND o.kind = 'outcome' AND o.month >= $4 AND o.region = ${asked}`;
    conditions.push(`(m.region = ${asked} OR (m.region IS NULL AND EXISTS (${found})))`);
  }
  if (refs !== undefined) {
    // The outcome of a create has what it made; its intent does not. As an array, so that no plan reads all intents.
    const about = `SELECT d.audit_id FROM audit_event d WHERE d.resources && ${bound(refs)}::text[] AND d.month >= $4`;
    conditions.push(`m.audit_id = ANY (ARRAY(${about}))`);
  }
  return { where: conditions.join(' AND '), values };
}

const toRecord = (row: Row): OperationRecord => ({
  operationId: row.audit_id,
  action: row.action,
  region: row.region ?? undefined,
  resources: row.resources,
  instanceId: row.target_instance_id ?? undefined,
  request: JSON.parse(row.request ?? '{}') as Record<string, unknown>,
  startedAt: row.at,
  outcome: row.outcome ?? 'pending',
  endedAt: row.ended_at ?? undefined,
  scode: row.scode ?? undefined,
  failed: failedMembersIn(row.outcome_request),
});
