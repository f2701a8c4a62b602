import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The month in which a row of the trail was written. What is there already gets the month of this migration: a constant
 * default, so that nothing is rewritten and the locks last for milliseconds. The check is made for
 * 1764000014100, which tells Postgres that it holds for every row.
 */
export class AuditMonth1764000014000 implements MigrationInterface {
  name = 'AuditMonth1764000014000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await lockAuditEvent(queryRunner);
    const [{ month }] = (await queryRunner.query(`SELECT (${THIS_MONTH})::text AS month`)) as [
      { month: string },
    ];
    for (const table of ['audit_event', 'audit_entry', 'audit_head'])
      await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN month date NOT NULL DEFAULT DATE '${month}'`);
    await queryRunner.query(
      `ALTER TABLE audit_event ADD CONSTRAINT audit_event_month CHECK (month = DATE '${month}') NOT VALID`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE audit_event DROP CONSTRAINT audit_event_month');
    for (const table of ['audit_event', 'audit_entry', 'audit_head'])
      await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN month`);
  }
}

/** In Beijing, as all times of the trail that people read; China has no summer time. */
export const THIS_MONTH = `date_trunc('month', clock_timestamp() AT TIME ZONE interval '8 hours')::date`;

const TRIES = 300;

/**
 * Waits for the locks in short turns, for five minutes at most: a statement that waits for it makes every change wait behind
 * it, for as long as somebody reads the trail, as an export does. All at once, so that no reader waits the other way round.
 */
export async function lockAuditEvent(queryRunner: QueryRunner): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await queryRunner.query('SAVEPOINT before_lock');
    try {
      await queryRunner.query(`SET LOCAL lock_timeout = '200ms'`);
      await queryRunner.query('LOCK TABLE audit_entry, audit_event, audit_head IN ACCESS EXCLUSIVE MODE');
      await queryRunner.query(`SET LOCAL lock_timeout = 0`);
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      await queryRunner.query('ROLLBACK TO before_lock');
      await queryRunner.query('SELECT pg_sleep(1)');
    }
  }
}
