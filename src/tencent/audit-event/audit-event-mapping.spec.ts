import { describe, expect, it } from 'vitest';
import { isWriteEvent, namesResource, operationOf, toOperationLog } from './audit-event-mapping.js';

type Event = Parameters<typeof toOperationLog>[0];

const anEvent = (overrides: Partial<Record<keyof Event, unknown>> = {}): Event =>
  ({
    EventName: 'ResizeDisk',
    EventTime: '2021-08-27 17:40:15',
    Username: 'root',
    AccountID: 100004375281,
    ErrorCode: 0,
    CloudAuditEvent: JSON.stringify({ apiErrorCode: '0', userIdentity: { principalId: '100004375281' } }),
    ...overrides,
  }) as Event;
const rowOf = (overrides: Partial<Record<keyof Event, unknown>>) =>
  toOperationLog(anEvent(overrides), 'disk-giys4n0i');
const inner = (event: object) => ({ CloudAuditEvent: JSON.stringify(event) });

describe(toOperationLog.name, () => {
  it('makes the row that the older log would have', () =>
    expect(rowOf({})).toEqual({
      Operator: '100004375281',
      Operation: 'CBS_OPERATION_EXPAND',
      DiskId: 'disk-giys4n0i',
      OperationState: 'SUCCESS',
      StartTime: '2021-08-27 17:40:15',
      EndTime: '2021-08-27 17:40:15',
    }));

  it('reads seconds since 1970 too', () =>
    expect(rowOf({ EventTime: '1630057215' }).StartTime).toBe('2021-08-27 17:40:15'));

  it.each([
    [inner({ userIdentity: { principalId: 42 } }), '42'],
    [{ ...inner({}), Username: '100000000001' }, '100000000001'],
    [inner({}), '100004375281'],
    [{ ...inner({}), AccountID: undefined }, 'root'],
    [{ ...inner({}), AccountID: undefined, Username: undefined }, ''],
    [inner({ userIdentity: { principalId: { x: 1 } } }), '100004375281'],
    [inner({ userIdentity: null }), '100004375281'],
  ])('finds the operator in %j', (event, operator) => expect(rowOf(event).Operator).toBe(operator));

  it.each([
    [inner({ apiErrorCode: '0' }), 'SUCCESS'],
    [inner({ apiErrorCode: 0 }), 'SUCCESS'],
    [inner({ apiErrorCode: '' }), 'SUCCESS'],
    [inner({ apiErrorCode: null }), 'SUCCESS'],
    [inner({}), 'SUCCESS'],
    [inner({ apiErrorCode: 'ResourceBusy' }), 'FAILED'],
    [{ ErrorCode: 7 }, 'FAILED'],
    [{ ErrorCode: null }, 'SUCCESS'],
  ])('finds the state in %j', (event, state) => expect(rowOf(event).OperationState).toBe(state));

  it.each(['', '{', 'null', '[]', '7', '{"a":1}}', undefined])(
    'makes do with an event of %j',
    (CloudAuditEvent) =>
      expect(rowOf({ CloudAuditEvent })).toMatchObject({
        Operator: '100004375281',
        OperationState: 'SUCCESS',
      }),
  );

  it('makes do with an event that says nothing', () =>
    expect(toOperationLog({} as Event, 'disk-giys4n0i')).toEqual({
      Operator: '',
      Operation: '',
      DiskId: 'disk-giys4n0i',
      OperationState: 'SUCCESS',
      StartTime: '',
      EndTime: '',
    }));
});

describe(operationOf.name, () => {
  it('keeps the name of what the older log did not know', () => {
    expect(operationOf('AttachDisks')).toBe('CBS_OPERATION_ATTACH');
    expect(operationOf('CopySnapshot')).toBe('CopySnapshot');
  });
});

describe(isWriteEvent.name, () => {
  it.each(['DescribeDisks', 'InquirePriceCreateDisks', 'InquiryPriceResizeDisk', 'ListDisks', 'GetDisk'])(
    'leaves out %s',
    (EventName) => expect(isWriteEvent(anEvent({ EventName }))).toBe(false),
  );

  it.each(['CreateDisks', 'TerminateDisks', 'Tomorrow', undefined])('keeps %s', (EventName) =>
    expect(isWriteEvent(anEvent({ EventName }))).toBe(true),
  );
});

describe(namesResource.name, () => {
  it.each([
    ['disk-giys4n0i', true],
    ['volume/disk-giys4n0i', true],
    ['volume/*|snapshot/snap-6ixzjp6d|volume/disk-giys4n0i', true],
    ['disk-aaaaaaaa|disk-giys4n0i', true],
    ['disk-giys4n0i2', false],
    ['volume/*|snapshot/snap-6ixzjp6d', false],
    ['', true],
    [undefined, true],
  ])('of %j is %s', (ResourceName, expected) =>
    expect(namesResource(anEvent({ Resources: { ResourceName } }), 'disk-giys4n0i')).toBe(expected),
  );

  it('counts an event without resources', () =>
    expect(namesResource(anEvent({ Resources: null }), 'disk-giys4n0i')).toBe(true));
});
