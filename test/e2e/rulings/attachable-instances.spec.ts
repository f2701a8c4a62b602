import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PURCHASE_EXAMPLES } from '../../../src/disk/dto/purchase-examples.js';
import { DISK, INSTANCE, SCOPE, type Service, startService } from '../service.fixture.js';
import { type StubUpstream, startStubUpstream } from '../stub-upstream.js';
import { callsOf, createDisks, dataOf, onlyCall } from '../upstream.js';

interface Row {
  InstanceId: string;
  CanAttach: boolean;
  Reason: string;
}

const ROUTE = 'attachable_instance/list';
const SYSTEM_DISK = 'disk-plqkg6me';
const SHANGHAI = { ...SCOPE, Region: 'ap-shanghai' };

describe('the instances that disks can go to', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const list = (fields: object, scope: object = SCOPE) => dataOf(service, ROUTE, { ...scope, ...fields });
  const reasons = ({ List }: { List: Row[] }) =>
    Object.fromEntries(List.map(({ InstanceId, Reason }) => [InstanceId, Reason]));

  it('are listed as documented', async () => {
    const { request, reply: example } = PURCHASE_EXAMPLES.attachableInstances;
    const reply = await service.post(`disk/${ROUTE}`, request);
    expect(reply.body).toEqual(example);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('are those of the zone of the disk, running or stopped', async () => {
    const data = await list({ DiskId: DISK });
    expect(data.TotalCount).toBe(3);
    expect(reasons(data)).toEqual({ [INSTANCE]: '', 'ins-7m2qk0xw': '', 'ins-in511g92': '' });
    expect(data.List.every((row: Row) => row.CanAttach)).toBe(true);
    expect(onlyCall(service, 'DescribeInstances').Params).toEqual({
      Offset: 0,
      Limit: 20,
      Filters: [{ Name: 'zone', Values: ['ap-guangzhou-3'] }],
    });
    expect(onlyCall(service, 'DescribeInstancesDiskNum').Params).toEqual({
      InstanceIds: data.List.map((row: Row) => row.InstanceId),
    });
  });

  it('are those of a zone, without a disk', async () => {
    const data = await list({ Zone: 'ap-guangzhou-4' });
    expect(reasons(data)).toEqual({ 'ins-p4zt9c1d': '' });
    expect(callsOf(service, 'DescribeDisks')).toEqual([]);
    expect(await list({ Zone: 'ap-guangzhou-7' })).toEqual({ TotalCount: 0, List: [] });
    expect(callsOf(service, 'DescribeInstancesDiskNum')).toHaveLength(1);
  });

  it('say why a disk cannot go there, in the language of the caller', async () => {
    await dataOf(service, 'attach', { ...SCOPE, DiskId: DISK, InstanceId: INSTANCE });
    const data = await list({ DiskId: DISK });
    expect(reasons(data)).toEqual({
      [INSTANCE]: `${DISK}: is on this instance already`,
      'ins-7m2qk0xw': `${DISK}: is ATTACHED, not UNATTACHED`,
      'ins-in511g92': `${DISK}: is ATTACHED, not UNATTACHED`,
    });
    expect(data.List.find((row: Row) => row.InstanceId === INSTANCE)).toMatchObject({
      AttachedDiskCount: 1,
      MaxAttachCount: 20,
      CanAttach: false,
    });
    const headers = { 'accept-language': 'zh-CN' };
    const chinese = await service.post(`disk/${ROUTE}`, { ...SCOPE, DiskId: DISK }, { headers });
    expect(reasons(chinese.body.data)[INSTANCE]).toBe(`${DISK}：已挂载在该云服务器上`);
    expect(reasons(await list({ DiskId: SYSTEM_DISK }))[INSTANCE]).toMatch(/is not elastic/);
  });

  it('have room for all the disks or say how much', async () => {
    const disks = await createDisks(service, 21);
    await dataOf(service, 'attach', { ...SCOPE, DiskIds: disks.slice(0, 18), InstanceId: INSTANCE });
    const two = disks.slice(18, 20);
    expect(reasons(await list({ DiskIds: two }))[INSTANCE]).toBe('');
    expect(reasons(await list({ DiskIds: disks.slice(18) }))[INSTANCE]).toBe(
      'the instance has 18 of at most 20 disks: room for 2 more, 3 asked for',
    );
    await dataOf(service, 'attach', { ...SCOPE, DiskIds: two, InstanceId: INSTANCE });
    expect(reasons(await list({ Zone: 'ap-guangzhou-3' }))[INSTANCE]).toMatch(/room for 0 more, 1 asked for/);
  });

  it('say what Tencent would refuse, of disks and instances of all kinds', async () => {
    expect(reasons(await list({ DiskId: 'disk-sha8m9n0' }, SHANGHAI))).toEqual({
      'ins-sh2a8v6k': '',
      'ins-bm5d3w7e': 'the instance takes no elastic disks',
    });
    for (const [DiskId, reason] of [
      ['disk-exp5k6l7', /has expired/],
      ['disk-fix3c4d5', /is on this instance already/],
      ['disk-pre9g0h1', /^$/],
    ] as const)
      expect(reasons(await list({ DiskId }, SHANGHAI))['ins-sh2a8v6k'], DiskId).toMatch(reason);
  });

  it('are found by a part of the name or the id, in any case, and paged', async () => {
    const all = await list({ Zone: 'ap-guangzhou-3' });
    const ids = all.List.map((row: Row) => row.InstanceId);
    expect(reasons(await list({ DiskId: DISK, Fuzzy: ' WEB ' }))).toEqual({
      [INSTANCE]: '',
      'ins-7m2qk0xw': '',
    });
    expect((await list({ DiskId: DISK, Fuzzy: 'GKFRO' })).List[0].InstanceId).toBe(INSTANCE);
    expect(await list({ DiskId: DISK, Fuzzy: 'nothing' })).toEqual({ TotalCount: 0, List: [] });
    const paged = [0, 1, 2].map((PageNum) => list({ Zone: 'ap-guangzhou-3', PageNum, PageSize: 1 }));
    const pages = await Promise.all(paged);
    expect(pages.map((page) => page.TotalCount)).toEqual([3, 3, 3]);
    expect(pages.map((page) => page.List[0].InstanceId)).toEqual(ids);
    const found = await list({ Zone: 'ap-guangzhou-3', Fuzzy: 'ins-', Offset: 1, Limit: 2 });
    expect(found.TotalCount).toBe(3);
    expect(found.List.map((row: Row) => row.InstanceId)).toEqual(ids.slice(1));
  });

  it.each([
    ['neither disks nor zone', {}, /^DiskIds: required, or DiskId or Zone instead$/],
    ['both', { DiskId: DISK, Zone: 'ap-guangzhou-3' }, /^Zone: send disks or Zone, not both$/],
    ['both ids', { DiskId: DISK, DiskIds: [DISK] }, /^DiskId: send either DiskId or DiskIds, not both$/],
    [
      'a zone of another region',
      { Zone: 'ap-shanghai-2' },
      /^Zone: must belong to Region, e\.g\. ap-guangzhou-3$/,
    ],
    ['a long page', { Zone: 'ap-guangzhou-3', PageSize: 101 }, /^PageSize: /],
    ['filters', { Zone: 'ap-guangzhou-3', Filters: [] }, /^Filters: unknown field$/],
  ])('are refused before anything is sent: %s', async (_what, fields, desc) => {
    const reply = await service.post(`disk/${ROUTE}`, { ...SCOPE, ...fields });
    expect(reply.body.desc).toMatch(desc);
    expect(reply.status).toBe(400);
    expect(service.sandbox.calls()).toEqual([]);
  });

  it('are refused for disks of several zones, each named', async () => {
    const [other] = await createDisks(service, 1, { Placement: { Zone: 'ap-guangzhou-4' } });
    const reply = await service.post(`disk/${ROUTE}`, { ...SCOPE, DiskIds: [DISK, other] });
    expect(reply.status).toBe(400);
    expect(reply.body.desc).toMatch(
      new RegExp(`^DiskIds: must be in one zone.*${DISK} ap-guangzhou-3, ${other} ap-guangzhou-4$`),
    );
    expect(callsOf(service, 'DescribeInstances')).toEqual([]);
  });

  it('name disks that are not there', async () => {
    const reply = await service.post(`disk/${ROUTE}`, { ...SCOPE, DiskIds: [DISK, 'disk-00000000'] });
    expect(reply.status).toBe(404);
    expect(reply.body.desc).toBe('DiskId, DiskIds: not found: disk-00000000');
  });

  it('are a list that changed when one is gone before its disks are counted', async () => {
    const Code = 'InvalidInstanceId.NotFound';
    service.sandbox.addFault({ Action: 'DescribeInstancesDiskNum', Fault: 'error', Code });
    const reply = await service.post(`disk/${ROUTE}`, { ...SCOPE, DiskId: DISK });
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2']);
  });

  it.each([
    ['lacks one', { AttachDetail: [{ InstanceId: INSTANCE, AttachedDiskCount: 0, MaxAttachCount: 20 }] }],
    ['lacks all', { AttachDetail: [] }],
    ['is null', { AttachDetail: null }],
  ])('are an unreadable answer when the count %s', async (_what, Body) => {
    service.sandbox.addFault({ Action: 'DescribeInstancesDiskNum', Fault: 'reply', Body, Times: 9 });
    const reply = await service.post(`disk/${ROUTE}`, { ...SCOPE, DiskId: DISK });
    expect(reply.status).toBe(502);
    expect(reply.body.desc).toContain('DescribeInstancesDiskNum');
  });

  it('need the permission to see instances, which is named', async () => {
    service.sandbox.addFault({ Action: 'DescribeInstances', Fault: 'error', Code: 'UnauthorizedOperation' });
    const reply = await service.post(`disk/${ROUTE}`, { ...SCOPE, DiskId: DISK });
    expect(reply.status).toBe(403);
    expect(reply.body.desc).toContain('cvm:DescribeInstances');
  });
});

describe('the search in many instances', () => {
  let total = 250;
  let stub: StubUpstream;
  let service: Service;
  beforeAll(async () => {
    stub = await startStubUpstream(({ action, params }) => {
      const {
        Offset = 0,
        Limit = 20,
        InstanceIds,
      } = params as { Offset?: number; Limit?: number; InstanceIds?: string[] };
      if (action === 'DescribeInstancesDiskNum') {
        const AttachDetail = (InstanceIds ?? []).map((InstanceId) => ({
          InstanceId,
          AttachedDiskCount: 3,
          MaxAttachCount: 20,
        }));
        return { AttachDetail };
      }
      const rows = Array.from({ length: Math.max(0, Math.min(Limit, total - Offset)) }, (_, i) => Offset + i);
      const InstanceSet = rows.map((i) => ({
        InstanceId: `ins-${String(i).padStart(8, '0')}`,
        InstanceName: `vm ${i % 5}`,
        InstanceState: 'RUNNING',
        Placement: { Zone: 'ap-guangzhou-3' },
      }));
      return { TotalCount: total, InstanceSet };
    });
    service = await startService({ tencentApiOrigin: stub.origin });
  });
  beforeEach(() => void (stub.calls.length = 0));
  afterAll(async () => {
    await service.close();
    await stub.close();
  });
  const search = (fields: object) =>
    service.post(`disk/${ROUTE}`, { ...SCOPE, Zone: 'ap-guangzhou-3', PageSize: 100, ...fields });

  it('counts the disks of the page alone, fifty instances a call', async () => {
    const { data } = (await search({ PageNum: 1 })).body;
    expect(data.TotalCount).toBe(250);
    expect(data.List[0]).toMatchObject({ InstanceId: 'ins-00000100', AttachedDiskCount: 3, CanAttach: true });
    const counts = stub.calls.filter(({ action }) => action === 'DescribeInstancesDiskNum');
    expect(counts.map(({ params }) => (params['InstanceIds'] as string[]).length)).toEqual([50, 50]);
  });

  it('reads all pages for a part of a name, and one of 5,001 not at all', async () => {
    const { data } = (await search({ Fuzzy: 'VM 3' })).body;
    expect(data.TotalCount).toBe(50);
    total = 5_001;
    const reply = await search({ Fuzzy: 'vm 3' });
    expect(reply.status).toBe(400);
    expect(reply.body.desc).toMatch(/^Fuzzy: 5001 instances/);
  });
});
