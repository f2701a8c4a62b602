/**
 * A real Postgres for tests, with the service's own migrations.
 *
 *     const db = await createTestDatabase({ entities: [CredentialEntity] });  // in beforeAll
 *     db.url          postgres://… for a pg client, a DataSource or DATABASE_URL
 *     db.dataSource   an open TypeORM DataSource
 *     await db.close()                                                        // in afterAll
 *
 * The first call in a worker process starts one embedded server in a temporary folder (about 0.7 s); each
 * call then copies a migrated template (about 50 ms), so every file has tables of its own and nothing is left
 * over from another one. `{ migrated: false }` gives an empty database. The server is killed after the run, by
 * `test/remove-left-overs.ts`.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource, type MixedList, type EntitySchema } from 'typeorm';
import { dataSourceOptions } from '../../../src/database/data-source.js';
import { EmbeddedPostgres } from '../../../src/embedded-postgres/embedded-postgres.js';
import { migrateUp } from '../../../src/database/migrations.js';
import { makeDataDir } from './data-dir.fixture.js';

export interface TestDatabase {
  url: string;
  dataSource: DataSource;
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  // eslint-disable-next-line typescript/no-unsafe-function-type -- TypeORM's own type of an entity class
  entities?: MixedList<Function | string | EntitySchema>;
  /** False: an empty database. */
  migrated?: boolean;
}

const TEMPLATE = 'template_migrated';
/** Tests need speed, not durability; the tests of durability start servers of their own. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

let cluster: Promise<EmbeddedPostgres> | undefined;

export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  // A start that failed is not kept: the next file, or the test's next attempt, makes one of its own.
  cluster ??= startCluster().catch((error: unknown) => {
    cluster = undefined;
    throw error;
  });
  const server = await cluster;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(
    server,
    `CREATE DATABASE ${name} TEMPLATE ${options.migrated === false ? 'template0' : TEMPLATE}`,
  );
  const url = databaseUrl(server, name);
  const dataSource = new DataSource({ ...dataSourceOptions(url), entities: options.entities ?? [] });
  await dataSource.initialize();
  return {
    url,
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await asAdmin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function startCluster(): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.start({ dataDir: makeDataDir(), role: 'owner', settings: SETTINGS });
  await asAdmin(server, `CREATE DATABASE ${TEMPLATE}`);
  await migrateUp(databaseUrl(server, TEMPLATE));
  return server;
}

const databaseUrl = (server: EmbeddedPostgres, name: string): string => server.url.replace(/[^/]*$/, name);

async function asAdmin(server: EmbeddedPostgres, sql: string): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
