import { describe, expect, it } from 'vitest';
import { englishRegionName } from '../../../src/sandbox/cloud/english-names.js';
import { ALL_REGIONS } from '../../../src/sandbox/cloud/region.js';
import { IMMEDIATE, useSandbox } from './sandbox.fixture.js';

/** `distributed/inspect` of the portal's document. */
const DOCUMENTED_REGIONS: Record<string, string> = {
  'ap-bangkok': '亚太地区(曼谷)',
  'ap-beijing': '华北地区(北京)',
  'ap-chengdu': '西南地区(成都)',
  'ap-chongqing': '西南地区(重庆)',
  'ap-guangzhou': '华南地区(广州)',
  'ap-hongkong': '港澳台地区(中国香港)',
  'ap-mumbai': '亚太地区(孟买)',
  'ap-nanjing': '华东地区(南京)',
  'ap-seoul': '亚太地区(首尔)',
  'ap-shanghai': '华东地区(上海)',
  'ap-shanghai-fsi': '华东地区(上海金融)',
  'ap-shenzhen-fsi': '华南地区(深圳金融)',
  'ap-singapore': '东南亚地区(新加坡)',
  'ap-tokyo': '亚太地区(东京)',
  'eu-frankfurt': '欧洲地区(法兰克福)',
  'eu-moscow': '欧洲地区(莫斯科)',
  'na-ashburn': '美国东部(弗吉尼亚)',
  'na-siliconvalley': '美国西部(硅谷)',
  'na-toronto': '北美地区(多伦多)',
};

