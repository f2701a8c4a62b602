import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stub } from '../contract/tencent/stub-server.js';
import { makeDataDir, removeDataDir } from '../integration/database/data-dir.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import {
  type Canary,
  commandLines,
  type Finding,
  formsOf,
  plant,
  search,
  searchFolder,
} from './canary.fixture.js';
import { aGate, type Gate } from './database-gate.fixture.js';
import { startEchoingCloud } from './echoing-cloud.fixture.js';
import {
  adminKey,
  CANARIES,
  credentialKey,
  everyChange,
  Exercise,
  otherKey,
  password,
  secretId,
  secretIdOf,
  secretKey,
  stsToken,
  TENANT,
} from './exercise.fixture.js';
import { type OtlpReceiver, startOtlpReceiver } from '../e2e/otlp-receiver.js';
import { runCode, runProgram, startProgram } from '../program/run-program.js';

const collectorKey = plant('collector key');

describe('planted secrets', () => {
  let cloud: Stub;
  let collector: OtlpReceiver;
  beforeAll(async () => {
    collector = await startOtlpReceiver();
    cloud = await startEchoingCloud(
      (trouble) => `${secretIdOf(trouble)} ${secretKey.value} ${stsToken.value}`,
    );
  });
  afterAll(() => Promise.all([cloud.close(), collector.close()]));

  const common = () => ({
    ADMIN_API_KEY: adminKey.value,
    CREDENTIAL_KEYS: `first:${credentialKey.value}`,
    TENCENT_API_ORIGIN: cloud.origin,
    TENCENT_TIMEOUT_MS: '400',
    REQUEST_TIMEOUT_MS: '2000',
    TENCENT_RATE_PER_SECOND: '100000',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${collectorKey.value}`,
  });
  /** What the collector was sent since the last call; the spans are of all the requests before. */
  const inTraces = (canaries: readonly Canary[]): Finding[] => {
    const bodies = collector.deliveries.splice(0).map(({ body }) => body.toString());
    expect(bodies.join()).toContain('upstream AttachDisks');
    return search('traces', bodies.join('\n'), canaries);
  };

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

  it('do not come out with the embedded database, stacks exposed and everything logged', async () => {
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
      const canaries = [...CANARIES, exercise.apiKey!, collectorKey];
      const folder = searchFolder(dataDir, canaries);
      expect(folder.files).toEqual(expect.arrayContaining(['pg18/server.log', 'pg18/data/PG_VERSION']));
      expect(folder.files.filter((file) => file.startsWith('pg18/data/pg_wal/'))).not.toEqual([]);
      expect(commands).toContain('postgres');
      expect(exercise.untouched()).toEqual([]);
      report(exercise, stdout, [
        ...search('replies', exercise.replies.join('\n'), canaries),
        ...search('standard output', stdout, canaries),
        ...search('standard error', stderr, canaries),
        ...search('command lines', commands, canaries),
        ...inTraces(canaries),
        ...folder.found,
      ]);
    } finally {
      removeDataDir(dataDir);
    }
  }, 180_000);

  it('do not come out when a defect ends the process with a line of the log', async () => {
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
      } = await runCode(code, { env: { ...common(), PORT: '0', DATA_DIR: dataDir } }).ended;
      expect(exit).toBe(1);
      expect(search('output', stdout + stderr, CANARIES)).toEqual([]);
      // Not always the last: a write under way when the process ends may land after it.
      const lines = stdout.trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
        expect.objectContaining({ level: 'error', msg: 'uncaught' }),
      );
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

    it('do not come out when the database fails and goes away', async () => {
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
      const cli = async (args: string[], stdin = '') => {
        const { stdout, stderr } = await runProgram('bin/cli', { env, args, input: stdin }).ended;
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
      const refusedStart = await runProgram('main', { env: wrongKeys }).ended;
      expect(refusedStart.code).toBe(1);
      expect(refusedStart.stderr).toMatch(/fingerprint/);

      await gate.close();
      await everyChange(exercise);
      const noDatabase = await runProgram('bin/cli', { env, args: ['keys', 'status'] }).ended;
      const commands = commandLines(service.pid);
      await exercise.send('/metrics', { method: 'GET' });
      const { stdout, stderr } = await service.stop();
      expect(exercise.untouched()).toEqual([]);
      expect(exercise.replies.filter((reply) => reply.startsWith('503 '))).not.toEqual([]);
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

/** What a dump of the database would hold. */
async function everyRow(database: TestDatabase): Promise<string> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const tables = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  const texts = new Map<string, string[]>();
  for (const { tablename } of tables.rows) {
    const { rows } = await client.query(`SELECT t::text AS text FROM "${tablename}" t`);
    texts.set(
      tablename,
      rows.map(({ text }) => String(text)),
    );
  }
  await client.end();
  for (const table of ['audit_event', 'credential', 'sealed_secret', 'idempotency_key'])
    expect(texts.get(table), table).not.toEqual([]);
  return [...texts.values()].flat().join('\n');
}
