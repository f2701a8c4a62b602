import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTrigger, type ScheduleRule } from '../../../src/sandbox/cloud/schedule.js';
import { LISTED_REGIONS } from '../../../src/sandbox/cloud/region.js';
import { atBeijing, beijingTime, DAY_MS } from '../../../src/sandbox/cloud/time.js';
import { GUANGZHOU_DISK, WEB_1 } from './orders.js';
import { useSandbox } from './sandbox.fixture.js';

/** A Friday. */
const START = '2026-11-27 14:30:00';
const POLICY = 'asp-63p7jk73';

describe('nextTrigger', () => {
  it.each<[ScheduleRule, string, string]>([
    [{ Hour: [23], DayOfWeek: [0] }, START, '2026-11-29 23:00:00'],
    [{ Hour: [14, 15], DayOfWeek: [5] }, START, '2026-11-27 15:00:00'],
    [{ Hour: [14], DayOfWeek: [5] }, '2026-11-27 14:00:00', '2026-12-04 14:00:00'],
    [{ Hour: [0], DayOfMonth: [31] }, START, '2026-12-31 00:00:00'],
    [{ Hour: [0], DayOfMonth: [31] }, '2027-01-31 00:00:00', '2027-03-31 00:00:00'],
    [{ Hour: [15], IntervalDays: 5 }, START, '2026-11-27 15:00:00'],
    [{ Hour: [9], IntervalDays: 5 }, START, '2026-12-02 09:00:00'],
  ])('of %j after %s is %s', (rule, after, expected) => {
    expect(beijingTime(nextTrigger([rule], atBeijing(START), atBeijing(after)))).toBe(expected);
  });
});

