import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stub } from '../contract/tencent/stub-server.js';
import {
  createTestDatabase,
  makeDataDir,
  removeDataDir,
  type TestDatabase,
} from '../integration/database/postgres.fixture.js';
import {
  type Canary,
  commandLines,
  type Finding,
  formsOf,
  plant,
  search,
  searchFolder,
} from './canary.fixture.js';
import { type Operation, operationsOf, readDocument } from './document.fixture.js';
import { startEchoingCloud, TROUBLES } from './echoing-cloud.fixture.js';
import { runCode, runProgram, type RunningService, startProgram } from './program.fixture.js';

const adminKey = plant('Admin', (core) => `${core}-0123456789-abcdefghij`);
const secretId = plant('SecretId', (core) => `AKID${core}`);
const secretKey = plant('SecretKey', (core) => `a/"${core}\\+&<${'k'.repeat(8)}==`);
const stsToken = plant('Token', (core) => `t%2F'${core}:;?${'t'.repeat(40)}`);
const wrongToken = plant('WrongToken', (core) => `tdk_${core}`);
const password = plant('Password', (core) => `p@ss/${core}:#?`);
const credentialKey = aKey('CredentialKey');
const otherKey = aKey('OtherCredentialKey');
const CANARIES = [adminKey, secretId, secretKey, stsToken, wrongToken, password, credentialKey, otherKey];

/** 32 bytes that hold the core; the value is what stands in the configuration. */
function aKey(name: string): Canary {
  const { core } = plant(name);
  const bytes = Buffer.from(core.padEnd(32, 'aB3xYz9').slice(0, 32));
  return { name, core: core.slice(0, 20), value: bytes.toString('base64') };
}

const TENANT = 'system';
const clusterOf = (trouble: number) => `trouble-${trouble}`;
const secretIdOf = (trouble: number) => `${secretId.value}${String(trouble).padStart(3, '0')}`;

/** The API in full, every trouble on every route, with all that comes back kept. */
class Exercise {
  readonly replies: string[] = [];
  apiKey: Canary | undefined;
  operations: Operation[] = [];

  constructor(readonly service: RunningService) {}

