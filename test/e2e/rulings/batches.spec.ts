import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DISK, INSTANCE, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, createDisks, dataOf } from '../upstream.js';

const UNKNOWN = ['disk-aaaaaaaa', 'disk-bbbbbbbb'];
const RESULT_KEYS = ['DiskId', 'scode', 'message', 'message_cn', 'desc'];

describe('one request of several calls', () => {
  let service: Service;
  beforeAll(async () => {
    // Changes take a moment, so that an instance is busy after the first batch.
    service = await startService({ delayMs: 40 });
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  /** Asks until it is so: with a delay in the cloud, nothing else says when a change is complete. */
  const eventually = async (holds: () => Promise<boolean>) => {
    const deadline = performance.now() + 10_000;
    while (!(await holds())) expect(performance.now(), 'time to wait').toBeLessThan(deadline);
  };

  const stateOf = async (DiskIds: string[]) => {
    const data = await dataOf(service, 'list', { ...SCOPE, DiskIds, PageSize: 100 });
    const states = new Set<string>(data.List.map((disk: { DiskState: string }) => disk.DiskState));
    return data.TotalCount === DiskIds.length && states.size === 1 ? [...states][0] : 'mixed';
  };

  const readyDisks = async (count: number) => {
    const ids = await createDisks(service, count);
    await eventually(async () => (await stateOf(ids)) === 'UNATTACHED');
    service.sandbox.clearCalls();
    return ids;
  };

  const batchSizes = (action: string) =>
    callsOf(service, action)
      .filter((call) => call.Outcome === 'ok')
      .map((call) => (call.Params['DiskIds'] as string[]).length);

  it('resizes one disk a call, in the order asked', async () => {
    const DiskIds = await readyDisks(5);
    expect(await dataOf(service, 'resize', { ...SCOPE, DiskIds, DiskSize: 60 })).toEqual({});
    expect(callsOf(service, 'ResizeDisk').map((call) => call.Params)).toEqual(
      DiskIds.map((DiskId) => ({ DiskId, DiskSize: 60 })),
    );
  });

  it('attaches and detaches 10 disks in one call', async () => {
    const target = { ...SCOPE, DiskIds: await readyDisks(10), InstanceId: INSTANCE };
    expect(await dataOf(service, 'attach', target)).toEqual({});
    await eventually(async () => (await stateOf(target.DiskIds)) === 'ATTACHED');
    expect(await dataOf(service, 'detach', target)).toEqual({});
    expect([batchSizes('AttachDisks'), batchSizes('DetachDisks')]).toEqual([[10], [10]]);
  });

  it('splits 12 disks, and waits for the instance that its first batch made busy', async () => {
    const target = { ...SCOPE, DiskIds: await readyDisks(12), InstanceId: INSTANCE };
    expect(await dataOf(service, 'attach', target)).toEqual({});
    expect(batchSizes('AttachDisks')).toEqual([10, 2]);
    await eventually(async () => (await stateOf(target.DiskIds)) === 'ATTACHED');
    expect(await dataOf(service, 'detach', target)).toEqual({});
    expect(batchSizes('DetachDisks')).toEqual([10, 2]);
    await eventually(async () => (await stateOf(target.DiskIds)) === 'UNATTACHED');
  });

  it('is 207 when some failed, with a row for each disk in the order asked', async () => {
    const [made] = await readyDisks(1);
    const DiskIds = [UNKNOWN[0]!, DISK, UNKNOWN[1]!, made!];
    const reply = await service.post('disk/resize', { ...SCOPE, DiskIds, DiskSize: 60 });
    expect(reply.status).toBe(207);
    expect(Object.keys(reply.body)).toEqual(['scode', 'desc', 'message', 'message_cn', 'stack', 'data']);
    expect(reply.body).toMatchObject({ scode: 10012, message: 'Partly done', message_cn: '部分成功' });
    expect(reply.body.desc).toContain('2 of 4 disks failed');
    const { Success, Fail, Results } = reply.body.data;
    expect([Success, Fail]).toEqual([2, 2]);
    expect(Results.map((row: { DiskId: string }) => row.DiskId)).toEqual(DiskIds);
    for (const row of Results) expect(Object.keys(row)).toEqual(RESULT_KEYS);
    expect(Results[1]).toEqual({ DiskId: DISK, scode: 0, message: 'success', message_cn: '成功', desc: '' });
    expect(Results[0]).toMatchObject({ scode: 30003, message: 'Disk not found', message_cn: '云硬盘不存在' });
    expect(Results[0].desc).toContain('InvalidDiskId.NotFound');
    expect(reply.headers.get('x-tencent-error-code')).toBe('InvalidDiskId.NotFound');
  });

  it('is the first failure when all failed, with the same rows', async () => {
    const reply = await service.post('disk/resize', { ...SCOPE, DiskIds: UNKNOWN, DiskSize: 60 });
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ scode: 30003, data: { Success: 0, Fail: 2 } });
    expect(reply.body.data.Results.map((row: { scode: number }) => row.scode)).toEqual([30003, 30003]);
  });

  it('has no rows when there was one call', async () => {
    for (const [route, fields] of [
      ['resize', { DiskId: UNKNOWN[0], DiskSize: 60 }],
      ['attach', { DiskIds: UNKNOWN, InstanceId: INSTANCE }],
      ['detach', { DiskIds: UNKNOWN, InstanceId: INSTANCE }],
    ] as const) {
      const reply = await service.post(`disk/${route}`, { ...SCOPE, ...fields });
      expect(reply.body.scode, route).not.toBe(0);
      expect(reply.body.data, route).toBeNull();
    }
  });

  it('fails a batch of attachments as one and keeps the other', async () => {
    const DiskIds = [...(await readyDisks(11)), UNKNOWN[0]!];
    const reply = await service.post('disk/attach', { ...SCOPE, DiskIds, InstanceId: INSTANCE });
    expect(reply.status).toBe(207);
    expect(reply.body.data).toMatchObject({ Success: 10, Fail: 2 });
    const failed = reply.body.data.Results.filter((row: { scode: number }) => row.scode !== 0);
    expect(failed.map((row: { DiskId: string }) => row.DiskId)).toEqual(DiskIds.slice(10));
  });

  it('goes on after a failure of Tencent, and tells the rows apart', async () => {
    const DiskIds = await readyDisks(3);
    service.sandbox.addFault({ Action: 'ResizeDisk', Fault: 'error', Code: 'ResourceInsufficient' });
    const reply = await service.post('disk/resize', { ...SCOPE, DiskIds, DiskSize: 60 });
    expect(reply.status).toBe(207);
    expect(reply.body.data.Results.map((row: { scode: number }) => row.scode)).toEqual([30032, 0, 0]);
  });

  it('has nothing to tell when the credential is missing', async () => {
    const order = { ...SCOPE, ClusterUuid: 'nowhere', DiskIds: UNKNOWN, DiskSize: 60 };
    const reply = await service.post('disk/resize', order);
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ scode: 20001, data: null });
  });
});
