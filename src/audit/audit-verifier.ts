import type { DataSource, QueryRunner } from 'typeorm';
import type { OnProgress } from '../common/process/on-progress.js';
import type { AcceptedGap } from './accepted-gap.js';
import type { Anchor, Anchors } from './anchors.js';
import { SERVICE_CHAIN } from './audit-event.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { type Damage, damageOfEnd } from './chain-damage.js';
import { inSnapshot } from './audit-snapshot.js';
import { openedAuditId } from './chain-heads.js';
import { walkChain } from './chain-walk.js';

export interface ChainReport {
  tenant: string;
  /** Number of rows, from the first, that are as they were written. */
  sound: number;
  /** The last event. Kept elsewhere and given as an anchor later, it proves that nothing up to it changed. */
  head: ChainHead | null;
  damage: Damage | null;
  /** Rows up to here are as an anchor knows them; 0 without one. */
  anchored: number;
  /** What operators have accepted as lost. */
  gaps: AcceptedGap[];
}

/**
 * Reads the chains from their first row and recomputes every hash. It reads one snapshot, so it can run beside a
 * service. Without anchors it cannot detect that a chain was set back to an earlier state, its head included.
 */
export class AuditVerifier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly makeSeal: () => Promise<AuditSeal>,
  ) {}

  /** All chains, or the one of a tenant. */
  async verify(
    tenantUuid?: string,
    anchors: Anchors = new Map(),
    onProgress?: OnProgress,
  ): Promise<ChainReport[]> {
    const seal = await this.makeSeal();
    return inSnapshot(this.dataSource, async (runner) => {
      const tenants = tenantUuid === undefined ? await allTenants(runner, anchors) : [tenantUuid];
      const onRows = onProgress && counting(onProgress, await countRowsOf(runner, tenants));
      const reports: ChainReport[] = [];
      for (const tenant of tenants)
        reports.push(await this.report(runner, seal, tenant, anchors.get(tenant) ?? [], onRows));
      return reports;
    });
  }

  private async report(
    runner: QueryRunner,
    seal: AuditSeal,
    tenant: string,
    anchors: readonly Anchor[],
    onRows?: (rows: number) => void,
  ): Promise<ChainReport> {
    const [row] = (await runner.query(
      `SELECT h.seq, h.hash, h.mac, EXISTS (
                SELECT 1 FROM audit_event WHERE tenant_uuid = $2 AND audit_id = $3 AND kind = 'opened') AS opened
         FROM (VALUES (1)) AS one LEFT JOIN audit_head h ON h.tenant_uuid = $1`,
      [tenant, SERVICE_CHAIN, openedAuditId(tenant)],
    )) as { seq: string | null; hash: Buffer; mac: Buffer; opened: boolean }[];
    const head = row && row.seq !== null ? { seq: Number(row.seq), hash: row.hash.toString('hex') } : null;
    const known = head && row ? { ...head, isGenuine: seal.isHead(tenant, head, row.mac) } : undefined;
    const { sound, end, damage, anchored, gaps } = await walkChain(runner, seal, tenant, anchors, onRows);
    const atEnd = damageOfEnd(end, known, tenant === SERVICE_CHAIN ? end.seq > 0 : (row?.opened ?? false));
    // A forged row after the head was inserted; no row that was there was edited.
    const isBehindHead = damage?.kind === 'edited' && known?.isGenuine && damage.seq > known.seq;
    const found = isBehindHead ? { ...damage, kind: 'inserted' as const } : damage;
    const first = found ?? atEnd ?? (await damageOfList(runner, tenant));
    return { tenant, sound, head, damage: first ?? null, anchored, gaps };
  }
}

function counting(onProgress: OnProgress, total: number): (rows: number) => void {
  let done = 0;
  onProgress(done, total);
  return (rows) => onProgress((done += rows), total);
}

/** By the heads, which need no scan. A chain whose head is wrong makes the number wrong. */
async function countRowsOf(runner: QueryRunner, tenants: readonly string[]): Promise<number> {
  const [row] = (await runner.query(
    'SELECT COALESCE(sum(seq), 0) AS count FROM audit_head WHERE tenant_uuid = ANY($1)',
    [tenants],
  )) as { count: string }[];
  return Number(row?.count ?? 0);
}

/** Every tenant that a head, a row, the service chain or an anchor names, and the service chain itself. */
async function allTenants(runner: QueryRunner, anchors: Anchors): Promise<string[]> {
  const rows = (await runner.query(
    `SELECT tenant_uuid FROM audit_head
     UNION SELECT tenant_uuid FROM audit_event
     UNION SELECT substr(resources[1], length('tenant:') + 1) FROM audit_event WHERE tenant_uuid = $1 AND kind = 'opened'`,
    [SERVICE_CHAIN],
  )) as { tenant_uuid: string }[];
  return [...new Set([...rows.map((row) => row.tenant_uuid), ...anchors.keys()])].toSorted();
}

/** `audit/list` finds its rows in audit_entry, which no hash covers: it must say the same as the rows themselves. */
async function damageOfList(runner: QueryRunner, tenant: string): Promise<Damage | undefined> {
  const [row] = (await runner.query(
    `SELECT min(COALESCE(e.seq, n.seq)) AS seq
       FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS entry_no, at, actor, action, cluster_uuid
               FROM audit_event WHERE tenant_uuid = $1 AND kind IN ('intent', 'refused')) e
       FULL JOIN (SELECT seq, entry_no, at, actor, action, cluster_uuid
                    FROM audit_entry WHERE tenant_uuid = $1) n ON n.seq = e.seq
      WHERE (e.entry_no, e.at, e.actor, e.action, e.cluster_uuid)
            IS DISTINCT FROM (n.entry_no, n.at, n.actor, n.action, n.cluster_uuid)`,
    [tenant],
  )) as { seq: string | null }[];
  if (!row || row.seq === null) return undefined;
  return {
    seq: Number(row.seq),
    kind: 'mislisted',
    detail: 'the row is sound, and audit/list does not find it as it is',
  };
}
