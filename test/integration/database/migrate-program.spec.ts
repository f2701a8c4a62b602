import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awaitDatabase } from '../../../src/database/await-database.js';
import { MIGRATION_NAMES } from '../../../src/database/migrations.js';
import { runProgram } from '../../program/run-program.js';
import { makeDataDir, removeDataDir } from './data-dir.fixture.js';
import { createTestDatabase, type TestDatabase } from './postgres.fixture.js';

const NOTHING_LISTENS = 'postgres://someone:canary@127.0.0.1:9/disk';

describe('npm run migrate', () => {
  let db: TestDatabase;

  const keys = { CREDENTIAL_KEYS: `k:${randomBytes(32).toString('base64')}` };
  const migrate = (args: string[], env: NodeJS.ProcessEnv) =>
    runProgram('bin/migrate', { args, env: { ...keys, ...env } }).ended;

  beforeAll(async () => {
    db = await createTestDatabase({ migrated: false });
  });
  afterAll(async () => {
    await db.close();
  });

  it('runs what is missing, once, whoever else does', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => migrate([], { DATABASE_URL: db.url })));
    expect(all.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(['0 ', '0 ', '0 ', '0 ']);
    const nothing = 'nothing to do\n';
    const some = `ran ${MIGRATION_NAMES.join(', ')}\n`;
    expect(all.map(({ stdout }) => stdout).sort()).toEqual([nothing, nothing, nothing, some]);
  });

  it('reverts the newest, and says how it is used', async () => {
    const down = await migrate(['down'], { DATABASE_URL: db.url });
    expect([down.code, down.stdout]).toEqual([0, `reverted ${MIGRATION_NAMES.at(-1)}\n`]);
    const wrong = await migrate(['sideways'], { DATABASE_URL: db.url });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Usage: npm run migrate')]);
  });

  it('works on the embedded database and leaves it stopped', async () => {
    const dataDir = makeDataDir();
    chmodSync(dataDir, 0o711);
    const { code, stdout } = await migrate(['up'], { DATA_DIR: dataDir, CREDENTIAL_KEYS: '' });
    expect([code, stdout]).toEqual([0, `ran ${MIGRATION_NAMES.join(', ')}\n`]);
    expect(existsSync(join(dataDir, 'pg18/data/postmaster.pid'))).toBe(false);
    removeDataDir(dataDir);
  });
});

describe(awaitDatabase.name, () => {
  it('gives up after a while with a sentence that holds no password', async () => {
    const begun = performance.now();
    const message = await awaitDatabase(NOTHING_LISTENS, 700).catch((error: Error) => error.message);
    expect(message).toMatch(/^The database of DATABASE_URL cannot be used: .*ECONNREFUSED/);
    expect(message).not.toContain('canary');
    expect(performance.now() - begun).toBeGreaterThan(600);
  });

  it('does not wait for a database that will never be there', async () => {
    const db = await createTestDatabase({ migrated: false });
    const begun = performance.now();
    const wrong = db.url.replace(/[^/]*$/, 'no_such_database');
    await expect(awaitDatabase(wrong)).rejects.toThrow(/database "no_such_database" does not exist/);
    expect(performance.now() - begun).toBeLessThan(2_000);
    await db.close();
  });
});
