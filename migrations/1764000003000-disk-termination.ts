import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Disks for which TerminateDisks was sent and may have been carried out. A second call would purge a prepaid disk that
 * the first one put into the recycle bin, so every replica looks here before it sends one.
 */
export class DiskTermination1764000003000 implements MigrationInterface {
  name = 'DiskTermination1764000003000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE disk_termination (
        account text NOT NULL,
        tenant_uuid text NOT NULL,
        disk_id text NOT NULL,
        is_postpaid boolean NOT NULL,
        sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (disk_id, account, tenant_uuid)
      )`);
    await queryRunner.query(`CREATE INDEX disk_termination_sent_at ON disk_termination (sent_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE disk_termination`);
  }
}
