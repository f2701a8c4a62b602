import type { TestingModule } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CredentialKey } from '../../../src/config/app-config.js';
import { CredentialService } from '../../../src/credential/credential.service.js';
import { CredentialStore } from '../../../src/credential/credential-store.js';
import { SealedSecretStore } from '../../../src/encryption/sealed-secret-store.js';
import { aKey, anAdmin, aScope, aSecret, startCredentialApp } from '../credential/credential-app.fixture.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { makeCli, type Cli } from './cli.fixture.js';

const ROWS = 130;
const text = (...keys: CredentialKey[]) =>
  keys.map(({ kid, key }) => `${kid}:${key.toString('base64')}`).join();

describe('cli keys: rotation from a to b', () => {
  const [a, b] = [aKey('a'), aKey('b')];
  const admin = anAdmin();
  const secrets = new Map<string, string>();
  let db: TestDatabase;
  let cli: Cli;
  let shared: Buffer;

  const start = (...keys: CredentialKey[]) =>
    startCredentialApp({ databaseUrl: db.url, credentialKeys: keys });
  const withKeys = (...keys: CredentialKey[]) => ({ env: { CREDENTIAL_KEYS: text(...keys) } });

  async function expectAllReadable(app: TestingModule): Promise<void> {
    const store = app.get(CredentialStore);
    for (const [cluster, secretKey] of secrets)
      expect((await store.open('system', cluster)).secretKey).toBe(secretKey);
    const bytes = await app.get(SealedSecretStore).getOrCreate('shared', () => Buffer.from('another one'));
    expect(bytes).toEqual(shared);
  }

  beforeAll(async () => {
    db = await createTestDatabase();
    cli = makeCli({ DATABASE_URL: db.url, CREDENTIAL_KEYS: text(a) });
    const app = await start(a);
    for (let i = 0; i < ROWS; i++) {
      const [scope, secret] = [aScope(), aSecret()];
      secrets.set(scope.ClusterUuid, secret.SecretKey);
      await app.get(CredentialService).create(admin, { ...scope, ...secret });
    }
    shared = await app.get(SealedSecretStore).getOrCreate('shared', () => Buffer.alloc(32, 7));
    await app.close();
  });
  afterAll(() => db.close());

  it('refuses to seal with a key that no service has started with', async () => {
    const { code, stderr } = await cli.run(['keys', 'rewrap'], withKeys(b, a));
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('no service has started with the key "b" yet'),
    ]);
  });

  it('rewraps beside a service that keeps opening and changing rows, also after being killed', async () => {
    const app = await start(b, a);
    const store = app.get(CredentialStore);
    const load = { busy: true, opened: 0, done: Promise.resolve() };
    load.done = (async () => {
      while (load.busy)
        for (const [cluster, secretKey] of secrets) {
          if (!load.busy) break;
          expect((await store.open('system', cluster)).secretKey).toBe(secretKey);
          if (++load.opened % 50 === 0) {
            const { SecretKey } = aSecret();
            await app
              .get(CredentialService)
              .update(admin, { TenantUuid: 'system', ClusterUuid: cluster, SecretKey });
            secrets.set(cluster, SecretKey);
          }
        }
    })();
    try {
      const sealedWithB = async () => {
        const [row] = await db.dataSource.query(
          `SELECT count(*)::int AS n FROM credential WHERE key_id = 'b'`,
        );
        return row.n as number;
      };
      const killed = cli.start(['keys', 'rewrap'], withKeys(b, a));
      await expect.poll(sealedWithB, { timeout: 10_000, interval: 1 }).toBeGreaterThan(20);
      killed.kill();
      await killed.ended;

      const report = await cli.json(['keys', 'rewrap'], withKeys(b, a));
      expect(report).toEqual({ Primary: 'b', Rewrapped: expect.any(Number), Remaining: 0, Unreadable: [] });
      expect(await cli.json(['keys', 'rewrap'], withKeys(b, a))).toMatchObject({
        Rewrapped: 0,
        Remaining: 0,
      });
      expect(await sealedWithB()).toBe(ROWS);
    } finally {
      load.busy = false;
      await load.done;
    }
    expect(load.opened).toBeGreaterThan(ROWS);
    await expectAllReadable(app);
    await app.close();
  });

  it('leaves nothing under the old key, which can go', async () => {
    expect(await cli.json(['keys', 'status'], withKeys(b, a))).toEqual({
      Primary: 'b',
      Keys: [
        { KeyId: 'b', Primary: true, Fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/), Rows: ROWS + 2 },
        { KeyId: 'a', Primary: false, Fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/), Rows: 0 },
      ],
    });
    const app = await start(b);
    await expectAllReadable(app);
    await app.close();
  });

  it('reports rows that it cannot open and fails', async () => {
    await db.dataSource.query(
      `UPDATE credential SET key_id = 'lost' WHERE id = (SELECT id FROM credential LIMIT 1)`,
    );
    const { code, stdout } = await cli.run(['keys', 'rewrap'], withKeys(b));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      Rewrapped: 0,
      Remaining: 1,
      Unreadable: [expect.stringMatching(/^credential system\/cluster-/)],
    });
    const status = await cli.json(['keys', 'status'], withKeys(b));
    expect(status['Keys']).toContainEqual({ KeyId: 'lost', Primary: false, Fingerprint: null, Rows: 1 });
  });
});
