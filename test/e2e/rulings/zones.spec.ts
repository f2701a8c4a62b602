import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, TENANT, type Service, startService } from '../service.fixture.js';
import { callsOf } from '../upstream.js';

describe('the routes of regions and zones', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const post = (route: string, body: object) => service.post(`region/${route}`, body);

  it('list the regions of the only credential of the tenant', async () => {
    const { body } = await post('list', { TenantUuid: TENANT, ProjectId: 1184854 });
    expect(body).toMatchObject({ scode: 0, data: { TotalCount: 19 } });
    expect(body.data.List).toHaveLength(19);
    expect(body.data.List).toContainEqual({
      Region: 'ap-guangzhou',
      RegionName: '华南地区(广州)',
      RegionState: 'AVAILABLE',
    });
    expect((await post('list', ACCOUNT)).body.data).toEqual(body.data);
  });

  it('list the zones of a region', async () => {
    const { body } = await post('zone/list', { ...ACCOUNT, Region: 'ap-guangzhou' });
    expect(body.data.List.length).toBe(body.data.TotalCount);
    expect(body.data.List).toContainEqual({
      Region: 'ap-guangzhou',
      RegionName: '华南地区(广州)',
      Zone: 'ap-guangzhou-3',
      ZoneName: '广州三区',
      ZoneId: '100003',
      ZoneState: 'AVAILABLE',
    });
    expect(callsOf(service, 'DescribeZones').map((call) => call.Region)).toEqual(['ap-guangzhou']);
  });

  it('list the zones of all regions, and keep the row of one that fails', async () => {
    service.sandbox.addFault({
      Action: 'DescribeZones',
      Region: 'ap-chengdu',
      Times: 9,
      Fault: 'error',
      Code: 'UnauthorizedOperation',
    });
    const { body, status } = await post('zone/list', { TenantUuid: TENANT });
    expect(status).toBe(200);
    expect(body.desc).toBe('1 of 19 regions did not answer');
    expect(new Set(body.data.List.map((row: { Region: string }) => row.Region)).size).toBe(19);
    expect(body.data.List.filter((row: { Region: string }) => row.Region === 'ap-chengdu')).toEqual([
      expect.objectContaining({
        Zone: '',
        Error: expect.objectContaining({ Code: 'UnauthorizedOperation' }),
      }),
    ]);
  });

  it('answer a tenant without a credential, and one that may not be seen, alike', async () => {
    const unknown = await post('list', { TenantUuid: 'nobody' });
    expect(unknown.status).toBe(404);
    expect(unknown.body.scode).toBe(20001);
  });

  it('name the clusters of a tenant that has several', async () => {
    const more = { TenantUuid: 'several', SecretId: 'AKIDsandboxsandboxsandboxsandbox0001' };
    for (const ClusterUuid of ['b', 'a'])
      await service.post('credential/create', {
        ...more,
        ClusterUuid,
        SecretKey: 'sandboxsandboxsandboxsandbox0001',
      });
    const reply = await post('list', { TenantUuid: 'several' });
    expect(reply.status).toBe(400);
    expect(reply.body.desc).toContain('ClusterUuid: is required, as the tenant has several: a, b');
    expect((await post('list', { TenantUuid: 'several', ClusterUuid: 'b' })).status).toBe(200);
    expect(callsOf(service, 'DescribeZones')).toEqual([]);
  });

  it.each([
    [{}, 'TenantUuid: required'],
    [{ TenantUuid: TENANT, ProjectId: 'x' }, 'ProjectId: must be'],
    [{ TenantUuid: TENANT, Region: 'Guangzhou' }, 'Region: must be'],
  ])('refuse %j by name', async (body, fault) => {
    const reply = await post('zone/list', body);
    expect(reply.status).toBe(400);
    expect(reply.body.desc).toContain(fault);
    expect(service.sandbox.calls()).toEqual([]);
  });
});