  async send(path: string, init: RequestInit & { raw?: string } = {}, keep = true): Promise<string> {
    const response = await fetch(`${this.service.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      ...init,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${adminKey.value}`,
        ...(init.headers as Record<string, string>),
      },
    });
    const text = await response.text();
    if (keep) this.replies.push(`${response.status} ${JSON.stringify([...response.headers])}\n${text}`);
    return text;
  }

  async run(): Promise<void> {
    this.operations = operationsOf(await readDocument(this.service.origin));
    for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs', '/nothing'])
      await this.send(path, { method: 'GET' });
    await this.storeKeys();
    await this.everyTrouble();
    await this.malformed();
    await this.elsewhere();
    await this.apiKeys();
    await this.send('/metrics', { method: 'GET' });
  }

  private post = (path: string, body: object) => this.send(path, { body: JSON.stringify(body) });

  private async storeKeys(): Promise<void> {
    for (const trouble of Object.keys(TROUBLES).keys()) {
      const place = { TenantUuid: TENANT, ClusterUuid: clusterOf(trouble), Region: 'ap-guangzhou' };
      const secret = { SecretId: secretIdOf(trouble), SecretKey: secretKey.value, Token: stsToken.value };
      const stored = await this.post('/v1/tencent/credential/create', { ...place, ...secret });
      expect(JSON.parse(stored), stored).toMatchObject({ scode: 0 });
      await this.post('/v1/tencent/credential/create', { ...place, ...secret });
      await this.post('/v1/tencent/credential/update', { ...place, SecretKey: secretKey.value });
      await this.post('/v1/tencent/credential/update', { ...place, ...secret });
    }
  }

  /** Every route that reaches the cloud; those that would throw away the credential come later. */
  private async everyTrouble(): Promise<void> {
    const routes = this.operations.filter(
      ({ id, body }) =>
        'ClusterUuid' in (body.properties ?? {}) && id !== 'deleteCredential' && id !== 'createCredential',
    );
    expect(routes.length).toBeGreaterThan(10);
    for (const trouble of Object.keys(TROUBLES).keys())
      await Promise.all(
        routes.map(({ path, example }) =>
          this.post(path, { ...example, TenantUuid: TENANT, ClusterUuid: clusterOf(trouble) }),
        ),
      );
  }

  private async malformed(): Promise<void> {
    const key = JSON.stringify(secretKey.value);
    for (const { path, example, body } of this.operations) {
      const fields = {
        ...example,
        SecretId: secretId.value,
        SecretKey: secretKey.value,
        Token: stsToken.value,
      };
      const text = JSON.stringify(fields);
      const bodies = [
        text.slice(0, -1),
        `${text}}`,
        `{"SecretKey": ${secretKey.value}}`,
        `{"SecretKey": ${key}, "SecretKey": ${key}}`,
        `{${key}: 1, ${key}: 2}`,
        `{"a": ${key}`,
        `[${key}]`,
        key,
        `${text}\0`,
        `{"__proto__": {"SecretKey": ${key}}}`,
        `${'{"a":'.repeat(30)}${key}${'}'.repeat(30)}`,
        `{"n": 12345678901234567890123, "SecretKey": ${key}}`,
        JSON.stringify({ ...example, SecretKeys: secretKey.value }),
        JSON.stringify({ ...example, secretKey: secretKey.value }),
        ...Object.keys(body.properties ?? {}).flatMap((name) => [
          JSON.stringify({ ...example, [name]: { SecretKey: secretKey.value, toString: stsToken.value } }),
          JSON.stringify({ ...example, [name]: [secretKey.value, { [stsToken.value]: secretId.value }] }),
        ]),
      ];
      for (const each of bodies) await this.send(path, { body: each });
    }
  }

  /** Keys where none belong: address, headers, and a bearer token that is none. */
  private async elsewhere(): Promise<void> {
    const encoded = encodeURIComponent(secretKey.value);
    const body = JSON.stringify({ TenantUuid: TENANT, ClusterUuid: clusterOf(0), Region: 'ap-guangzhou' });
    for (const path of [
      `/v1/tencent/disk/list?SecretKey=${encoded}`,
      `/v1/tencent/disk/${encoded}`,
      `/${encoded}/%ff`,
      `/docs/${encoded}`,
      `/metrics?token=${encodeURIComponent(adminKey.value)}`,
    ])
      for (const method of ['GET', 'POST', 'PUT', 'OPTIONS'])
        await this.send(path, { method, ...(method === 'GET' ? {} : { body }) });
    const headers = {
      cookie: `key=${adminKey.value}`,
      'user-agent': secretKey.value,
      referer: `http://x/${encoded}`,
    };
    const extras: Record<string, string>[] = [
      { 'x-request-id': secretKey.value },
      { 'x-api-key': adminKey.value },
      { 'content-type': `application/${secretKey.core}` },
      { 'content-encoding': secretKey.core },
      { authorization: `Bearer ${wrongToken.value}` },
      { authorization: `Basic ${Buffer.from(`admin:${adminKey.value}`).toString('base64')}` },
      {
        authorization: `Bearer eyJhbGciOiJIUzI1NiJ9.${Buffer.from(wrongToken.core).toString('base64url')}.AAAA`,
      },
    ];
    for (const extra of extras)
      await this.send('/v1/tencent/disk/list', { body, headers: { ...headers, ...extra } });
  }

  private async apiKeys(): Promise<void> {
    const made = await this.send(
      '/v1/tencent/api_key/create',
      { body: JSON.stringify({ Name: 'canary', Role: 'admin', Tenants: ['*'] }) },
      false,
    );
    const { ApiKey, ApiKeyId } = JSON.parse(made).data as { ApiKey: string; ApiKeyId: string };
    this.apiKey = { name: 'ApiKey', core: ApiKey.slice(29, 60), value: ApiKey };
    const headers = { authorization: `Bearer ${ApiKey}` };
    for (const { path, example, id } of this.operations)
      if (id !== 'createApiKey') await this.send(path, { body: JSON.stringify(example), headers });
    await this.send('/v1/tencent/disk/list', { body: `{"${ApiKey}": 1}`, headers });
    await this.post('/v1/tencent/api_key/delete', { ApiKeyId });
    await this.send('/v1/tencent/api_key/list', { body: '{}', headers });
  }
}

