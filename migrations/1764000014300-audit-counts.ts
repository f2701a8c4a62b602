import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADD as ADD_BEFORE } from './1764000007000-audit-entry.js';

/**
 * How many rows of `audit/list` there are of each kind, for every full block of 4,096 rows of a tenant: so a page deep in a
 * filtered list, and how many rows match, need not be counted row by row. A block is counted once, when it is full, and
 * never changed. `actor` is empty for the sum over all actors. What has no block is counted as it is.
 */
export class AuditCounts1764000014300 implements MigrationInterface {
  name = 'AuditCounts1764000014300';
  /** The rows of before are counted beside the service, in statements of their own; what is there stays. */
  transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
    const full = (await queryRunner.query(
      `SELECT tenant_uuid, entry_no / ${BLOCK_ROWS} - 1 AS block FROM audit_entry WHERE entry_no % ${BLOCK_ROWS} = 0`,
    )) as { tenant_uuid: string; block: string }[];
    for (const { tenant_uuid, block } of full)
      await queryRunner.query('SELECT audit_block_add($1, $2)', [tenant_uuid, block]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ADD_WITH_MONTH);
    await queryRunner.query('DROP FUNCTION audit_block_add(text, bigint)');
    await queryRunner.query('DROP TABLE audit_count, audit_block');
  }
}

/** `BLOCK_ROWS` of `audit-counts.ts` is the same number. */
const BLOCK_ROWS = 4096;

const BLOCK_ADD = `
CREATE OR REPLACE FUNCTION audit_block_add(p_tenant text, p_block bigint) RETURNS void LANGUAGE sql AS $$
  WITH rows AS MATERIALIZED (
    SELECT e.at, e.actor, e.action, COALESCE(e.cluster_uuid, '') AS cluster_uuid FROM audit_entry e
     WHERE e.tenant_uuid = p_tenant
       AND e.entry_no > p_block * ${BLOCK_ROWS} AND e.entry_no <= (p_block + 1) * ${BLOCK_ROWS}),
  block AS (
    INSERT INTO audit_block (tenant_uuid, block, min_at, max_at)
    SELECT p_tenant, p_block, min(at), max(at) FROM rows HAVING count(*) = ${BLOCK_ROWS}
    ON CONFLICT DO NOTHING RETURNING block)
  INSERT INTO audit_count (tenant_uuid, actor, block, action, cluster_uuid, rows)
  SELECT p_tenant, actor, p_block, action, cluster_uuid, n
    FROM (SELECT CASE WHEN grouping(r.actor) = 0 THEN r.actor ELSE '' END AS actor, action, cluster_uuid, count(*) AS n
            FROM rows r GROUP BY GROUPING SETS ((r.actor, action, cluster_uuid), (action, cluster_uuid))) AS counted
   WHERE EXISTS (SELECT FROM block)
$$`;

const ADD_WITH_MONTH = ADD_BEFORE.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
  .replace('action, cluster_uuid)', 'action, cluster_uuid, month)')
  .replace('a.action, a.cluster_uuid', 'a.action, a.cluster_uuid, a.month');

// Appends of one tenant exclude each other by the row lock of its head, so no number is given twice.
const ADD = `
CREATE OR REPLACE FUNCTION audit_entry_add() RETURNS trigger LANGUAGE plpgsql
-- Plans are made once a connection, possibly when the table is still empty; they must suit a full one.
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
DECLARE
  tenant text;
  last bigint;
  added_rows bigint;
BEGIN
  FOR tenant IN SELECT DISTINCT a.tenant_uuid FROM added a LOOP
    last := COALESCE((SELECT max(e.entry_no) FROM audit_entry e WHERE e.tenant_uuid = tenant), 0);
    INSERT INTO audit_entry (tenant_uuid, entry_no, seq, at, actor, action, cluster_uuid, month)
    SELECT tenant, last + row_number() OVER (ORDER BY a.seq), a.seq, a.at, a.actor, a.action, a.cluster_uuid, a.month
      FROM added a WHERE a.tenant_uuid = tenant AND a.kind IN ('intent', 'refused');
    GET DIAGNOSTICS added_rows = ROW_COUNT;
    FOR full_block IN last / ${BLOCK_ROWS} .. (last + added_rows) / ${BLOCK_ROWS} - 1 LOOP
      PERFORM audit_block_add(tenant, full_block);
    END LOOP;
  END LOOP;
  RETURN NULL;
END $$`;

const UP = [
  `CREATE TABLE IF NOT EXISTS audit_block (
     tenant_uuid text NOT NULL,
     block bigint NOT NULL,
     min_at timestamptz NOT NULL,
     max_at timestamptz NOT NULL
   )`,
  `CREATE UNIQUE INDEX IF NOT EXISTS audit_block_number ON audit_block (tenant_uuid, block) INCLUDE (min_at, max_at)`,
  `CREATE TABLE IF NOT EXISTS audit_count (
     tenant_uuid text NOT NULL,
     actor text NOT NULL,
     block bigint NOT NULL,
     action text NOT NULL,
     cluster_uuid text NOT NULL,
     rows integer NOT NULL
   ) WITH (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 5000)`,
  `CREATE UNIQUE INDEX IF NOT EXISTS audit_count_actor
     ON audit_count (tenant_uuid, actor, block, action, cluster_uuid) INCLUDE (rows)`,
  BLOCK_ADD,
  ADD,
];
