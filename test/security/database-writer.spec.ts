import { Logger } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiKeySeal } from '../../src/auth/api-key-seal.js';
import { ApiKeyTable } from '../../src/auth/api-key.table.js';
import { rewrap } from '../../src/credential/rewrap.js';
import { Cipher } from '../../src/encryption/cipher.js';
import { KeyRing } from '../../src/encryption/key-ring.js';
import { SealedSecretStore } from '../../src/encryption/sealed-secret-store.js';
import { ACCOUNT, SCOPE, type Service, startService } from '../e2e/service.fixture.js';

const CHANGES: [column: string, value: string][] = [
  ['role', `'admin'`],
  ['tenants', `'{*}'`],
  ['tenants', `'{other}'`],
  ['expires_at', `now() + interval '9 years'`],
  ['expires_at', `'infinity'`],
  ['expires_at', 'NULL'],
  ['name', `'other'`],
  ['created_by', `'jwt:other'`],
  ['created_at', `created_at - interval '1 day'`],
  ['mac', 'NULL'],
  ['mac', `decode(repeat('00', 32), 'hex')`],
];

describe('whoever writes the database becomes nobody by it', () => {
  let service: Service;
  const errors: string[] = [];

  beforeAll(async () => {
    service = await startService();
    vi.spyOn(Logger.prototype, 'error').mockImplementation((text: unknown) => void errors.push(String(text)));
  });
  beforeEach(() => void (errors.length = 0));
  afterAll(async () => {
    vi.restoreAllMocks();
    await service.close();
  });

  const sql = (text: string, values: unknown[] = []) => service.database.dataSource.query(text, values);
  const aKey = async (): Promise<{ ApiKeyId: string; ApiKey: string }> =>
    (await service.post('api_key/create', { Name: 'n', Role: 'reader', Tenants: ['system'] })).body.data;
  const list = (token: string) => service.post('disk/list', SCOPE, { token });

  it('refuses an inserted key of an admin of all tenants, counts it and names it in the log', async () => {
    const [id, secret] = [randomBytes(12).toString('hex'), randomBytes(32).toString('base64url')];
    await sql(
      `INSERT INTO api_key (id, name, role, tenants, secret_hash, expires_at, created_by, mac)
       VALUES ($1, 'n', 'admin', '{*}', $2, now() + interval '1 day', 'admin', $3)`,
      [id, createHash('sha256').update(secret).digest(), randomBytes(32)],
    );
    const forged = await list(`tdk_${id}_${secret}`);
    const unknown = await list(`tdk_${'0'.repeat(24)}_${secret}`);
    expect([forged.status, forged.body]).toEqual([401, unknown.body]);
    expect(errors).toEqual([expect.stringContaining(`API key ${id} is refused`)]);
    const metrics = await (await fetch(`${service.origin}/metrics`)).text();
    expect(metrics).toMatch(/^auth_api_key_rows_refused_total [1-9]/m);
  });

  it.each(CHANGES)('refuses a key whose %s was changed to %s', async (column, value) => {
    const { ApiKeyId, ApiKey } = await aKey();
    await sql(`UPDATE api_key SET ${column} = ${value} WHERE id = $1`, [ApiKeyId]);
    expect((await list(ApiKey)).status).toBe(401);
    expect(errors).toEqual([expect.stringContaining(ApiKeyId)]);
  });

  it('refuses a key that has the columns and the seal of another one', async () => {
    const [one, two] = [await aKey(), await aKey()];
    const admin = await service.post('api_key/create', { Name: 'n', Role: 'admin', Tenants: ['*'] });
    await sql(
      `UPDATE api_key SET role = a.role, tenants = a.tenants, mac = a.mac, expires_at = a.expires_at,
              created_at = a.created_at FROM api_key a WHERE api_key.id = $1 AND a.id = $2`,
      [one.ApiKeyId, admin.body.data.ApiKeyId],
    );
    expect((await list(one.ApiKey)).status).toBe(401);
    expect((await list(two.ApiKey)).status).toBe(200);
    expect(errors).toHaveLength(1);
  });

  it('names at the start the keys that have no seal', async () => {
    const { ApiKeyId } = await aKey();
    await sql('UPDATE api_key SET mac = NULL WHERE id = $1', [ApiKeyId]);
    await service.app.get(ApiKeySeal, { strict: false }).onApplicationBootstrap();
    expect(errors).toEqual([expect.stringMatching(new RegExp(`refused.*${ApiKeyId}.*make those anew`))]);
  });

  it('accepts the keys of before after the sealing key was replaced', async () => {
    const { ApiKeyId } = await aKey();
    const added = { kid: 'new', key: randomBytes(32) };
    const both = new KeyRing([added, ...service.config.credentialKeys]);
    const { dataSource } = service.database;
    expect(await rewrap(dataSource, both, new Cipher(both))).toMatchObject({ remaining: 0, unreadable: [] });
    const secrets = new SealedSecretStore(dataSource, new Cipher(new KeyRing([added])));
    const table = service.app.get(ApiKeyTable, { strict: false });
    const row = await table.find(ApiKeyId);
    expect(await new ApiKeySeal(secrets, table, new Registry()).accepts(row!)).toBe(true);
  });
});

describe('whoever writes the database opens no older cloud key', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  const where = [ACCOUNT.TenantUuid, ACCOUNT.ClusterUuid];
  const sql = (text: string, values: unknown[] = where) => service.database.dataSource.query(text, values);
  const OF = 'WHERE tenant_uuid = $1 AND cluster_uuid = $2';

  it('refuses an older sealed text that was put back into its own row', async () => {
    const [{ secret }] = await sql(`SELECT secret FROM credential ${OF}`);
    expect((await service.post('credential/update', { ...ACCOUNT, Description: 'newer' })).status).toBe(200);
    await sql(`UPDATE credential SET secret = $3 ${OF}`, [...where, secret]);
    await expect.poll(async () => (await service.post('disk/list', SCOPE)).body.scode).toBe(20003);
  });

  it('opens a row that was set back as a whole, which only the database could tell from an undone change', async () => {
    const secrets = {
      SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
      SecretKey: 'sandboxsandboxsandboxsandbox0001',
    };
    await service.post('credential/update', { ...ACCOUNT, ...secrets });
    const [old] = await sql(`SELECT secret, version, enabled FROM credential ${OF}`);
    await service.post('credential/update', { ...ACCOUNT, Enabled: false });
    await expect.poll(async () => (await service.post('disk/list', SCOPE)).body.scode).toBe(20002);
    await sql(`UPDATE credential SET secret = $3, version = $4, enabled = $5 ${OF}`, [
      ...where,
      old.secret,
      old.version,
      old.enabled,
    ]);
    await expect.poll(async () => (await service.post('disk/list', SCOPE)).body.scode).toBe(0);
  });
});