describe('the sandbox', () => {
  const context = useSandbox(IMMEDIATE);

  it('lists the nineteen documented regions in both services without a region', async () => {
    const options = { region: undefined, language: 'zh-CN' as const };
    const fromCvm = await context.sdk.cvm(options).DescribeRegions();
    const fromRegion = await context.sdk.region(options).DescribeRegions({ Product: 'cbs' });
    for (const { TotalCount, RegionSet } of [fromCvm, fromRegion]) {
      expect(TotalCount).toBe(19);
      expect(Object.fromEntries(RegionSet?.map((row) => [row.Region, row.RegionName]) ?? [])).toEqual(
        DOCUMENTED_REGIONS,
      );
      expect(new Set(RegionSet?.map((row) => row.RegionState))).toEqual(new Set(['AVAILABLE']));
    }
    expect(fromRegion.RegionSet?.[0]).toMatchObject({ RegionTypeMC: null, LocationMC: null });
  });

  it('lists zones with those that are sold out as unavailable', async () => {
    const { ZoneSet } = await context.sdk.cvm({ language: 'zh-CN' }).DescribeZones();
    expect(ZoneSet).toContainEqual({
      Zone: 'ap-guangzhou-3',
      ZoneName: '广州三区',
      ZoneId: '100003',
      ZoneState: 'AVAILABLE',
    });
    expect(ZoneSet?.find(({ Zone }) => Zone === 'ap-guangzhou-1')?.ZoneState).toBe('UNAVAILABLE');
    const newer = await context.sdk.region().DescribeZones({ Product: 'cvm' });
    expect(newer.ZoneSet?.map(({ Zone }) => Zone)).toEqual(ZoneSet?.map(({ Zone }) => Zone));
    expect(newer.ZoneSet?.[0]).toMatchObject({ ParentZone: null, ZoneType: null });
  });

  it('names regions and zones in English for callers who ask for it, by header or by parameter', async () => {
    for (const options of [{}, { signMethod: 'HmacSHA256' as const }]) {
      const fromCvm = await context.sdk.cvm({ region: undefined, ...options }).DescribeRegions();
      const fromRegion = await context.sdk.region(options).DescribeRegions({ Product: 'cbs' });
      for (const { RegionSet } of [fromCvm, fromRegion]) {
        const names = new Map(RegionSet?.map((row) => [row.Region, row.RegionName]));
        expect(names.get('ap-guangzhou')).toBe('South China (Guangzhou)');
        expect(names.get('ap-shanghai-fsi')).toBe('East China (Shanghai Finance)');
        expect([...names.values()].join()).toMatch(/^[A-Za-z,() ]+$/);
        expect(new Set(names.values()).size).toBe(19);
      }
      const zones = await context.sdk.cvm({ region: 'ap-hongkong', ...options }).DescribeZones();
      expect(zones.ZoneSet?.[1]?.ZoneName).toBe('Hong Kong Zone 2');
      const newer = await context.sdk.region(options).DescribeZones({ Product: 'cvm' });
      expect(newer.ZoneSet?.map(({ ZoneName }) => ZoneName)).toContain('Guangzhou Zone 3');
    }
  });

  it('has an English name for every region that answers', () => {
    expect(ALL_REGIONS.length).toBe(20);
    expect(ALL_REGIONS.filter((row) => englishRegionName(row) === row.name)).toEqual([]);
  });

  it('describes snapshot policies and the disks bound to them', async () => {
    const unbound = await context.guangzhou.DescribeAutoSnapshotPolicies({});
    expect(unbound).toMatchObject({
      TotalCount: 2,
      AutoSnapshotPolicySet: [
        {
          AutoSnapshotPolicyId: 'asp-peiq4wwp',
          AutoSnapshotPolicyName: 'test001',
          AutoSnapshotPolicyState: 'NORMAL',
          IsActivated: true,
          IsPermanent: false,
          RetentionDays: 30,
          CreateTime: '2021-07-29 16:46:56',
          NextTriggerTime: '2021-08-28 23:00:00',
          Policy: [{ DayOfWeek: [6], Hour: [23] }],
          DiskIdSet: [],
        },
        {
          AutoSnapshotPolicyId: 'asp-63p7jk73',
          RetentionDays: 1,
          CreateTime: '2021-08-27 19:40:13',
          NextTriggerTime: '2021-08-30 23:00:00',
          Policy: [{ DayOfWeek: [1], Hour: [23] }],
        },
      ],
    });
    const client = context.shanghai;
    const bound = { AutoSnapshotPolicyId: 'asp-s5h8j3wm', DiskIdSet: ['disk-ela6e7f8', 'disk-enc1o2p3'] };
    for (const request of [
      {},
      { AutoSnapshotPolicyIds: ['asp-s5h8j3wm', 'asp-00000000'] },
      { Filters: [{ Name: 'auto-snapshot-policy-id', Values: ['asp-s5h8j3wm'] }] },
      { Filters: [{ Name: 'auto-snapshot-policy-name', Values: ['weekly'] }] },
      { Filters: [{ Name: 'auto-snapshot-policy-state', Values: ['NORMAL'] }] },
    ]) {
      expect(await client.DescribeAutoSnapshotPolicies(request)).toMatchObject({
        TotalCount: 1,
        AutoSnapshotPolicySet: [bound],
      });
    }
    await client.TerminateDisks({ DiskIds: ['disk-enc1o2p3'] });
    const after = await client.DescribeAutoSnapshotPolicies({});
    expect(after.AutoSnapshotPolicySet?.[0]?.DiskIdSet).toEqual(['disk-ela6e7f8']);
  });

  it('counts the elastic disks of instances', async () => {
    const { AttachDetail } = await context.shanghai.DescribeInstancesDiskNum({
      InstanceIds: ['ins-sh2a8v6k', 'ins-bm5d3w7e'],
    });
    expect(AttachDetail).toEqual([
      { InstanceId: 'ins-sh2a8v6k', AttachedDiskCount: 1, MaxAttachCount: 20 },
      // It takes no elastic disks.
      { InstanceId: 'ins-bm5d3w7e', AttachedDiskCount: 0, MaxAttachCount: 0 },
    ]);
  });

  it('answers which disks can be bought', async () => {
    const { DiskConfigSet } = await context.guangzhou.DescribeDiskConfigQuota({
      InquiryType: 'INQUIRY_CBS_CONFIG',
      Zones: ['ap-guangzhou-3', 'ap-guangzhou-1'],
      DiskTypes: ['CLOUD_PREMIUM'],
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskUsage: 'DATA_DISK',
    });
    expect(DiskConfigSet).toMatchObject([
      { Zone: 'ap-guangzhou-1', Available: false },
      { Zone: 'ap-guangzhou-3', Available: true, MinDiskSize: 10, MaxDiskSize: 32000, StepSize: 1 },
    ]);
    const all = await context.guangzhou.DescribeDiskConfigQuota({ InquiryType: 'INQUIRY_CVM_CONFIG' });
    expect(all.DiskConfigSet).toHaveLength(6 * 6 * 2 * 2);
  });
});
