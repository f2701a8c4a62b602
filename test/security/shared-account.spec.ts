import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, type Service, startService } from '../e2e/service.fixture.js';

/** Of the account that is stored for the tenant of the document. */
const SECRET_ID = 'AKIDsandboxsandboxsandboxsandbox0001';
/** The same when masked. */
const LOOKS_ALIKE = 'AKIDanotheraccountwiththesameend0001';

describe('one Tencent account under two tenants is said, and to nobody who may not see both', () => {
  let service: Service;
  const warnings: string[] = [];

  beforeAll(async () => {
    service = await startService();
    vi.spyOn(Logger.prototype, 'warn').mockImplementation(
      (text: unknown) => void warnings.push(String(text)),
    );
  });
  afterEach(() => void (warnings.length = 0));
  afterAll(async () => {
    vi.restoreAllMocks();
    await service.close();
  });

  const create = (TenantUuid: string, SecretId: string, ClusterUuid = 'c') =>
    service.post('credential/create', { TenantUuid, ClusterUuid, SecretId, SecretKey: 'k'.repeat(32) });
  const shared = async (token?: string) => {
    const reply = await service.post('credential/list', { PageSize: 100 }, token ? { token } : {});
    const rows = reply.body.data.List as { TenantUuid: string; ClusterUuid: string; SharedWith: number }[];
    return Object.fromEntries(rows.map((row) => [`${row.TenantUuid}/${row.ClusterUuid}`, row.SharedWith]));
  };
  const SYSTEM = `${ACCOUNT.TenantUuid}/${ACCOUNT.ClusterUuid}`;

  it('says nothing of one tenant, nor of a SecretId that only looks the same when masked', async () => {
    expect((await create('alike', LOOKS_ALIKE)).status).toBe(200);
    expect((await create(ACCOUNT.TenantUuid, SECRET_ID, 'second')).status).toBe(200);
    expect(await shared()).toEqual({ 'alike/c': 0, [SYSTEM]: 0, 'system/second': 0 });
    expect(warnings).toEqual([]);
  });

  it('says it once in the log when it is stored, without the key, and counts in the list', async () => {
    expect((await create('neighbour', SECRET_ID)).status).toBe(200);
    expect(warnings).toEqual([
      expect.stringMatching(/of tenant neighbour has the Tencent account of 2 .*: system$/),
    ]);
    expect(warnings.join()).not.toContain('AKID');
    expect(await shared()).toEqual({ 'alike/c': 0, 'neighbour/c': 2, [SYSTEM]: 1, 'system/second': 1 });
    const one = await service.post('credential/inspect', { TenantUuid: 'neighbour', ClusterUuid: 'c' });
    expect(one.body.data.SharedWith).toBe(2);
    expect(warnings).toHaveLength(1);
  });

  it('says it when an update makes it so, and not for other updates', async () => {
    const pair = { TenantUuid: 'alike', ClusterUuid: 'c' };
    await service.post('credential/update', { ...pair, Description: 'x' });
    expect(warnings).toEqual([]);
    await service.post('credential/update', { ...pair, SecretId: SECRET_ID, SecretKey: 'k'.repeat(32) });
    expect(warnings).toEqual([expect.stringMatching(/of tenant alike .* of 3 credential/)]);
  });

  it('does not tell an admin of some tenants which accounts the others have', async () => {
    const key = { Name: 'n', Role: 'admin', Tenants: ['neighbour'] };
    const { ApiKey } = (await service.post('api_key/create', key)).body.data;
    expect(await shared(ApiKey)).toEqual({ 'neighbour/c': 0 });
  });
});
