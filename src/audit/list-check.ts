import type { QueryRunner } from 'typeorm';
import { BLOCK_ROWS } from './audit-counts.js';
import type { Damage } from './chain-damage.js';

/**
 * `audit/list` finds its rows in audit_entry and its counts in audit_count, which no hash covers: they must say the same as the
 * rows themselves.
 */
export class ListCheck {
  private entryNo: number | undefined;
  private first: number | undefined;

  constructor(
    private readonly runner: QueryRunner,
    private readonly tenantUuid: string,
    /** Rows up to this one are not checked, or not here; then neither are their numbers. */
    private readonly startSeq: number,
  ) {}

  /** The rows of the chain from after `fromSeq` to `toSeq`, in their order; `listed` of them are in the list. */
  async pass(fromSeq: number, toSeq: number, listed: number): Promise<void> {
    this.entryNo ??= this.startSeq > 0 ? await this.numberBefore() : 0;
    if (this.first !== undefined || listed === 0) return;
    const { runner, tenantUuid, entryNo } = this;
    const [row] = (await runner.query(
      `SELECT min(COALESCE(e.seq, n.seq)) AS seq
         FROM (SELECT seq, $4::bigint + row_number() OVER (ORDER BY seq) AS entry_no, at, actor, action, cluster_uuid
                 FROM audit_event WHERE tenant_uuid = $1 AND seq > $2 AND seq <= $3 AND kind IN ('intent', 'refused')) e
         FULL JOIN (SELECT seq, entry_no, at, actor, action, cluster_uuid
                      FROM audit_entry WHERE tenant_uuid = $1 AND entry_no > $4 AND entry_no <= $5) n ON n.seq = e.seq
        WHERE (e.entry_no, e.at, e.actor, e.action, e.cluster_uuid)
              IS DISTINCT FROM (n.entry_no, n.at, n.actor, n.action, n.cluster_uuid)`,
      [tenantUuid, fromSeq, toSeq, entryNo, entryNo + listed],
    )) as { seq: string | null }[];
    this.entryNo = entryNo + listed;
    if (row && row.seq !== null) this.first = Number(row.seq);
  }

  /** After the last row. */
  async end(): Promise<Damage | undefined> {
    this.first ??= await this.surplus();
    if (this.first !== undefined)
      return {
        seq: this.first,
        kind: 'mislisted',
        detail: 'the row is sound, and audit/list does not find it as it is',
      };
    const block = await this.miscounted();
    if (block === undefined) return undefined;
    const [from, to] = [block * BLOCK_ROWS + 1, (block + 1) * BLOCK_ROWS];
    return {
      seq: 1,
      kind: 'mislisted',
      detail: `audit/list counts its rows ${from} to ${to} otherwise than they are`,
    };
  }

  private async numberBefore(): Promise<number> {
    const [row] = (await this.runner.query(
      `SELECT COALESCE((SELECT entry_no - 1 FROM audit_entry WHERE tenant_uuid = $1 AND seq > $2
                         ORDER BY entry_no LIMIT 1),
                       (SELECT max(entry_no) FROM audit_entry WHERE tenant_uuid = $1), 0) AS before`,
      [this.tenantUuid, this.startSeq],
    )) as [{ before: string }];
    return Number(row.before);
  }

  /** An entry without a row of the chain. */
  private async surplus(): Promise<number | undefined> {
    const [row] = (await this.runner.query(
      'SELECT min(seq) AS seq FROM audit_entry WHERE tenant_uuid = $1 AND entry_no > $2',
      [this.tenantUuid, this.entryNo ?? 0],
    )) as [{ seq: string | null }];
    return row.seq === null ? undefined : Number(row.seq);
  }

  private async miscounted(): Promise<number | undefined> {
    const blocks = (await this.runner.query(
      'SELECT block FROM audit_block WHERE tenant_uuid = $1 ORDER BY 1',
      [this.tenantUuid],
    )) as { block: string }[];
    for (const { block } of blocks) {
      const [row] = (await this.runner.query(MISCOUNTED, [this.tenantUuid, block])) as [{ wrong: boolean }];
      if (row.wrong) return Number(block);
    }
    return undefined;
  }
}

const MISCOUNTED = `
  WITH rows AS MATERIALIZED (
    SELECT at, actor, action, COALESCE(cluster_uuid, '') AS cluster_uuid FROM audit_entry
     WHERE tenant_uuid = $1 AND entry_no > $2::bigint * ${BLOCK_ROWS} AND entry_no <= ($2::bigint + 1) * ${BLOCK_ROWS})
  SELECT EXISTS (
    SELECT FROM (SELECT COALESCE(r.actor, '') AS actor, action, cluster_uuid, count(*) AS rows FROM rows r
                  GROUP BY GROUPING SETS ((r.actor, action, cluster_uuid), (action, cluster_uuid))) e
      FULL JOIN (SELECT c.actor, c.action, c.cluster_uuid, c.rows FROM audit_count c
                  WHERE c.tenant_uuid = $1 AND c.block = $2) n
             ON (n.actor, n.action, n.cluster_uuid) = (e.actor, e.action, e.cluster_uuid)
     WHERE e.rows IS DISTINCT FROM n.rows)
    OR (SELECT (min(at), max(at)) IS DISTINCT FROM
               (SELECT (min_at, max_at) FROM audit_block WHERE tenant_uuid = $1 AND block = $2) FROM rows) AS wrong`;
