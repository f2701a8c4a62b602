import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PURCHASE_EXAMPLES } from '../../../src/disk/dto/purchase-examples.js';
import { SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, onlyCall } from '../upstream.js';

interface Row {
  Zone: string;
  DiskType: string;
  Available: boolean;
}

describe('what can be bought', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.clearCalls());
  afterAll(() => service.close());

  const list = (fields: object, headers: Record<string, string> = {}) =>
    service.post('disk/config/list', { ...SCOPE, ...fields }, { headers });

  it('is listed as documented, for exactly what was asked for', async () => {
    const { request, reply: example } = PURCHASE_EXAMPLES.configs;
    const reply = await list(request);
    expect(reply.body).toEqual(example);
    expect(reply.headers.get('cache-control')).toBe('private, max-age=60');
    expect(onlyCall(service, 'DescribeDiskConfigQuota').Params).toEqual({
      InquiryType: 'INQUIRY_CBS_CONFIG',
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskTypes: ['CLOUD_PREMIUM'],
      Zones: ['ap-guangzhou-3'],
      DiskUsage: 'DATA_DISK',
    });
  });

  it('is everything in the region without conditions, also what is sold out', async () => {
    const { data } = (await list({})).body;
    expect(onlyCall(service, 'DescribeDiskConfigQuota').Params).toEqual({
      InquiryType: 'INQUIRY_CBS_CONFIG',
    });
    expect(data.TotalCount).toBe(data.List.length);
    // Zones × types × usages × ways of paying.
    expect(data.TotalCount).toBe(6 * 6 * 2 * 2);
    const soldOut = data.List.filter((row: Row) => row.Zone === 'ap-guangzhou-1');
    expect(soldOut.every((row: Row) => !row.Available)).toBe(true);
    const extra = data.List.find((row: Row) => row.DiskType === 'CLOUD_HSSD');
    expect(extra.ExtraPerformanceRange).toEqual([0, 650]);
  });

  it('names the types in the language of the caller, in which Tencent is asked too', async () => {
    const names = async (language: string) => {
      const { body } = await list({ Zone: 'ap-guangzhou-6' }, { 'accept-language': language });
      return [...new Set(body.data.List.map((row: { DiskTypeName: string }) => row.DiskTypeName))];
    };
    expect(await names('zh-CN')).toEqual([
      '普通云硬盘',
      '高性能云硬盘',
      '通用型SSD云硬盘',
      'SSD云硬盘',
      '增强型SSD云硬盘',
      '极速型SSD云硬盘',
    ]);
    expect((await names('en')).every((name) => /^[A-Za-z ]+$/.test(String(name)))).toBe(true);
    expect(callsOf(service, 'DescribeDiskConfigQuota')).toHaveLength(2);
  });

  it('names an unknown type by itself, and takes absent fields', async () => {
    const Body = { DiskConfigSet: [{ DiskType: 'CLOUD_NEXT', Zone: 'ap-guangzhou-3' }] };
    service.sandbox.addFault({ Action: 'DescribeDiskConfigQuota', Fault: 'reply', Body });
    const { List } = (await list({ DiskType: 'CLOUD_NEXT' })).body.data;
    expect(List).toEqual([
      {
        Zone: 'ap-guangzhou-3',
        DiskType: 'CLOUD_NEXT',
        DiskTypeName: 'CLOUD_NEXT',
        DiskUsage: '',
        DiskChargeType: '',
        Available: false,
        MinDiskSize: 0,
        MaxDiskSize: 0,
        StepSize: 0,
        ExtraPerformanceRange: null,
        Price: null,
      },
    ]);
  });

  it('goes with a family of instances', async () => {
    await list({ InstanceFamily: 'S5', DiskUsage: 'SYSTEM_DISK' });
    expect(onlyCall(service, 'DescribeDiskConfigQuota').Params).toEqual({
      InquiryType: 'INQUIRY_CBS_CONFIG',
      DiskUsage: 'SYSTEM_DISK',
      InstanceFamilies: ['S5'],
    });
  });

  it.each([
    ['Zone', 'ap-shanghai-2', /^Zone: must belong to Region, e\.g\. ap-guangzhou-3$/],
    ['Zone', 'guangzhou', /^Zone: must be a zone/],
    ['DiskType', 'CLOUD_PREMUIM', /^DiskType: .*CLOUD_PREMIUM/],
    ['DiskChargeType', 'PREPAYED', /^DiskChargeType: .*PREPAID/],
    ['DiskUsage', 'SWAP', /^DiskUsage: must be one of SYSTEM_DISK, DATA_DISK$/],
    ['InstanceFamily', 'S 5', /^InstanceFamily: must be a family/],
    ['PageSize', 10, /^PageSize: unknown field$/],
  ])('is refused before anything is sent: %s %s', async (field, value, desc) => {
    const reply = await list({ [field]: value });
    expect(reply.body.desc).toMatch(desc);
    expect(reply.status).toBe(400);
    expect(service.sandbox.calls()).toEqual([]);
  });

  it('passes on what Tencent refuses', async () => {
    service.sandbox.addFault({
      Action: 'DescribeDiskConfigQuota',
      Fault: 'error',
      Code: 'UnsupportedOperation',
    });
    expect((await list({ DiskType: 'CLOUD_SSD' })).status).toBe(422);
    const garbage = { DiskConfigSet: [{ Price: { UnitPriceHigh: 'cheap' } }] };
    service.sandbox.addFault({ Action: 'DescribeDiskConfigQuota', Fault: 'reply', Body: garbage, Times: 9 });
    const unreadable = await list({ DiskType: 'CLOUD_SSD' });
    expect([unreadable.status, unreadable.headers.get('cache-control')]).toEqual([502, 'no-store']);
    await fetch(`${service.sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  });
});

describe('the quota of a region', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.clearCalls());
  afterAll(() => service.close());

  const inspect = () => service.post('disk/quota/inspect', SCOPE);
  const ACTIONS = ['DescribeDisks', 'DescribeSnapshots', 'DescribeAutoSnapshotPolicies'];

  it('has what is used, counted by totals', async () => {
    const reply = await inspect();
    expect(reply.body).toEqual(PURCHASE_EXAMPLES.quota.reply);
    expect(reply.headers.get('cache-control')).toBe('private, max-age=30');
    for (const action of ACTIONS) expect(onlyCall(service, action).Params).toMatchObject({ Limit: 1 });
  });

  it('is read anew after a write, and not before', async () => {
    await inspect();
    expect(service.sandbox.calls()).toEqual([]);
    const made = { ...SCOPE, DiskId: 'disk-giys4n0i', SnapshotName: 'one more' };
    expect((await service.post('snapshot/create', made)).status).toBe(200);
    const { List } = (await inspect()).body.data;
    expect(List[0]).toMatchObject({ Name: 'SNAPSHOTS', Used: 4, Limit: 192 });
    const order = { DiskType: 'CLOUD_PREMIUM', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } };
    await service.post('disk/create', { ...SCOPE, ...order });
    expect((await inspect()).body.data.List[0]).toMatchObject({ Used: 4, Limit: 256 });
  });

  it('is not answered in part', async () => {
    await service.post('disk/update', { ...SCOPE, DiskId: 'disk-giys4n0i', DiskName: 'b' });
    const Code = 'UnauthorizedOperation';
    service.sandbox.addFault({ Action: 'DescribeSnapshotOverview', Fault: 'error', Code });
    const reply = await inspect();
    expect(reply.status).toBe(403);
    expect(reply.body.desc).toContain('cbs:DescribeSnapshotOverview');
    expect((await inspect()).status).toBe(200);
  });

  it('takes a region and nothing else', async () => {
    expect((await service.post('disk/quota/inspect', { ...SCOPE, Name: 'SNAPSHOTS' })).status).toBe(400);
    const { Region: _, ...account } = SCOPE;
    expect((await service.post('disk/quota/inspect', account)).body.desc).toMatch(/^Region: /);
    expect(service.sandbox.calls().filter(({ Action }) => ACTIONS.includes(Action))).toEqual([]);
    expect(callsOf(service, 'DescribeSnapshotOverview')).toEqual([]);
  });
});
