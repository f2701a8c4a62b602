import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DOCUMENTED_SNAPSHOTS } from './documented-snapshots.js';
import { GUANGZHOU_DISK, WEB_1 } from './orders.js';
import { diskOf } from './polling.js';
import { useSandbox } from './sandbox.fixture.js';
import type { CbsClient } from './sdk-clients.js';

const SYSTEM_DISK = 'disk-plqkg6me';
describe('snapshots of the sandbox', () => {
  let clockMs = 0;
  const start = Date.now();
  const context = useSandbox({
    delayMs: 1000,
    rateLimits: false,
    monotonicMs: () => clockMs,
  });
  // The SDK signs with the time of Date.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: start + clockMs });
    context.sandbox.reset();
  });
  afterAll(() => vi.useRealTimers());

  const pass = (ms: number) => {
    clockMs += ms;
    vi.setSystemTime(start + clockMs);
  };
  async function snapshotOf(client: CbsClient, SnapshotId: string | undefined) {
    const { SnapshotSet } = await client.DescribeSnapshots({ SnapshotIds: [SnapshotId ?? ''] });
    return SnapshotSet?.[0];
  }
  async function stateOf(instanceId: string) {
    const { InstanceSet } = await context.sdk.cvm().DescribeInstances({ InstanceIds: [instanceId] });
    return InstanceSet?.[0]?.InstanceState;
  }
  async function attachedSnapshot(): Promise<string> {
    const client = context.guangzhou;
    await client.AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
    pass(1000);
    const { SnapshotId = '' } = await client.CreateSnapshot({ DiskId: GUANGZHOU_DISK });
    pass(1000);
    return SnapshotId;
  }

  it('are the documented ones at first, oldest first, although they expired in 2021', async () => {
    const { TotalCount, SnapshotSet } = await context.guangzhou.DescribeSnapshots({});
    expect(TotalCount).toBe(3);
    expect(SnapshotSet).toMatchObject(DOCUMENTED_SNAPSHOTS);
    expect(SnapshotSet?.map((row) => [row.CreateTime, row.DeadlineTime, row.IsPermanent])).toEqual([
      ['2021-07-31 23:06:45', '2021-08-30 23:00:00', false],
      ['2021-08-07 23:06:44', '2021-09-06 23:00:00', false],
      ['2021-08-27 19:30:22', '', true],
    ]);
    const newestFirst = await context.guangzhou.DescribeSnapshots({ Order: 'DESC', Limit: 1, Offset: 1 });
    expect(newestFirst).toMatchObject({ TotalCount: 3, SnapshotSet: [{ SnapshotId: 'snap-napmq1fj' }] });
    const gone = await context.guangzhou.DescribeSnapshots({ SnapshotIds: ['snap-00000000'] });
    expect(gone).toMatchObject({ TotalCount: 0, SnapshotSet: [] });
  });

  it.each([
    ['snapshot-id', 'snap-hn9huy55', 1],
    ['snapshot-name', 'auto_', 2],
    ['snapshot-state', 'NORMAL', 3],
    ['snapshot-state', 'CREATING', 0],
    ['disk-usage', 'SYSTEM_DISK', 1],
    ['project-id', '1196468', 3],
    ['disk-id', SYSTEM_DISK, 1],
    ['encrypt', 'true', 0],
    ['snapshot-type', 'PRIVATE_SNAPSHOT', 3],
    ['snapshot-type', 'SHARED_SNAPSHOT', 0],
    ['zone', 'ap-guangzhou-3', 3],
  ])('are found by %s %s', async (Name, value, count) => {
    const found = await context.guangzhou.DescribeSnapshots({ Filters: [{ Name, Values: [value] }] });
    expect(found.TotalCount).toBe(count);
  });

  it('take a while, with a percentage that rises, and expire', async () => {
    const client = context.guangzhou;
    const Deadline = `${new Date(start + clockMs + 2 * 86_400_000).toISOString().slice(0, 19)}+00:00`;
    const request = { DiskId: GUANGZHOU_DISK, SnapshotName: 'x', Deadline, Tags: [{ Key: 'k', Value: 'v' }] };
    const { SnapshotId } = await client.CreateSnapshot(request);
    expect(SnapshotId).toMatch(/^snap-[a-z0-9]{8}$/);
    const percents = [];
    for (let i = 0; i < 4; i += 1) {
      const row = await snapshotOf(client, SnapshotId);
      expect(row).toMatchObject({ SnapshotState: 'CREATING', SnapshotName: 'x', IsPermanent: false });
      percents.push(row?.Percent);
      pass(250);
    }
    expect(percents).toEqual([0, 25, 50, 75]);
    expect(await snapshotOf(client, SnapshotId)).toMatchObject({
      SnapshotState: 'NORMAL',
      Percent: 100,
      DiskId: GUANGZHOU_DISK,
      DiskSize: 20,
      Tags: [{ Key: 'k', Value: 'v' }],
    });
    expect(await diskOf(client, GUANGZHOU_DISK)).toMatchObject({ SnapshotCount: 1, SnapshotSize: 20_480 });
    pass(2 * 86_400_000);
    expect(await snapshotOf(client, SnapshotId)).toBeUndefined();
  });

  it('outlive their disk, unless it takes those that expire with it', async () => {
    const client = context.guangzhou;
    const Deadline = `${new Date(start + clockMs + 2 * 86_400_000).toISOString().slice(0, 19)}+00:00`;
    const made = [];
    for (const request of [{ Deadline }, {}]) {
      made.push((await client.CreateSnapshot({ DiskId: GUANGZHOU_DISK, ...request })).SnapshotId ?? '');
      pass(1000);
    }
    await client.TerminateDisks({ DiskIds: [GUANGZHOU_DISK], DeleteSnapshot: 1 } as never);
    pass(1000);
    const { SnapshotSet } = await client.DescribeSnapshots({ SnapshotIds: made });
    expect(SnapshotSet?.map(({ SnapshotId }) => SnapshotId)).toEqual(made.slice(1));
  });

  it('that fail leave nothing', async () => {
    context.sandbox.addFault({ Action: 'CreateSnapshot', Fault: 'async-failure' });
    const { SnapshotId } = await context.guangzhou.CreateSnapshot({ DiskId: GUANGZHOU_DISK });
    pass(1000);
    expect(await snapshotOf(context.guangzhou, SnapshotId)).toBeUndefined();
  });

  it('are rolled back to the disk of a stopped instance', async () => {
    const client = context.guangzhou;
    await client.ApplySnapshot({ SnapshotId: 'snap-hn9huy55', DiskId: SYSTEM_DISK });
    pass(500);
    expect(await diskOf(client, SYSTEM_DISK)).toMatchObject({
      DiskState: 'ROLLBACKING',
      Rollbacking: true,
      RollbackPercent: 50,
    });
    expect(await snapshotOf(client, 'snap-hn9huy55')).toMatchObject({ SnapshotState: 'ROLLBACKING' });
    pass(500);
    expect(await diskOf(client, SYSTEM_DISK)).toMatchObject({ DiskState: 'ATTACHED', Rollbacking: false });
    expect(await snapshotOf(client, 'snap-hn9huy55')).toMatchObject({ SnapshotState: 'NORMAL' });
    expect(await stateOf('ins-in511g92')).toBe('STOPPED');
  });

  it('that are rolled back stop and start the instance when asked', async () => {
    const client = context.guangzhou;
    const SnapshotId = await attachedSnapshot();
    const request = { SnapshotId, DiskId: GUANGZHOU_DISK, AutoStopInstance: true, AutoStartInstance: true };
    await client.ApplySnapshot(request);
    expect(await stateOf(WEB_1)).toBe('STOPPING');
    pass(1000);
    expect(await stateOf(WEB_1)).toBe('STARTING');
    expect(await diskOf(client, GUANGZHOU_DISK)).toMatchObject({ DiskState: 'ATTACHED' });
    pass(1000);
    expect(await stateOf(WEB_1)).toBe('RUNNING');
  });

  it('whose rollback fails show it at the disk', async () => {
    context.sandbox.addFault({ Action: 'ApplySnapshot', Fault: 'async-failure' });
    await context.guangzhou.ApplySnapshot({ SnapshotId: 'snap-hn9huy55', DiskId: SYSTEM_DISK });
    pass(1000);
    expect(await diskOf(context.guangzhou, SYSTEM_DISK)).toMatchObject({
      DiskState: 'ATTACHED',
      ErrorPrompt: 'Rollback disk timeout, please retry later',
    });
    const row = await snapshotOf(context.guangzhou, 'snap-hn9huy55');
    expect(row).toMatchObject({ SnapshotState: 'NORMAL' });
  });

  it('are copied to each region by itself, and a copy knows no disk', async () => {
    const { SnapshotCopyResultSet } = await context.guangzhou.CopySnapshotCrossRegions({
      SnapshotId: 'snap-6ixzjp6d',
      DestinationRegions: ['ap-shanghai', 'ap-shanghai-fsi', 'ap-guangzhou'],
    });
    expect(SnapshotCopyResultSet?.map(({ Code }) => Code)).toEqual([
      'Success',
      'InvalidParameterValue',
      'InvalidParameterValue',
    ]);
    const id = SnapshotCopyResultSet?.[0]?.SnapshotId;
    const copy = await snapshotOf(context.shanghai, id);
    expect(copy).toMatchObject({ SnapshotState: 'COPYING_FROM_REMOTE', DiskId: '', CopyFromRemote: true });
    const source = await snapshotOf(context.guangzhou, 'snap-6ixzjp6d');
    expect(source?.CopyingToRegions).toEqual(['ap-shanghai']);
    const again = await context.guangzhou.CopySnapshotCrossRegions({
      SnapshotId: 'snap-6ixzjp6d',
      DestinationRegions: ['ap-shanghai'],
    });
    expect(again.SnapshotCopyResultSet?.[0]).toMatchObject({ Code: 'ResourceInUse.CopySnapshotConflict' });
    pass(1000);
    expect(await snapshotOf(context.shanghai, id)).toMatchObject({ SnapshotState: 'CHECKING_COPIED' });
    pass(1000);
    expect(await snapshotOf(context.shanghai, id)).toMatchObject({
      SnapshotState: 'NORMAL',
      SnapshotName: 'Copied snap-6ixzjp6d from ap-guangzhou',
    });
    expect((await snapshotOf(context.guangzhou, 'snap-6ixzjp6d'))?.CopyingToRegions).toEqual([]);
  });

  it('are renamed, made permanent and deleted, and counted', async () => {
    const client = context.guangzhou;
    const SnapshotId = 'snap-napmq1fj';
    await client.ModifySnapshotAttribute({ SnapshotId, SnapshotName: 'kept', IsPermanent: true });
    const row = await snapshotOf(client, SnapshotId);
    expect(row).toMatchObject({ SnapshotName: 'kept', IsPermanent: true, DeadlineTime: '' });
    const counted = { TotalNums: 3, TotalSize: 70, FreeQuota: 50, RealTradeSize: 20 };
    expect(await client.DescribeSnapshotOverview()).toMatchObject(counted);
    expect(await client.GetSnapOverview({} as never)).toMatchObject(counted);
    await client.DeleteSnapshots({ SnapshotIds: [SnapshotId, 'snap-6ixzjp6d'] });
    expect((await client.DescribeSnapshots({})).TotalCount).toBe(1);
  });

  it('and their policies and disks appear in the audit trail with joined names', async () => {
    const client = context.guangzhou;
    const { SnapshotId = '' } = await client.CreateSnapshot({ DiskId: GUANGZHOU_DISK });
    await client.BindAutoSnapshotPolicy({ AutoSnapshotPolicyId: 'asp-63p7jk73', DiskIds: [GUANGZHOU_DISK] });
    pass(1000);
    const nowSeconds = Math.floor((start + clockMs) / 1000);
    const find = async (StartTime: number, EndTime: number, AttributeValue: string) => {
      const LookupAttributes = [{ AttributeKey: 'ResourceName', AttributeValue }];
      const { Events } = await context.sdk
        .cloudaudit()
        .LookUpEvents({ StartTime, EndTime, LookupAttributes });
      return Events?.map((event) => [
        event.EventName,
        event.Resources?.ResourceName,
        event.EventSource,
        event.ResourceRegion,
      ]);
    };
    expect(await find(nowSeconds - 60, nowSeconds, SnapshotId)).toEqual([
      [
        'CreateSnapshot',
        `${GUANGZHOU_DISK}|snapshot/${SnapshotId}`,
        'cbs.tencentcloudapi.com',
        'ap-guangzhou',
      ],
    ]);
    expect((await find(nowSeconds - 60, nowSeconds, 'asp-63p7jk73'))?.[0]?.[0]).toBe(
      'BindAutoSnapshotPolicy',
    );
    expect(await find(1627401600, 1629993599, 'snap-6ixzjp6d')).toEqual([
      ['CreateCbsStorages', 'volume/*|snapshot/snap-6ixzjp6d', 'cbs.tencentcloudapi.com', ''],
    ]);
    expect(await find(1629907200, 1629993599, 'ins-in511g92')).toEqual([
      ['StopInstances', 'instance/ins-in511g92', 'cvm.tencentcloudapi.com', 'ap-guangzhou'],
    ]);
  });
});
