import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_REQUESTS } from '../document/base-requests.js';
import { type DocumentRoute, ROUTES } from '../document/parameters.js';
import { ACCOUNT, type Service, startService } from '../service.fixture.js';
import { callsOf, dataOf, onlyCall } from '../upstream.js';
import { HOSTILE_REGIONS } from './hostile-regions.js';

const FINANCE = ['ap-shanghai-fsi', 'ap-shenzhen-fsi', 'ap-beijing-fsi'];

describe('regions', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  it.each(FINANCE)('of finance are reached at their own host: %s', async (Region) => {
    expect((await dataOf(service, 'list', { ...ACCOUNT, Region })).TotalCount).toBe(0);
    expect(onlyCall(service, 'DescribeDisks')).toMatchObject({
      Host: `cbs.${Region}.tencentcloudapi.com`,
      Region,
    });
  });

  it('of finance have a host of their own for every service', async () => {
    const body = { ...BASE_REQUESTS['logs/list'].body, Region: 'ap-shenzhen-fsi' };
    await dataOf(service, 'logs/list', body);
    expect(onlyCall(service, 'LookUpEvents').Host).toBe('cloudaudit.ap-shenzhen-fsi.tencentcloudapi.com');
  });

  it('share one host unless they are of finance', async () => {
    await dataOf(service, 'distributed/inspect', ACCOUNT);
    const calls = callsOf(service, 'DescribeDisks');
    expect(calls).toHaveLength(19);
    for (const { Host, Region } of calls)
      expect(Host).toBe(
        Region.endsWith('-fsi') ? `cbs.${Region}.tencentcloudapi.com` : 'cbs.tencentcloudapi.com',
      );
  });

  it.each([
    'ap-nowhere',
    'evil-com',
    'ap-guangzhou-fsi',
    'ap-shanghai-fsi-fsi',
    'xx-shanghai-fsi',
    'us-east-1',
  ])('that nobody knows never become part of a host: %s', async (Region) => {
    const reply = await service.post('disk/list', { ...ACCOUNT, Region });
    expect(reply.status).toBe(400);
    expect(reply.body.scode).toBe(30002);
    expect(onlyCall(service, 'DescribeDisks')).toMatchObject({ Host: 'cbs.tencentcloudapi.com', Region });
  });

  describe('that are none', () => {
    it('are tried in great number', () => {
      expect(HOSTILE_REGIONS.length).toBeGreaterThanOrEqual(200);
      expect(HOSTILE_REGIONS).not.toContain('');
    });

    const refuses = async (route: DocumentRoute, Region: string) => {
      const reply = await service.post(`disk/${route}`, { ...BASE_REQUESTS[route].body, Region });
      expect(reply.status, `${route} ${JSON.stringify(Region)}`).toBe(400);
      expect(reply.body.scode).toBe(10001);
      expect(reply.body.desc).toMatch(/^(.*; )?Region: must be a region such as ap-guangzhou(;|$)/);
    };

    it('are refused by list, every one of them, without a call', async () => {
      for (const Region of HOSTILE_REGIONS) await refuses('list', Region);
      expect(service.sandbox.calls()).toEqual([]);
    });

    it('are refused by the other routes in turn, without a call', async () => {
      const others = ROUTES.filter((route) => route !== 'list');
      for (const [i, Region] of HOSTILE_REGIONS.entries()) await refuses(others[i % others.length]!, Region);
      expect(service.sandbox.calls()).toEqual([]);
    });
  });
});
