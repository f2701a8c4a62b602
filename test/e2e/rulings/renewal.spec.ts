import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DISK, SCOPE } from '../service.fixture.js';
import { callsOf, createDisks, dataOf, onlyCall } from '../upstream.js';
import { OTHER_TENANT, startTwoReplicas, type TwoReplicas } from './two-replicas.fixture.js';

const MONTH = { Period: 1 };
const PREPAID = { DiskChargeType: 'PREPAID', DiskChargePrepaid: MONTH };
const UNKNOWN = 'disk-aaaaaaaa';
/** Before or after the call, the reads show the disks as they were so long ago. */
const LAG = { Action: 'DescribeDisks', Fault: 'lag', LatencyMs: 30_000, Times: 1000 } as const;

describe('disk/renew', () => {
  let service: TwoReplicas;
  beforeAll(async () => {
    service = await startTwoReplicas({ config: { tencentTimeoutMs: 1_000, requestTimeoutMs: 4_000 } });
  });
  afterEach(() => {
    service.sandbox.clearFaults();
    service.sandbox.clearCalls();
  });
  afterAll(() => service.close());

  const disk = (DiskId: string) => dataOf(service, 'inspect', { ...SCOPE, DiskId });
  const deadlineOf = async (id: string): Promise<string> => (await disk(id)).DeadlineTime;
  const renew = async (ids: string[], ExpectedDeadlineTime: string, replica = 0, over: object = {}) =>
    service.send('renew', { DiskIds: ids, DiskChargePrepaid: MONTH, ExpectedDeadlineTime, ...over }, replica);
  const renewals = () => callsOf(service, 'RenewDisk').map(({ Params }) => Params['DiskId']);
  const aDisk = async (): Promise<[id: string, deadline: string]> => {
    const [id] = await createDisks(service, 1, PREPAID);
    return [id!, await deadlineOf(id!)];
  };

  it('buys a period from the expected deadline on, and is in the trail', async () => {
    const [id, deadline] = await aDisk();
    const terms = { Period: 2, RenewFlag: 'NOTIFY_AND_AUTO_RENEW' };
    const reply = await renew([id], deadline, 0, { DiskChargePrepaid: terms });
    expect(reply.body).toMatchObject({ scode: 0, desc: '', data: {} });
    expect(onlyCall(service, 'RenewDisk').Params).toEqual({ DiskId: id, DiskChargePrepaid: terms });
    expect((await deadlineOf(id)) > deadline).toBe(true);
    expect(await disk(id)).toMatchObject({ RenewFlag: 'NOTIFY_AND_AUTO_RENEW' });
    const { body } = await service.post('audit/list', { TenantUuid: 'system', PageSize: 1 });
    expect(body.data.List[0]).toMatchObject({
      Action: 'disk/renew',
      Outcome: 'succeeded',
      DiskIds: [id],
      Request: { DiskChargePrepaid: terms, ExpectedDeadlineTime: deadline },
    });
  });

  it('is 409 that names the present deadline when it is another one, and sends nothing', async () => {
    const [id, deadline] = await aDisk();
    const reply = await renew([id], '2020-01-01 00:00:00');
    expect(reply.status).toBe(409);
    expect(reply.body.desc).toBe(
      `${id}: its DeadlineTime is ${deadline}, not 2020-01-01 00:00:00; nothing was sent`,
    );
    expect(reply.body.data).toMatchObject({ Success: 0, Fail: 1, Results: [{ DiskId: id, scode: 30012 }] });
    expect(renewals()).toEqual([]);
  });

  it('checks all disks before the first is sent', async () => {
    const [first, deadline] = await aDisk();
    const [postpaid] = await createDisks(service, 1);
    const [recycled] = await aDisk();
    await service.send('delete', { DiskIds: [recycled] });
    service.sandbox.clearCalls();
    const reply = await renew([first, postpaid!, recycled, UNKNOWN], deadline);
    expect(reply.status).toBe(409);
    expect(reply.body.data.Results).toMatchObject([
      { DiskId: first, scode: 10017 },
      {
        DiskId: postpaid,
        scode: 30012,
        desc: `${postpaid}: is POSTPAID_BY_HOUR; only a prepaid disk can be renewed`,
      },
      { DiskId: recycled, scode: 30012 },
      { DiskId: UNKNOWN, scode: 30003 },
    ]);
    expect(reply.body.data.Results[2].desc).toContain('disk/recycle/restore');
    expect(renewals()).toEqual([]);
  });

  it('says so in Chinese as well', async () => {
    const [id] = await aDisk();
    const headers = { 'accept-language': 'zh-CN' };
    const body = {
      ...SCOPE,
      DiskId: id,
      DiskChargePrepaid: MONTH,
      ExpectedDeadlineTime: '2020-01-01 00:00:00',
    };
    const reply = await service.post('disk/renew', body, { headers });
    expect(reply.body.desc).toContain('与预期的2020-01-01 00:00:00不符');
  });

  it('sends one call a disk, and says which failed', async () => {
    const ids = await createDisks(service, 3, PREPAID);
    const deadline = await deadlineOf(ids[0]!);
    service.sandbox.addFault({
      Action: 'RenewDisk',
      Fault: 'error',
      Code: 'InvalidAccount.InsufficientBalance',
    });
    const reply = await renew(ids, deadline);
    expect(reply.status).toBe(207);
    expect(reply.body.data).toMatchObject({
      Success: 2,
      Fail: 1,
      Results: [{ scode: 30046 }, { scode: 0 }, { scode: 0 }],
    });
    expect(renewals()).toEqual(ids);
  });

  it.each([
    ['TradeDealConflict', 409, 30013],
    ['InvalidAccount.InsufficientBalance', 402, 30046],
    ['UnauthorizedOperation.NotHavePaymentRight', 403, 30045],
    ['InvalidDisk.NotPortable', 422, 30020],
    ['ResourceUnavailable.NotSupported', 422, 30020],
  ])('is sent again after %s, which paid nothing', async (Code, status, scode) => {
    const [id, deadline] = await aDisk();
    service.sandbox.addFault({ Action: 'RenewDisk', Fault: 'error', Code });
    expect(await renew([id], deadline)).toMatchObject({ status, body: { scode } });
    expect((await renew([id], deadline, 1)).body.scode).toBe(0);
    expect(renewals()).toHaveLength(2);
  });

  it('is sent again while Tencent refuses it as busy or too often', async () => {
    const [id, deadline] = await aDisk();
    for (const Code of ['InvalidDisk.Busy', 'RequestLimitExceeded'])
      service.sandbox.addFault({ Action: 'RenewDisk', Fault: 'error', Code });
    expect((await renew([id], deadline)).body.scode).toBe(0);
    expect(renewals()).toHaveLength(3);
  });

  it.each(['drop-after-commit', 'error-after-commit', 'html-after-commit', 'truncate'] as const)(
    'is a success when the reply is lost and the deadline proves it (%s)',
    async (Fault) => {
      const [id, deadline] = await aDisk();
      service.sandbox.addFault({ Action: 'RenewDisk', Fault, Times: 9 });
      expect((await renew([id], deadline)).body).toMatchObject({ scode: 0, desc: '' });
      expect(renewals()).toHaveLength(1);
    },
  );

  it('is a success when the deadline is later only after a while', async () => {
    const slow = await startTwoReplicas({ delayMs: 1_500 });
    try {
      const [id] = await createDisks(slow, 1, PREPAID);
      const read = async () => (await slow.send('inspect', { DiskId: id })).body.data?.DeadlineTime as string;
      await expect.poll(read, { timeout: 5_000 }).toBeTruthy();
      const body = { DiskId: id, DiskChargePrepaid: MONTH, ExpectedDeadlineTime: await read() };
      slow.sandbox.addFault({ Action: 'RenewDisk', Fault: 'drop-after-commit' });
      expect((await slow.send('renew', body)).body.scode).toBe(0);
      expect(callsOf(slow, 'RenewDisk')).toHaveLength(1);
    } finally {
      await slow.close();
    }
  });

  it.each(['reset', 'error', 'html', 'hang-after-commit'] as const)(
    'is never sent again after an unknown outcome, whichever replica is asked (%s)',
    async (Fault) => {
      const [id, deadline] = await aDisk();
      service.sandbox.addFault({ Action: 'RenewDisk', Fault });
      const first = await renew([id], deadline);
      if (Fault === 'hang-after-commit') expect([0, 30053]).toContain(first.body.scode);
      else expect(first.body.desc).toContain('outcome is unknown');
      for (const replica of [1, 0]) {
        const again = await renew([id], deadline, replica);
        expect(again.status).toBe(409);
        if (Fault !== 'hang-after-commit')
          expect(again.body.desc).toMatch(/was sent \d+ s ago, not sent again/);
      }
      expect(renewals()).toHaveLength(1);
    },
  );

  it.each([
    ['another replica', 1, {}],
    ['another tenant with the same account', 0, OTHER_TENANT],
  ])('pays once when late reads show the old deadline to %s', async (_, replica, tenant) => {
    const { sandbox } = service;
    const [id] = await createDisks(service, 1, { ...PREPAID, Region: 'ap-guangzhou' });
    const deadline = await deadlineOf(id!);
    // So that the disk is shown by reads that are half a second late.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await renew([id!], deadline)).body.scode).toBe(0);
    sandbox.addFault({ ...LAG, LatencyMs: 500 });
    const again = await renew([id!], deadline, replica, tenant);
    expect(again.status).toBe(409);
    expect(again.body.desc).toMatch(/was sent \d+ s ago, not sent again/);
    expect(renewals()).toEqual([id]);
  });

  it('pays once when several renew the disk at the same moment', async () => {
    const [id, deadline] = await aDisk();
    const replies = await Promise.all(Array.from({ length: 8 }, (_, n) => renew([id], deadline, n % 2)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect(renewals()).toEqual([id]);
  });

  it('can be repeated from the new deadline on', async () => {
    const [id, deadline] = await aDisk();
    expect((await renew([id], deadline)).body.scode).toBe(0);
    const later = await deadlineOf(id);
    expect((await renew([id], later, 1)).body.scode).toBe(0);
    expect(renewals()).toHaveLength(2);
  });

  it('sends nothing while the note of it cannot be written', async () => {
    const [id, deadline] = await aDisk();
    await service.database.dataSource.query('ALTER TABLE disk_sent_call RENAME TO elsewhere');
    try {
      expect((await renew([id], deadline)).body.scode).not.toBe(0);
      expect(renewals()).toEqual([]);
    } finally {
      await service.database.dataSource.query('ALTER TABLE elsewhere RENAME TO disk_sent_call');
    }
  });

  it.each([
    ['without the deadline', { ExpectedDeadlineTime: undefined }, 'ExpectedDeadlineTime'],
    [
      'with a day that does not exist',
      { ExpectedDeadlineTime: '2027-02-30 00:00:00' },
      'ExpectedDeadlineTime',
    ],
    ['without terms', { DiskChargePrepaid: undefined }, 'DiskChargePrepaid'],
    ['with a period that is not sold', { DiskChargePrepaid: { Period: 13 } }, 'DiskChargePrepaid.Period'],
    ['without a disk', { DiskIds: undefined }, 'DiskIds'],
  ])('is 400 %s', async (_, over, field) => {
    const reply = await renew([DISK], '2027-12-31 00:00:00', 0, over);
    expect(reply).toMatchObject({ status: 400, body: { scode: 10001 } });
    expect(reply.body.desc).toContain(`${field}: `);
  });
});

describe('disk/renew_flag/update', () => {
  let service: TwoReplicas;
  beforeAll(async () => {
    service = await startTwoReplicas();
  });
  afterEach(() => {
    service.sandbox.clearFaults();
    service.sandbox.clearCalls();
  });
  afterAll(() => service.close());
  const update = (fields: object) => service.send('renew_flag/update', fields);

  it('is one call for all disks', async () => {
    const ids = await createDisks(service, 3, PREPAID);
    const fields = { RenewFlag: 'NOTIFY_AND_AUTO_RENEW', AutoRenewPeriod: 3 };
    expect((await update({ DiskIds: ids, ...fields })).body).toMatchObject({ scode: 0, data: {} });
    expect(onlyCall(service, 'ModifyDisksRenewFlag').Params).toEqual({ DiskIds: ids, ...fields });
    const { List } = await dataOf(service, 'inspect', { ...SCOPE, DiskIds: ids });
    expect(new Set(List.map((row: { RenewFlag: string }) => row.RenewFlag))).toEqual(
      new Set(['NOTIFY_AND_AUTO_RENEW']),
    );
  });

  it.each(['drop-after-commit', 'reset', 'error'] as const)(
    'is true when the first reply is lost (%s)',
    async (Fault) => {
      const [id] = await createDisks(service, 1, PREPAID);
      for (const period of [{}, { AutoRenewPeriod: 2 }]) {
        service.sandbox.addFault({ Action: 'ModifyDisksRenewFlag', Fault });
        const RenewFlag =
          'AutoRenewPeriod' in period ? 'NOTIFY_AND_AUTO_RENEW' : 'DISABLE_NOTIFY_AND_MANUAL_RENEW';
        expect((await update({ DiskId: id, RenewFlag, ...period })).body.scode).toBe(0);
        expect((await dataOf(service, 'inspect', { ...SCOPE, DiskId: id })).RenewFlag).toBe(RenewFlag);
      }
      const last = callsOf(service, 'ModifyDisksRenewFlag').at(-1)!;
      // A read does not show the period, so only an answer is believed.
      expect(last).toMatchObject({ Code: '', Outcome: 'ok', Params: { AutoRenewPeriod: 2 } });
    },
  );

  it('is 400 for an unknown flag, a period that is not sold, and Tencent’s refusal of a postpaid disk', async () => {
    for (const fields of [
      { RenewFlag: 'NEVER' },
      { RenewFlag: 'NOTIFY_AND_AUTO_RENEW', AutoRenewPeriod: 13 },
    ])
      expect(await update({ DiskId: DISK, ...fields })).toMatchObject({
        status: 400,
        body: { scode: 10001 },
      });
    expect(await update({ DiskId: DISK, RenewFlag: 'NOTIFY_AND_AUTO_RENEW' })).toMatchObject({
      status: 400,
      body: { scode: 30001 },
    });
    expect(await update({ DiskId: UNKNOWN, RenewFlag: 'NOTIFY_AND_AUTO_RENEW' })).toMatchObject({
      status: 404,
    });
  });
});

describe('disk/charge_type/update', () => {
  let service: TwoReplicas;
  beforeAll(async () => {
    service = await startTwoReplicas({ config: { tencentTimeoutMs: 1_000, requestTimeoutMs: 4_000 } });
  });
  afterEach(() => {
    service.sandbox.clearFaults();
    service.sandbox.clearCalls();
  });
  afterAll(() => service.close());
  const update = (DiskIds: string[], fields: object, replica = 0) =>
    service.send('charge_type/update', { DiskIds, ...fields }, replica);
  const typesOf = async (DiskIds: string[]): Promise<string[]> => {
    const data = await dataOf(service, 'inspect', { ...SCOPE, DiskIds });
    return (data.List ?? [data]).map((row: { DiskChargeType: string }) => row.DiskChargeType);
  };
  const calls = () => callsOf(service, 'ModifyDisksChargeType').map(({ Params }) => Params['DiskIds']);
  const TO_PREPAID = { DiskChargePrepaid: MONTH };
  const TO_POSTPAID = { DiskChargePostpaid: true };

  it('is one call for all disks, there and back again', async () => {
    const ids = await createDisks(service, 2);
    expect((await update(ids, TO_PREPAID)).body).toMatchObject({ scode: 0, desc: '', data: {} });
    expect(await typesOf(ids)).toEqual(['PREPAID', 'PREPAID']);
    expect((await update(ids, TO_POSTPAID, 1)).body.scode).toBe(0);
    expect((await update(ids, TO_PREPAID)).body).toMatchObject({ scode: 0, desc: '' });
    expect(calls()).toEqual([ids, ids, ids]);
  });

  it('sends only those that are not paid like that already', async () => {
    const ids = [...(await createDisks(service, 1)), ...(await createDisks(service, 1, PREPAID))];
    const reply = await update(ids, TO_PREPAID);
    expect(reply.body).toMatchObject({ scode: 0, desc: `${ids[1]}: is PREPAID already` });
    expect(calls()).toEqual([[ids[0]]]);
  });

  it('is 422 for a disk that is not elastic, and sends nothing', async () => {
    const reply = await service.send('charge_type/update', {
      Region: 'ap-shanghai',
      DiskIds: ['disk-enc1o2p3', 'disk-fix3c4d5'],
      ...TO_PREPAID,
    });
    expect(reply).toMatchObject({ status: 422, body: { scode: 30020, data: { Success: 0, Fail: 2 } } });
    expect(calls()).toEqual([]);
  });

  it('is 409 for a disk in the recycle bin', async () => {
    const ids = await createDisks(service, 1, PREPAID);
    await service.send('delete', { DiskIds: ids });
    expect(await update(ids, TO_POSTPAID)).toMatchObject({ status: 409, body: { scode: 30012 } });
    expect(calls()).toEqual([]);
  });

  it('is a success when the reply is lost and the read proves it', async () => {
    const ids = await createDisks(service, 2);
    service.sandbox.addFault({ Action: 'ModifyDisksChargeType', Fault: 'drop-after-commit', Times: 9 });
    expect((await update(ids, TO_PREPAID)).body.scode).toBe(0);
    expect(calls()).toHaveLength(1);
  });

  it('is never sent again after an unknown outcome', async () => {
    const ids = await createDisks(service, 1);
    service.sandbox.addFault({ Action: 'ModifyDisksChargeType', Fault: 'reset' });
    expect((await update(ids, TO_PREPAID)).body.desc).toContain('outcome is unknown');
    const again = await update(ids, TO_PREPAID, 1);
    expect(again.status).toBe(409);
    expect(again.body.desc).toMatch(/its change to PREPAID was sent \d+ s ago, not sent again/);
    expect(calls()).toHaveLength(1);
  });

  it.each([
    ['TradeDealConflict', 409],
    ['UnauthorizedOperation.NotHavePaymentRight', 403],
  ])('can be sent again after %s', async (Code, status) => {
    const ids = await createDisks(service, 1);
    service.sandbox.addFault({ Action: 'ModifyDisksChargeType', Fault: 'error', Code });
    expect((await update(ids, TO_PREPAID)).status).toBe(status);
    expect((await update(ids, TO_PREPAID, 1)).body.scode).toBe(0);
  });

  it.each([
    ['neither', {}],
    ['both', { ...TO_PREPAID, ...TO_POSTPAID }],
    ['a postpaid of false', { DiskChargePostpaid: false }],
    ['a period that is not sold', { DiskChargePrepaid: { Period: 0 } }],
  ])('is 400 with %s', async (_, fields) => {
    expect(await update([DISK], fields)).toMatchObject({ status: 400, body: { scode: 10001 } });
  });
});
