import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../program/run-program.js';
import { makeDataDir, removeDataDir } from '../database/data-dir.fixture.js';
import { type Cli, makeCli } from './cli.fixture.js';

/** The pair that `npm start` stores. */
const VERIFY = [
  ...['credential', 'verify', '--tenant', 'system'],
  ...['--cluster', '72db4b34-1473-418f-ade4-de00b956f16b'],
];
/** Nothing listens there: without a sandbox no call leaves this machine. */
const NOWHERE = { TENCENT_PROXY: 'http://127.0.0.1:9', TENCENT_TIMEOUT_MS: '500' };

describe('cli credential verify beside npm start', () => {
  let dataDir: string;
  let cli: Cli;
  const note = () => join(dataDir, 'sandbox-address.json');

  beforeAll(() => {
    dataDir = makeDataDir();
    cli = makeCli({ DATA_DIR: dataDir });
  });
  afterAll(() => removeDataDir(dataDir));

  const start = async () => {
    const program = runProgram('bin/start', { env: { DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0' } });
    await expect.poll(() => program.output(), { timeout: 30_000 }).toContain('Ctrl-C');
    return program;
  };

  it('asks the sandbox by itself, and Tencent again when npm start has ended', async () => {
    const program = await start();
    const { code, stdout, stderr } = await cli.run(VERIFY);
    expect([code, JSON.parse(stdout).Accepted]).toEqual([0, true]);
    const { origin } = JSON.parse(readFileSync(note(), 'utf8')) as { origin: string };
    expect(stderr).toBe(`asking the sandbox of the running npm start, ${origin}\n`);
    expect(statSync(note()).mode & 0o777).toBe(0o600);

    const given = await cli.run(VERIFY, { env: { TENCENT_API_ORIGIN: 'http://127.0.0.1:9' } });
    expect([given.code, given.stderr]).toEqual([1, expect.stringMatching(/^TENCENT_UNREACHABLE/)]);

    program.child.kill('SIGINT');
    await program.ended;
    expect(existsSync(note())).toBe(false);
  });

  it('does not believe the note of a process that was killed', async () => {
    const program = await start();
    program.child.kill('SIGKILL');
    await program.ended;
    expect(existsSync(note())).toBe(true);
    const { code, stderr } = await cli.run(VERIFY, { env: NOWHERE });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^TENCENT_/)]);
  });
});
