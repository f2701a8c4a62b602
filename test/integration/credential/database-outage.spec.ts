import type { TestingModule } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CredentialService } from '../../../src/credential/credential.service.js';
import { CredentialStore } from '../../../src/credential/credential-store.js';
import { DatabaseHealth } from '../../../src/database/database-health.js';
import { EmbeddedPostgres } from '../../../src/embedded-postgres/embedded-postgres.js';
import { makeDataDir, removeDataDir } from '../database/data-dir.fixture.js';
import { aKey, anAdmin, aScope, aSecret, startCredentialApp } from './credential-app.fixture.js';

const unavailable = { code: 'DATABASE_UNAVAILABLE' };
const RECOVERY = { timeout: 5_000, interval: 50 };

describe('while Postgres does not answer', () => {
  const admin = anAdmin();
  const scope = aScope();
  const unseen = aScope();
  let dataDir: string;
  let server: EmbeddedPostgres;
  let app: TestingModule;
  let store: CredentialStore;
  let health: DatabaseHealth;

  const open = (options?: { forWrite: boolean }) => store.open(scope.TenantUuid, scope.ClusterUuid, options);
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    const result = await work().catch((error) => error.code);
    return { result, ms: performance.now() - begun };
  };

  beforeEach(async () => {
    dataDir = makeDataDir();
    server = await EmbeddedPostgres.start({ dataDir, role: 'owner' });
    const values = { databaseUrl: server.url, credentialKeys: [aKey('k')] };
    // Another replica writes them and is closed before this one listens, so that no late notification
    // invalidates the known row.
    const writer = await startCredentialApp(values);
    await writer.get(CredentialService).create(admin, { ...scope, ...aSecret() });
    await writer.get(CredentialService).create(admin, { ...unseen, ...aSecret() });
    await writer.close();
    app = await startCredentialApp(values);
    store = app.get(CredentialStore);
    health = app.get(DatabaseHealth);
    await open();
  });
  afterEach(async () => {
    await app.close();
    await server.stop();
    removeDataDir(dataDir);
  });

  it('serves known rows for reads with their age, refuses writes and unknown rows, and recovers', async () => {
    await server.stop();
    await expect.poll(async () => (await open()).staleSeconds, RECOVERY).toBeGreaterThan(0);
    const results = await Promise.all([
      timed(() => open()),
      timed(() => open({ forWrite: true })),
      timed(() => store.open(unseen.TenantUuid, unseen.ClusterUuid)),
      timed(() => app.get(CredentialService).list(admin, {})),
      timed(() => health.ping(500)),
    ]);
    const refused = { result: unavailable.code, ms: expect.any(Number) };
    expect(results.slice(1)).toEqual([refused, refused, refused, refused]);
    expect(Math.max(...results.map(({ ms }) => ms))).toBeLessThan(2_500);

    server = await EmbeddedPostgres.start({ dataDir, role: 'owner' });
    const begun = performance.now();
    await expect.poll(async () => (await open()).staleSeconds, RECOVERY).toBeUndefined();
    await open({ forWrite: true });
    await store.open(unseen.TenantUuid, unseen.ClusterUuid);
    await health.ping(500);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('does the same when Postgres hangs without closing a connection', async () => {
    const client = await import('pg').then(({ Client }) => new Client({ connectionString: server.url }));
    await client.connect();
    const { rows } = await client.query('SELECT pid FROM pg_stat_activity UNION SELECT $1::int', [
      server.postmasterPid,
    ]);
    await client.end();
    const pids = rows.map((row) => row.pid as number).filter((pid) => pid);
    const all = (signal: NodeJS.Signals) => {
      for (const pid of pids)
        try {
          process.kill(pid, signal);
        } catch {
          // A backend that ended meanwhile.
        }
    };
    all('SIGSTOP');
    try {
      await expect(health.ping(500)).rejects.toMatchObject(unavailable);
      // The heartbeat of the listener times out first.
      await expect
        .poll(async () => (await open()).staleSeconds, { timeout: 15_000, interval: 200 })
        .toBeGreaterThan(0);
      const read = await timed(() => open());
      expect(read.ms).toBeLessThan(2_000);
      expect(await timed(() => open({ forWrite: true }))).toMatchObject({ result: unavailable.code });
    } finally {
      all('SIGCONT');
    }
    const begun = performance.now();
    await expect.poll(async () => (await open()).staleSeconds, RECOVERY).toBeUndefined();
    await store.open(unseen.TenantUuid, unseen.ClusterUuid);
    expect(await health.migrationsCurrent()).toBe(true);
    expect(performance.now() - begun).toBeLessThan(5_000);
  }, 40_000);
});
