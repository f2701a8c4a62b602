import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { atBeijing, DAY_MS } from '../../../src/sandbox/cloud/time.js';
import { createDisks, WEB_1 } from './orders.js';
import { useSandbox } from './sandbox.fixture.js';

const START = '2026-11-27 14:30:00';
const PREPAID = { DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } };
const MONTH = { Period: 1 };

describe('the life of a prepaid disk in the sandbox', () => {
  let clockMs = 0;
  const context = useSandbox({ delayMs: 0, rateLimits: false, monotonicMs: () => clockMs });
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
  const diskOf = async (id: string) =>
    (await context.guangzhou.DescribeDisks({ DiskIds: [id] })).DiskSet?.[0];
  const aPrepaidDisk = async (over: object = {}): Promise<string> => {
    const [id = ''] = await createDisks(context.guangzhou, { ...PREPAID, ...over });
    return id;
  };

  it('is longer by a period for each renewal, whoever sent it', async () => {
    const id = await aPrepaidDisk();
    expect(await diskOf(id)).toMatchObject({ DeadlineTime: '2026-12-27 14:30:00' });
    for (const DeadlineTime of ['2027-01-27 14:30:00', '2027-02-27 14:30:00']) {
      await context.guangzhou.RenewDisk({ DiskId: id, DiskChargePrepaid: MONTH });
      expect(await diskOf(id)).toMatchObject({ DeadlineTime, RenewFlag: 'NOTIFY_AND_MANUAL_RENEW' });
    }
    const aligned = {
      ...MONTH,
      CurInstanceDeadline: '2027-06-30 00:00:00',
      RenewFlag: 'NOTIFY_AND_AUTO_RENEW',
    };
    await context.guangzhou.RenewDisk({ DiskId: id, DiskChargePrepaid: aligned });
    expect(await diskOf(id)).toMatchObject({
      DeadlineTime: '2027-07-30 00:00:00',
      RenewFlag: 'NOTIFY_AND_AUTO_RENEW',
    });
  });

  it('is in the recycle bin for seven days after its return, and then gone', async () => {
    const id = await aPrepaidDisk();
    await context.guangzhou.TerminateDisks({ DiskIds: [id] });
    pass(7 * DAY_MS - 1);
    expect(await diskOf(id)).toMatchObject({ DiskState: 'TORECYCLE' });
    pass(1);
    expect(await diskOf(id)).toBeUndefined();
  });

  it('comes back from the recycle bin by a renewal, and stays', async () => {
    const id = await aPrepaidDisk();
    await context.guangzhou.TerminateDisks({ DiskIds: [id] });
    pass(6 * DAY_MS);
    await context.guangzhou.RenewDisk({ DiskId: id, DiskChargePrepaid: MONTH });
    expect(await diskOf(id)).toMatchObject({
      DiskState: 'UNATTACHED',
      DeadlineTime: '2027-01-27 14:30:00',
      IsReturnable: true,
    });
    pass(10 * DAY_MS);
    expect(await diskOf(id)).toMatchObject({ DiskState: 'UNATTACHED' });
  });

  it('expires, is used for seven days more, and is gone seven days after that', async () => {
    const id = await aPrepaidDisk();
    await context.guangzhou.AttachDisks({ DiskIds: [id], InstanceId: WEB_1 });
    at('2027-01-03 14:29:59');
    expect(await diskOf(id)).toMatchObject({ DiskState: 'ATTACHED', DifferDaysOfDeadline: -7 });
    at('2027-01-03 14:30:00');
    expect(await diskOf(id)).toMatchObject({ DiskState: 'TORECYCLE', InstanceId: '', IsReturnable: false });
    at('2027-01-10 14:29:59');
    expect(await diskOf(id)).toMatchObject({ DiskState: 'TORECYCLE' });
    at('2027-01-10 14:30:00');
    expect(await diskOf(id)).toBeUndefined();
  });

  it('is as if somebody had looked at every moment when nobody looked for long', async () => {
    const id = await aPrepaidDisk();
    at('2028-01-01 00:00:00');
    expect(await diskOf(id)).toBeUndefined();
  });

  it('renews itself when it is set to, by the period that was set', async () => {
    const id = await aPrepaidDisk();
    await context.guangzhou.ModifyDisksRenewFlag({
      DiskIds: [id],
      RenewFlag: 'NOTIFY_AND_AUTO_RENEW',
      AutoRenewPeriod: 3,
    });
    at('2027-01-10 00:00:00');
    expect(await diskOf(id)).toMatchObject({ DiskState: 'UNATTACHED', DeadlineTime: '2027-03-27 14:30:00' });
  });

  it('becomes postpaid, and prepaid again', async () => {
    const id = await aPrepaidDisk();
    await context.guangzhou.ModifyDisksChargeType({ DiskIds: [id], DiskChargePostpaid: true });
    expect(await diskOf(id)).toMatchObject({
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DeadlineTime: '',
      RenewFlag: '',
      DifferDaysOfDeadline: null,
    });
    await context.guangzhou.ModifyDisksChargeType({ DiskIds: [id], DiskChargePrepaid: { Period: 2 } });
    expect(await diskOf(id)).toMatchObject({
      DiskChargeType: 'PREPAID',
      DeadlineTime: '2027-01-27 14:30:00',
      RenewFlag: 'NOTIFY_AND_MANUAL_RENEW',
    });
  });

  it('leaves the disk that is seeded as expired as it is, until it is renewed', async () => {
    const seeded = async () =>
      (await context.shanghai.DescribeDisks({ DiskIds: ['disk-exp5k6l7'] })).DiskSet?.[0];
    pass(30 * DAY_MS);
    expect(await seeded()).toMatchObject({ DiskState: 'UNATTACHED', DeadlineTime: '2022-09-01 09:00:00' });
    await context.shanghai.RenewDisk({ DiskId: 'disk-exp5k6l7', DiskChargePrepaid: MONTH });
    expect(await seeded()).toMatchObject({ DeadlineTime: '2027-01-27 14:30:00' });
    pass(60 * DAY_MS);
    expect(await seeded()).toBeUndefined();
  });
});
