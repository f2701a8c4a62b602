import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/database/data-source.js';
import {
  MIGRATION_NAMES,
  SchemaTooNewError,
  executedMigrations,
  migrateDown,
  migrateUp,
  requireCurrentSchema,
  servesSchema,
} from '../../../src/database/migrations.js';
import { createTestDatabase, type TestDatabase } from './postgres.fixture.js';

const tables = async (db: TestDatabase) => {
  const rows: { name: string }[] = await db.dataSource.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
};

describe('migrations', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase({ migrated: false });
  });
  afterAll(() => db.close());

  it('knows at least the first one, each under its own name', () => {
    expect(MIGRATION_NAMES).toContain('Credential1764000000000');
    expect(new Set(MIGRATION_NAMES).size).toBe(MIGRATION_NAMES.length);
  });

  it('runs every one, reverts every one and leaves nothing, and runs again', async () => {
    expect(await migrateUp(db.url)).toEqual(MIGRATION_NAMES);
    expect(await tables(db)).toEqual(expect.arrayContaining(['credential', 'key_check', 'sealed_secret']));
    expect(await migrateUp(db.url)).toEqual([]);

    for (const name of MIGRATION_NAMES.toReversed()) expect(await migrateDown(db.url)).toBe(name);
    expect(await migrateDown(db.url)).toBeUndefined();
    expect((await tables(db)).filter((name) => !name.startsWith('migrations'))).toEqual([]);
    const functions = await db.dataSource.query(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    );
    expect(functions).toEqual([]);

    expect(await migrateUp(db.url)).toEqual(MIGRATION_NAMES);
  });

  it('leaves the credentials of before at the site of China, also those that an older version adds', async () => {
    const insert = (cluster: string) =>
      db.dataSource.query(
        `INSERT INTO credential (tenant_uuid, cluster_uuid, secret, key_id, secret_id_masked, has_token)
          VALUES ('t', $1, 's', 'k', 'm', false)`,
        [cluster],
      );
    while ((await migrateDown(db.url)) !== 'CredentialSite1764000004000');
    await insert('before');
    await migrateUp(db.url);
    await insert('after');
    expect(await db.dataSource.query(`SELECT site FROM credential`)).toEqual([
      { site: 'china' },
      { site: 'china' },
    ]);
    await expect(db.dataSource.query(`UPDATE credential SET site = 'intl.evil'`)).rejects.toThrow(
      /credential_site/,
    );
    await db.dataSource.query('DELETE FROM credential');
  });

  it('refuses a schema of a newer version that it cannot live with, up and down, and changes nothing', async () => {
    await db.dataSource.query(`INSERT INTO migrations (timestamp, name) VALUES (9999, 'Future9999')`);
    await db.dataSource.query(`UPDATE schema_marker SET needs = 'Future9999'`);
    expect(await servesSchema(db.dataSource)).toBe(false);
    await expect(requireCurrentSchema(db.url)).rejects.toThrow(SchemaTooNewError);
    await expect(migrateUp(db.url)).rejects.toThrow(SchemaTooNewError);
    await expect(migrateDown(db.url)).rejects.toThrow(/Future9999/);
    await db.dataSource.query(`DELETE FROM migrations WHERE name = 'Future9999'`);
    await migrateUp(db.url);
    expect((await executedMigrations(db.dataSource)).toReversed()).toEqual(MIGRATION_NAMES);
  });

  it('lives with a schema of a newer version that has only more, and leaves it to that version', async () => {
    await db.dataSource.query(`INSERT INTO migrations (timestamp, name) VALUES (9999, 'Future9999')`);
    expect(await servesSchema(db.dataSource)).toBe(true);
    await requireCurrentSchema(db.url);
    expect(await migrateUp(db.url)).toEqual([]);
    await expect(migrateDown(db.url)).rejects.toThrow(SchemaTooNewError);
    await db.dataSource.query(`DELETE FROM migrations WHERE name = 'Future9999'`);
  });

  it('does not live with a schema that lacks something', async () => {
    const name = await migrateDown(db.url);
    expect(await servesSchema(db.dataSource)).toBe(false);
    await expect(requireCurrentSchema(db.url)).rejects.toThrow('npm run migrate');
    expect(await migrateUp(db.url)).toEqual([name]);
    expect((await executedMigrations(db.dataSource)).toReversed()).toEqual(MIGRATION_NAMES);
  });
});

describe('migrations of eight replicas that start at once', () => {
  it('run once', async () => {
    const db = await createTestDatabase({ migrated: false });
    try {
      const results = await Promise.all(Array.from({ length: 8 }, () => migrateUp(db.url)));
      expect(results.flat().sort()).toEqual(MIGRATION_NAMES.toSorted());
    } finally {
      await db.close();
    }
  });

  it('wait for a slow one without a time limit of their own', async () => {
    const db = await createTestDatabase({ migrated: false });
    const other = new DataSource(dataSourceOptions(db.url));
    await other.initialize();
    try {
      await db.dataSource.query(
        `ALTER DATABASE ${new URL(db.url).pathname.slice(1)} SET statement_timeout = '100ms'`,
      );
      const holder = other.createQueryRunner();
      await holder.startTransaction();
      await holder.query('SELECT pg_advisory_xact_lock(7318349002)');
      const waiting = migrateUp(db.url);
      const first = await Promise.race([
        waiting,
        holder.query('SELECT pg_sleep(0.4)').then(() => 'still waiting'),
      ]);
      expect(first).toBe('still waiting');
      await holder.commitTransaction();
      await holder.release();
      expect(await waiting).toEqual(MIGRATION_NAMES);
    } finally {
      await other.destroy();
      await db.close();
    }
  });
});
