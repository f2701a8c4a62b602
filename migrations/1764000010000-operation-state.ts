import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was last seen of operations that somebody looks at, shared by all replicas: `read_at` is when a replica last began
 * to ask Tencent, `state` what it saw. A final state is never replaced. The index serves the list of the operations of
 * a cluster, whose rows are intents of the trail.
 */
export class OperationState1764000010000 implements MigrationInterface {
  name = 'OperationState1764000010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE operation_state (
        audit_id uuid PRIMARY KEY,
        read_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        state jsonb,
        is_final boolean NOT NULL DEFAULT false
      )`);
    await queryRunner.query('CREATE INDEX operation_state_read_at ON operation_state (read_at)');
    await queryRunner.query(`
      CREATE INDEX audit_event_operation ON audit_event (tenant_uuid, cluster_uuid, at, seq)
      INCLUDE (audit_id, action, region) WHERE kind = 'intent'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX audit_event_operation');
    await queryRunner.query('DROP TABLE operation_state');
  }
}
