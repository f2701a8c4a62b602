import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { EmbeddedPostgres } from '../../../src/embedded-postgres/embedded-postgres.js';
import { programUrl } from '../../program/compiled-programs.js';
import { makeDataDir, removeDataDir } from './data-dir.fixture.js';

/** A data folder of its own for each test of a suite; call it in the `describe`. */
export function eachDataDir() {
  let prepared: string;
  let dataDir: string;

  beforeAll(async () => {
    prepared = makeDataDir();
    await (await EmbeddedPostgres.start({ dataDir: prepared, role: 'owner' })).stop();
  });
  afterAll(() => removeDataDir(prepared));
  beforeEach(() => {
    dataDir = makeDataDir();
    // The temporary folder is private; a real DATA_DIR lies in a project that others may enter.
    chmodSync(dataDir, 0o711);
  });
  afterEach(() => removeDataDir(dataDir));

  return {
    get path() {
      return dataDir;
    },
    /** Spares a test the second that making a data folder takes. */
    prepare: () => void spawnSync('cp', ['-a', join(prepared, 'pg18'), dataDir]),
    start: (role: 'owner' | 'guest' = 'owner', log?: (line: string) => void) =>
      EmbeddedPostgres.start({ dataDir, role, ...(log && { log }) }),
    /** Code of a service that prints the postmaster's id and then lives until it is killed. */
    service: (folder = dataDir, end = 'setInterval(() => {}, 1e6)') =>
      `import { EmbeddedPostgres } from '${programUrl('embedded-postgres/embedded-postgres')}';
       try {
         const server = await EmbeddedPostgres.start({ dataDir: ${JSON.stringify(folder)}, role: 'owner', ownerTimeoutMs: 500 });
         console.log(server.postmasterPid);
         ${end};
       } catch (error) { console.log(error.name + ': ' + error.message); process.exit(1); }`,
  };
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query(sql)
    .then((result) => result.rows)
    .finally(() => client.end());
}

export const write = (url: string, n: number) =>
  query(url, `CREATE TABLE IF NOT EXISTS kept (n int); INSERT INTO kept VALUES (${n})`);

export const read = async (url: string) =>
  (await query(url, 'SELECT n FROM kept ORDER BY n')).map((row) => row['n']);
