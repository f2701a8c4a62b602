import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../../src/app.configure.js';
import { requireSessions } from '../../../src/database/session-probe.js';
import type { DatabaseServer } from '../../../src/database/database-server.js';
import { INSTANCE, SCOPE, startService, TENANT } from '../../e2e/service.fixture.js';
import { hasPgBouncer, type PgBouncer, startPgBouncer } from './pgbouncer.fixture.js';
import { createTestDatabase, type TestDatabase } from './postgres.fixture.js';
import { aConfig } from '../../builders/a-config.js';

const aServer = (url: string, directUrl = url) =>
  ({ url, directUrl, isPooled: url !== directUrl, isEmbedded: false }) as DatabaseServer;

describe(requireSessions.name, () => {
  it('lets a Postgres pass', async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.close());
    await expect(requireSessions(aServer(database.url))).resolves.toBeUndefined();
  });
});

describe.skipIf(!hasPgBouncer)('behind PgBouncer in transaction mode', () => {
  let database: TestDatabase;
  let pooler: PgBouncer;
  beforeAll(async () => {
    database = await createTestDatabase();
    pooler = await startPgBouncer(database.url, 'transaction');
  });
  afterAll(async () => {
    await pooler.close();
    await database.close();
  });

  it('the start is refused in words that name the pooler and the variable that helps', async () => {
    const config = aConfig({
      databaseUrl: pooler.url,
      credentialKeys: [{ kid: 'k', key: Buffer.alloc(32, 1) }],
    });
    await expect(createApp(config)).rejects.toThrow(
      /^DATABASE_URL leads to a connection pooler in transaction mode .* Set DATABASE_DIRECT_URL/,
    );
  });

  it('a direct address that leads to the pooler too is refused as such', async () => {
    await expect(requireSessions(aServer(database.url, pooler.url))).rejects.toThrow(
      /^DATABASE_DIRECT_URL leads/,
    );
  });

  it('lets a pooler in session mode pass', async () => {
    const sessions = await startPgBouncer(database.url, 'session');
    onTestFinished(() => sessions.close());
    await expect(requireSessions(aServer(sessions.url))).resolves.toBeUndefined();
  });
});

describe.skipIf(!hasPgBouncer)('a service with DATABASE_URL behind PgBouncer and DATABASE_DIRECT_URL', () => {
  it('keeps two attaches to one instance apart, and refuses with a credential that was disabled at once', async () => {
    const database = await createTestDatabase();
    const pooler = await startPgBouncer(database.url, 'transaction');
    const service = await startService({
      config: { databaseUrl: pooler.url, databaseDirectUrl: database.url },
      delayMs: 20,
    });
    onTestFinished(async () => {
      await service.close();
      await pooler.close();
      await database.close();
    });
    const create = {
      ...SCOPE,
      DiskType: 'CLOUD_PREMIUM',
      DiskSize: 20,
      Placement: { Zone: 'ap-guangzhou-3' },
      DiskCount: 12,
    };
    const { body } = await service.post('disk/create', create);
    const ids: string[] = body.data.DiskIdSet;
    const attached = await Promise.all(
      ids.map((DiskId) => service.post('disk/attach', { ...SCOPE, DiskId, InstanceId: INSTANCE })),
    );
    expect(attached.map((reply) => reply.body.scode)).toEqual(ids.map(() => 0));
    const account = { TenantUuid: TENANT, ClusterUuid: SCOPE.ClusterUuid };
    await service.post('credential/update', { ...account, Enabled: false });
    expect((await service.post('disk/list', { ...SCOPE })).body.scode).toBe(20002);
    const trail = await service.post('audit/list', { TenantUuid: TENANT, PageSize: 100 });
    expect(trail.body.data.List.every(({ Outcome }: { Outcome: string }) => Outcome === 'succeeded')).toBe(
      true,
    );
  }, 120_000);
});
