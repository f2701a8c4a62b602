import { createHash } from 'node:crypto';
import type { AuditMonth } from './audit-month.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';

/** A data source, or one of its connections. */
interface Queryable {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** What a chain was at the end of a sealed month in which it got rows. */
export interface Checkpoint {
  month: AuditMonth;
  tenantUuid: string;
  /** Its first row of the month, and the hash before that. */
  firstSeq: number;
  previousHash: string;
  /** Its last row of the month. */
  end: ChainHead;
}

/** A month that is complete: nothing is written into it any more. */
export interface SealedMonth {
  month: AuditMonth;
  chains: number;
  rows: number;
  /** Of the MACs of its checkpoints, so that none can be taken away. */
  digest: string;
  /** The MAC of the month sealed before, so that no month can be taken out. */
  previousMac: string | null;
  /** ISO 8601. */
  sealedAt: string;
}

/** A month whose rows were exported and are no longer in the trail. */
export interface DetachedMonth {
  month: AuditMonth;
  rows: number;
  file: string;
  sha256: string;
  detachedAt: string;
}

interface CheckpointRow {
  month: string;
  tenant_uuid: string;
  first_seq: string;
  last_seq: string;
  previous_hash: Buffer;
  hash: Buffer;
  mac: Buffer;
}

const COLUMNS = `to_char(month, 'YYYY-MM-DD') AS month, tenant_uuid, first_seq, last_seq, previous_hash, hash, mac`;
const PAGE_ROWS = 5_000;

/** Genuine ones; a forged one counts as absent. */
function checkpointsOf(seal: AuditSeal, rows: readonly CheckpointRow[]): Checkpoint[] {
  return rows.flatMap((row) => {
    const checkpoint = {
      month: row.month,
      tenantUuid: row.tenant_uuid,
      firstSeq: Number(row.first_seq),
      previousHash: row.previous_hash.toString('hex'),
      end: { seq: Number(row.last_seq), hash: row.hash.toString('hex') },
    };
    return seal.isMac(row.mac, seal.checkpointMac(checkpoint)) ? [checkpoint] : [];
  });
}

/** Of these chains in that month, by chain. */
export async function checkpointsIn(
  runner: Queryable,
  seal: AuditSeal,
  month: AuditMonth,
  tenants: readonly string[],
): Promise<Map<string, Checkpoint>> {
  const rows = (await runner.query(
    `SELECT ${COLUMNS} FROM audit_checkpoint WHERE month = $1 AND tenant_uuid = ANY ($2)`,
    [month, tenants],
  )) as CheckpointRow[];
  return byTenant(checkpointsOf(seal, rows));
}

/** The last one of each of these chains before that month. */
export async function checkpointsBefore(
  runner: Queryable,
  seal: AuditSeal,
  month: AuditMonth,
  tenants: readonly string[],
): Promise<Map<string, Checkpoint>> {
  const rows = (await runner.query(
    `SELECT c.* FROM unnest($2::text[]) AS t (tenant_uuid) CROSS JOIN LATERAL (
       SELECT ${COLUMNS} FROM audit_checkpoint k WHERE k.tenant_uuid = t.tenant_uuid AND k.month < $1
        ORDER BY k.month DESC LIMIT 1) c`,
    [month, tenants],
  )) as CheckpointRow[];
  return byTenant(checkpointsOf(seal, rows));
}

/** All of a chain, from the oldest on. */
export async function checkpointsOfChain(
  runner: Queryable,
  seal: AuditSeal,
  tenantUuid: string,
): Promise<Checkpoint[]> {
  const rows = (await runner.query(
    `SELECT ${COLUMNS} FROM audit_checkpoint WHERE tenant_uuid = $1 ORDER BY audit_checkpoint.month`,
    [tenantUuid],
  )) as CheckpointRow[];
  return checkpointsOf(seal, rows);
}

const byTenant = (checkpoints: readonly Checkpoint[]): Map<string, Checkpoint> =>
  new Map(checkpoints.map((checkpoint) => [checkpoint.tenantUuid, checkpoint]));

/** Reads the checkpoints of a month in the order of their bytes and digests their MACs. */
export async function digestOf(
  runner: Queryable,
  month: AuditMonth,
): Promise<{ digest: string; chains: number; rows: number }> {
  const sum = createHash('sha256');
  let [after, chains, rows] = ['', 0, 0];
  for (;;) {
    const page = (await runner.query(
      `SELECT tenant_uuid, last_seq - first_seq + 1 AS rows, mac FROM audit_checkpoint
        WHERE month = $1 AND tenant_uuid > $2 ORDER BY tenant_uuid LIMIT ${PAGE_ROWS}`,
      [month, after],
    )) as { tenant_uuid: string; rows: string; mac: Buffer }[];
    for (const { mac, rows: more } of page) {
      sum.update(mac);
      rows += Number(more);
    }
    chains += page.length;
    if (page.length < PAGE_ROWS) return { digest: sum.digest('hex'), chains, rows };
    after = page.at(-1)!.tenant_uuid;
  }
}

export interface SealedMonths {
  sealed: SealedMonth[];
  detached: DetachedMonth[];
  /** By month, what is wrong with its seal or with the note that it was detached. */
  damage: Map<AuditMonth, string>;
}

interface SealRow {
  month: string;
  chains: string;
  rows: string;
  digest: Buffer;
  previous_mac: Buffer | null;
  sealed_at: string;
  mac: Buffer;
  file: string | null;
  sha256: string;
  detached_rows: string;
  detached_at: string;
  detached_mac: Buffer;
}

const ISO = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The sealed and the detached months, from the oldest on. A forged note that a month was detached counts as none. */
export async function readSealedMonths(runner: Queryable, seal: AuditSeal): Promise<SealedMonths> {
  const rows = (await runner.query(
    `SELECT to_char(COALESCE(s.month, d.month), 'YYYY-MM-DD') AS month, s.chains, s.rows, s.digest, s.previous_mac, s.mac,
            ${ISO('s.sealed_at')} AS sealed_at, d.file, d.sha256, d.rows AS detached_rows,
            ${ISO('d.detached_at')} AS detached_at, d.mac AS detached_mac
       FROM audit_month_seal s FULL JOIN audit_detached_month d ON d.month = s.month ORDER BY COALESCE(s.month, d.month)`,
  )) as SealRow[];
  const found: SealedMonths = { sealed: [], detached: [], damage: new Map() };
  let before: Buffer | null = null;
  for (const row of rows) {
    const { month } = row;
    if (row.mac === null) found.damage.set(month, 'it is said to be detached and has no seal');
    else {
      const one = {
        month,
        chains: Number(row.chains),
        rows: Number(row.rows),
        digest: row.digest.toString('hex'),
        previousMac: row.previous_mac?.toString('hex') ?? null,
        sealedAt: row.sealed_at,
      };
      found.sealed.push(one);
      if (!seal.isMac(row.mac, seal.monthMac(one))) found.damage.set(month, 'the seal is not as it was made');
      else if (one.previousMac !== (before?.toString('hex') ?? null))
        found.damage.set(month, 'the seal of the month before is gone or another one');
      before = row.mac;
    }
    if (row.file === null) continue;
    const gone = {
      month,
      rows: Number(row.detached_rows),
      file: row.file,
      sha256: row.sha256,
      detachedAt: row.detached_at,
    };
    if (seal.isMac(row.detached_mac, seal.detachedMac(gone))) found.detached.push(gone);
    else found.damage.set(month, 'the note that it was detached is not as it was made');
  }
  return found;
}
