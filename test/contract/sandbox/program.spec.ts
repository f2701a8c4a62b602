import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/sandbox/environment.js';
import { DEFAULT_ACCOUNT } from '../../../src/sandbox/options.js';
import { rawCall } from './raw-call.js';
import { sdkClients } from './sdk-clients.js';

describe('readEnvironment', () => {
  it('has a default for every variable', () => {
    expect(readEnvironment({})).toEqual({
      options: {
        host: '127.0.0.1',
        port: 9100,
        delayMs: 300,
        operationLogs: 'offline',
        rateLimits: true,
        resetState: false,
        accounts: undefined,
        tlsPort: undefined,
      },
      caFile: undefined,
    });
  });

  it('reads every variable', () => {
    const env = {
      SANDBOX_HOST: '::1',
      SANDBOX_PORT: '0',
      SANDBOX_TLS_PORT: '0',
      SANDBOX_CA_FILE: '/tmp/ca.pem',
      SANDBOX_DELAY_MS: '0',
      SANDBOX_OPERATION_LOGS: 'answer',
      SANDBOX_RATE_LIMITS: 'off',
      SANDBOX_STATE_FILE: '/tmp/state.json',
      SANDBOX_RESET: '1',
      SANDBOX_ACCOUNTS: 'AKIDa:key-a, AKIDb:key+b/=',
    };
    expect(readEnvironment(env)).toEqual({
      options: {
        host: '::1',
        port: 0,
        tlsPort: 0,
        delayMs: 0,
        operationLogs: 'answer',
        rateLimits: false,
        stateFile: '/tmp/state.json',
        resetState: true,
        accounts: [
          { secretId: 'AKIDa', secretKey: 'key-a' },
          { secretId: 'AKIDb', secretKey: 'key+b/=' },
        ],
      },
      caFile: '/tmp/ca.pem',
    });
  });

  it('names every problem and no value', () => {
    const env = {
      SANDBOX_PORT: '65536',
      SANDBOX_TLS_PORT: 'https',
      SANDBOX_DELAY_MS: '-1',
      SANDBOX_OPERATION_LOGS: 'maybe',
      SANDBOX_RATE_LIMITS: 'yes',
      SANDBOX_RESET: 'please',
      SANDBOX_ACCOUNTS: 'AKIDa:secret-value,AKIDa:other,broken',
    };
    const read = readEnvironment(env);
    expect(read).toEqual({
      problems: [
        'SANDBOX_PORT must be a whole number from 0 to 65535',
        'SANDBOX_TLS_PORT must be a whole number from 0 to 65535',
        'SANDBOX_DELAY_MS must be a whole number from 0 to 3600000',
        'SANDBOX_OPERATION_LOGS must be one of offline, answer',
        'SANDBOX_RATE_LIMITS must be one of on, off',
        'SANDBOX_RESET must be one of 0, 1',
        'SANDBOX_ACCOUNTS must be SecretId:SecretKey pairs separated by commas',
        'SANDBOX_ACCOUNTS names a SecretId twice',
      ],
    });
  });

  it('refuses a file for a certificate that does not exist without an HTTPS port', () => {
    expect(readEnvironment({ SANDBOX_CA_FILE: '/tmp/ca.pem' })).toEqual({
      problems: ['SANDBOX_CA_FILE needs SANDBOX_TLS_PORT'],
    });
  });
});

const SOURCE = fileURLToPath(new URL('../../../src/sandbox/', import.meta.url));

