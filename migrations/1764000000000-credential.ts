import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The credential store, the fingerprints of its keys, and other values sealed with the same keys. Every
 * change of a credential announces itself to all replicas at commit, whoever makes it.
 */
export class Credential1764000000000 implements MigrationInterface {
  name = 'Credential1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE credential (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        tenant_uuid varchar(64) NOT NULL,
        cluster_uuid varchar(64) NOT NULL,
        secret text NOT NULL,
        key_id varchar(32) NOT NULL,
        secret_id_masked varchar(16) NOT NULL,
        has_token boolean NOT NULL,
        region varchar(64),
        description varchar(255) NOT NULL DEFAULT '',
        enabled boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT credential_scope UNIQUE (tenant_uuid, cluster_uuid)
      )`);
    await queryRunner.query(`CREATE INDEX credential_key_id ON credential (key_id)`);
    await queryRunner.query(`
      CREATE FUNCTION credential_announce() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          PERFORM pg_notify('credential', OLD.tenant_uuid || '/' || OLD.cluster_uuid);
        END IF;
        IF TG_OP <> 'DELETE' THEN
          PERFORM pg_notify('credential', NEW.tenant_uuid || '/' || NEW.cluster_uuid);
        END IF;
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER credential_announce AFTER INSERT OR UPDATE OR DELETE ON credential
      FOR EACH ROW EXECUTE FUNCTION credential_announce()`);
    await queryRunner.query(`
      CREATE TABLE key_check (
        kid varchar(32) PRIMARY KEY,
        fingerprint char(8) NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await queryRunner.query(`
      CREATE TABLE sealed_secret (
        name varchar(64) PRIMARY KEY,
        secret text NOT NULL,
        key_id varchar(32) NOT NULL,
        version integer NOT NULL DEFAULT 1
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE sealed_secret`);
    await queryRunner.query(`DROP TABLE key_check`);
    await queryRunner.query(`DROP TABLE credential`);
    await queryRunner.query(`DROP FUNCTION credential_announce`);
  }
}
