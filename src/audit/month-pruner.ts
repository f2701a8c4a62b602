import type { DataSource } from 'typeorm';
import type { AuditMonth } from './audit-month.js';
import { BLOCK_ROWS } from './audit-counts.js';
import type { AuditSeal } from './audit-seal.js';
import { type DetachedMonth, readSealedMonths, type SealedMonth } from './checkpoints.js';

const PAGE_TENANTS = 200;

/**
 * Takes months out of the trail. Only the owner of the tables can. The rows themselves stay, in a table of their own beside
 * the trail, until somebody drops it.
 */
export class MonthPruner {
  constructor(
    /** Of the owner, without time limits. */
    private readonly owner: DataSource,
    private readonly seal: AuditSeal,
  ) {}

  async isOwner(): Promise<boolean> {
    const [row] = await this.owner.query(
      `SELECT pg_has_role(relowner, 'USAGE') AS is_owner FROM pg_class WHERE oid = 'audit_event'::regclass`,
    );
    return row.is_owner;
  }

  /** The sealed months that are older than this many whole months, from the oldest on. */
  async due(retentionMonths: number): Promise<SealedMonth[]> {
    const [{ first_kept }] = (await this.owner.query(
      `SELECT to_char(audit_current_month() - $1 * interval '1 month', 'YYYY-MM-DD') AS first_kept`,
      [retentionMonths],
    )) as [{ first_kept: AuditMonth }];
    const { sealed, detached } = await readSealedMonths(this.owner, this.seal);
    const gone = new Set(detached.map(({ month }) => month));
    return sealed.filter(({ month }) => month < first_kept && !gone.has(month));
  }

  /** Changes that were asked for in that month and have no outcome yet. */
  async pendingIn(month: AuditMonth): Promise<number> {
    const [row] = await this.owner.query(
      `SELECT count(*)::int AS count FROM audit_pending p
         JOIN audit_event e ON e.tenant_uuid = p.tenant_uuid AND e.seq = p.seq WHERE e.month = $1`,
      [month],
    );
    return row.count;
  }

  /** Months that an earlier run noted as detached and did not come to detach, e.g. because it was killed. */
  async unfinished(): Promise<DetachedMonth[]> {
    const { detached } = await readSealedMonths(this.owner, this.seal);
    const attached = new Set((await this.partitions()).map(({ name }) => name));
    return detached.filter(({ month }) => attached.has(tableOf(month)));
  }

  /** The note comes first: from then on nobody expects the rows, whenever this process ends. */
  async detach(gone: DetachedMonth): Promise<void> {
    await this.owner.query(
      `INSERT INTO audit_detached_month (month, rows, file, sha256, detached_at, mac) VALUES ($1, $2, $3, $4, $5, $6)`,
      [gone.month, gone.rows, gone.file, gone.sha256, gone.detachedAt, this.seal.detachedMac(gone)],
    );
    await this.finish(gone.month);
  }

  /** Nothing that reads or writes the trail waits for it; it waits for what reads the month. */
  async finish(month: AuditMonth): Promise<void> {
    await this.removeFromList(month);
    const partition = (await this.partitions()).find(({ name }) => name === tableOf(month));
    if (partition)
      await this.owner.query(
        `ALTER TABLE audit_event DETACH PARTITION ${tableOf(month)} ${partition.is_pending ? 'FINALIZE' : 'CONCURRENTLY'}`,
      );
  }

  async drop(month: AuditMonth): Promise<void> {
    await this.owner.query(`DROP TABLE IF EXISTS ${tableOf(month)}`);
  }

  private partitions(): Promise<{ name: string; is_pending: boolean }[]> {
    return this.owner.query(
      `SELECT c.relname AS name, i.inhdetachpending AS is_pending FROM pg_inherits i
         JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'audit_event'::regclass`,
    );
  }

  /** `audit/list` shows no row whose event is gone; blocks that lose rows are counted row by row from now on. */
  private async removeFromList(month: AuditMonth): Promise<void> {
    for (let after = ''; ;) {
      const tenants = (
        (await this.owner.query(
          `SELECT tenant_uuid FROM audit_checkpoint WHERE month = $1 AND tenant_uuid > $2
            ORDER BY tenant_uuid LIMIT ${PAGE_TENANTS}`,
          [month, after],
        )) as { tenant_uuid: string }[]
      ).map(({ tenant_uuid }) => tenant_uuid);
      await this.owner.query(
        `WITH gone AS MATERIALIZED (
           SELECT tenant_uuid, max(entry_no) AS last FROM audit_entry
            WHERE tenant_uuid = ANY ($1) AND month <= $2 GROUP BY tenant_uuid),
         blocks AS (DELETE FROM audit_block b USING gone g
                     WHERE b.tenant_uuid = g.tenant_uuid AND b.block <= (g.last - 1) / ${BLOCK_ROWS}),
         counts AS (DELETE FROM audit_count c USING gone g
                     WHERE c.tenant_uuid = g.tenant_uuid AND c.block <= (g.last - 1) / ${BLOCK_ROWS})
         DELETE FROM audit_entry e USING gone g WHERE e.tenant_uuid = g.tenant_uuid AND e.entry_no <= g.last`,
        [tenants, month],
      );
      if (tenants.length < PAGE_TENANTS) return;
      after = tenants.at(-1)!;
    }
  }
}

/** As the migration names it. */
export const tableOf = (month: AuditMonth): string => `audit_event_${month.slice(0, 7).replace('-', '_')}`;
