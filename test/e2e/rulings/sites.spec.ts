import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_REQUESTS } from '../document/base-requests.js';
import { ROUTES } from '../document/parameters.js';
import { ACCOUNT, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, dataOf, onlyCall } from '../upstream.js';

const ABROAD = { TenantUuid: 'abroad', ClusterUuid: 'c1' };
const KEY = {
  SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
  SecretKey: 'sandboxsandboxsandboxsandbox0001',
};

describe('the site of a credential', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
    expect(
      (await service.post('credential/create', { ...ABROAD, ...KEY, Site: 'international' })).status,
    ).toBe(200);
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const hosts = () => [...new Set(service.sandbox.calls().map(({ Host }) => Host))].toSorted();
  const siteOf = async (pair: object) => (await service.post('credential/inspect', pair)).body.data.Site;

  it('is china unless another is given, and is shown', async () => {
    expect([await siteOf(ACCOUNT), await siteOf(ABROAD)]).toEqual(['china', 'international']);
    const { data } = (await service.post('credential/list', {})).body;
    expect(data.List.map(({ Site }: { Site: string }) => Site).toSorted()).toEqual([
      'china',
      'international',
    ]);
  });

  it.each(ROUTES)('decides the host of every call of %s', async (route) => {
    const body = { ...BASE_REQUESTS[route].body, ...ABROAD };
    expect((await service.post(`disk/${route}`, body)).status).toBe(200);
    expect(hosts().length).toBeGreaterThan(0);
    expect(hosts().filter((host) => !/^[a-z]+\.intl\.tencentcloudapi\.com$/.test(host))).toEqual([]);
  });

  it('decides the host of the regions that are searched, and of the policy of a list', async () => {
    await dataOf(service, 'detach', { ...ABROAD, DiskId: 'disk-giys4n0i' });
    await dataOf(service, 'list', { ...SCOPE, ...ABROAD, AutoSnapshotPolicyId: 'asp-63p7jk73' });
    expect(hosts()).toEqual(expect.arrayContaining(['cbs.intl.tencentcloudapi.com']));
    expect(hosts().every((host) => host.includes('.intl.'))).toBe(true);
  });

  it('decides where the key is verified', async () => {
    expect((await service.post('credential/verify', ABROAD)).body.data.Accepted).toBe(true);
    expect(onlyCall(service, 'DescribeRegions').Host).toBe('cvm.intl.tencentcloudapi.com');
  });

  it('has no finance regions abroad: Tencent refuses them, and no host is made of them', async () => {
    const reply = await service.post('disk/list', { ...ABROAD, Region: 'ap-shanghai-fsi' });
    expect(reply.body.scode).toBe(30002);
    expect(hosts()).toEqual(['cbs.intl.tencentcloudapi.com']);
  });

  it('can be changed, and counts for the next call', async () => {
    for (const [Site, Host] of [
      ['china', 'cbs.tencentcloudapi.com'],
      ['international', 'cbs.intl.tencentcloudapi.com'],
    ]) {
      expect((await service.post('credential/update', { ...ABROAD, Site })).status).toBe(200);
      expect(await siteOf(ABROAD)).toBe(Site);
      await dataOf(service, 'list', { ...SCOPE, ...ABROAD });
      expect(callsOf(service, 'DescribeDisks').at(-1)!.Host).toBe(Host);
    }
  });

  it.each(['europe', 'CHINA', 'intl.evil.example', 7, ['china']])('cannot be %j', async (Site) => {
    for (const [route, fields] of [
      ['credential/create', { ...KEY, TenantUuid: 'nowhere', ClusterUuid: 'c1' }],
      ['credential/update', ABROAD],
    ] as const) {
      const reply = await service.post(route, { ...fields, Site });
      expect(reply.status).toBe(400);
      const meant = Site === 'CHINA' ? '; did you mean china?' : '';
      expect(reply.body.desc).toBe(`Site: must be one of china, international${meant}`);
    }
  });
});
