import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rows of `audit/list`, numbered within each tenant, so that a page is found by its numbers and a tenant's rows lie
 * together. Derived from audit_event by a trigger. `seq` is the row of the intent or of the refused attempt.
 */
export class AuditEntry1764000007000 implements MigrationInterface {
  name = 'AuditEntry1764000007000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER audit_entry_add ON audit_event');
    await queryRunner.query('DROP FUNCTION audit_entry_add()');
    await queryRunner.query('DROP TABLE audit_entry');
  }
}

// Appends wait until the migration is committed; the rows that they insert then are numbered by the trigger.
const LOCK = 'LOCK TABLE audit_event IN SHARE ROW EXCLUSIVE MODE';

// The visibility map that index-only scans need is kept current by vacuum, which looks at new pages alone.
const AUDIT_ENTRY = `
CREATE TABLE audit_entry (
  tenant_uuid text NOT NULL,
  entry_no bigint NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  cluster_uuid text
) WITH (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 5000)`;

const FILL = `
INSERT INTO audit_entry (tenant_uuid, entry_no, seq, at, actor, action, cluster_uuid)
SELECT tenant_uuid, row_number() OVER (PARTITION BY tenant_uuid ORDER BY seq), seq, at, actor, action, cluster_uuid
  FROM audit_event WHERE kind IN ('intent', 'refused')`;

// Appends of one tenant exclude each other by the row lock of its head, so no number is given twice.
export const ADD = `
CREATE FUNCTION audit_entry_add() RETURNS trigger LANGUAGE plpgsql
-- Plans are made once a connection, possibly when the table is still empty; they must suit a full one.
SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
BEGIN
  WITH tenant AS (SELECT DISTINCT a.tenant_uuid FROM added a),
  last AS MATERIALIZED (
    SELECT t.tenant_uuid, COALESCE(
             (SELECT max(e.entry_no) FROM audit_entry e WHERE e.tenant_uuid = t.tenant_uuid), 0) AS entry_no
      FROM tenant t)
  INSERT INTO audit_entry (tenant_uuid, entry_no, seq, at, actor, action, cluster_uuid)
  SELECT a.tenant_uuid, last.entry_no + row_number() OVER (PARTITION BY a.tenant_uuid ORDER BY a.seq),
         a.seq, a.at, a.actor, a.action, a.cluster_uuid
    FROM added a JOIN last ON last.tenant_uuid = a.tenant_uuid
   WHERE a.kind IN ('intent', 'refused');
  RETURN NULL;
END $$`;

const UP = [
  LOCK,
  AUDIT_ENTRY,
  FILL,
  'CREATE UNIQUE INDEX audit_entry_number ON audit_entry (tenant_uuid, entry_no) INCLUDE (seq, at, actor, action, cluster_uuid)',
  'CREATE INDEX audit_entry_time ON audit_entry (tenant_uuid, at)',
  ADD,
  `CREATE TRIGGER audit_entry_add AFTER INSERT ON audit_event REFERENCING NEW TABLE AS added
   FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_add()`,
];
