import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFile } from '../program/compiled-programs.js';
import { runProgram } from '../program/run-program.js';
import { makeDataDir, removeDataDir } from './database/data-dir.fixture.js';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE = { timeout: 30_000, interval: 50 };

describe('npm start', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = makeDataDir();
  });
  afterAll(() => removeDataDir(dataDir));

  const start = () => runProgram('bin/start', { env: { DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0' } });

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
