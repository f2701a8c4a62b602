import type { DataSource, QueryRunner } from 'typeorm';
import type { OnProgress } from '../common/process/on-progress.js';
import type { AcceptedGap } from './accepted-gap.js';
import type { Anchor, Anchors } from './anchors.js';
import { SERVICE_CHAIN } from './audit-event.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { type Damage, damageOfEnd } from './chain-damage.js';
import { type AuditMonth, endOfMonth } from './audit-month.js';
import { inSnapshots, shareOut } from './audit-snapshot.js';
import { openedAuditId } from './chain-heads.js';
import { tenantsIn, walkChain } from './chain-walk.js';
import { checkpointsOfChain, readSealedMonths } from './checkpoints.js';
import { damageOfMonths, type MonthReport } from './month-check.js';

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
  /** Rows up to here were not read: they are in detached months, or before the month from which was asked. */
  before: number;
}

export interface TrailReport {
  chains: ChainReport[];
  /** From the oldest on. */
  months: MonthReport[];
}

export interface VerifyOptions {
  /** Absent: all chains. */
  tenantUuid?: string | undefined;
  anchors?: Anchors | undefined;
  /** Begins with the checkpoints before this month. Absent: with the first row that is here. */
  from?: AuditMonth | undefined;
  onProgress?: OnProgress | undefined;
}

/** Connections at most: Postgres reads for some chains while this process hashes others. */
export const VERIFY_CONNECTIONS = 4;

/**
 * Reads the chains from their first row and recomputes every hash; the rows of detached months are not here, then it begins
 * with the checkpoint that sealed the last of them. It reads one snapshot, so it can run beside a
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
    return (await this.report({ tenantUuid, anchors, onProgress })).chains;
  }

  /** The chains, and the seals of the months. */
  async report({ tenantUuid, anchors = new Map(), from, onProgress }: VerifyOptions): Promise<TrailReport> {
    const seal = await this.makeSeal();
    return inSnapshots(this.dataSource, VERIFY_CONNECTIONS, async (runners) => {
      const [runner] = runners as [QueryRunner];
      const sealed = await readSealedMonths(runner, seal);
      const lastDetached = sealed.detached.at(-1)?.month;
      const start = from !== undefined && from > (lastDetached ?? '') ? from : afterMonth(lastDetached);
      const tenants = tenantUuid === undefined ? await allTenants(runner, anchors) : [tenantUuid];
      const onRows = onProgress && counting(onProgress, await countRowsOf(runner, tenants));
      const months = await damageOfMonths(runners, sealed);
      const chains = await shareOut(runners, tenants, (one, tenant) =>
        chainReport(one, { seal, tenant, anchors: anchors.get(tenant) ?? [], start, lastDetached, onRows }),
      );
      return { chains, months };
    });
  }
}

interface ChainCheck {
  seal: AuditSeal;
  tenant: string;
  anchors: readonly Anchor[];
  /** Begins with the checkpoint before this month. */
  start: AuditMonth | undefined;
  lastDetached: AuditMonth | undefined;
  onRows: ((rows: number) => void) | undefined;
}

async function chainReport(
  runner: QueryRunner,
  { seal, tenant, anchors, start: month, lastDetached, onRows }: ChainCheck,
): Promise<ChainReport> {
  const [row] = (await runner.query(
    `SELECT h.seq, h.hash, h.mac, EXISTS (
              SELECT 1 FROM audit_event WHERE tenant_uuid = $2 AND audit_id = $3 AND kind = 'opened') AS opened
       FROM (VALUES (1)) AS one LEFT JOIN audit_head h ON h.tenant_uuid = $1`,
    [tenant, SERVICE_CHAIN, openedAuditId(tenant)],
  )) as { seq: string | null; hash: Buffer; mac: Buffer; opened: boolean }[];
  const head = row && row.seq !== null ? { seq: Number(row.seq), hash: row.hash.toString('hex') } : null;
  const known = head && row ? { ...head, isGenuine: seal.isHead(tenant, head, row.mac) } : undefined;
  const checkpoints = await checkpointsOfChain(runner, seal, tenant);
  const start = checkpoints.findLast((one) => month !== undefined && one.month < month)?.end;
  // Rows that an earlier head knew and a detached month has not are lost since before that; it was sealed without them.
  const after = lastDetached === undefined ? '' : endOfMonth(lastDetached).toISOString();
  const { sound, end, damage, anchored, gaps, mislisted } = await walkChain(runner, seal, tenant, {
    start,
    checkpoints,
    anchors: start ? anchors.filter(({ seq, at = '' }) => seq <= start.seq || at >= after) : anchors,
    onRows,
  });
  // The event that began the chain may be in a detached month of the service chain.
  const isAnnounced =
    tenant === SERVICE_CHAIN ? end.seq > 0 : (row?.opened ?? false) || isSealedIn(checkpoints, lastDetached);
  const atEnd = damageOfEnd(end, known, isAnnounced);
  // A forged row after the head was inserted; no row that was there was edited.
  const isBehindHead = damage?.kind === 'edited' && known?.isGenuine && damage.seq > known.seq;
  const found = isBehindHead ? { ...damage, kind: 'inserted' as const } : damage;
  return {
    tenant,
    sound,
    head,
    damage: found ?? atEnd ?? mislisted ?? null,
    anchored,
    gaps,
    before: start?.seq ?? 0,
  };
}

const isSealedIn = (checkpoints: readonly { month: AuditMonth }[], upTo: AuditMonth | undefined): boolean =>
  upTo !== undefined && checkpoints.some(({ month }) => month <= upTo);

/** Any month after it; all months begin with the first day. */
const afterMonth = (month: AuditMonth | undefined): AuditMonth | undefined =>
  month === undefined ? undefined : `${month.slice(0, 8)}02`;

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

/** Every tenant that a head, a row, the service chain, a checkpoint or an anchor names, and the service chain itself. */
async function allTenants(runner: QueryRunner, anchors: Anchors): Promise<string[]> {
  const rows = (await runner.query(
    `SELECT tenant_uuid FROM audit_head
     UNION SELECT tenant_uuid FROM audit_checkpoint
     UNION SELECT substr(resources[1], length('tenant:') + 1) FROM audit_event WHERE tenant_uuid = $1 AND kind = 'opened'`,
    [SERVICE_CHAIN],
  )) as { tenant_uuid: string }[];
  const names = new Set([...rows.map((row) => row.tenant_uuid), ...anchors.keys()]);
  for await (const page of tenantsIn(runner)) for (const name of page) names.add(name);
  return [...names].toSorted();
}
