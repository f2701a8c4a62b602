import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The writes that were sent with an Idempotency-Key, for 24 hours. Key and request are here as MACs alone. `reply` is the
 * first reply as it was sent, in the states where it is kept, and `reply_mac` shows that the service wrote it.
 */
export class IdempotencyKey1764000009000 implements MigrationInterface {
  name = 'IdempotencyKey1764000009000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE idempotency_key (
        scope text NOT NULL,
        key_mac bytea NOT NULL CHECK (octet_length(key_mac) = 32),
        request_mac bytea NOT NULL CHECK (octet_length(request_mac) = 32),
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'kept', 'not-kept', 'lost')),
        claim_id uuid NOT NULL,
        instance_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        claimed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        reply text,
        reply_mac bytea,
        PRIMARY KEY (scope, key_mac),
        CHECK ((state = 'kept') = (reply IS NOT NULL AND reply_mac IS NOT NULL))
      )`);
    await queryRunner.query('CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE idempotency_key');
  }
}