describe('the compiled program outside the project', () => {
  let folder: string;
  const children: ChildProcess[] = [];

  /** In a folder where any import other than Node's own modules fails. */
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sandbox-program-'));
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    if (files.length < 20) throw new Error('the source was not found');
    for (const file of files) {
      const { code } = transformSync(readFileSync(SOURCE + file, 'utf8'), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      });
      const target = path.join(folder, file.replace(/\.ts$/, '.js'));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const start = (env: Record<string, string>) => {
    const child = spawn(process.execPath, [path.join(folder, 'main.js')], { env, stdio: 'pipe' });
    children.push(child);
    const seen = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (seen.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (seen.err += chunk.toString()));
    const exit = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
    const line = (pattern: RegExp) =>
      new Promise<string[]>((done, failed) => {
        const look = () => {
          const match = pattern.exec(seen.out);
          if (match) done(match);
        };
        child.stdout.on('data', look);
        child.once('exit', () => failed(new Error(`ended: ${seen.err}`)));
        look();
      });
    return { child, seen, exit, line };
  };

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers, and ends with 0 on %s while a call waits',
    async (signal) => {
      const { child, exit, line } = start({ SANDBOX_PORT: '0' });
      const [, origin = '', port] = await line(
        /^sandbox listening on (http:\/\/127\.0\.0\.1:(\d+))\nsandbox account (.*)\n/,
      );
      expect((await line(/^sandbox account (.*)$/m))[1]).toBe(
        `${DEFAULT_ACCOUNT.secretId}:${DEFAULT_ACCOUNT.secretKey}`,
      );
      expect((await rawCall(Number(port))).response).toMatchObject({ TotalCount: 2 });
      await fetch(`${origin}/_sandbox/faults`, { method: 'POST', body: '{"Action":"*","Fault":"hang"}' });
      const waiting = rawCall(Number(port)).catch((error: Error) => error);
      for (;;) {
        const calls = (await (await fetch(`${origin}/_sandbox/calls`)).json()) as { Calls: unknown[] };
        if (calls.Calls.length === 2) break;
      }
      child.kill(signal);
      expect(await exit).toBe(0);
      expect(await waiting).toBeInstanceOf(Error);
    },
  );

  it('does not print keys that it was given', async () => {
    const { child, seen, exit, line } = start({ SANDBOX_PORT: '0', SANDBOX_ACCOUNTS: 'AKIDx:secret-value' });
    const [, port] = await line(/listening on http:\/\/127\.0\.0\.1:(\d+)\n/);
    const signed = await rawCall(Number(port), { secretId: 'AKIDx', secretKey: 'secret-value' });
    expect(signed.response).toMatchObject({ TotalCount: 2 });
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(seen.out + seen.err).not.toContain('secret-value');
  });

  it('opens an HTTPS port and writes the certificate to trust, but no key', async () => {
    const before = new Set(readdirSync(folder));
    const caFile = path.join(folder, 'ca.pem');
    const { child, exit, line } = start({
      SANDBOX_PORT: '0',
      SANDBOX_TLS_PORT: '0',
      SANDBOX_CA_FILE: caFile,
    });
    const [, port] = await line(/^sandbox listening on https:\/\/127\.0\.0\.1:(\d+)$/m);
    const clients = sdkClients(Number(port), { ca: readFileSync(caFile, 'utf8') });
    expect((await clients.cbs().DescribeDisks({})).TotalCount).toBe(2);
    clients.end();
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(readFileSync(caFile, 'utf8')).toMatch(
      /^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n$/,
    );
    expect(readdirSync(folder).filter((name) => !before.has(name))).toEqual(['ca.pem']);
  });

  it('ends with 1 when the certificate cannot be written', async () => {
    const caFile = path.join(folder, 'missing', 'ca.pem');
    const { seen, exit } = start({ SANDBOX_PORT: '0', SANDBOX_TLS_PORT: '0', SANDBOX_CA_FILE: caFile });
    expect(await exit).toBe(1);
    expect(seen.err).toMatch(/ENOENT/);
    expect(seen.out).toBe('');
  });

  it('ends with 1 when the HTTPS port is taken', async () => {
    const first = start({ SANDBOX_PORT: '0' });
    const [, port = ''] = await first.line(/listening on http:\/\/127\.0\.0\.1:(\d+)\n/);
    const second = start({ SANDBOX_PORT: '0', SANDBOX_TLS_PORT: port });
    expect(await second.exit).toBe(1);
    expect(second.seen.err).toMatch(/EADDRINUSE/);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
  });

  it('ends with 1 and names every problem of the environment', async () => {
    const { seen, exit } = start({ SANDBOX_PORT: 'x', SANDBOX_RATE_LIMITS: 'x' });
    expect(await exit).toBe(1);
    expect(seen.err.trim().split('\n')).toHaveLength(2);
  });

  it('ends with 1 when the port is taken', async () => {
    const first = start({ SANDBOX_PORT: '0' });
    const [, port = ''] = await first.line(/listening on http:\/\/127\.0\.0\.1:(\d+)\n/);
    const second = start({ SANDBOX_PORT: port });
    expect(await second.exit).toBe(1);
    expect(second.seen.err).toMatch(/EADDRINUSE/);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
  });
});
