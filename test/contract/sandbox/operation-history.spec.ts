import { describe, expect, it } from 'vitest';
import type { OperationRow } from '../../../src/sandbox/cloud/operation-log.js';
import { GUANGZHOU_DISK, WEB_1 } from './orders.js';
import { until } from './polling.js';
import { IMMEDIATE, useSandbox } from './sandbox.fixture.js';
import { rejection } from './sdk-clients.js';

/** The day that the documented `logs/list` example asks about, Beijing time. */
const DAY = { BeginTime: '2021-08-27 00:00:00', EndTime: '2021-08-27 23:59:59' };
const DAY_SECONDS = { StartTime: 1629993600, EndTime: 1630079999 };
const BY_DISK = [{ AttributeKey: 'ResourceName', AttributeValue: GUANGZHOU_DISK }];

describe('DescribeDiskOperationLogs', () => {
  const context = useSandbox({ ...IMMEDIATE, operationLogs: 'answer' });

  const logs = async (request: object = {}) => {
    const Filters = [{ Name: 'disk-id', Values: [GUANGZHOU_DISK] }];
    const answer = await context.guangzhou.request('DescribeDiskOperationLogs', { Filters, ...request });
    return answer.DiskOperationLogSet as OperationRow[];
  };

  it('answers the operations of the seeded day, newest first', async () => {
    const rows = await logs(DAY);
    expect(rows.map(({ Operation }) => Operation)).toEqual([
      'CBS_OPERATION_MODIFY',
      'CBS_OPERATION_DETACH',
      'CBS_OPERATION_ATTACH',
      'CBS_OPERATION_CREATE',
    ]);
    expect(rows.at(-1)).toEqual({
      Operator: '100004375281',
      Operation: 'CBS_OPERATION_CREATE',
      DiskId: GUANGZHOU_DISK,
      OperationState: 'SUCCESS',
      StartTime: '2021-08-27 17:40:15',
      EndTime: '2021-08-27 17:40:15',
    });
  });

  it('adds operations, also those that fail', async () => {
    await context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
    context.sandbox.addFault({ Action: 'ResizeDisk', Fault: 'async-failure' });
    await context.guangzhou.ResizeDisk({ DiskId: GUANGZHOU_DISK, DiskSize: 80 });
    context.sandbox.addFault({ Action: 'DetachDisks', Fault: 'stuck' });
    await context.guangzhou.DetachDisks({ DiskIds: [GUANGZHOU_DISK] });
    const rows = await logs({ BeginTime: '2022-01-01 00:00:00' });
    expect(rows.map(({ Operation, OperationState }) => [Operation, OperationState])).toEqual([
      ['CBS_OPERATION_DETACH', 'PROCESSING'],
      ['CBS_OPERATION_EXPAND', 'FAILED'],
      ['CBS_OPERATION_ATTACH', 'SUCCESS'],
    ]);
    expect(rows[0]?.EndTime).toBe('');
  });

  const refused: [string, object, string][] = [
    ['a call without a filter', { Filters: undefined }, 'MissingParameter'],
    ['another filter', { Filters: [{ Name: 'zone', Values: ['x'] }] }, 'InvalidParameterValue'],
    [
      'an unknown disk',
      { Filters: [{ Name: 'disk-id', Values: ['disk-00000000'] }] },
      'InvalidDiskId.NotFound',
    ],
    ['a text that is not a time', { BeginTime: '2021-08-27' }, 'InvalidParameterValue'],
    [
      'a range that ends before it begins',
      { BeginTime: DAY.EndTime, EndTime: DAY.BeginTime },
      'InvalidParameterValue',
    ],
    [
      '11 disks',
      { Filters: [{ Name: 'disk-id', Values: Array.from({ length: 11 }, (_, i) => `disk-${i}`) }] },
      'InvalidParameterValue.LimitExceeded',
    ],
  ];
  it.each(refused)('refuses %s', async (_, request, code) => {
    expect((await rejection(logs(request))).code).toBe(code);
  });
});

