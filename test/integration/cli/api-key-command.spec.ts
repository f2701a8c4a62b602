import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { startProgram } from '../../program/run-program.js';
import { type Cli, makeCli } from './cli.fixture.js';

const ADMIN = randomBytes(24).toString('base64');

describe('cli api-key', () => {
  let db: TestDatabase;
  let cli: Cli;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    db = await createTestDatabase();
    env = { DATABASE_URL: db.url, CREDENTIAL_KEYS: `k1:${randomBytes(32).toString('base64')}` };
    cli = makeCli(env);
  });
  afterAll(() => db.close());

  it('makes a key that the running service takes, and ends it', async () => {
    const service = await startProgram({ ...env, ADMIN_API_KEY: ADMIN });
    const statusWith = async (token: string) => {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      const url = `${service.origin}/v1/tencent/api_key/list`;
      return (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
    };
    try {
      const tenants = ['--tenant', 'acme', '--tenant', 'other'];
      const made = await cli.run(['api-key', 'create', '--name', 'portal', '--role', 'admin', ...tenants]);
      expect([made.code, made.stderr]).toEqual([0, '']);
      const { ApiKeyId, ApiKey } = JSON.parse(made.stdout) as { ApiKeyId: string; ApiKey: string };
      expect(made.stdout.split(ApiKey)).toHaveLength(2);
      expect(await statusWith(ApiKey)).toBe(200);

      const listed = await cli.run(['api-key', 'list']);
      expect(JSON.parse(listed.stdout)).toMatchObject({
        TotalCount: 1,
        List: [{ ApiKeyId, Name: 'portal', Role: 'admin', Tenants: ['acme', 'other'] }],
      });
      expect(listed.stdout).not.toContain(ApiKey.slice(-20));

      expect(await cli.json(['api-key', 'delete', '--id', ApiKeyId])).toEqual({});
      await expect.poll(() => statusWith(ApiKey)).toBe(401);
    } finally {
      await service.stop();
    }
    const rows: { actor: string }[] = await db.dataSource.query(
      `SELECT tenant_uuid, action, outcome, actor FROM audit_event
        WHERE kind = 'outcome' AND tenant_uuid IN ('acme', 'other') ORDER BY action, tenant_uuid`,
    );
    expect(rows.map(({ actor, ...row }) => [...Object.values(row), actor.split(':')[0]])).toEqual(
      ['create', 'delete'].flatMap((verb) =>
        ['acme', 'other'].map((tenant) => [tenant, `api_key/${verb}`, 'succeeded', 'cli']),
      ),
    );
  });

  it('refuses what the route refuses, and needs its options', async () => {
    const create = ['api-key', 'create', '--name', 'x', '--tenant', 'acme'];
    const role = await cli.run([...create, '--role', 'canary']);
    expect([role.code, role.stderr]).toEqual([2, expect.stringMatching(/^Role: must be one of/)]);
    const bare = await cli.run(create);
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining('--role')]);
    const gone = await cli.run(['api-key', 'delete', '--id', '0'.repeat(24)]);
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringMatching(/^NOT_FOUND: /)]);
  });
});
