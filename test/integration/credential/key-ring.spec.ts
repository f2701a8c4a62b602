import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { getRepositoryToken } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CredentialCipher } from '../../../src/credential/credential-cipher.js';
import { CredentialEntity } from '../../../src/credential/credential.entity.js';
import { CredentialService } from '../../../src/credential/credential.service.js';
import { CredentialStore } from '../../../src/credential/credential-store.js';
import { KeyRing } from '../../../src/encryption/key-ring.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { aKey, anAdmin, aScope, aSecret, startCredentialApp } from './credential-app.fixture.js';

const rowsOf = (app: TestingModule): Repository<CredentialEntity> =>
  app.get(getRepositoryToken(CredentialEntity));

/** A credential sealed with the primary key, past the service, which changes nothing without the audit trail. */
async function insertRow(app: TestingModule, scope: ReturnType<typeof aScope>): Promise<void> {
  const frame = {
    id: randomUUID(),
    tenantUuid: scope.TenantUuid,
    clusterUuid: scope.ClusterUuid,
    site: 'china' as const,
    region: null,
    enabled: true,
    version: 1,
  };
  const { text, keyId } = app
    .get(CredentialCipher)
    .seal({ secretId: 'AKID', secretKey: 'k', token: undefined }, frame);
  await rowsOf(app).insert({ ...frame, secret: text, keyId, secretIdMasked: '****', hasToken: false });
}

describe('a start with other keys', () => {
  const admin = anAdmin();
  const [old, fresh] = [aKey('old'), aKey('fresh')];
  const scope = aScope();
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
    const app = await startCredentialApp({ databaseUrl: db.url, credentialKeys: [old] });
    await app.get(CredentialService).create(admin, { ...scope, ...aSecret() });
    await app.close();
  });
  afterAll(() => db.close());

  it('refuses a key that is not the known one of its name and names both fingerprints', async () => {
    const impostor = aKey('old');
    const fingerprint = (key: typeof old) => new KeyRing([key]).fingerprint('old')!;
    const start = startCredentialApp({ databaseUrl: db.url, credentialKeys: [impostor] });
    const message = await start.then(
      () => 'started',
      (error: Error) => error.message,
    );
    expect(message).toContain(
      `the key "old" is not the one this database knows: its fingerprint should be ${fingerprint(old)} and is ${fingerprint(impostor)}`,
    );
    expect(message).not.toContain(impostor.key.toString('base64'));
  });

  it('logs which rows it cannot open and serves all others', async () => {
    const log: string[] = [];
    const app = await startCredentialApp({ databaseUrl: db.url, credentialKeys: [fresh] }, log);
    try {
      // The credential, and the key of the audit trail.
      expect(log).toContain('2 row(s) are sealed with the key "old", which CREDENTIAL_KEYS lacks');
      expect(log.join('\n')).toContain('no change is possible, only reads are');
      const store = app.get(CredentialStore);
      await expect(store.open(scope.TenantUuid, scope.ClusterUuid)).rejects.toMatchObject({
        code: 'CREDENTIAL_UNREADABLE',
        detail: 'it is sealed with the key "old", which CREDENTIAL_KEYS lacks',
      });
      const service = app.get(CredentialService);
      const other = aScope();
      await expect(service.create(admin, { ...other, ...aSecret() })).rejects.toThrow(
        'the key of the audit trail: it is sealed with the key "old"',
      );
      await insertRow(app, other);
      await store.open(other.TenantUuid, other.ClusterUuid);
      const { List } = await service.list(admin, {});
      expect(List.map(({ KeyId, Status }) => [KeyId, Status]).sort()).toEqual([
        ['fresh', 'ok'],
        ['old', 'undecryptable'],
      ]);
      await rowsOf(app).delete({ clusterUuid: other.ClusterUuid });
    } finally {
      await app.close();
    }
  });

  it('opens the old rows with the old key beside a new primary', async () => {
    const log: string[] = [];
    const app = await startCredentialApp({ databaseUrl: db.url, credentialKeys: [fresh, old] }, log);
    try {
      expect(log.join()).not.toContain('lacks');
      await app.get(CredentialStore).open(scope.TenantUuid, scope.ClusterUuid);
    } finally {
      await app.close();
    }
  });

  it('needs the old key for its rows alone once a start has seen both', async () => {
    const log: string[] = [];
    const app = await startCredentialApp({ databaseUrl: db.url, credentialKeys: [fresh] }, log);
    await app.close();
    expect(log).toContain('1 row(s) are sealed with the key "old", which CREDENTIAL_KEYS lacks');
    expect(log.join('\n')).not.toContain('no change is possible');
  });
});
