import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reads the trail once, beside everything that reads and writes it, so that the next migration may take the table as one
 * partition without reading it under its lock.
 */
export class AuditMonthChecked1764000014100 implements MigrationInterface {
  name = 'AuditMonthChecked1764000014100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE audit_event VALIDATE CONSTRAINT audit_event_month');
  }

  async down(): Promise<void> {}
}
