import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.configure.js';
import {
  ACCOUNT,
  DISK,
  INSTANCE,
  post,
  type Reply,
  SCOPE,
  type Service,
  startService,
} from '../service.fixture.js';
import { callsOf } from '../upstream.js';

const DELAY_MS = 300;
const KEY = {
  SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
  SecretKey: 'sandboxsandboxsandboxsandbox0001',
};

describe('an operation', () => {
  let service: Service;
  /** Another replica on the same database. */
  let other: { origin: string; close(): Promise<void> };
  beforeAll(async () => {
    service = await startService({ delayMs: DELAY_MS });
    other = await replica();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(async () => {
    await other.close();
    await service.close();
  });

  const replica = async () => {
    const app = await createApp(service.config);
    await app.listen(0, '127.0.0.1');
    return { origin: await app.getUrl(), close: () => app.close() };
  };

  const inspectAt = (origin: string, OperationId: string, fields: object = {}) =>
    post(`${origin}/v1/tencent/operation/inspect`, { ...ACCOUNT, OperationId, ...fields });
  const inspect = (id: string, fields?: object) => inspectAt(service.origin, id, fields);
  const operationOf = (reply: Reply): string => reply.headers.get('x-operation-id')!;
  /** Sends a write, which must be answered with this status; answers its operation. */
  const write = async (route: string, body: object, status = 200): Promise<string> => {
    const reply = await service.post(route, { ...SCOPE, ...body });
    expect(reply.status, reply.text).toBe(status);
    return operationOf(reply);
  };
  const ended = async (id: string) => (await inspect(id, { WaitSeconds: 20 })).body.data;
  const newDisk = async (): Promise<string> => {
    const reply = await service.post('disk/create', {
      ...SCOPE,
      DiskType: 'CLOUD_PREMIUM',
      DiskSize: 20,
      Placement: { Zone: 'ap-guangzhou-3' },
    });
    await ended(operationOf(reply));
    return reply.body.data.DiskIdSet[0];
  };
  const rename = () => write('disk/update', { DiskId: DISK, DiskName: 'a' });
  const fault = (Action: string, Fault: 'stuck' | 'async-failure' | 'drop-after-commit', more: object = {}) =>
    service.sandbox.addFault({ Action, Fault, ...more });

  it('is PROCESSING until the disk is attached, and then SUCCESS', async () => {
    const DiskId = await newDisk();
    const id = await write('disk/attach', { DiskId, InstanceId: INSTANCE });
    const early = (await inspect(id)).body.data;
    expect(early).toEqual({
      OperationId: id,
      Action: 'disk/attach',
      State: 'PROCESSING',
      Percent: 0,
      StartTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      EndTime: null,
      Resources: [
        {
          Type: 'disk',
          Id: DiskId,
          State: 'PROCESSING',
          Percent: 0,
          scode: 0,
          message: 'success',
          message_cn: '成功',
          desc: '',
        },
      ],
    });
    expect(await ended(id)).toMatchObject({
      State: 'SUCCESS',
      Percent: 100,
      EndTime: expect.any(String),
      Resources: [{ Id: DiskId, State: 'SUCCESS', Percent: 100 }],
    });
  });

  it('is of each kind, one after the other, without a sleep', async () => {
    const created = await service.post('disk/create', {
      ...SCOPE,
      DiskType: 'CLOUD_PREMIUM',
      DiskSize: 20,
      DiskCount: 2,
      Placement: { Zone: 'ap-guangzhou-3' },
    });
    const DiskIds: string[] = created.body.data.DiskIdSet;
    const [DiskId] = DiskIds;
    expect(await ended(operationOf(created))).toMatchObject({
      Action: 'disk/create',
      State: 'SUCCESS',
      Resources: DiskIds.map((Id) => ({ Type: 'disk', Id, State: 'SUCCESS' })),
    });
    const made = await service.post('snapshot/create', { ...SCOPE, DiskId, SnapshotName: 'a' });
    const [SnapshotId] = made.body.data.SnapshotIdSet;
    expect(await ended(operationOf(made))).toMatchObject({
      State: 'SUCCESS',
      Resources: [{ Type: 'snapshot', Id: SnapshotId, State: 'SUCCESS' }],
    });
    const steps: [string, object][] = [
      ['disk/resize', { DiskIds, DiskSize: 30 }],
      ['disk/update', { DiskId, DiskName: 'b' }],
      ['disk/update', { DiskId, DiskType: 'CLOUD_SSD' }],
      ['disk/attach', { DiskIds, InstanceId: INSTANCE }],
      ['disk/detach', { DiskIds }],
      ['snapshot/delete', { SnapshotId }],
      ['disk/delete', { DiskIds }],
    ];
    for (const [route, body] of steps)
      expect(await ended(await write(route, body)), route).toMatchObject({ Action: route, State: 'SUCCESS' });
  }, 60_000);

  it('is a rollback until no disk shows it', async () => {
    const DiskId = await newDisk();
    const made = await service.post('snapshot/create', { ...SCOPE, DiskId, SnapshotName: 'a' });
    await ended(operationOf(made));
    const id = await write('snapshot/apply', { DiskId, SnapshotId: made.body.data.SnapshotIdSet[0] });
    expect((await inspect(id)).body.data).toMatchObject({
      State: 'PROCESSING',
      Resources: [{ Type: 'disk', Id: DiskId }],
    });
    expect(await ended(id)).toMatchObject({ State: 'SUCCESS' });
  }, 30_000);

  it('stays PROCESSING while the disk is not shown, and the wait ends in time', async () => {
    fault('CreateDisks', 'stuck');
    const id = await write('disk/create', {
      DiskType: 'CLOUD_PREMIUM',
      DiskSize: 20,
      Placement: { Zone: 'ap-guangzhou-3' },
    });
    const began = performance.now();
    expect((await inspect(id, { WaitSeconds: 2 })).body.data).toMatchObject({
      State: 'PROCESSING',
      EndTime: null,
    });
    expect(performance.now() - began).toBeGreaterThan(1_900);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('is FAILED with the words of Tencent, in the language of the caller', async () => {
    const DiskId = await newDisk();
    fault('AttachDisks', 'async-failure');
    const id = await write('disk/attach', { DiskId, InstanceId: INSTANCE });
    const data = await ended(id);
    expect(data).toMatchObject({ State: 'FAILED', Resources: [{ State: 'FAILED', scode: 10040 }] });
    expect(data.Resources[0].desc).toContain('Attach disk timeout, please retry later');
    const zh = await post(
      `${service.origin}/v1/tencent/operation/inspect`,
      { ...ACCOUNT, OperationId: id },
      { headers: { 'accept-language': 'zh' } },
    );
    expect(zh.body.data.Resources[0].desc).toMatch(/腾讯云已受理.*Attach disk timeout/);
  });

  it('is FAILED with the code of a refusal, and of each member of a part', async () => {
    const refused = await write('disk/attach', { DiskId: 'disk-00000000', InstanceId: INSTANCE }, 404);
    expect(await ended(refused)).toMatchObject({
      State: 'FAILED',
      EndTime: expect.any(String),
      Resources: [{ Id: 'disk-00000000', State: 'FAILED', scode: 30003, message: expect.any(String) }],
    });
    const DiskId = await newDisk();
    const part = await write('disk/resize', { DiskIds: [DiskId, 'disk-00000000'], DiskSize: 30 }, 207);
    expect(await ended(part)).toMatchObject({
      State: 'FAILED',
      Resources: [
        { Id: DiskId, State: 'SUCCESS', scode: 0 },
        { Id: 'disk-00000000', State: 'FAILED', scode: 30003 },
      ],
    });
  });

  it('of a creation that was refused has one row without an id', async () => {
    service.sandbox.addFault({ Action: 'CreateDisks', Fault: 'error', Code: 'InvalidParameterValue' });
    const body = { ...SCOPE, DiskType: 'CLOUD_PREMIUM', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } };
    const reply = await service.post('disk/create', body);
    expect(await ended(operationOf(reply))).toMatchObject({
      State: 'FAILED',
      Resources: [{ Type: 'disk', Id: '', State: 'FAILED', scode: reply.body.scode }],
    });
  });

  it('is settled by a read after a reply that was lost', async () => {
    const DiskId = await newDisk();
    fault('TerminateDisks', 'drop-after-commit');
    const reply = await service.post('disk/delete', { ...SCOPE, DiskId });
    expect(await ended(operationOf(reply))).toMatchObject({ State: 'SUCCESS' });
  }, 30_000);

  it('stays SUCCESS when a later write undoes it', async () => {
    const DiskId = await newDisk();
    const attach = await write('disk/attach', { DiskId, InstanceId: INSTANCE });
    const first = await ended(attach);
    await ended(await write('disk/detach', { DiskId }));
    expect(await ended(attach)).toEqual(first);
  });

  it('is proven by the later write when nobody has looked before', async () => {
    const DiskId = await newDisk();
    const attach = await write('disk/attach', { DiskId, InstanceId: INSTANCE });
    await expect
      .poll(async () => (await service.post('disk/inspect', { ...SCOPE, DiskId })).body.data.DiskState, {
        timeout: 5_000,
      })
      .toBe('ATTACHED');
    const detach = await write('disk/detach', { DiskId });
    await expect
      .poll(async () => (await service.post('disk/inspect', { ...SCOPE, DiskId })).body.data.DiskState, {
        timeout: 5_000,
      })
      .toBe('UNATTACHED');
    await write('disk/delete', { DiskId });
    expect(await ended(attach)).toMatchObject({ State: 'SUCCESS' });
    expect(await ended(detach)).toMatchObject({ State: 'SUCCESS' });
  });

  it('is the same in another replica and after a restart', async () => {
    const DiskId = await newDisk();
    const id = await write('disk/resize', { DiskId, DiskSize: 30 });
    const here = (await inspect(id, { WaitSeconds: 20 })).body.data;
    expect(here.State).toBe('SUCCESS');
    await ended(await write('disk/delete', { DiskId }));
    const there = (await inspectAt(other.origin, id)).body.data;
    const restarted = await replica();
    const later = (await inspectAt(restarted.origin, id)).body.data;
    await restarted.close();
    expect([there, later]).toEqual([here, here]);
  });

  it.each([
    ['is unknown', ACCOUNT, async () => randomUUID(), 10019],
    ['is of another cluster', { ...ACCOUNT, ClusterUuid: 'other' }, () => rename(), 10019],
    ['is of another tenant', { TenantUuid: 'other', ClusterUuid: 'other' }, () => rename(), 10019],
    ['is of another pair, without a credential', { ...ACCOUNT, ClusterUuid: 'none' }, () => rename(), 20001],
  ])('is 404 when it %s', async (_, pair, idOf, scode) => {
    if (pair.ClusterUuid === 'other') await service.post('credential/create', { ...pair, ...KEY });
    const OperationId = await idOf();
    const { status, body } = await service.post('operation/inspect', { ...pair, OperationId });
    expect([status, body.scode]).toEqual([404, scode]);
    if (scode === 10019)
      expect(body.desc).toBe(`OperationId: no write of this tenant and cluster has the id ${OperationId}`);
  });

  it('does not depend on the region that is asked for', async () => {
    const id = await write('disk/resize', { DiskId: await newDisk(), DiskSize: 30 });
    expect((await inspect(id, { Region: 'ap-tokyo', WaitSeconds: 20 })).body.data.State).toBe('SUCCESS');
  });

  it('of a detachment without a region is in the region where the disk was found', async () => {
    const DiskId = await newDisk();
    await ended(await write('disk/attach', { DiskId, InstanceId: INSTANCE }));
    const id = operationOf(await service.post('disk/detach', { ...ACCOUNT, DiskId }));
    const { body } = await service.post('operation/list', {
      ...SCOPE,
      ResourceId: DiskId,
      Action: 'disk/detach',
    });
    expect(body.data.List).toMatchObject([{ OperationId: id }]);
    expect(await ended(id)).toMatchObject({ State: 'SUCCESS' });
  });

  it('of a credential is done when it is answered', async () => {
    const reply = await service.post('credential/update', { ...ACCOUNT, Description: 'b' });
    expect(await ended(operationOf(reply))).toMatchObject({
      Action: 'credential/update',
      State: 'SUCCESS',
      Percent: 100,
    });
  });

  describe('in the list', () => {
    const list = async (fields: object = {}) =>
      (await service.post('operation/list', { ...ACCOUNT, ...fields })).body.data;

    it('is found by resource, newest first, with the same row as its inspection', async () => {
      const DiskId = await newDisk();
      const resize = await write('disk/resize', { DiskId, DiskSize: 30 });
      const row = await ended(resize);
      const found = await list({ ResourceId: DiskId });
      expect(found.TotalCount).toBe(2);
      expect(found.List.map(({ Action }: { Action: string }) => Action)).toEqual([
        'disk/resize',
        'disk/create',
      ]);
      expect(found.List[0]).toEqual(row);
      expect((await list({ ResourceId: DiskId, Action: 'disk/create' })).TotalCount).toBe(1);
      expect((await list({ ResourceId: DiskId, Region: 'ap-tokyo' })).TotalCount).toBe(0);
      expect((await list({ ResourceId: DiskId, PageSize: 1, PageNum: 1 })).List).toEqual([found.List[1]]);
    });

    it('is read with one call a region, and remembered', async () => {
      const DiskIds = await Promise.all([newDisk(), newDisk(), newDisk()]);
      await Promise.all(DiskIds.map((DiskId) => write('snapshot/create', { DiskId, SnapshotName: 'a' })));
      await expect
        .poll(async () => (await list({ Action: 'snapshot/create', State: 'PROCESSING' })).TotalCount, {
          timeout: 10_000,
        })
        .toBe(0);
      service.sandbox.clearCalls();
      const asked = { Action: 'snapshot/create', PageSize: 100 };
      const first = await list(asked);
      expect(
        callsOf(service, 'DescribeDisks').length + callsOf(service, 'DescribeSnapshots').length,
      ).toBeLessThanOrEqual(2);
      expect(await list(asked)).toEqual(first);
    });

    it('is counted by state', async () => {
      const DiskId = await newDisk();
      fault('ResizeDisk', 'stuck');
      const id = await write('disk/resize', { DiskId, DiskSize: 30 });
      const open = await list({ State: 'PROCESSING', ResourceId: DiskId });
      expect(open).toMatchObject({ TotalCount: 1, List: [{ OperationId: id, State: 'PROCESSING' }] });
      expect(await list({ State: 'SUCCESS', ResourceId: DiskId })).toMatchObject({ TotalCount: 1 });
      expect(await list({ State: 'FAILED', ResourceId: DiskId })).toEqual({ TotalCount: 0, List: [] });
    });

    it('is not there for other clusters, reads and credentials', async () => {
      await service.post('credential/update', { ...ACCOUNT, Description: 'b' });
      await service.post('credential/create', { ...ACCOUNT, ClusterUuid: 'empty', ...KEY });
      expect(await list({ ClusterUuid: 'empty' })).toEqual({ TotalCount: 0, List: [] });
      expect(await list({ Action: 'credential/update' })).toEqual({ TotalCount: 0, List: [] });
    });
  });
});
