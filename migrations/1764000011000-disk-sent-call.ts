import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls for disks that were sent, may have been carried out, and must not be sent twice: one that pays again, or that
 * destroys. Every replica looks here before it sends one, because reads of Tencent lag.
 */
export class DiskSentCall1764000011000 implements MigrationInterface {
  name = 'DiskSentCall1764000011000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE disk_sent_call (
        account text NOT NULL,
        tenant_uuid text NOT NULL,
        disk_id text NOT NULL,
        kind text NOT NULL,
        detail text NOT NULL,
        sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (disk_id, kind, detail, account, tenant_uuid)
      )`);
    await queryRunner.query(`CREATE INDEX disk_sent_call_sent_at ON disk_sent_call (sent_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE disk_sent_call`);
  }
}
