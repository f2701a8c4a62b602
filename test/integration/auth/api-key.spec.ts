import { fromBeijing, toBeijing } from '../../../src/common/time/beijing-time.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeyService } from '../../../src/auth/api-key.service.js';
import { anOutage } from '../audit/outage.fixture.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { type AuthApp, type Reply, ADMIN_KEY, anAuthApp } from './auth-app.fixture.js';

const API_KEY = 'v1/tencent/api_key';

const DAY_MS = 24 * 3_600_000;

describe(ApiKeyService.name, () => {
  let db: TestDatabase;
  let one: AuthApp;
  let two: AuthApp;

  beforeAll(async () => {
    db = await createTestDatabase();
    [one, two] = [await anAuthApp(db.url), await anAuthApp(db.url)];
  });

  afterAll(async () => {
    await one.close();
    await two.close();
    await db.close();
  });

  const create = (over: object = {}, token?: string): Promise<Reply> =>
    one.post(`${API_KEY}/create`, { Name: 'portal', Role: 'reader', Tenants: ['system'], ...over }, token);
  const aKey = async (over: object = {}): Promise<{ ApiKeyId: string; ApiKey: string }> =>
    (await create(over)).body.data;
  const listed = async (token?: string): Promise<{ ApiKeyId: string }[]> =>
    ((await one.post(`${API_KEY}/list`, { PageSize: 100 }, token)).body.data as { List: [] }).List;

  it('makes a key that works, shows it once and stores only its hash', async () => {
    const ExpiresAt = toBeijing(Date.now() + 364 * DAY_MS);
    const reply = await create({ ExpiresAt });
    expect(reply.status).toBe(200);
    const { ApiKeyId, ApiKey } = reply.body.data as { ApiKeyId: string; ApiKey: string };
    expect(ApiKey).toMatch(new RegExp(`^tdk_${ApiKeyId}_[A-Za-z0-9_-]{43}$`));
    const read = await two.post('try/read', {}, ApiKey);
    expect(read.body.data).toEqual({
      caller: { id: `api_key:${ApiKeyId}`, role: 'reader', tenants: ['system'] },
    });
    const row = (await listed()).find((key) => key.ApiKeyId === ApiKeyId);
    expect(row).toEqual({
      ApiKeyId,
      Name: 'portal',
      Role: 'reader',
      Tenants: ['system'],
      ExpiresAt,
      CreateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      LastUseTime: expect.any(String),
    });
    const dump = JSON.stringify(
      await db.dataSource.query('SELECT k.*, encode(secret_hash, $1) FROM api_key k', ['escape']),
    );
    const trail = JSON.stringify(await db.dataSource.query('SELECT * FROM audit_event'));
    const secret = ApiKey.slice(-43);
    expect(dump).toContain(ApiKeyId);
    expect(dump + trail).not.toContain(secret);
  });

  it('records the last use at most once a minute', async () => {
    const { ApiKeyId, ApiKey } = await aKey();
    await one.post('try/read', {}, ApiKey);
    const lastUse = async () =>
      (await db.dataSource.query('SELECT last_used_at FROM api_key WHERE id = $1', [ApiKeyId]))[0]
        .last_used_at;
    await expect.poll(lastUse).toBeInstanceOf(Date);
    const noted = await lastUse();
    await one.post('try/read', {}, ApiKey);
    await two.post('try/read', {}, ApiKey);
    expect(await lastUse()).toEqual(noted);
  });

  it('refuses a deleted key at once, on this and on another replica', async () => {
    const { ApiKeyId, ApiKey } = await aKey();
    expect((await one.post('try/read', {}, ApiKey)).status).toBe(200);
    expect((await two.post('try/read', {}, ApiKey)).status).toBe(200);
    expect((await one.post(`${API_KEY}/delete`, { ApiKeyId })).body).toMatchObject({ scode: 0, data: {} });
    expect((await one.post('try/read', {}, ApiKey)).status).toBe(401);
    await expect
      .poll(async () => (await two.post('try/read', {}, ApiKey)).status, { timeout: 1_000, interval: 20 })
      .toBe(401);
    expect((await one.post(`${API_KEY}/delete`, { ApiKeyId })).body.scode).toBe(10015);
  });

  it.each([
    [{ Name: '' }, 'Name'],
    [{ Name: 'x'.repeat(65) }, 'Name'],
    [{ Role: 'root' }, 'Role'],
    [{ Tenants: [] }, 'Tenants'],
    [{ Tenants: ['a b'] }, 'Tenants'],
    [{ Tenants: ['*', 'system'] }, 'Tenants'],
    [{ Tenants: Array.from({ length: 101 }, (_, index) => `t${index}`) }, 'Tenants'],
    [{ ExpiresAt: '2020-01-01 00:00:00' }, 'ExpiresAt'],
    [{ ExpiresAt: '2099-02-30 00:00:00' }, 'ExpiresAt'],
    [{ ExpiresAt: 'tomorrow' }, 'ExpiresAt'],
    [{ ExpiresAt: '2099-12-31 23:59:59' }, 'ExpiresAt'],
    [{ Extra: 1 }, 'Extra'],
  ])('refuses %j and names the field', async (over, field) => {
    const { status, body } = await create(over);
    expect([status, body.scode]).toEqual([400, 10001]);
    expect(body.desc).toContain(`${field}:`);
  });

  it('makes no key that lives for ever', async () => {
    const { ApiKeyId } = await aKey();
    const row = (await listed()).find((key) => key.ApiKeyId === ApiKeyId) as unknown as { ExpiresAt: string };
    const days = (fromBeijing(row.ExpiresAt) - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(364.9);
    expect(days).toBeLessThan(365.1);
  });

  it.each(['2020-01-01 00:00:00', '2099-02-30 00:00:00', 'tomorrow', '2099-12-31 23:59:59'])(
    'refuses ExpiresAt %s for own and for other tenants alike',
    async (ExpiresAt) => {
      const { ApiKey: admin } = await aKey({ Role: 'admin', Tenants: ['timed'] });
      const own = await create({ Tenants: ['timed'], ExpiresAt }, admin);
      expect([own.status, own.body.scode]).toEqual([400, 10001]);
      expect(own.body.desc).toMatch(/^ExpiresAt: /);
      for (const Tenants of [['foreign'], ['*']])
        expect((await create({ Tenants, ExpiresAt }, admin)).body).toEqual(own.body);
    },
  );

  it('refuses every role but admin on the routes for keys', async () => {
    const { ApiKey } = await aKey({ Role: 'operator' });
    for (const route of ['create', 'list', 'delete']) {
      const { status, body } = await one.post(`${API_KEY}/${route}`, {}, ApiKey);
      expect([status, body.scode]).toEqual([403, 10005]);
      expect(body.desc).toContain('admin');
    }
  });

  it('shows and grants to an admin of some tenants only keys for those', async () => {
    const all = await aKey({ Tenants: ['*'] });
    const mixed = await aKey({ Tenants: ['a', 'b'] });
    const { ApiKey: admin } = await aKey({ Role: 'admin', Tenants: ['a'] });
    expect((await create({ Tenants: ['*'] }, admin)).status).toBe(403);
    expect((await create({ Tenants: ['a', 'b'] }, admin)).status).toBe(403);
    expect((await create({ Tenants: ['a'] }, admin)).status).toBe(200);
    const seen = (await listed(admin)).map(({ ApiKeyId }) => ApiKeyId);
    expect(seen).toHaveLength(2);
    for (const { ApiKeyId } of [all, mixed]) {
      expect(seen).not.toContain(ApiKeyId);
      const foreign = await one.post(`${API_KEY}/delete`, { ApiKeyId }, admin);
      const absent = await one.post(`${API_KEY}/delete`, { ApiKeyId: '0'.repeat(24) }, admin);
      expect(foreign.body).toEqual(absent.body);
      expect(foreign.status).toBe(404);
    }
  });

  it('records who made and deleted which key, in the chain of each of its tenants', async () => {
    const { ApiKeyId } = await aKey({ Tenants: ['c', 'd'] });
    await one.post(`${API_KEY}/delete`, { ApiKeyId });
    for (const TenantUuid of ['c', 'd']) {
      const { List } = (await one.post('v1/tencent/audit/list', { TenantUuid })).body.data as {
        List: object[];
      };
      expect(List).toMatchObject([
        { Action: 'api_key/delete', ResourceIds: [ApiKeyId], Actor: 'admin', Outcome: 'succeeded', scode: 0 },
        { Action: 'api_key/create', ResourceIds: [ApiKeyId], Actor: 'admin', Outcome: 'succeeded', scode: 0 },
      ]);
    }
  });

  it('accepts known keys for reads while Postgres does not answer, and refuses changes', async () => {
    const reader = await aKey();
    const operator = await aKey({ Role: 'operator' });
    const unseen = await aKey();
    for (const { ApiKey } of [reader, operator]) await one.post('try/read', {}, ApiKey);
    const outage = await anOutage(db.url);
    try {
      await expect
        .poll(async () => (await one.post('try/write', {}, operator.ApiKey)).status, { timeout: 15_000 })
        .toBe(503);
      expect((await one.post('try/read', {}, reader.ApiKey)).status).toBe(200);
      expect((await one.post('try/read', {}, operator.ApiKey)).status).toBe(200);
      expect((await one.post('try/read', {}, ADMIN_KEY)).status).toBe(200);
      const wrong = `${reader.ApiKey.slice(0, -1)}${reader.ApiKey.endsWith('A') ? 'B' : 'A'}`;
      expect((await one.post('try/read', {}, wrong)).status).toBe(401);
      const { status, headers } = await one.post('try/read', {}, unseen.ApiKey);
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      expect((await create()).status).toBe(503);
    } finally {
      await outage.end();
    }
    await expect
      .poll(async () => (await one.post('try/write', {}, operator.ApiKey)).status, { timeout: 10_000 })
      .toBe(200);
  });
});
