import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit events that Postgres refuses for what they hold, as text, for an operator to look at. */
export class AuditUnwritable1764000006000 implements MigrationInterface {
  name = 'AuditUnwritable1764000006000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE audit_unwritable');
  }
}

const UP = `
CREATE TABLE audit_unwritable (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  reason text NOT NULL,
  event text NOT NULL
)`;
