import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFile } from '../program/compiled-programs.js';
import { runProgram } from '../program/run-program.js';
import { makeDataDir, removeDataDir } from './database/data-dir.fixture.js';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE = { timeout: 30_000, interval: 50 };

const DEMO = { TenantUuid: 'system', ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b' };
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** What is said of an old Node is no part of what went wrong. */
const withoutNotice = (stderr: string): string => stderr.replace(/^Node .*\n/, '');

describe('npm start', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = makeDataDir();
  });
  afterAll(() => removeDataDir(dataDir));

  const start = (env: Record<string, string> = {}) =>
    runProgram('bin/start', { env: { DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0', ...env } });

  async function running(env: Record<string, string> = {}) {
    const program = start(env);
    await expect.poll(() => program.output(), PATIENCE).toContain('Ctrl-C');
    const origin = /API +(\S+)\/v1\/tencent\/$/m.exec(program.output())?.[1] ?? '';
    const call = async (route: string, body: object) => {
      const text = JSON.stringify({ Region: 'ap-guangzhou', ...DEMO, ...body });
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch(`${origin}/v1/tencent/${route}`, { method: 'POST', headers, body: text });
      return ((await reply.json()) as { data: { TotalCount: number } }).data;
    };
    const stop = (signal: NodeJS.Signals = 'SIGINT') => {
      program.child.kill(signal);
      return program.ended;
    };
    return { ...program, call, stop };
  }

  it('prints the address it got, and ends well while its sandbox runs', async () => {
    const program = start();
    await expect.poll(() => program.output(), PATIENCE).toContain('Ctrl-C');
    const docs = /Swagger UI +(\S+)/.exec(program.output())?.[1] ?? '';
    expect(docs).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+\/docs$/);
    expect((await fetch(docs)).status).toBe(200);
    program.child.kill('SIGINT');
    const { code, stderr } = await program.ended;
    expect(code).toBe(0);
    expect(stderr).not.toContain('the sandbox ended');
  });

  it.each([
    ['npm alone, as a supervisor does', (pid: number) => process.kill(pid, 'SIGINT')],
    ['npm and all below it, as a terminal does', (pid: number) => process.kill(-pid, 'SIGINT')],
  ])('is stopped in order by a SIGINT to %s', async (_, interrupt) => {
    const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0', AUTH_MODE: 'none' };
    const npm = spawn('npm', ['start'], {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [npm.stdout, npm.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    await expect.poll(() => output, PATIENCE).toContain('Ctrl-C');
    const docs = /Swagger UI +(\S+)/.exec(output)?.[1] ?? '';
    interrupt(npm.pid!);
    await once(npm, 'close');
    expect(output).toContain('"msg":"stopped"');
    await expect(fetch(docs)).rejects.toThrow('fetch failed');
  });

  it('keeps the disks of the sandbox from one start to the next, until it is told to begin anew', async () => {
    const disk = { Placement: { Zone: 'ap-guangzhou-3' }, DiskType: 'CLOUD_PREMIUM', DiskSize: 20 };
    const count = async ({ call }: Awaited<ReturnType<typeof running>>) =>
      (await call('disk/list', { Fuzzy: 'kept' })).TotalCount;
    const first = await running();
    await first.call('disk/create', { ...disk, DiskName: 'kept' });
    await expect.poll(() => count(first), PATIENCE).toBe(1);
    // The sandbox ends in order when its parent is gone.
    await first.stop('SIGKILL');
    const second = await running();
    expect(await count(second)).toBe(1);
    await second.stop();
    const third = await running({ SANDBOX_RESET: '1' });
    expect(await count(third)).toBe(0);
    await third.stop();
  });

  it('says in one sentence that its port is in use, and what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stdout, stderr } = await start({ PORT: String(port) }).ended;
    server.close();
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(withoutNotice(stderr)).toMatch(
      new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use, .*PORT=8090 DATA_DIR=\\.data2 npm start\n$`),
    );
  });

  it('says in one sentence that its folder is in use, and leaves the disks of the other alone', async () => {
    const first = await running();
    const { code, stdout, stderr } = await start({ SANDBOX_RESET: '1' }).ended;
    const said = withoutNotice(stderr);
    expect([code, said.split('\n').length, /"level":"(warn|error)"/.test(stdout)]).toEqual([1, 2, false]);
    expect(said).toMatch(/^DATA_DIR .* is in use by another process .*\n$/);
    await first.stop();
    const second = await running();
    expect((await second.call('disk/list', {})).TotalCount).toBe(2);
    await second.stop();
  });

  it('says in one sentence that its folder cannot be used', async () => {
    const file = `${dataDir}/a-file`;
    writeFileSync(file, '');
    const { code, stderr, stdout } = await start({ DATA_DIR: `${file}/data` }).ended;
    expect([code, /"level":"(warn|error)"/.test(stdout)]).toEqual([1, false]);
    expect(withoutNotice(stderr)).toMatch(/^DATA_DIR .* cannot be used \(ENOTDIR\).*\n$/);
  });

  it('says nothing on standard error but the banner and what it has to say of Node', async () => {
    const program = await running();
    const { stderr } = await program.stop();
    expect(stderr.split('\n').filter((line) => line.startsWith('Node ')).length).toBe(
      process.versions.node.startsWith('20.') ? 1 : 0,
    );
    expect(withoutNotice(stderr)).toMatch(/^\n {2}API [\s\S]*Ctrl-C stops all of it\n\n$/);
    expect(program.output()).toContain('{"level":"info"');
  });

  it.runIf(hasScript)('writes lines for people where standard output is a terminal', async () => {
    const command = `${process.execPath} ${programFile('bin/start')}`;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      env: { PATH: process.env['PATH'], TERM: 'xterm', DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0' },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await expect.poll(() => output, PATIENCE).toContain('Ctrl-C stops');
    expect(output).toContain('\u001b[32mINFO \u001b[39m listening');
    expect(output).toMatch(/^\d\d:\d\d:\d\d[+-]\d\d:\d\d /m);
    expect(output).not.toContain('{"level"');
    child.stdin.write('\u0003');
    await once(child, 'exit');
    expect(output).toMatch(/ stopped\r?\n/);
  });

  it.runIf(process.platform === 'linux')('ends with 1 when its sandbox dies', async () => {
    const program = start();
    await expect.poll(() => program.output(), PATIENCE).toContain('Ctrl-C');
    const sandboxes = processesOf(programFile('sandbox/main'));
    expect(sandboxes).toHaveLength(1);
    process.kill(sandboxes[0]!, 'SIGKILL');
    const { code, stderr } = await program.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('the sandbox ended with SIGKILL, and the service with it');
  });
});

function processesOf(script: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).includes(script))
    .map(Number);
}

/** Empty for a process that has just ended. */
function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
