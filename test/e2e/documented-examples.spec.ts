import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_DISK, EXAMPLES } from '../../src/disk/dto/document-examples.js';
import { CLUSTER, DISK, INSTANCE, type Service, startService, TENANT } from './service.fixture.js';

describe("the examples of the portal's document", () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  it('lists the documented disk with its properties', async () => {
    const reply = await service.post('disk/list', EXAMPLES.list.request);
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.body)).toEqual(['scode', 'desc', 'message', 'message_cn', 'stack', 'data']);
    expect(reply.body).toMatchObject({
      scode: 0,
      desc: '',
      message: 'success',
      message_cn: '成功',
      stack: null,
    });
    expect(reply.body.data.TotalCount).toBe(2);
    const { LastAttachInsId: _, ...documented } = EXAMPLE_DISK;
    expect(reply.body.data.List[0]).toMatchObject(documented);
    expect(reply.body.data.Properties).toEqual([
      { IsModify: false, IsExpand: true, IsDetach: false, IsDelete: true },
      { IsModify: false, IsExpand: false, IsDetach: false, IsDelete: false },
    ]);
  });

  it('goes through the life of a disk in the order of the document', async () => {
    const account = { TenantUuid: TENANT, ClusterUuid: CLUSTER };
    const distribution = await service.post('disk/distributed/inspect', account);
    expect(distribution.body.data.List).toHaveLength(19);
    expect(distribution.body.data.List).toContainEqual({
      Count: 2,
      Region: 'ap-guangzhou',
      RegionName: '华南地区(广州)',
      RegionState: 'AVAILABLE',
    });
    const created = await service.post('disk/create', EXAMPLES.create.request);
    expect(created.body.data.DiskIdSet).toHaveLength(1);
    for (const [route, example] of [
      ['update', EXAMPLES.update],
      ['resize', EXAMPLES.resize],
      ['attach', EXAMPLES.attach],
      ['detach', EXAMPLES.detach],
    ] as const) {
      const reply = await service.post(`disk/${route}`, example.request);
      expect(reply.body, route).toEqual(example.reply);
    }
    const inspected = await service.post('disk/inspect', EXAMPLES.inspect.request);
    expect(inspected.body.data).toMatchObject({
      DiskId: DISK,
      DiskName: '1234',
      DiskSize: 80,
      LastAttachInsId: INSTANCE,
    });
    const logs = await service.post('disk/logs/list', EXAMPLES.logs.request);
    expect(logs.body.data.TotalCount).toBeGreaterThan(0);
    expect((await service.post('disk/delete', EXAMPLES.delete.request)).body).toEqual(EXAMPLES.delete.reply);
    expect((await service.post('disk/inspect', EXAMPLES.inspect.request)).status).toBe(404);
  });
});
