import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnvironmentError, type Purpose, readEnvironment } from './environment.js';

const KEY = randomBytes(32).toString('base64');
const ADMIN_API_KEY = randomBytes(33).toString('base64');
const LEAST = { ADMIN_API_KEY };
const JWT = {
  AUTH_JWKS_URL: 'https://issuer.example/jwks',
  AUTH_JWT_ISSUER: 'https://issuer.example/',
  AUTH_JWT_AUDIENCE: 'disks',
};

const faultsOf = (env: NodeJS.ProcessEnv, purpose?: Purpose): string[] => {
  try {
    readEnvironment(env, purpose);
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return (error as EnvironmentError).faults;
  }
  return [];
};

describe(readEnvironment.name, () => {
  it('has a default for everything but a way in', () => {
    const { adminApiKey, ...defaults } = readEnvironment(LEAST);
    expect(adminApiKey).toBe(ADMIN_API_KEY);
    expect(defaults).toEqual({
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: undefined,
      databaseConnections: 33,
      databaseDirectUrl: undefined,
      databaseRuntimeRole: undefined,
      dataDir: '.data',
      credentialKeys: [],
      authMode: 'required',
      authJwksUrl: undefined,
      authJwtIssuer: undefined,
      authJwtAudience: undefined,
      tencentApiOrigin: undefined,
      tencentProxy: undefined,
      tencentTimeoutMs: 10_000,
      requestTimeoutMs: 30_000,
      tencentRatePerSecond: undefined,
      descLanguage: 'en',
      httpStatusMode: 'semantic',
      exposeStack: false,
      corsOrigins: [],
      maxApiKeyDays: 365,
      logLevel: 'info',
    });
  });

  it.each([
    ['HOST', '0.0.0.0', 'host', '0.0.0.0'],
    ['PORT', '0', 'port', 0],
    ['PORT', '65535', 'port', 65_535],
    ['DATA_DIR', '/srv/disk data', 'dataDir', '/srv/disk data'],
    ['TENCENT_API_ORIGIN', 'http://127.0.0.1:9100', 'tencentApiOrigin', 'http://127.0.0.1:9100'],
    ['TENCENT_PROXY', 'http://proxy:3128', 'tencentProxy', 'http://proxy:3128'],
    ['TENCENT_TIMEOUT_MS', '100', 'tencentTimeoutMs', 100],
    ['REQUEST_TIMEOUT_MS', '600000', 'requestTimeoutMs', 600_000],
    ['TENCENT_RATE_PER_SECOND', '1', 'tencentRatePerSecond', 1],
    ['HTTP_STATUS_MODE', 'always-200', 'httpStatusMode', 'always-200'],
    ['DESC_LANGUAGE', 'zh', 'descLanguage', 'zh'],
    ['EXPOSE_STACK', 'true', 'exposeStack', true],
    ['EXPOSE_STACK', 'false', 'exposeStack', false],
    [
      'CORS_ORIGINS',
      ' https://a.example, ,https://b.example',
      'corsOrigins',
      ['https://a.example', 'https://b.example'],
    ],
    ['LOG_LEVEL', ' debug ', 'logLevel', 'debug'],
    ['AUTH_MODE', 'none', 'authMode', 'none'],
  ] as const)('reads %s=%s', (name, text, field, value) =>
    expect(readEnvironment({ ...LEAST, [name]: text })[field]).toEqual(value),
  );

  it('reads a database with its keys, and an issuer of tokens', () => {
    const DATABASE_URL = 'postgresql://disk:p%40ss@db:5432/disk';
    const config = readEnvironment({ ...JWT, DATABASE_URL, CREDENTIAL_KEYS: `a:${KEY}` });
    expect(config).toMatchObject({
      databaseUrl: DATABASE_URL,
      authJwksUrl: JWT.AUTH_JWKS_URL,
      authJwtIssuer: JWT.AUTH_JWT_ISSUER,
      authJwtAudience: JWT.AUTH_JWT_AUDIENCE,
      adminApiKey: undefined,
    });
    expect(config.credentialKeys.map(({ kid }) => kid)).toEqual(['a']);
  });

  it('puts a password of its own into DATABASE_URL, whatever is in it', () => {
    const read = (DATABASE_PASSWORD: string, DATABASE_URL = 'postgres://disk@db:5432/disk') =>
      readEnvironment({ DATABASE_URL, DATABASE_PASSWORD }, 'migration').databaseUrl!;
    for (const password of ['a/@#?:%41 b[]$ü', 'plain'])
      expect(decodeURIComponent(new URL(read(password)).password)).toBe(password);
    expect(read('p/w')).toBe('postgres://disk:p%2Fw@db:5432/disk');
    expect(read('', 'postgres://disk:p@db/disk')).toBe('postgres://disk:p@db/disk');
    const migrating = (env: NodeJS.ProcessEnv) => faultsOf(env, 'migration').join();
    expect(migrating({ DATABASE_URL: read('p'), DATABASE_PASSWORD: 'q' })).toContain('keep one');
    expect(migrating({ DATABASE_URL: 'postgres:///disk', DATABASE_PASSWORD: 'q' })).toContain('a host');
    const example = { DATABASE_URL: 'postgres://disk@db/disk', DATABASE_PASSWORD: 'change-me' };
    expect(migrating(example)).toContain('documented example');
  });

  it('takes empty and blank for absent, as compose files send them', () => {
    const source = readFileSync(new URL('environment.ts', import.meta.url), 'utf8');
    const made = source.slice(source.indexOf('new AppConfig('), source.indexOf('check(read'));
    // The keys are read before.
    const names = [
      'CREDENTIAL_KEYS',
      ...[...made.matchAll(/read\.\w+\('([A-Z_]+)'/g)].map((match) => match[1]!),
    ];
    const variables = Object.keys(readEnvironment(LEAST)).map((key) =>
      key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    );
    // These are read by a method and a file of their own.
    expect([...new Set(names), 'DATABASE_URL', 'TRACING'].sort()).toEqual(variables.sort());
    const blank = Object.fromEntries(names.map((name, i) => [name, ' '.repeat(i)]));
    expect(readEnvironment({ ...blank, ...LEAST })).toEqual(readEnvironment(LEAST));
  });

  it('lets no attempt outlast its request', () =>
    expect(readEnvironment({ ...LEAST, REQUEST_TIMEOUT_MS: '500' }).tencentTimeoutMs).toBe(500));

  const VALUE = 'zQzSecretzQz';
  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', VALUE],
    ['TENCENT_TIMEOUT_MS', '99'],
    ['REQUEST_TIMEOUT_MS', '1e5'],
    ['TENCENT_RATE_PER_SECOND', '0'],
    ['AUTH_MODE', VALUE],
    ['HTTP_STATUS_MODE', '200'],
    ['EXPOSE_STACK', 'yes'],
    ['EXPOSE_STACK', 'TRUE'],
    ['LOG_LEVEL', VALUE],
    ['TENCENT_API_ORIGIN', VALUE],
    ['TENCENT_API_ORIGIN', `ftp://${VALUE}`],
    ['TENCENT_API_ORIGIN', `https://relay/${VALUE}`],
    ['TENCENT_API_ORIGIN', `https://relay?${VALUE}`],
    ['TENCENT_PROXY', `http://user:${VALUE}@proxy:3128`],
    ['CORS_ORIGINS', VALUE],
    ['CORS_ORIGINS', `https://portal.example,*${VALUE}`],
    ['CORS_ORIGINS', `https://portal.example/${VALUE}`],
    ['AUTH_JWKS_URL', `http://issuer.example/${VALUE}`],
    ['AUTH_JWKS_URL', `https://${VALUE}@issuer.example`],
    ['DATABASE_URL', `mysql://disk:${VALUE}@db/disk`],
    ['DATABASE_URL', VALUE],
    ['DATABASE_URL', `postgres://disk:%zz${VALUE}@db/disk`],
    ['DATABASE_RUNTIME_ROLE', VALUE],
    ['DATABASE_CONNECTIONS', VALUE],
    ['DATABASE_CONNECTIONS', '9'],
    ['DATABASE_RUNTIME_ROLE', `disk"; DROP TABLE ${VALUE}`],
    ['CREDENTIAL_KEYS', `a:${VALUE}`],
    ['ADMIN_API_KEY', VALUE],
    ['ADMIN_API_KEY', 'a'.repeat(40)],
    ['ADMIN_API_KEY', `${VALUE} with a blank, and long enough to pass`],
    ['ADMIN_API_KEY', 'change-me-to-32-random-characters-or-more'],
    ['ADMIN_API_KEY_FILE', `/nowhere/${VALUE}`],
  ])('refuses %s=%s by name, without the value', (name, value) => {
    const faults = faultsOf({ ...LEAST, CREDENTIAL_KEYS: `a:${KEY}`, [name]: value });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toContain(name);
    expect(faults.join('\n')).not.toContain(VALUE);
  });

  it('takes keys over plain HTTP from this machine alone, and origins as browsers write them', () => {
    const config = readEnvironment({
      ...LEAST,
      ...JWT,
      AUTH_JWKS_URL: 'http://127.0.0.1:9999/jwks?x=1',
      CORS_ORIGINS: ' https://Portal.example/ , http://localhost:3000',
      TENCENT_API_ORIGIN: 'http://127.0.0.1:9100/',
    });
    expect(config).toMatchObject({
      authJwksUrl: 'http://127.0.0.1:9999/jwks?x=1',
      corsOrigins: ['https://portal.example', 'http://localhost:3000'],
      tencentApiOrigin: 'http://127.0.0.1:9100',
    });
  });

  it('names every fault at once, each once', () => {
    const faults = faultsOf({
      PORT: 'x',
      AUTH_MODE: 'maybe',
      DATABASE_URL: 'db',
      EXPOSE_STACK: '1',
      HTTP_STATUS_MODE: 'x',
      LOG_LEVEL: 'loud',
      TENCENT_TIMEOUT_MS: 'x',
      REQUEST_TIMEOUT_MS: 'x',
      TENCENT_RATE_PER_SECOND: 'x',
      TENCENT_API_ORIGIN: 'x',
      AUTH_JWT_ISSUER: 'x',
    });
    expect(new Set(faults).size).toBe(faults.length);
    for (const name of [
      'PORT',
      'AUTH_MODE must',
      'DATABASE_URL must',
      'CREDENTIAL_KEYS is required',
      'EXPOSE_STACK',
      'HTTP_STATUS_MODE',
      'LOG_LEVEL',
      'TENCENT_TIMEOUT_MS',
      'REQUEST_TIMEOUT_MS',
      'TENCENT_RATE_PER_SECOND',
      'TENCENT_API_ORIGIN',
      'leaves no way in',
      'missing: AUTH_JWKS_URL, AUTH_JWT_AUDIENCE',
    ])
      expect(
        faults.filter((fault) => fault.includes(name)),
        name,
      ).toHaveLength(1);
    expect(new EnvironmentError(faults).message).toContain(`has ${faults.length} fault(s)`);
  });

  it.each([['0.0.0.0'], ['192.168.1.2'], ['::'], ['disk.example']])(
    'opens the door to everybody on a loopback address only, not on %s',
    (HOST) => expect(faultsOf({ AUTH_MODE: 'none', HOST })).toEqual([expect.stringContaining('loopback')]),
  );

  it.each([['127.0.0.1'], ['localhost'], ['::1']])('opens it on %s', (HOST) =>
    expect(readEnvironment({ AUTH_MODE: 'none', HOST }).authMode).toBe('none'),
  );

  it.each(Object.keys(JWT))('wants %s together with its companions', (name) => {
    const { [name as keyof typeof JWT]: _, ...others } = JWT;
    expect(faultsOf({ ...LEAST, ...others }).join()).toContain(`missing: ${name}`);
  });

  describe('for other purposes', () => {
    it('starts open without a way in, and closed with one', () => {
      expect(readEnvironment({}, 'start').authMode).toBe('none');
      expect(readEnvironment(LEAST, 'start').authMode).toBe('required');
      expect(readEnvironment(JWT, 'start').authMode).toBe('required');
      expect(faultsOf({ HOST: '0.0.0.0' }, 'start').join()).toContain('loopback');
    });

    it('asks a command for no way in, and a migration for no keys', () => {
      const DATABASE_URL = 'postgres://disk@db/disk';
      expect(faultsOf({}, 'command')).toEqual([]);
      expect(faultsOf({ DATABASE_URL }, 'command').join()).toContain('CREDENTIAL_KEYS');
      expect(faultsOf({ DATABASE_URL }, 'migration')).toEqual([]);
    });
  });

  describe('with secrets in files', () => {
    let folder: string;
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'environment-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('reads them without the line feed at their end', () => {
      const config = readEnvironment({
        ADMIN_API_KEY_FILE: file('admin', `${ADMIN_API_KEY}\n`),
        DATABASE_URL_FILE: file('database', 'postgres://disk:secret@db/disk\r\n'),
        CREDENTIAL_KEYS_FILE: file('keys', `a:${KEY}\n`),
      });
      expect(config).toMatchObject({
        adminApiKey: ADMIN_API_KEY,
        databaseUrl: 'postgres://disk:secret@db/disk',
      });
      expect(config.credentialKeys).toHaveLength(1);
    });

    it.each(['ADMIN_API_KEY', 'DATABASE_URL', 'DATABASE_PASSWORD', 'CREDENTIAL_KEYS'])(
      'refuses %s both ways at once',
      (name) => {
        const env = { ...LEAST, [name]: 'x', [`${name}_FILE`]: file('both', 'y') };
        expect(faultsOf(env)).toContain(`${name} and ${name}_FILE are both set; keep one`);
      },
    );

    it('takes an empty file for absent', () =>
      expect(faultsOf({ ADMIN_API_KEY_FILE: file('empty', '\n') }).join()).toContain('no way in'));
  });
});
