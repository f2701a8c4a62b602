import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each replica may use of the rate of an account, action and region. Unlogged: the rows last for seconds, are written
 * several times a second, and mean nothing after a crash or on a promoted standby.
 */
export class RateShare1764000012000 implements MigrationInterface {
  name = 'RateShare1764000012000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE UNLOGGED TABLE rate_share (
        rate_key text NOT NULL,
        instance_id uuid NOT NULL,
        backend_pid integer NOT NULL,
        demand integer NOT NULL,
        share integer NOT NULL,
        used integer NOT NULL,
        throttled_at timestamptz,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (rate_key, instance_id)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE rate_share`);
  }
}
