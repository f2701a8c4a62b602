import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DISK, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, createDisks, dataOf, onlyCall } from '../upstream.js';

describe('updating disks', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const sent = () => callsOf(service, 'ModifyDiskAttributes').map((call) => call.Params);

  it('sends attributes of many disks in one call', async () => {
    const DiskIds = await createDisks(service, 30);
    const attributes = { DiskName: 'renamed', DeleteWithInstance: true, ProjectId: 1196468 };
    expect(await dataOf(service, 'update', { ...SCOPE, DiskIds, ...attributes })).toEqual({});
    expect(sent()).toEqual([{ DiskIds, ...attributes }]);
  });

  it('sends what is false or zero', async () => {
    const attributes = { DeleteWithInstance: false, ProjectId: 0 };
    await dataOf(service, 'update', { ...SCOPE, DiskId: DISK, ...attributes });
    expect(onlyCall(service, 'ModifyDiskAttributes').Params).toEqual({ DiskIds: [DISK], ...attributes });
  });

  it('sends attributes first, then the type of one disk after the other', async () => {
    const [first, second] = await createDisks(service, 2);
    const DiskIds = [first!, second!];
    expect(
      await dataOf(service, 'update', { ...SCOPE, DiskIds, DiskType: 'CLOUD_SSD', DiskName: 'fast' }),
    ).toEqual({});
    expect(sent()).toEqual([
      { DiskIds, DiskName: 'fast' },
      { DiskIds: [first], DiskType: 'CLOUD_SSD' },
      { DiskIds: [second], DiskType: 'CLOUD_SSD' },
    ]);
    const { List } = await dataOf(service, 'inspect', { ...SCOPE, DiskIds });
    for (const disk of List) expect(disk).toMatchObject({ DiskType: 'CLOUD_SSD', DiskName: 'fast' });
  });

  it('sends the type alone when there is nothing else', async () => {
    await dataOf(service, 'update', { ...SCOPE, DiskId: DISK, DiskType: 'CLOUD_SSD' });
    expect(sent()).toEqual([{ DiskIds: [DISK], DiskType: 'CLOUD_SSD' }]);
  });

  it.each([
    [{}],
    [{ DiskName: '' }],
    [{ DiskName: null, ProjectId: null, Portable: null, DeleteWithInstance: null, DiskType: '' }],
  ])('refuses %j, which changes nothing', async (fields) => {
    const reply = await service.post('disk/update', { ...SCOPE, DiskId: DISK, ...fields });
    expect(reply.status).toBe(400);
    for (const name of ['ProjectId', 'DiskName', 'Portable', 'DeleteWithInstance', 'DiskType'])
      expect(reply.body.desc).toContain(name);
    expect(service.sandbox.calls()).toEqual([]);
  });

  it('is partly done when the type of one of the disks cannot be changed', async () => {
    const [ssd] = await createDisks(service, 1, { DiskType: 'CLOUD_SSD' });
    const order = { ...SCOPE, DiskIds: [DISK, ssd], DiskType: 'CLOUD_SSD', DiskName: 'half' };
    const reply = await service.post('disk/update', order);
    expect(reply.status).toBe(207);
    expect(reply.body).toMatchObject({ scode: 10012, data: { Success: 1, Fail: 1 } });
    expect(reply.body.data.Results.map((row: { scode: number }) => row.scode)).toEqual([0, 30021]);
  });

  it('is partly done when a single disk got its attributes and not its type', async () => {
    const [ssd] = await createDisks(service, 1, { DiskType: 'CLOUD_SSD' });
    const reply = await service.post('disk/update', {
      ...SCOPE,
      DiskId: ssd,
      DiskType: 'CLOUD_SSD',
      DiskName: 'half',
    });
    expect(reply.status).toBe(207);
    expect(reply.body.data).toMatchObject({ Success: 0, Fail: 1, Results: [{ DiskId: ssd, scode: 30021 }] });
    expect((await dataOf(service, 'inspect', { ...SCOPE, DiskId: ssd })).DiskName).toBe('half');
  });

  it('changes no type once the attributes were refused, and says so of each disk', async () => {
    const DiskIds = [DISK, 'disk-aaaaaaaa'];
    const reply = await service.post('disk/update', {
      ...SCOPE,
      DiskIds,
      DiskType: 'CLOUD_SSD',
      DiskName: 'none',
    });
    expect(reply.status).toBe(404);
    expect(reply.body.scode).toBe(30003);
    expect(reply.body.data).toMatchObject({ Success: 0, Fail: 2 });
    expect(reply.body.data.Results).toHaveLength(2);
    expect(sent()).toEqual([{ DiskIds, DiskName: 'none' }]);
  });

  it('is a plain failure when there was only one call to make', async () => {
    const reply = await service.post('disk/update', { ...SCOPE, DiskId: 'disk-aaaaaaaa', DiskName: 'x' });
    expect(reply.status).toBe(404);
    expect(reply.body.data).toBeNull();
  });
});