describe('snapshot policies of the sandbox', () => {
  let clockMs = 0;
  const context = useSandbox({
    delayMs: 1000,
    rateLimits: false,
    monotonicMs: () => clockMs,
  });
  beforeEach(() => {
    clockMs = 0;
    // The SDK signs with the time of Date.
    vi.useFakeTimers({ toFake: ['Date'], now: atBeijing(START) });
    context.sandbox.reset();
  });
  afterAll(() => vi.useRealTimers());
  const pass = (ms: number) => {
    clockMs += ms;
    vi.setSystemTime(atBeijing(START) + clockMs);
  };
  const at = (time: string) => pass(atBeijing(time) - atBeijing(START) - clockMs);
  const policyOf = async (id: string) =>
    (await context.guangzhou.DescribeAutoSnapshotPolicies({ AutoSnapshotPolicyIds: [id] }))
      .AutoSnapshotPolicySet?.[0];
  const automatic = async () =>
    (await context.guangzhou.DescribeSnapshots({ Filters: [{ Name: 'disk-id', Values: [GUANGZHOU_DISK] }] }))
      .SnapshotSet ?? [];
  const daily = async () => {
    const { AutoSnapshotPolicyId = '' } = await context.guangzhou.CreateAutoSnapshotPolicy({
      Policy: [{ Hour: [23], IntervalDays: 1 }],
      AutoSnapshotPolicyName: 'daily',
      RetentionDays: 2,
    });
    await context.guangzhou.BindAutoSnapshotPolicy({ AutoSnapshotPolicyId, DiskIds: [GUANGZHOU_DISK] });
    return AutoSnapshotPolicyId;
  };
  const attach = async () => {
    await context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
    pass(1000);
  };

  it('are as many in each region as the document counts', async () => {
    const counts = await Promise.all(
      LISTED_REGIONS.map(async ({ region }) => {
        const host = region.endsWith('-fsi')
          ? `cbs.${region}.tencentcloudapi.com`
          : 'cbs.tencentcloudapi.com';
        const { TotalCount } = await context.sdk.cbs({ region, host }).DescribeAutoSnapshotPolicies({});
        return [region, TotalCount] as const;
      }),
    );
    const expected = new Map([
      ['ap-guangzhou', 2],
      ['ap-chengdu', 0],
      ['ap-shanghai-fsi', 0],
      ['ap-shenzhen-fsi', 0],
    ]);
    expect(counts).toHaveLength(19);
    for (const [region, count] of counts)
      expect([region, count]).toEqual([region, expected.get(region) ?? 1]);
  });

  it('answer their first time point in UTC when they are created, and in Beijing time when they are read', async () => {
    const Policy = [{ DayOfWeek: [0], Hour: [23] }];
    const dry = await context.guangzhou.CreateAutoSnapshotPolicy({ Policy, DryRun: true });
    expect(dry).toMatchObject({ AutoSnapshotPolicyId: '', NextTriggerTime: '2026-11-29 15:00:00' });
    expect((await context.guangzhou.DescribeAutoSnapshotPolicies({})).TotalCount).toBe(2);
    const { AutoSnapshotPolicyId = '' } = await context.guangzhou.CreateAutoSnapshotPolicy({ Policy });
    expect(await policyOf(AutoSnapshotPolicyId)).toMatchObject({
      AutoSnapshotPolicyName: 'Unnamed',
      NextTriggerTime: '2026-11-29 23:00:00',
      IsActivated: true,
      IsPermanent: false,
      RetentionDays: 7,
      Policy,
    });
  });

  it('make snapshots with the observed names that expire at the observed time', async () => {
    await attach();
    const id = await daily();
    at('2026-11-27 23:06:44');
    expect(await automatic()).toEqual([]);
    expect(await policyOf(id)).toMatchObject({ NextTriggerTime: '2026-11-28 23:00:00' });
    at('2026-11-27 23:06:45');
    expect(await automatic()).toMatchObject([
      {
        SnapshotName: `auto_${GUANGZHOU_DISK}_20261127_23`,
        SnapshotState: 'CREATING',
        CreateTime: '2026-11-27 23:06:45',
        DeadlineTime: '2026-11-29 23:00:00',
        AutoSnapshotPolicyId: id,
      },
    ]);
    // Nobody looked for ten days: two are left, both complete.
    at('2026-12-07 22:00:00');
    expect(
      (await automatic()).map(({ SnapshotName, SnapshotState }) => [SnapshotName, SnapshotState]),
    ).toEqual([
      [`auto_${GUANGZHOU_DISK}_20261205_23`, 'NORMAL'],
      [`auto_${GUANGZHOU_DISK}_20261206_23`, 'NORMAL'],
    ]);
  });

  it('make none of a disk that is not in use, and none while they are paused', async () => {
    const id = await daily();
    at('2026-11-28 22:00:00');
    expect(await automatic()).toEqual([]);
    await attach();
    await context.guangzhou.ModifyAutoSnapshotPolicyAttribute({
      AutoSnapshotPolicyId: id,
      IsActivated: false,
    });
    at('2026-11-29 22:00:00');
    expect(await automatic()).toEqual([]);
    await context.guangzhou.ModifyAutoSnapshotPolicyAttribute({
      AutoSnapshotPolicyId: id,
      IsActivated: true,
      IsPermanent: true,
      Policy: [{ Hour: [12], DayOfWeek: [0, 1] }],
    });
    at('2026-11-30 22:00:00');
    expect(await automatic()).toMatchObject([{ IsPermanent: true, DeadlineTime: '' }]);
  });

  it('skip a disk whose snapshot is being made', async () => {
    await attach();
    await daily();
    context.sandbox.addFault({ Action: 'CreateSnapshot', Fault: 'stuck' });
    await context.guangzhou.CreateSnapshot({ DiskId: GUANGZHOU_DISK });
    at('2026-11-28 22:00:00');
    expect(await automatic()).toHaveLength(1);
  });

  it('skip a disk that was being changed at their moment, also when nobody looked then', async () => {
    await attach();
    await daily();
    at('2026-11-27 23:06:44');
    pass(500);
    await context.guangzhou.CreateSnapshot({ DiskId: GUANGZHOU_DISK, SnapshotName: 'by hand' });
    pass(DAY_MS / 2);
    expect(await automatic()).toMatchObject([{ SnapshotName: 'by hand', SnapshotState: 'NORMAL' }]);
  });

  it('of the documents show their documented time until they are bound, and are seen at the disk', async () => {
    const client = context.guangzhou;
    expect(await policyOf(POLICY)).toMatchObject({ NextTriggerTime: '2021-08-30 23:00:00' });
    await client.BindAutoSnapshotPolicy({ AutoSnapshotPolicyId: POLICY, DiskIds: [GUANGZHOU_DISK] });
    const bound = await policyOf(POLICY);
    expect(bound).toMatchObject({ NextTriggerTime: '2026-11-30 23:00:00', DiskIdSet: [GUANGZHOU_DISK] });
    expect(await client.DescribeDiskAssociatedAutoSnapshotPolicy({ DiskId: GUANGZHOU_DISK })).toMatchObject({
      TotalCount: 1,
      AutoSnapshotPolicySet: [{ AutoSnapshotPolicyId: POLICY, DiskIdSet: [] }],
    });
    await client.UnbindAutoSnapshotPolicy({
      AutoSnapshotPolicyId: POLICY,
      DiskIds: ['disk-plqkg6me', GUANGZHOU_DISK],
    });
    expect(await policyOf(POLICY)).toMatchObject({ DiskIdSet: [] });
    await client.DeleteAutoSnapshotPolicies({ AutoSnapshotPolicyIds: [POLICY] });
    expect(await policyOf(POLICY)).toBeUndefined();
  });

  it('are unbound from all disks of an instance', async () => {
    await attach();
    const id = await daily();
    await context.guangzhou.UnbindAutoSnapshotPolicy({ AutoSnapshotPolicyId: id, InstanceIds: [WEB_1] });
    expect(await policyOf(id)).toMatchObject({ DiskIdSet: [] });
    pass(DAY_MS);
    expect(await automatic()).toEqual([]);
  });
});