describe('planted secrets', () => {
  let cloud: Stub;
  beforeAll(async () => {
    cloud = await startEchoingCloud(
      (trouble) => `${secretIdOf(trouble)} ${secretKey.value} ${stsToken.value}`,
    );
  });
  afterAll(() => cloud.close());

  const common = () => ({
    ADMIN_API_KEY: adminKey.value,
    CREDENTIAL_KEYS: `first:${credentialKey.value}`,
    TENCENT_API_ORIGIN: cloud.origin,
    TENCENT_TIMEOUT_MS: '400',
    REQUEST_TIMEOUT_MS: '2000',
    TENCENT_RATE_PER_SECOND: '100000',
  });

  it('are searched for in many forms, and the search finds each of them', () => {
    expect(formsOf(secretKey).length).toBeGreaterThanOrEqual(14);
    for (const canary of CANARIES)
      for (const form of formsOf(canary))
        expect(search('x', Buffer.from(`…${form}…`, 'utf8'), [canary])).not.toEqual([]);
    for (const before of ['', 'a', 'ab', 'abc'])
      for (const coding of ['base64', 'base64url', 'hex'] as const) {
        const text = Buffer.from(`${before}${secretKey.value}zz`).toString(coding);
        expect(search('x', text, [secretKey]), `${before} ${coding}`).not.toEqual([]);
      }
  });

  it('stay in with the embedded database, stacks exposed and everything logged', async () => {
    const dataDir = makeDataDir();
    try {
      const service = await startProgram({
        ...common(),
        DATA_DIR: dataDir,
        EXPOSE_STACK: 'true',
        LOG_LEVEL: 'trace',
      });
      const exercise = new Exercise(service);
      await exercise.run();
      const commands = commandLines(service.pid);
      const { stdout, stderr } = await service.stop();
      const canaries = [...CANARIES, exercise.apiKey!];
      const folder = searchFolder(dataDir, canaries);
      expect(folder.files).toBeGreaterThan(900);
      expect(commands).toContain('postgres');
      expect(exercise.replies.length).toBeGreaterThan(700);
      report(exercise, stdout, [
        ...search('replies', exercise.replies.join('\n'), canaries),
        ...search('standard output', stdout, canaries),
        ...search('standard error', stderr, canaries),
        ...search('command lines', commands, canaries),
        ...folder.found,
      ]);
    } finally {
      removeDataDir(dataDir);
    }
  }, 180_000);

  it('stay in when a defect ends the process, in a line of the log', async () => {
    const dataDir = makeDataDir();
    try {
      const code = `
        const { serve } = await import('./dist/app.serve.js');
        const { readEnvironment } = await import('./dist/config/environment.js');
        await serve(readEnvironment());
        const cause = new Error(process.env.ADMIN_API_KEY);
        void Promise.reject(new Error('defect ' + process.env.CREDENTIAL_KEYS, { cause }));
      `;
      const {
        code: exit,
        stdout,
        stderr,
      } = await runCode(code, { ...common(), PORT: '0', DATA_DIR: dataDir }).ended;
      expect(exit).toBe(1);
      expect(search('output', stdout + stderr, CANARIES)).toEqual([]);
      expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({
        level: 'error',
        msg: 'uncaught',
      });
      expect(stderr).toBe('');
    } finally {
      removeDataDir(dataDir);
    }
  });

  describe('with a Postgres of its own account', () => {
    let database: TestDatabase;
    let gate: Gate;
    let role: string;
    beforeAll(async () => {
      database = await createTestDatabase();
      gate = await aGate(database.url);
      role = `canary_${process.pid}`;
      await database.dataSource.query(
        `CREATE ROLE ${role} SUPERUSER LOGIN PASSWORD '${password.value.replaceAll("'", "''")}'`,
      );
    });
    afterAll(async () => {
      await gate.close();
      await database.dataSource.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      await database.close();
    });

    it('stay in also when the database errs and goes away', async () => {
      const name = new URL(database.url).pathname;
      const DATABASE_URL = `postgres://${role}:${encodeURIComponent(password.value)}@127.0.0.1:${gate.port}${name}`;
      const env = { ...common(), DATABASE_URL };
      const service = await startProgram(env);
      const exercise = new Exercise(service);
      await exercise.run();

      const rows = await everyRow(database);
      await database.dataSource.query('ALTER TABLE credential RENAME TO credential_away');
      await everyChange(exercise);
      await database.dataSource.query('ALTER TABLE credential_away RENAME TO credential');
      await database.dataSource.query('ALTER TABLE audit_event RENAME TO audit_away');
      await everyChange(exercise);
      await database.dataSource.query('ALTER TABLE audit_away RENAME TO audit_event');

      const input = JSON.stringify({
        SecretId: secretId.value,
        SecretKey: secretKey.value,
        Token: stsToken.value,
      });
      const place = ['--tenant', TENANT, '--cluster', 'from-command'];
      const cli = async (args: string[], text = '') => {
        const { stdout, stderr } = await runProgram('cli', env, args, text).ended;
        return stdout + stderr;
      };
      const commandOutput = [
        await cli(['credential', 'create', ...place], input),
        await cli(['credential', 'create', ...place], input),
        await cli(['credential', 'create', ...place], input.slice(1)),
        await cli(['credential', 'create', ...place, `--secret-key=${secretKey.value}`]),
        await cli(['credential', 'list']),
        await cli(['keys', 'status']),
      ];
      const wrongKeys = { ...env, PORT: '0', CREDENTIAL_KEYS: `first:${otherKey.value}` };
      const refusedStart = await runProgram('main', wrongKeys).ended;
      expect(refusedStart.code).toBe(1);
      expect(refusedStart.stderr).toMatch(/fingerprint/);

      await gate.close();
      await everyChange(exercise);
      const noDatabase = await runProgram('cli', env, ['keys', 'status']).ended;
      const commands = commandLines(service.pid);
      await exercise.send('/metrics', { method: 'GET' });
      const { stdout, stderr } = await service.stop();
      expect(exercise.replies.filter((reply) => reply.startsWith('503 ')).length).toBeGreaterThan(2);
      const canaries = [...CANARIES, exercise.apiKey!];
      report(exercise, stdout, [
        ...search('replies', exercise.replies.join('\n'), canaries),
        ...search('standard output', stdout, canaries),
        ...search('standard error', stderr, canaries),
        ...search('command lines', commands, canaries),
        ...search('tables', rows, canaries),
        ...search('commands', commandOutput.join('\n'), canaries),
        ...search('refused start', refusedStart.stdout + refusedStart.stderr, canaries),
        ...search('start without database', noDatabase.stdout + noDatabase.stderr, canaries),
      ]);
    }, 180_000);
  });
});

