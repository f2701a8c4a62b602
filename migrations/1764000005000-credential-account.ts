import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the credentials that share a cloud account, as far as the masked SecretId tells. */
export class CredentialAccount1764000005000 implements MigrationInterface {
  name = 'CredentialAccount1764000005000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX credential_secret_id_masked ON credential (secret_id_masked)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX credential_secret_id_masked');
  }
}
