import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedPostgres } from '../../../src/embedded-postgres/embedded-postgres.js';
import { POSTGRES_MAJOR } from '../../../src/embedded-postgres/postgres-binaries.js';
import { makeDataDir, removeDataDir } from './data-dir.fixture.js';
import { compileProgram, type Program } from './program.fixture.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query(sql)
    .then((result) => result.rows)
    .finally(() => client.end());
}

const write = (url: string, n: number) =>
  query(url, `CREATE TABLE IF NOT EXISTS kept (n int); INSERT INTO kept VALUES (${n})`);
const read = async (url: string) =>
  (await query(url, 'SELECT n FROM kept ORDER BY n')).map((row) => row['n']);

describe(EmbeddedPostgres.name, () => {
  let program: Program;
  let prepared: string;
  let dataDir: string;

  beforeAll(async () => {
    program = compileProgram();
    prepared = makeDataDir();
    await (await EmbeddedPostgres.start({ dataDir: prepared, role: 'owner' })).stop();
  });
  afterAll(() => {
    program.remove();
    removeDataDir(prepared);
  });
  beforeEach(() => {
    dataDir = makeDataDir();
    // The temporary folder is private; a real DATA_DIR lies in a project that others may enter.
    chmodSync(dataDir, 0o711);
  });
  afterEach(() => removeDataDir(dataDir));

  const start = (role: 'owner' | 'guest' = 'owner', log?: (line: string) => void) =>
    EmbeddedPostgres.start({ dataDir, role, ...(log && { log }) });

  /** Spares a test the second that making a data folder takes. */
  const prepare = () => void spawnSync('cp', ['-a', join(prepared, 'pg18'), dataDir]);

  /** A service of its own process that prints the postmaster's id and then lives until it is killed. */
  const service = (folder = dataDir, end = 'setInterval(() => {}, 1e6)') =>
    `import { EmbeddedPostgres } from '${program.url('embedded-postgres/embedded-postgres.js')}';
     try {
       const server = await EmbeddedPostgres.start({ dataDir: ${JSON.stringify(folder)}, role: 'owner', ownerTimeoutMs: 500 });
       console.log(server.postmasterPid);
       ${end};
     } catch (error) { console.log(error.name + ': ' + error.message); process.exit(1); }`;

  it('starts, keeps its data over a restart, and tells how long it takes', async () => {
    const timings: number[] = [];
    for (let round = 0; round < 3; round++) {
      const begun = performance.now();
      const server = await start();
      timings.push(performance.now() - begun);
      await write(server.url, round);
      expect(await read(server.url)).toEqual([0, 1, 2].slice(0, round + 1));
      await server.stop();
      expect(server.postmasterPid).toBeUndefined();
    }
    process.stdout.write(`starts took ${timings.map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
    expect(timings[0]).toBeLessThan(5_000);
  });

  it('listens on a socket that others cannot reach, and is given no environment', async () => {
    prepare();
    const server = await start();
    try {
      expect(statSync(join(dataDir, 'pg18')).mode & 0o777).toBe(0o700);
      const [row] = await query(
        server.url,
        `SELECT current_setting('listen_addresses') AS addresses,
                current_setting('server_version_num')::int / 10000 AS major`,
      );
      expect(row).toEqual({ addresses: '', major: POSTGRES_MAJOR });
      const environ = `/proc/${server.postmasterPid}/environ`;
      const given = existsSync(environ) ? readFileSync(environ, 'utf8').split('\0') : [];
      const names = given.map((line) => line.split('=')[0]);
      expect(names).not.toContain('VITEST');
      expect(names).not.toContain('NODE_ENV');
    } finally {
      await server.stop();
    }
  });

  it('adopts the server of a killed service, with every acknowledged row', async () => {
    prepare();
    const { child, firstLine } = program.run(service());
    const pid = Number(await firstLine);
    const url = `postgres://postgres@${encodeURIComponent(join(dataDir, 'pg18'))}/postgres`;
    await write(url, 1);
    child.kill('SIGKILL');
    const server = await start();
    expect(server.postmasterPid).toBe(pid);
    expect(await read(server.url)).toEqual([1]);
    await server.stop();
    expect(server.postmasterPid).toBeUndefined();
    await expect(read(server.url)).rejects.toThrow(/ENOENT/);
  });

  it('starts at once after service and server were both killed', async () => {
    prepare();
    const { child, firstLine } = program.run(service());
    const pid = Number(await firstLine);
    const url = `postgres://postgres@${encodeURIComponent(join(dataDir, 'pg18'))}/postgres`;
    await write(url, 7);
    process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    const server = await start();
    expect(await read(server.url)).toEqual([7]);
    await server.stop();
  });

  it('starts a server again that was killed under the service', async () => {
    prepare();
    const log: string[] = [];
    const server = await start('owner', (line) => log.push(line));
    await write(server.url, 3);
    const pid = server.postmasterPid!;
    const begun = performance.now();
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => read(server.url).catch(() => 'away'), { timeout: 15_000, interval: 20 })
      .toEqual([3]);
    process.stdout.write(`a killed server was back after ${(performance.now() - begun).toFixed(0)} ms\n`);
    expect(server.postmasterPid).not.toBe(pid);
    await expect.poll(() => log).toContain('the embedded Postgres is back');
    await server.stop();
    expect(server.postmasterPid).toBeUndefined();
  });

  it('stops the server when the service ends without having said so', async () => {
    prepare();
    const { firstLine, ended } = program.run(service(dataDir, 'setTimeout(() => process.exit(3), 50)'));
    await firstLine;
    expect((await ended).code).toBe(3);
    await expect
      .poll(() => existsSync(join(dataDir, 'pg18/data/postmaster.pid')), { timeout: 5_000 })
      .toBe(false);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops a server that is just starting at a %s', async (signal) => {
    prepare();
    const log = join(dataDir, 'pg18', 'server.log');
    rmSync(log);
    const { child, ended } = program.run(
      `import { exitOnSignal } from '${program.url('common/process/exit-on-signal.js')}';
       exitOnSignal();
       ${service()}`,
    );
    const said = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
    await expect.poll(said, { interval: 1, timeout: 10_000 }).toContain('starting PostgreSQL');
    child.kill(signal);
    expect((await ended).code).toBe(128 + constants.signals[signal]);
    await expect.poll(said, { timeout: 5_000 }).toContain('database system is shut down\n');
  });

  it('tells a second service who has the folder, and leaves the first one alone', async () => {
    prepare();
    const first = await start();
    const second = EmbeddedPostgres.start({ dataDir, role: 'owner', ownerTimeoutMs: 500 });
    await expect(second).rejects.toThrow(
      new RegExp(`^DATA_DIR .* is in use by another process \\(owner, process ${process.pid}\\)`),
    );
    await write(first.url, 1);
    await first.stop();
  });

  it('waits for a service that is just stopping', async () => {
    prepare();
    const first = await start();
    const second = start();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await first.stop();
    const server = await second;
    await write(server.url, 1);
    expect(await read(server.url)).toEqual([1]);
    await server.stop();
  });

  it('lets two first starts at once end as one owner and one refusal', async () => {
    const results = await Promise.all(
      [program.run(service()), program.run(service())].map(async ({ child, firstLine, ended }) => {
        const line = await firstLine;
        return { child, line, ended };
      }),
    );
    const lines = results.map(({ line }) => line).sort();
    expect(lines[0]).toMatch(/^\d+$/);
    expect(lines[1]).toMatch(/^EmbeddedPostgresError: DATA_DIR .* is in use/);
    expect(readdirSync(join(dataDir, 'pg18')).filter((name) => name.startsWith('new-'))).toEqual([]);
    for (const { child } of results) child.kill('SIGKILL');
  }, 20_000);

  it('serves commands beside the service, and without it', async () => {
    prepare();
    const owner = await start();
    const beside = await start('guest');
    expect(beside.postmasterPid).toBe(owner.postmasterPid);
    await beside.stop();
    await write(owner.url, 1);
    await owner.stop();

    const [one, two] = [await start('guest'), await start('guest')];
    expect(two.postmasterPid).toBe(one.postmasterPid);
    const client = new Client({ connectionString: two.url });
    await client.connect();
    const stopped = one.stop();
    expect((await client.query('SELECT n FROM kept')).rows).toEqual([{ n: 1 }]);
    await client.end();
    await two.stop();
    await stopped;
    expect(one.postmasterPid).toBeUndefined();
  });

  it('clears away what a killed first start left, and refuses a folder of something else', async () => {
    const root = join(dataDir, 'pg18');
    mkdirSync(join(root, 'new-999999999'), { recursive: true });
    writeFileSync(join(root, 'new-999999999', 'PG_VERSION'), '18');
    const server = await start();
    await server.stop();
    expect(existsSync(join(root, 'new-999999999'))).toBe(false);

    rmSync(join(root, 'data', 'PG_VERSION'));
    await expect(start()).rejects.toThrow(/is not a Postgres data folder/);
  });

  it('is not fooled by the process id of a killed container that is somebody else now', async () => {
    prepare();
    const server = await start();
    await server.stop();
    writeFileSync(
      join(dataDir, 'pg18/data/postmaster.pid'),
      `${process.pid}\n${dataDir}\n1\n5432\n\n\n1 1\nready\n`,
    );
    const again = await start();
    expect(again.postmasterPid).not.toBe(process.pid);
    await again.stop();
  });

  it('puts the socket of a folder with a long name elsewhere', async () => {
    const deep = join(dataDir, 'x'.repeat(100));
    const owner = await EmbeddedPostgres.start({ dataDir: deep, role: 'owner' });
    const guest = await EmbeddedPostgres.start({ dataDir: deep, role: 'guest' });
    const socketDir = decodeURIComponent(new URL(owner.url).hostname);
    expect(guest.url).toBe(owner.url);
    expect(statSync(socketDir).mode & 0o777).toBe(0o700);
    await write(guest.url, 1);
    await owner.stop();
    rmSync(socketDir, { recursive: true });
  });

  it('says what to do without binaries for the platform', async () => {
    const code = `Object.defineProperty(process, 'arch', { value: 's390x' }); ${service()}`;
    // Imports run first; the platform is read when the server is started.
    expect((await program.run(code).ended).stdout).toMatch(
      /There is no embedded Postgres for linux-s390x .* Set DATABASE_URL to a Postgres server instead/,
    );
  });

  it('says what to do about a DATA_DIR that is a file', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    await expect(EmbeddedPostgres.start({ dataDir: join(dataDir, 'file'), role: 'owner' })).rejects.toThrow(
      /DATA_DIR .* cannot be used \(EEXIST\)/,
    );
  });

  describe.runIf(isRoot)('as root', () => {
    const own = (uid: number) => {
      chownSync(dataDir, uid, uid);
      return { uid, gid: uid };
    };

    it('runs as an ordinary user', async () => {
      const { child, firstLine } = program.run(service(), own(NOBODY));
      expect(await firstLine).toMatch(/^\d+$/);
      child.kill('SIGKILL');
    });

    it('says what to do about a user without a name', async () => {
      const { ended } = program.run(service(), own(54_321));
      expect((await ended).stdout).toMatch(/The user id 54321 has no entry in .* or set DATABASE_URL/);
    });

    it('says what to do about a folder of another user', async () => {
      chmodSync(dataDir, 0o700);
      const { ended } = program.run(service(), { uid: NOBODY, gid: NOBODY });
      expect((await ended).stdout).toMatch(/DATA_DIR .* cannot be used \(EACCES\)/);
    });

    it.each([
      ["root's own home", 0],
      ["another user's home", 1_000],
    ])('works when project and data lie in a private folder: %s', async (_, uid) => {
      const home = mkdtempSync(join(tmpdir(), 'disk-home-'));
      chownSync(home, uid, uid);
      chmodSync(home, 0o700);
      const inside = compileProgram(home);
      try {
        inside.copyBinaries();
        const folder = join(inside.dir, '.data');
        const code = service(folder, 'await server.stop()').replace(program.dir, inside.dir);
        const { stdout, code: exit } = await inside.run(code, { cwd: inside.dir }).ended;
        expect(stdout).toMatch(/^\d+\n$/);
        expect(exit).toBe(0);
        expect(statSync(join(folder, 'pg18')).uid).not.toBe(0);
      } finally {
        rmSync(home, { recursive: true, force: true });
      }
    });
  });
});
