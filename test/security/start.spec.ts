import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataDir, removeDataDir } from '../integration/database/data-dir.fixture.js';
import { type Ended, runProgram, startProgram } from '../program/run-program.js';

const MAX_MS = 3_000;
const GOOD_ADMIN_KEY = randomBytes(33).toString('base64');
const key = () => randomBytes(32).toString('base64');
const REPEATED = key();

describe('the start', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = makeDataDir();
  });
  afterAll(() => removeDataDir(dataDir));

  /** Without a database that could be reached: whatever refuses here does so before anything is opened. */
  const run = (env: Record<string, string>): Promise<Ended> =>
    runProgram('main', { env: { DATA_DIR: join(dataDir, 'never-made'), PORT: '0', ...env } }).ended;

  const refusals: [string, Record<string, string>, RegExp[]][] = [
    ['no way in', {}, [/AUTH_MODE=required leaves no way in/]],
    ...['0.0.0.0', '::', '192.0.2.7', 'disk.example'].map(
      (HOST): [string, Record<string, string>, RegExp[]] => [
        `AUTH_MODE=none on ${HOST}`,
        { AUTH_MODE: 'none', HOST },
        [/AUTH_MODE=none starts only on a loopback HOST/],
      ],
    ),
    [
      'an unknown AUTH_MODE',
      { AUTH_MODE: 'off', ADMIN_API_KEY: GOOD_ADMIN_KEY },
      [/AUTH_MODE must be one of/],
    ],
    ['a short admin key', { ADMIN_API_KEY: 'planted-short-key' }, [/ADMIN_API_KEY must have 32/]],
    ['an all-equal admin key', { ADMIN_API_KEY: 'Q'.repeat(40) }, [/ADMIN_API_KEY is .*too simple/]],
    [
      'the admin key of the documents',
      { ADMIN_API_KEY: 'change-me-to-32-random-characters-or-more' },
      [/ADMIN_API_KEY is a documented example/],
    ],
    [
      'an admin key that no header can carry',
      { ADMIN_API_KEY: 'planted key with blanks 0123456789 abcdef' },
      [/ADMIN_API_KEY/],
    ],
    [
      'a short credential key',
      aRing(`a:${randomBytes(16).toString('base64')}`),
      [/"a" must be the base64 of/],
    ],
    [
      'an all-equal credential key',
      aRing(`a:${Buffer.alloc(32, 7).toString('base64')}`),
      [/"a" is not random/],
    ],
    [
      'the credential key of the documents',
      aRing('k1:cmVwbGFjZS1tZS13aXRoLTMyLXJhbmRvbS1ieXRlcyE='),
      [/"k1" is not random/],
    ],
    [
      'one credential key twice',
      aRing(`a:${REPEATED},b:${REPEATED}`),
      [/"b" repeats the bytes of another key/],
    ],
    ['one key id twice', aRing(`a:${key()},a:${key()}`), [/"a" is there twice/]],
    ['a credential key without id', aRing(key()), [/entry 1/]],
    [
      'DATABASE_URL without keys',
      { ADMIN_API_KEY: GOOD_ADMIN_KEY, DATABASE_URL: 'postgres://u:planted-password@127.0.0.1:1/db' },
      [/CREDENTIAL_KEYS is required with DATABASE_URL/],
    ],
    [
      'a DATABASE_URL that is none',
      { ...aRing(`a:${key()}`), DATABASE_URL: 'postgres://u:planted/pass word@:no-port/db' },
      [/DATABASE_URL/],
    ],
    [
      'the database password of the documents',
      { ...aRing(`a:${key()}`), DATABASE_URL: 'postgres://disk:change-me@127.0.0.1:1/disk' },
      [/DATABASE_URL .*documented example/],
    ],
    [
      'half of a JWT set-up',
      { AUTH_JWKS_URL: 'https://issuer.example/planted-path' },
      [/missing: AUTH_JWT_ISSUER, AUTH_JWT_AUDIENCE/],
    ],
    [
      'a URL with a user in it',
      { ADMIN_API_KEY: GOOD_ADMIN_KEY, TENCENT_API_ORIGIN: 'http://planted-user:planted-pass@127.0.0.1' },
      [/TENCENT_API_ORIGIN must be an origin/],
    ],
    [
      'calls in clear text to another machine',
      { ADMIN_API_KEY: GOOD_ADMIN_KEY, TENCENT_API_ORIGIN: 'http://planted-relay:9100' },
      [/TENCENT_API_ORIGIN must start with https:/],
    ],
    [
      'stacks in replies beyond this machine',
      { ADMIN_API_KEY: GOOD_ADMIN_KEY, HOST: '0.0.0.0', EXPOSE_STACK: 'true' },
      [/EXPOSE_STACK=true starts only on a loopback HOST/],
    ],
    [
      'a secret file that is not there',
      { ADMIN_API_KEY_FILE: '/planted/path' },
      [/ADMIN_API_KEY_FILE names a file/, /AUTH_MODE=required leaves no way in/],
    ],
    [
      'everything wrong at once',
      {
        HOST: '0.0.0.0',
        PORT: 'planted-port',
        AUTH_MODE: 'none',
        ADMIN_API_KEY: 'planted-short-key',
        CREDENTIAL_KEYS: 'a:planted-not-base64',
        DATABASE_URL: 'mysql://planted:planted@127.0.0.1/db',
        AUTH_JWT_ISSUER: 'planted-issuer',
        REQUEST_TIMEOUT_MS: '-1',
        TENCENT_RATE_PER_SECOND: 'planted',
        HTTP_STATUS_MODE: 'planted',
        EXPOSE_STACK: 'planted',
        LOG_LEVEL: 'planted',
      },
      [
        /AUTH_MODE=none starts only/,
        /PORT must be/,
        /ADMIN_API_KEY must have 32/,
        /CREDENTIAL_KEYS: key "a" must be/,
        /DATABASE_URL must be a URL/,
        /missing: AUTH_JWKS_URL, AUTH_JWT_AUDIENCE/,
        /REQUEST_TIMEOUT_MS must be/,
        /TENCENT_RATE_PER_SECOND must be/,
        /HTTP_STATUS_MODE must be/,
        /EXPOSE_STACK must be/,
        /LOG_LEVEL must be/,
      ],
    ],
  ];

  it.each(refusals)('refuses %s, in time and without printing a value', async (_, env, faults) => {
    const { code, stdout, stderr, ms } = await run(env);
    expect(code).toBe(1);
    for (const fault of faults) expect(stderr).toMatch(fault);
    expect(stderr).toMatch(new RegExp(`has ${faults.length} fault`));
    expect(ms).toBeLessThan(MAX_MS);
    const said = stdout + stderr;
    expect(said).not.toContain('planted');
    expect(said).not.toMatch(/\n\s+at /);
    for (const [name, value] of Object.entries(env))
      if (value.length > 12 && !name.endsWith('_FILE')) expect(said).not.toContain(value);
  });

  it('takes secrets from files, and not from both places', async () => {
    const file = join(dataDir, 'admin-key');
    writeFileSync(file, 'planted-short-key\n');
    expect((await run({ ADMIN_API_KEY_FILE: file })).stderr).toMatch(/ADMIN_API_KEY must have 32/);
    const both = await run({ ADMIN_API_KEY_FILE: file, ADMIN_API_KEY: GOOD_ADMIN_KEY });
    expect(both.stderr).toMatch(/ADMIN_API_KEY and ADMIN_API_KEY_FILE are both set/);
  });

  it('binds loopback alone unless told otherwise', async () => {
    const service = await startProgram({ DATA_DIR: join(dataDir, 'data'), ADMIN_API_KEY: GOOD_ADMIN_KEY });
    try {
      expect(new URL(service.origin).hostname).toBe('127.0.0.1');
      expect((await fetch(`${service.origin}/healthz`)).status).toBe(200);
      const others = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .filter(({ family, internal }) => family === 'IPv4' && !internal);
      for (const { address } of others)
        expect(await refusal(address, Number(new URL(service.origin).port))).toBe('ECONNREFUSED');
    } finally {
      expect((await service.stop()).code).toBe(0);
    }
  });
});

function aRing(CREDENTIAL_KEYS: string): Record<string, string> {
  return { ADMIN_API_KEY: GOOD_ADMIN_KEY, CREDENTIAL_KEYS };
}

const refusal = (host: string, port: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
  });
