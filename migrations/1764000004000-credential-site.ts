import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of Tencent's two sites an account belongs to. Versions that do not know the column write the default. */
export class CredentialSite1764000004000 implements MigrationInterface {
  name = 'CredentialSite1764000004000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE credential ADD COLUMN site varchar(16) NOT NULL DEFAULT 'china'
        CONSTRAINT credential_site CHECK (site IN ('china', 'international'))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE credential DROP COLUMN site`);
  }
}
