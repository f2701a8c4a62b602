import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The seal of each API key. Only the service can compute it, so rows of before have none and are refused: a seal that
 * is given to rows that are there could be had for an inserted one.
 */
export class ApiKeyMac1764000008000 implements MigrationInterface {
  name = 'ApiKeyMac1764000008000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE api_key ADD COLUMN mac bytea CONSTRAINT api_key_mac CHECK (octet_length(mac) = 32)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE api_key DROP COLUMN mac');
  }
}