describe('CloudAudit', () => {
  const context = useSandbox(IMMEDIATE);

  it('answers the events of the seeded day with their details as text', async () => {
    const { Events, ListOver, NextToken } = await context.sdk.cloudaudit().LookUpEvents({
      ...DAY_SECONDS,
      LookupAttributes: BY_DISK,
      MaxResults: 50,
    });
    expect({ ListOver, NextToken }).toEqual({ ListOver: true, NextToken: '' });
    expect(Events?.map(({ EventName }) => EventName)).toEqual([
      'ModifyDiskAttributes',
      'DetachDisks',
      'AttachDisks',
      'AttachDisks',
      'CreateDisks',
    ]);
    expect(Events?.at(-1)).toMatchObject({
      EventTime: '2021-08-27 17:40:15',
      EventRegion: 'ap-guangzhou',
      ErrorCode: 0,
      AccountID: 100004375281,
      Resources: { ResourceType: 'cbs', ResourceName: GUANGZHOU_DISK },
    });
    const detail = JSON.parse(Events?.[2]?.CloudAuditEvent ?? '') as Record<string, unknown>;
    expect(detail).toMatchObject({ apiErrorCode: 'ResourceBusy', eventName: 'AttachDisks' });
  });

  it('answers all events page by page with its string token', async () => {
    const names: (string | undefined)[] = [];
    let token: string | undefined;
    const pages: (number | undefined)[] = [];
    for (let over = false; !over;) {
      const page = await context.sdk
        .cloudaudit()
        .LookUpEvents({ ...DAY_SECONDS, MaxResults: 2, NextToken: token });
      names.push(...(page.Events?.map(({ EventId }) => EventId) ?? []));
      pages.push(page.TotalCount);
      token = page.NextToken;
      over = page.ListOver ?? true;
    }
    expect(pages).toEqual([5, 5, 5]);
    expect(token).toBe('');
    expect(new Set(names).size).toBe(5);
  });

  const lookups: [string, string, number][] = [
    ['EventName', 'AttachDisks', 2],
    ['ApiErrorCode', 'ResourceBusy', 1],
    ['ResourceId', GUANGZHOU_DISK, 5],
    ['ResourceName', 'disk-00000000', 0],
    ['ActionType', 'Write', 5],
    ['ActionType', 'Read', 0],
    ['PrincipalId', '100004375281', 5],
    ['AccessKeyId', 'AKIDsomeoneelse', 0],
    ['SourceIPAddress', '127.0.0.1', 5],
    ['RequestId', 'none', 0],
    ['SensitiveAction', '1', 0],
    ['CamErrorCode', '1', 0],
    ['Tags', '[]', 0],
    ['ResourceType', 'cbs', 5],
  ];
  it.each(lookups)('finds events by %s %s', async (AttributeKey, AttributeValue, count) => {
    const { TotalCount } = await context.sdk.cloudaudit().LookUpEvents({
      ...DAY_SECONDS,
      LookupAttributes: [{ AttributeKey, AttributeValue }],
    });
    expect(TotalCount).toBe(count);
  });

  it('finds events that have all attributes and one of several event names', async () => {
    const { TotalCount } = await context.sdk.cloudaudit().LookUpEvents({
      ...DAY_SECONDS,
      LookupAttributes: [
        ...BY_DISK,
        { AttributeKey: 'EventName', AttributeValue: 'CreateDisks' },
        { AttributeKey: 'EventName', AttributeValue: 'DetachDisks' },
      ],
    });
    expect(TotalCount).toBe(2);
  });

  it('records writes, also refused ones, but no reads', async () => {
    const from = Math.floor(Date.now() / 1000) - 5;
    const range = { StartTime: from, EndTime: from + 60 };
    const { RequestId } = await context.sdk
      .cbs()
      .AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
    await rejection(context.guangzhou.TerminateDisks({ DiskIds: [GUANGZHOU_DISK] }));
    await context.guangzhou.DescribeDisks({});
    const ask = () => context.sdk.cloudaudit().DescribeEvents({ ...range, LookupAttributes: BY_DISK });
    const { Events } = await until(ask, ({ TotalCount }) => TotalCount === 2);
    const [refused, attached] = Events ?? [];
    expect(attached).toMatchObject({ EventName: 'AttachDisks', RequestID: RequestId });
    expect(attached?.EventTime).toMatch(/^\d{10}$/);
    expect(JSON.parse(refused?.CloudAuditEvent ?? '')).toMatchObject({
      apiErrorCode: 'ResourceUnavailable.NotSupported',
    });
    const first = await context.sdk.cloudaudit().DescribeEvents({ ...range, MaxResults: 1 });
    expect(first).toMatchObject({ ListOver: false, NextToken: expect.any(Number) as number });
    const second = await context.sdk
      .cloudaudit()
      .DescribeEvents({ ...range, MaxResults: 1, NextToken: first.NextToken });
    expect(second).toMatchObject({ ListOver: true, Events: [{ RequestID: RequestId }] });
  });
});
