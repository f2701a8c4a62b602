import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fromBeijing } from '../../../src/common/time/beijing-time.js';
import { DISK, SCOPE } from '../service.fixture.js';
import { callsOf, createDisks, dataOf } from '../upstream.js';
import { OTHER_TENANT, startTwoReplicas, type TwoReplicas } from './two-replicas.fixture.js';

const MONTH = { Period: 1 };
const PREPAID = { DiskChargeType: 'PREPAID', DiskChargePrepaid: MONTH };
const UNKNOWN = 'disk-aaaaaaaa';
const WEEK_MS = 7 * 24 * 3_600_000;

describe('the recycle bin', () => {
  let service: TwoReplicas;
  const clock = { ms: 0 };
  beforeAll(async () => {
    service = await startTwoReplicas({
      monotonicMs: () => clock.ms,
      config: { tencentTimeoutMs: 1_000, requestTimeoutMs: 4_000 },
    });
  });
  afterEach(() => {
    service.sandbox.clearFaults();
    service.sandbox.clearCalls();
  });
  afterAll(() => service.close());

  /** What was done before is shown by late reads, and nothing that is done after. */
  const readsAreLateFromNow = () => {
    clock.ms += 10_000;
    service.sandbox.addFault({ Action: 'DescribeDisks', Fault: 'lag', LatencyMs: 5_000, Times: 1_000 });
  };
  const readsAreFresh = () => service.sandbox.clearFaults();

  const recycled = async (count = 1): Promise<string[]> => {
    const ids = await createDisks(service, count, PREPAID);
    expect((await service.send('delete', { DiskIds: ids })).body.scode).toBe(0);
    service.sandbox.clearCalls();
    return ids;
  };
  const restore = (DiskIds: string[], replica = 0, over: object = {}) =>
    service.send('recycle/restore', { DiskIds, DiskChargePrepaid: MONTH, ...over }, replica);
  const purge = (DiskIds: string[], replica = 0, over: object = {}) =>
    service.send('recycle/delete', { DiskIds, Confirm: DiskIds, ...over }, replica);
  const remove = (DiskIds: string[], replica = 0) => service.send('delete', { DiskIds }, replica);
  const list = (over: object = {}) => dataOf(service, 'recycle/list', { ...SCOPE, PageSize: 100, ...over });
  const stateOf = async (DiskId: string): Promise<string> =>
    (await service.send('inspect', { DiskId })).body.data?.DiskState ?? 'gone';
  const sent = (action: string) => callsOf(service, action).length;

  describe('recycle/list', () => {
    it('shows what is there and when it is destroyed: seven days after this service returned it', async () => {
      const [id] = await recycled();
      const { List, TotalCount } = await list();
      expect(TotalCount).toBe(List.length);
      const row = List.find((disk: { DiskId: string }) => disk.DiskId === id);
      expect(row).toMatchObject({ DiskState: 'TORECYCLE', DiskChargeType: 'PREPAID', Tags: [] });
      const inMs = fromBeijing(row.PurgeTime) - Date.now();
      expect(inMs).toBeGreaterThan(WEEK_MS - 60_000);
      expect(inMs).toBeLessThan(WEEK_MS + 1_000);
      const states = new Set(List.map((disk: { DiskState: string }) => disk.DiskState));
      expect(states).toEqual(new Set(['TORECYCLE']));
    });

    it('knows the moment days later, and after a further delete that sent nothing', async () => {
      const [id] = await recycled();
      await service.database.dataSource.query(
        `UPDATE disk_termination SET sent_at = sent_at - interval '5 days' WHERE disk_id = $1`,
        [id],
      );
      await remove([id!]);
      // Another note, which forgets old ones.
      await recycled();
      const { List } = await list({ Fuzzy: id });
      const inMs = fromBeijing(List[0].PurgeTime) - Date.now();
      expect(Math.abs(inMs - 2 * 24 * 3_600_000)).toBeLessThan(60_000);
    });

    it('does not guess the moment of a disk that was returned elsewhere', async () => {
      const [id] = await recycled();
      await service.database.dataSource.query('DELETE FROM disk_termination WHERE disk_id = $1', [id]);
      expect((await list({ Fuzzy: id })).List).toMatchObject([{ DiskId: id, PurgeTime: null }]);
    });

    it('is paged, and searched by a part of the name', async () => {
      const ids = await createDisks(service, 3, { ...PREPAID, DiskName: 'to-find' });
      await remove(ids);
      const first = await list({ Fuzzy: 'TO-FIND', PageSize: 2 });
      const second = await list({ Fuzzy: 'to-find', PageSize: 2, PageNum: 1 });
      expect([first.TotalCount, first.List.length, second.List.length]).toEqual([3, 2, 1]);
      const byOffset = await list({ PageSize: 0, Offset: 1, Limit: 1 });
      expect(byOffset.List).toHaveLength(1);
    });

    it('is 400 for a field that it does not have', async () => {
      expect((await service.send('recycle/list', { State: 'UNATTACHED' })).status).toBe(400);
    });
  });

  describe('recycle/restore', () => {
    it('brings disks back by one renewal each, and they can be deleted again at once', async () => {
      const ids = await recycled(2);
      expect((await restore(ids)).body).toMatchObject({ scode: 0, desc: '', data: {} });
      expect(callsOf(service, 'RenewDisk').map(({ Params }) => Params)).toEqual(
        ids.map((DiskId) => ({ DiskId, DiskChargePrepaid: MONTH })),
      );
      expect(await stateOf(ids[0]!)).toBe('UNATTACHED');
      expect((await remove(ids, 1)).body).toMatchObject({ scode: 0, desc: '' });
      expect(sent('TerminateDisks')).toBe(1);
      expect(await stateOf(ids[0]!)).toBe('TORECYCLE');
      expect((await restore(ids, 1)).body.scode).toBe(0);
      expect(await stateOf(ids[0]!)).toBe('UNATTACHED');
    });

    it('is 409 for a disk that is not there, with a row for each disk, and sends nothing', async () => {
      const [id] = await recycled();
      const reply = await restore([id!, DISK, UNKNOWN]);
      expect(reply.status).toBe(409);
      expect(reply.body.data.Results).toMatchObject([
        { DiskId: id, scode: 10017 },
        { DiskId: DISK, scode: 30012, desc: `${DISK}: is UNATTACHED, not in the recycle bin` },
        { DiskId: UNKNOWN, scode: 30003 },
      ]);
      expect(sent('RenewDisk')).toBe(0);
    });

    it.each(['drop-after-commit', 'error-after-commit', 'html-after-commit'] as const)(
      'is a success when the reply is lost and the read proves it (%s)',
      async (Fault) => {
        const [id] = await recycled();
        service.sandbox.addFault({ Action: 'RenewDisk', Fault });
        expect((await restore([id!])).body).toMatchObject({ scode: 0 });
        expect(sent('RenewDisk')).toBe(1);
        expect((await remove([id!])).body).toMatchObject({ scode: 0, desc: '' });
        expect(await stateOf(id!)).toBe('TORECYCLE');
      },
    );

    it('is not sent again after an unknown outcome, and a delete after it never purges', async () => {
      const [id] = await recycled();
      service.sandbox.addFault({ Action: 'RenewDisk', Fault: 'reset' });
      expect((await restore([id!])).body.desc).toContain('outcome is unknown');
      const again = await restore([id!], 1);
      expect(again.status).toBe(409);
      expect(again.body.desc).toMatch(/was sent \d+ s ago, not sent again/);
      expect(sent('RenewDisk')).toBe(1);
      expect(await remove([id!])).toMatchObject({ status: 409, body: { scode: 30010 } });
      expect(await purge([id!])).toMatchObject({ status: 409, body: { scode: 30010 } });
      expect(sent('TerminateDisks')).toBe(0);
    });

    it('pays once when several bring the disk back at the same moment', async () => {
      const ids = await recycled();
      const replies = await Promise.all(Array.from({ length: 8 }, (_, n) => restore(ids, n % 2)));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
      expect(sent('RenewDisk')).toBe(1);
    });

    it.each([
      ['another replica', 1, {}],
      ['another tenant with the same account', 0, OTHER_TENANT],
    ])('pays once when late reads show the disk still there to %s', async (_, replica, tenant) => {
      const ids = await recycled();
      readsAreLateFromNow();
      expect((await restore(ids)).body.scode).toBe(0);
      const again = await restore(ids, replica, tenant);
      expect(again.status).toBe(409);
      expect(again.body.desc).toMatch(/was sent \d+ s ago, not sent again/);
      expect(sent('RenewDisk')).toBe(1);
      // To purge a disk that is back would put it there again; whether it is there nobody knows while reads are late.
      expect(await purge(ids, replica, tenant)).toMatchObject({ status: 409, body: { scode: 30010 } });
      expect(await remove(ids, replica)).toMatchObject({ status: 409, body: { scode: 30010 } });
      expect(sent('TerminateDisks')).toBe(0);
      readsAreFresh();
      expect(await stateOf(ids[0]!)).toBe('UNATTACHED');
    });

    it('can be sent again after a refusal', async () => {
      const ids = await recycled();
      service.sandbox.addFault({
        Action: 'RenewDisk',
        Fault: 'error',
        Code: 'InvalidAccount.InsufficientBalance',
      });
      expect(await restore(ids)).toMatchObject({ status: 402, body: { scode: 30046 } });
      expect((await restore(ids, 1)).body.scode).toBe(0);
    });
  });

  describe('recycle/delete', () => {
    it('destroys in one call what is there, and the trail says which route did it', async () => {
      const ids = await recycled(2);
      expect((await purge(ids, 0, { Confirm: ids.toReversed() })).body).toMatchObject({
        scode: 0,
        desc: '',
        data: {},
      });
      expect(callsOf(service, 'TerminateDisks').map(({ Params }) => Params)).toEqual([{ DiskIds: ids }]);
      expect(await stateOf(ids[0]!)).toBe('gone');
      const { body } = await service.post('audit/list', { TenantUuid: 'system', PageSize: 1 });
      expect(body.data.List[0]).toMatchObject({
        Action: 'disk/recycle/delete',
        Outcome: 'succeeded',
        DiskIds: ids,
      });
    });

    it('takes one disk and its confirmation as texts', async () => {
      const [DiskId] = await recycled();
      expect((await service.send('recycle/delete', { DiskId, Confirm: DiskId })).body.scode).toBe(0);
    });

    it.each([
      ['is absent', undefined],
      ['is empty', []],
      ['lacks one', [DISK]],
      ['has another one', [DISK, UNKNOWN, 'disk-bbbbbbbb']],
      ['names others', ['disk-bbbbbbbb', 'disk-cccccccc']],
    ])('is 400 that names Confirm when it %s', async (_, Confirm) => {
      const reply = await purge([DISK, UNKNOWN], 0, { Confirm });
      expect(reply).toMatchObject({ status: 400, body: { scode: 10001 } });
      expect(reply.body.desc).toContain('Confirm: ');
      expect(sent('TerminateDisks')).toBe(0);
    });

    it('is 409 when one of the disks is not in the recycle bin, and sends nothing', async () => {
      const [id] = await recycled();
      const [free] = await createDisks(service, 1, PREPAID);
      const reply = await purge([id!, free!, DISK]);
      expect(reply.status).toBe(409);
      expect(reply.body.data.Results).toMatchObject([{ scode: 10017 }, { scode: 30012 }, { scode: 30012 }]);
      expect(sent('TerminateDisks')).toBe(0);
      expect(await stateOf(id!)).toBe('TORECYCLE');
    });

    it('is 404 for a disk that is not there', async () => {
      expect(await purge([UNKNOWN])).toMatchObject({ status: 404, body: { scode: 30003 } });
    });

    it.each(['drop-after-commit', 'error-after-commit'] as const)(
      'is a success when the reply is lost and the disk is gone (%s)',
      async (Fault) => {
        const ids = await recycled();
        service.sandbox.addFault({ Action: 'TerminateDisks', Fault, Times: 9 });
        expect((await purge(ids)).body).toMatchObject({ scode: 0, desc: '' });
        expect(sent('TerminateDisks')).toBe(1);
      },
    );

    it.each([1, 0])('is not sent again after an unknown outcome, by replica %i', async (replica) => {
      const ids = await recycled();
      service.sandbox.addFault({ Action: 'TerminateDisks', Fault: 'reset' });
      expect((await purge(ids)).body.desc).toContain('outcome is unknown');
      const again = await purge(ids, replica);
      expect(again.body.scode).toBe(0);
      expect(again.body.desc).toMatch(/its deletion for good was sent \d+ s ago, not sent again/);
      expect(sent('TerminateDisks')).toBe(1);
    });

    it('is sent once when several ask for it at the same moment, and when reads are late', async () => {
      const ids = await recycled();
      readsAreLateFromNow();
      const replies = await Promise.all(Array.from({ length: 8 }, (_, n) => purge(ids, n % 2)));
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
      expect(sent('TerminateDisks')).toBe(1);
    });

    it('can be sent again after a refusal', async () => {
      const ids = await recycled();
      service.sandbox.addFault({ Action: 'TerminateDisks', Fault: 'error', Code: 'TradeDealConflict' });
      expect(await purge(ids)).toMatchObject({ status: 409, body: { scode: 30013 } });
      expect((await purge(ids)).body).toMatchObject({ scode: 0, desc: '' });
    });

    it('deletes a disk for good that was brought back and returned meanwhile', async () => {
      const ids = await recycled();
      service.sandbox.addFault({ Action: 'TerminateDisks', Fault: 'reset' });
      await purge(ids);
      expect((await restore(ids)).body.scode).toBe(0);
      expect((await remove(ids)).body).toMatchObject({ scode: 0, desc: '' });
      expect((await purge(ids)).body).toMatchObject({ scode: 0, desc: '' });
      expect(await stateOf(ids[0]!)).toBe('gone');
    });
  });

  it('is not left by disk/renew while late reads show the disk as it was before', async () => {
    const [id] = await createDisks(service, 1, PREPAID);
    const { DeadlineTime } = await dataOf(service, 'inspect', { ...SCOPE, DiskId: id });
    readsAreLateFromNow();
    await remove([id!]);
    const body = { DiskId: id, DiskChargePrepaid: MONTH, ExpectedDeadlineTime: DeadlineTime };
    const reply = await service.send('renew', body, 1);
    expect(reply.status).toBe(409);
    expect(reply.body.desc).toMatch(/its deletion was sent \d+ s ago/);
    expect(sent('RenewDisk')).toBe(0);
  });
});
