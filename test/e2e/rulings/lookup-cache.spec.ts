import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf } from '../upstream.js';

const ORDER = { DiskType: 'CLOUD_PREMIUM', DiskSize: 100, Placement: { Zone: 'ap-guangzhou-3' } };
const KEY = {
  SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
  SecretKey: 'sandboxsandboxsandboxsandbox0001',
};
const OTHER = { TenantUuid: 'other', ClusterUuid: 'c' };

/** Each lookup with a body, and how long it is good. */
const LOOKUPS: [route: string, action: string, body: object, seconds: number][] = [
  ['create_price/inspect', 'InquiryPriceCreateDisks', ORDER, 300],
  ['resize_price/inspect', 'InquiryPriceResizeDisk', { DiskId: 'disk-giys4n0i', DiskSize: 80 }, 60],
  [
    'renew_price/inspect',
    'InquiryPriceRenewDisks',
    { Region: 'ap-shanghai', DiskId: 'disk-pre9g0h1', DiskChargePrepaid: { Period: 1 } },
    60,
  ],
  ['config/list', 'DescribeDiskConfigQuota', { DiskType: 'CLOUD_SSD' }, 60],
  ['quota/inspect', 'DescribeSnapshotOverview', {}, 30],
];

describe('what was looked up', () => {
  let service: Service;
  let aheadMs = 0;
  beforeAll(async () => {
    service = await startService();
    const other = await service.post('credential/create', { ...OTHER, ...KEY });
    expect(other.status).toBe(200);
  });
  beforeEach(() => {
    service.sandbox.reset();
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + aheadMs);
    // What an earlier test looked up is too old.
    aheadMs += 3_600_000;
  });
  afterEach(() => void vi.restoreAllMocks());
  afterAll(() => service.close());

  const ask = async (route: string, body: object, account: object = ACCOUNT) => {
    const reply = await service.post(`disk/${route}`, { ...SCOPE, ...account, ...body });
    expect(reply.status, reply.text).toBe(200);
    const [, seconds] = /^private, max-age=(\d+)$/.exec(reply.headers.get('cache-control') ?? '') ?? [];
    return { seconds: Number(seconds), data: reply.body.data, headers: reply.headers };
  };

  describe.each(LOOKUPS)('by %s', (route, action, body, seconds) => {
    const calls = () => callsOf(service, action).length;

    it('is answered again without a call, for the time that is left', async () => {
      const first = await ask(route, body);
      expect(first.seconds).toBe(seconds);
      aheadMs += 20_500;
      const second = await ask(route, body);
      // The test itself takes a moment.
      expect(second.seconds).toBeLessThanOrEqual(seconds - 21);
      expect(second.seconds).toBeGreaterThan(seconds - 26);
      expect(second.data).toEqual(first.data);
      expect(calls()).toBe(1);
      expect(first.headers.has('x-tencent-request-id')).toBe(true);
      expect(second.headers.has('x-tencent-request-id')).toBe(false);
    });

    it('is answered once more while it is renewed, by one call', async () => {
      const first = await ask(route, body);
      aheadMs += seconds * 1_000;
      service.sandbox.addFault({ Action: action, Fault: 'latency', LatencyMs: 1_500 });
      const before = Date.now();
      const old = await Promise.all([ask(route, body), ask(route, body), ask(route, body)]);
      expect(Date.now() - before).toBeLessThan(1_500);
      expect(old.map(({ seconds: left }) => left)).toEqual([0, 0, 0]);
      expect(old[0]!.data).toEqual(first.data);
      await vi.waitFor(async () => expect((await ask(route, body)).seconds).toBeGreaterThan(0), 5_000);
      expect(calls()).toBe(2);
    });

    it('is read anew when it is too old', async () => {
      await ask(route, body);
      aheadMs += 2 * seconds * 1_000;
      expect((await ask(route, body)).seconds).toBe(seconds);
      expect(calls()).toBe(2);
    });

    it('is kept while Tencent does not answer, but not for ever', async () => {
      const first = await ask(route, body);
      const Fault = 'error';
      service.sandbox.addFault({ Action: action, Fault, Code: 'UnauthorizedOperation', Times: 50 });
      aheadMs += seconds * 1_000;
      expect((await ask(route, body)).data).toEqual(first.data);
      await vi.waitFor(() => expect(calls()).toBe(2));
      aheadMs += seconds * 1_000;
      const reply = await service.post(`disk/${route}`, { ...SCOPE, ...body });
      expect([reply.status, reply.headers.get('cache-control')]).toEqual([403, 'no-store']);
    });

    it('is not shared with another tenant, even of the same cloud account', async () => {
      await ask(route, body);
      expect((await ask(route, body, OTHER)).seconds).toBe(seconds);
      expect(calls()).toBe(2);
      await ask(route, body);
      await ask(route, body, OTHER);
      expect(calls()).toBe(2);
    });

    it('is read anew after the credential was changed', async () => {
      await ask(route, body);
      const changed = await service.post('credential/update', { ...ACCOUNT, ...KEY });
      expect(changed.status).toBe(200);
      expect((await ask(route, body)).seconds).toBe(seconds);
      expect(calls()).toBe(2);
    });
  });

  it('is in dollars as soon as the credential is one of the international site', async () => {
    expect((await ask('create_price/inspect', ORDER)).data.Currency).toBe('CNY');
    await service.post('credential/update', { ...ACCOUNT, Site: 'international' });
    expect((await ask('create_price/inspect', ORDER)).data.Currency).toBe('USD');
    await service.post('credential/update', { ...ACCOUNT, Site: 'china' });
    expect((await ask('create_price/inspect', ORDER)).data.Currency).toBe('CNY');
    expect(callsOf(service, 'InquiryPriceCreateDisks')).toHaveLength(3);
  });

  it('is not answered to a caller of another tenant, nor after the credential was deleted', async () => {
    const key = await service.post('api_key/create', { Name: 'b', Role: 'reader', Tenants: ['other'] });
    await ask('create_price/inspect', ORDER);
    const body = { ...SCOPE, ...ORDER };
    const token = key.body.data.ApiKey as string;
    const stranger = await service.post('disk/create_price/inspect', body, { token });
    expect(stranger.body.scode).toBe(20001);
    await ask('create_price/inspect', ORDER, OTHER);
    await service.post('credential/delete', OTHER);
    const gone = await service.post('disk/create_price/inspect', { ...body, ...OTHER });
    expect(gone.body.scode).toBe(20001);
  });
});