function report(exercise: Exercise, stdout: string, found: Finding[]): void {
  const lines = stdout.trimEnd().split('\n');
  const forms = CANARIES.reduce((sum, canary) => sum + formsOf(canary).length, 0);
  console.log(
    `${exercise.replies.length} replies, ${lines.length} log lines, ${forms} forms of ${CANARIES.length} secrets`,
  );
  expect(found).toEqual([]);
  for (const line of lines) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
}

/** Changes with keys in them, and one route of each kind beside. */
async function everyChange(exercise: Exercise): Promise<void> {
  const place = { TenantUuid: TENANT, ClusterUuid: clusterOf(0) };
  const secret = { SecretId: secretIdOf(0), SecretKey: secretKey.value, Token: stsToken.value };
  const send = (path: string, body: object) => exercise.send(path, { body: JSON.stringify(body) });
  await send('/v1/tencent/credential/create', { ...place, ClusterUuid: 'late', ...secret });
  await send('/v1/tencent/credential/update', { ...place, ...secret });
  for (const { path, example } of exercise.operations) await send(path, { ...example });
}

interface Gate {
  port: number;
  close(): Promise<void>;
}

/** A TCP port in front of the socket of the test server, which can be shut. */
async function aGate(url: string): Promise<Gate> {
  const path = `${decodeURIComponent(new URL(url).hostname)}/.s.PGSQL.5432`;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const upstream = connect(path);
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on('error', () => undefined).on('close', () => sockets.delete(end));
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** What a dump of the database would hold. */
async function everyRow(database: TestDatabase): Promise<string> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const tables = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  expect(tables.rows.length).toBeGreaterThan(5);
  const texts: string[] = [];
  for (const { tablename } of tables.rows) {
    const { rows } = await client.query(`SELECT t::text AS text FROM "${tablename}" t`);
    texts.push(...rows.map(({ text }) => String(text)));
  }
  await client.end();
  expect(texts.length).toBeGreaterThan(50);
  return texts.join('\n');
}
