import { it } from 'vitest';
import { CredentialService } from '../../../src/credential/credential.service.js';
import { CredentialStore } from '../../../src/credential/credential-store.js';
import { createTestDatabase } from '../database/postgres.fixture.js';
import { aKey, anAdmin, aScope, aSecret, startCredentialApp } from './credential-app.fixture.js';
it('t', async () => {
  const t0 = performance.now();
  const db = await createTestDatabase();
  const t1 = performance.now();
  const db2 = await createTestDatabase();
  console.log('fixture first', t1 - t0, 'second', performance.now() - t1);
  const app = await startCredentialApp({ databaseUrl: db.url, credentialKeys: [aKey('k')] });
  const s = aScope();
  await app.get(CredentialService).create(anAdmin(), { ...s, ...aSecret() });
  const store = app.get(CredentialStore);
  for (let r = 0; r < 3; r++) {
    const t = performance.now();
    for (let i = 0; i < 20000; i++) await store.open(s.TenantUuid, s.ClusterUuid);
    console.log('open us', ((performance.now() - t) / 20).toFixed(1));
  }
  const N = 300; const scopes = [];
  for (let i = 0; i < N; i++) { const x = aScope(); scopes.push(x); await app.get(CredentialService).create(anAdmin(), { ...x, ...aSecret() }); }
  const t = performance.now();
  for (const x of scopes) await store.open(x.TenantUuid, x.ClusterUuid);
  console.log('miss ms', ((performance.now() - t) / N).toFixed(2));
  await app.close(); await db.close(); await db2.close();
});
