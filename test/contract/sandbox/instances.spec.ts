import { describe, expect, it } from 'vitest';
import { GUANGZHOU_DISK, WEB_1 } from './orders.js';
import { IMMEDIATE, useSandbox } from './sandbox.fixture.js';
import { rejection } from './sdk-clients.js';

describe('DescribeInstances of the sandbox', () => {
  const context = useSandbox(IMMEDIATE);
  const describeInstances = (request: object) => context.sdk.cvm().DescribeInstances(request);

  it('answers instances of the region, running and stopped, with their disks', async () => {
    await context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
    const { TotalCount, InstanceSet } = await describeInstances({});
    expect(TotalCount).toBe(4);
    const byId = new Map(InstanceSet?.map((row) => [row.InstanceId, row]));
    expect(byId.get('ins-in511g92')).toMatchObject({
      InstanceState: 'STOPPED',
      InstanceName: 'app-1',
      Placement: { Zone: 'ap-guangzhou-3', ProjectId: 1196468 },
      SystemDisk: { DiskId: 'disk-plqkg6me', DiskSize: 50 },
      DataDisks: [],
      PublicIpAddresses: null,
      LatestOperation: 'StopInstances',
      LatestOperationState: 'SUCCESS',
      RestrictState: 'NORMAL',
      // UTC, unlike the times of CBS.
      CreatedTime: '2021-07-29T08:20:00Z',
      ExpiredTime: null,
    });
    expect(byId.get(WEB_1)).toMatchObject({
      InstanceState: 'RUNNING',
      DataDisks: [{ DiskId: GUANGZHOU_DISK, DiskSize: 20 }],
      PrivateIpAddresses: ['10.0.3.11'],
      PublicIpAddresses: ['203.0.113.11'],
      LatestOperation: null,
    });
  });

  it.each([
    ['zone', 'ap-guangzhou-4', 1],
    ['project-id', '1196468', 1],
    ['instance-id', WEB_1, 1],
    ['instance-name', 'web-2', 1],
    ['instance-charge-type', 'PREPAID', 0],
    ['instance-state', 'STOPPED', 1],
    ['private-ip-address', '10.0.3.12', 1],
    ['public-ip-address', '203.0.113.11', 1],
    ['vpc-id', 'vpc-00000000', 0],
    ['tag:env', 'x', 0],
  ])('finds instances by %s %s', async (Name, value, count) => {
    expect((await describeInstances({ Filters: [{ Name, Values: [value] }] })).TotalCount).toBe(count);
  });

  it('pages, and finds instances by id', async () => {
    const pages = await Promise.all([0, 3].map((Offset) => describeInstances({ Offset, Limit: 3 })));
    expect(pages.map(({ InstanceSet }) => InstanceSet?.length)).toEqual([3, 1]);
    const ids = pages.flatMap(({ InstanceSet }) => InstanceSet?.map(({ InstanceId }) => InstanceId));
    expect(new Set(ids).size).toBe(4);
    const byId = await describeInstances({ InstanceIds: [WEB_1, 'ins-00000000'] });
    expect(byId).toMatchObject({ TotalCount: 1, InstanceSet: [{ InstanceId: WEB_1 }] });
  });

  it('refuses unknown filters, and ids together with filters', async () => {
    const Filters = [{ Name: 'zone', Values: ['ap-guangzhou-3'] }];
    expect(
      await rejection(describeInstances({ Filters: [{ Name: 'colour', Values: ['x'] }] })),
    ).toMatchObject({
      code: 'InvalidFilter',
    });
    expect(await rejection(describeInstances({ InstanceIds: [WEB_1], Filters }))).toMatchObject({
      code: 'InvalidParameter',
    });
    expect(
      await rejection(describeInstances({ Filters: [{ Name: 'zone', Values: [...'abcdef'] }] })),
    ).toMatchObject({ code: 'InvalidParameterValue.LimitExceeded' });
  });
});
