import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The newest migration that a version of the service must know to run on this schema. Versions that know it run, also when
 * later migrations have only added something.
 */
export class SchemaMarker1764000013000 implements MigrationInterface {
  name = 'SchemaMarker1764000013000';
  breaking = true;

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE schema_marker (
        needs text NOT NULL,
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE schema_marker`);
  }
}
