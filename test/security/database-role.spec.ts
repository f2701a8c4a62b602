import { randomBytes } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.configure.js';
import { migrateDown, migrateUp } from '../../src/database/migrations.js';
import { RUNTIME_GRANTS } from '../../src/database/runtime-role.js';
import { aConfig } from '../builders/a-config.js';
import { ACCOUNT, ADMIN_KEY, DISK, INSTANCE, SCOPE, post } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { runProgram } from '../program/run-program.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';

const ROLE = `runtime_${randomBytes(4).toString('hex')}`;
const SECRET = {
  SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
  SecretKey: 'sandboxsandboxsandboxsandbox0001',
};

describe('the role that runs the service changes neither the schema nor the trail', () => {
  let db: TestDatabase;
  let runtime: Client;
  let runtimeUrl: string;
  let sandbox: Sandbox;
  let app: NestExpressApplication;
  let origin: string;
  const key = randomBytes(32);
  const keys = `old:${key.toString('base64')}`;

  beforeAll(async () => {
    db = await createTestDatabase({ migrated: false });
    await db.dataSource.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD 'p'`);
    await migrateUp(db.url, ROLE);
    const url = new URL(db.url);
    [url.username, url.password] = [ROLE, 'p'];
    runtimeUrl = url.href;
    runtime = new Client({ connectionString: runtimeUrl });
    await runtime.connect();
    sandbox = await createSandbox({ port: 0, delayMs: 0, rateLimits: false });
    app = await createApp(
      aConfig({
        databaseUrl: runtimeUrl,
        credentialKeys: [{ kid: 'old', key }],
        authMode: 'required',
        adminApiKey: ADMIN_KEY,
        tencentApiOrigin: sandbox.origin,
      }),
    );
    await app.listen(0, '127.0.0.1');
    origin = await app.getUrl();
  });

  afterAll(async () => {
    await app?.close();
    await sandbox?.close();
    await runtime?.end();
    await db.dataSource.query(`DROP OWNED BY ${ROLE}`);
    await db.dataSource.query(`DROP ROLE ${ROLE}`);
    await db.close();
  });

  const send = (route: string, body: object, token = ADMIN_KEY) =>
    post(`${origin}/v1/tencent/${route}`, body, { token });
  const succeeds = async (route: string, body: object, token?: string) => {
    const reply = await send(route, body, token);
    expect([route, reply.status, reply.body.desc]).toEqual([route, 200, expect.any(String)]);
    return reply.body.data;
  };
  const cli = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    runProgram('bin/cli', { args, env: { DATABASE_URL: runtimeUrl, CREDENTIAL_KEYS: keys, ...env } }).ended;

  it('does all that the service does', async () => {
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    await succeeds('credential/create', { ...ACCOUNT, ...SECRET });
    const { ApiKey, ApiKeyId } = await succeeds('api_key/create', {
      Name: 'n',
      Role: 'operator',
      Tenants: ['system'],
    });
    await succeeds('disk/list', SCOPE, ApiKey);
    await succeeds('disk/detach', { ...SCOPE, DiskId: DISK, InstanceId: INSTANCE }, ApiKey);
    await succeeds('disk/attach', { ...SCOPE, DiskId: DISK, InstanceId: INSTANCE }, ApiKey);
    const { DiskIdSet } = await succeeds('disk/create', {
      ...SCOPE,
      DiskSize: 20,
      DiskType: 'CLOUD_PREMIUM',
      Placement: { Zone: 'ap-guangzhou-3' },
    });
    await succeeds('disk/delete', { ...SCOPE, DiskIds: DiskIdSet });
    await succeeds('credential/update', { ...ACCOUNT, Description: 'newer' });
    expect((await succeeds('audit/list', { TenantUuid: 'system' })).TotalCount).toBeGreaterThanOrEqual(6);
    await succeeds('api_key/list', {});
    const used = () => runtime.query('SELECT last_used_at FROM api_key');
    await expect.poll(async () => (await used()).rows[0].last_used_at).toBeInstanceOf(Date);
    await succeeds('api_key/delete', { ApiKeyId });
    expect((await send('disk/list', SCOPE, ApiKey)).status).toBe(401);
  });

  it('hears what another process changes', async () => {
    const lower = db.dataSource.query(`UPDATE credential SET enabled = false WHERE tenant_uuid = 'system'`);
    await lower;
    await expect.poll(async () => (await send('disk/list', SCOPE)).body.scode).toBe(20002);
    await db.dataSource.query(`UPDATE credential SET enabled = true WHERE tenant_uuid = 'system'`);
    await expect.poll(async () => (await send('disk/list', SCOPE)).body.scode).toBe(0);
  });

  it('runs the commands, the sealing under a new key among them', async () => {
    const both = `new:${randomBytes(32).toString('base64')},${keys}`;
    const rewrapped = await cli(['keys', 'rewrap', '--new-key'], { CREDENTIAL_KEYS: both });
    expect([rewrapped.code, rewrapped.stderr]).toEqual([0, '']);
    expect(JSON.parse(rewrapped.stdout)).toMatchObject({ Remaining: 0, Unreadable: [] });
    const verified = await cli(['audit', 'verify'], { CREDENTIAL_KEYS: both });
    expect(JSON.parse(verified.stdout)).toMatchObject({ Sound: true });
  });

  it.each([
    'ALTER TABLE audit_event DISABLE TRIGGER ALL',
    'ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_append_only',
    'DROP TRIGGER audit_event_is_append_only ON audit_event',
    'CREATE OR REPLACE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE sql AS $$SELECT NULL$$',
    'SET session_replication_role = replica',
    `UPDATE audit_event SET actor = 'nobody'`,
    'DELETE FROM audit_event',
    'TRUNCATE audit_event',
    `DELETE FROM audit_event_${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7).replace('-', '_')}`,
    `SELECT audit_add_month('2001-01-01')`,
    'DELETE FROM audit_month',
    'DELETE FROM audit_checkpoint',
    'UPDATE audit_month_seal SET rows = 0',
    `INSERT INTO audit_detached_month VALUES ('2001-01-01', 0, 'f', 's', now(), '')`,
    'UPDATE audit_count SET rows = 0',
    'DELETE FROM audit_block',
    'UPDATE audit_entry SET seq = 1',
    'DELETE FROM audit_entry',
    'DELETE FROM audit_head',
    'DELETE FROM audit_unwritable',
    `UPDATE api_key SET role = 'admin'`,
    'DELETE FROM sealed_secret',
    'DELETE FROM key_check',
    `UPDATE key_check SET fingerprint = '00000000'`,
    'CREATE TABLE mine (n int)',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$SELECT 1$$',
    'ALTER TABLE credential ADD COLUMN mine int',
    'DROP TABLE audit_event',
    'DELETE FROM migrations',
    'CREATE ROLE mine',
  ])('is refused: %s', async (statement) => {
    await expect(runtime.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('knows every table of the schema', async () => {
    const rows: { name: string }[] = await db.dataSource.query(
      `SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(RUNTIME_GRANTS).sort());
  });

  it('is told to have the migrations run, and does not start, on an older schema', async () => {
    const older = await createTestDatabase();
    try {
      await migrateUp(older.url, ROLE);
      await migrateDown(older.url);
      const url = new URL(older.url);
      [url.username, url.password] = [ROLE, 'p'];
      await expect(migrateUp(url.href)).rejects.toThrow(/may not change it\. Run: npm run migrate$/);
    } finally {
      await older.close();
    }
  });

  it('is refused when it could change the schema all the same', async () => {
    const { username } = new URL(db.url);
    await expect(migrateUp(db.url, 'no_such_role')).rejects.toThrow(/does not exist/);
    await expect(migrateUp(db.url, decodeURIComponent(username))).rejects.toThrow(/may change the schema/);
    await db.dataSource.query(`GRANT CREATE ON SCHEMA public TO ${ROLE}`);
    await expect(migrateUp(db.url, ROLE)).rejects.toThrow(/may create tables/);
    await db.dataSource.query(`REVOKE CREATE ON SCHEMA public FROM ${ROLE}`);
    await expect(migrateUp(db.url, ROLE)).resolves.toEqual([]);
  });
});
