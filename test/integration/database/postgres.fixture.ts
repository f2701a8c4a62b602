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
 * over from another one. `{ migrated: false }` gives an empty database. The server goes when the worker does;
 * what a killed worker left behind is removed by the next run.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource, type MixedList, type EntitySchema } from 'typeorm';
import { dataSourceOptions } from '../../../src/database/data-source.js';
import { EmbeddedPostgres } from '../../../src/database/embedded-postgres.js';
import { migrateUp } from '../../../src/database/migrations.js';
import { isAlive } from '../../../src/database/postgres-process.js';

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

const PREFIX = 'disk-test-';
const TEMPLATE = 'template_migrated';
/** Tests need speed, not durability; the tests of durability start servers of their own. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

let cluster: Promise<EmbeddedPostgres> | undefined;

export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  cluster ??= startCluster();
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

/** A folder for a server of the test's own; give it to `removeDataDir` afterwards. */
export const makeDataDir = (): string => mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));

/** Kills whatever still runs in the folder and removes it. */
export function removeDataDir(dataDir: string): void {
  for (const folder of readdirSync(dataDir).filter((name) => name.startsWith('pg'))) {
    const pidFile = join(dataDir, folder, 'data', 'postmaster.pid');
    try {
      const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGCONT');
      process.kill(pid, 'SIGQUIT');
      // Synchronous, because it also runs while the process exits.
      for (let i = 0; i < 200 && existsSync(pidFile); i++)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    } catch {
      // Nothing runs there.
    }
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

async function startCluster(): Promise<EmbeddedPostgres> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) removeDataDir(join(tmpdir(), name));
  }
  const dataDir = makeDataDir();
  process.once('exit', () => removeDataDir(dataDir));
  // vitest ends its workers with this signal, whose default leaves the exit hooks out.
  process.once('SIGTERM', () => process.exit());
  const server = await EmbeddedPostgres.start({ dataDir, role: 'owner', settings: SETTINGS });
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
