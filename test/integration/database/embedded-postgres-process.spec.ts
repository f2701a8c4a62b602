import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyPrograms, programFolder, programUrl } from '../../program/compiled-programs.js';
import { runCode } from '../../program/run-program.js';
import { eachDataDir, read, write } from './embedded-postgres.fixture.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

describe('EmbeddedPostgres in a process of its own', () => {
  const dir = eachDataDir();

  it('adopts the server of a killed service, with every acknowledged row', async () => {
    dir.prepare();
    const { child, firstLine } = runCode(dir.service());
    const pid = Number(await firstLine);
    const url = `postgres://postgres@${encodeURIComponent(join(dir.path, 'pg18'))}/postgres`;
    await write(url, 1);
    child.kill('SIGKILL');
    const server = await dir.start();
    expect(server.postmasterPid).toBe(pid);
    expect(await read(server.url)).toEqual([1]);
    await server.stop();
    expect(server.postmasterPid).toBeUndefined();
    await expect(read(server.url)).rejects.toThrow(/ENOENT/);
  });

  it('starts at once after service and server were both killed', async () => {
    dir.prepare();
    const { child, firstLine } = runCode(dir.service());
    const pid = Number(await firstLine);
    const url = `postgres://postgres@${encodeURIComponent(join(dir.path, 'pg18'))}/postgres`;
    await write(url, 7);
    process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    const server = await dir.start();
    expect(await read(server.url)).toEqual([7]);
    await server.stop();
  });

  it('stops the server when the service ends without having said so', async () => {
    dir.prepare();
    const { firstLine, ended } = runCode(dir.service(dir.path, 'setTimeout(() => process.exit(3), 50)'));
    await firstLine;
    expect((await ended).code).toBe(3);
    await expect
      .poll(() => existsSync(join(dir.path, 'pg18/data/postmaster.pid')), { timeout: 5_000 })
      .toBe(false);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops a server that is just starting at a %s', async (signal) => {
    dir.prepare();
    const log = join(dir.path, 'pg18', 'server.log');
    rmSync(log);
    const { child, ended } = runCode(
      `import { exitOnSignal } from '${programUrl('common/process/exit-on-signal')}';
       exitOnSignal();
       ${dir.service()}`,
    );
    const said = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
    await expect.poll(said, { interval: 1, timeout: 10_000 }).toContain('starting PostgreSQL');
    child.kill(signal);
    expect((await ended).code).toBe(128 + constants.signals[signal]);
    await expect.poll(said, { timeout: 5_000 }).toContain('database system is shut down\n');
  });

  it('lets two first starts at once end as one owner and one refusal', async () => {
    const results = await Promise.all(
      [runCode(dir.service()), runCode(dir.service())].map(async ({ child, firstLine, ended }) => {
        const line = await firstLine;
        return { child, line, ended };
      }),
    );
    const lines = results.map(({ line }) => line).sort();
    expect(lines[0]).toMatch(/^\d+$/);
    expect(lines[1]).toMatch(/^EmbeddedPostgresError: DATA_DIR .* is in use/);
    expect(readdirSync(join(dir.path, 'pg18')).filter((name) => name.startsWith('new-'))).toEqual([]);
    for (const { child } of results) child.kill('SIGKILL');
  }, 20_000);

  it('says what to do without binaries for the platform', async () => {
    const code = `Object.defineProperty(process, 'arch', { value: 's390x' }); ${dir.service()}`;
    // Imports run first; the platform is read when the server is started.
    expect((await runCode(code).ended).stdout).toMatch(
      /There is no embedded Postgres for linux-s390x .* Set DATABASE_URL to a Postgres server instead/,
    );
  });

  describe.runIf(isRoot)('as root', () => {
    const own = (uid: number) => {
      chownSync(dir.path, uid, uid);
      return { uid, gid: uid };
    };

    it('runs as an ordinary user', async () => {
      const { child, firstLine } = runCode(dir.service(), own(NOBODY));
      expect(await firstLine).toMatch(/^\d+$/);
      child.kill('SIGKILL');
    });

    it('says what to do about a user without a name', async () => {
      const { ended } = runCode(dir.service(), own(54_321));
      expect((await ended).stdout).toMatch(/The user id 54321 has no entry in .* or set DATABASE_URL/);
    });

    it('says what to do about a folder of another user', async () => {
      chmodSync(dir.path, 0o700);
      const { ended } = runCode(dir.service(), { uid: NOBODY, gid: NOBODY });
      expect((await ended).stdout).toMatch(/DATA_DIR .* cannot be used \(EACCES\)/);
    });

    it.each([
      ["root's own home", 0],
      ["another user's home", 1_000],
    ])('works when project and data lie in a private folder: %s', async (_, uid) => {
      const home = mkdtempSync(join(tmpdir(), 'disk-home-'));
      chownSync(home, uid, uid);
      chmodSync(home, 0o700);
      try {
        const cwd = copyPrograms(home);
        const folder = join(cwd, '.data');
        const code = dir.service(folder, 'await server.stop()').replace(programFolder(), cwd);
        const { stdout, code: exit } = await runCode(code, { cwd }).ended;
        expect(stdout).toMatch(/^\d+\n$/);
        expect(exit).toBe(0);
        expect(statSync(join(folder, 'pg18')).uid).not.toBe(0);
      } finally {
        rmSync(home, { recursive: true, force: true });
      }
    });
  });
});
