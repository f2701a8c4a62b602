import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, DISK, INSTANCE, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, createDisks, dataOf, onlyCall } from '../upstream.js';

const SHANGHAI_DISK = 'disk-ela6e7f8';

describe('detaching without a region', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const detach = (fields: object) => service.post('disk/detach', { ...ACCOUNT, ...fields });
  const regionsAsked = () => callsOf(service, 'DescribeDisks').map((call) => call.Region);

  it('looks into the region of the credential first, and no further', async () => {
    await dataOf(service, 'attach', { ...SCOPE, DiskId: DISK, InstanceId: INSTANCE });
    const reply = await detach({ DiskId: DISK, InstanceId: INSTANCE });
    expect(reply.body).toMatchObject({ scode: 0, data: {} });
    expect(regionsAsked()).toEqual(['ap-guangzhou']);
    expect(callsOf(service, 'DescribeRegions')).toEqual([]);
    expect(onlyCall(service, 'DetachDisks').Region).toBe('ap-guangzhou');
    expect((await dataOf(service, 'inspect', { ...SCOPE, DiskId: DISK })).DiskState).toBe('UNATTACHED');
  });

  it.each([undefined, '', null])('takes a Region of %j as none', async (Region) => {
    const reply = await detach({ DiskId: SHANGHAI_DISK, Region });
    expect(reply.body).toMatchObject({ scode: 0, data: {} });
    expect(onlyCall(service, 'DetachDisks')).toMatchObject({
      Region: 'ap-shanghai',
      Params: { DiskIds: [SHANGHAI_DISK] },
    });
    expect(new Set(regionsAsked()).size).toBe(19);
    expect(regionsAsked()).toHaveLength(19);
  });

  it('finds a disk in a finance region, at the host of that region', async () => {
    const Placement = { Zone: 'ap-shanghai-fsi-1' };
    const [id] = await createDisks(service, 1, { Region: 'ap-shanghai-fsi', Placement });
    expect((await detach({ DiskId: id })).status).toBe(200);
    expect(onlyCall(service, 'DetachDisks')).toMatchObject({
      Region: 'ap-shanghai-fsi',
      Host: 'cbs.ap-shanghai-fsi.tencentcloudapi.com',
    });
  });

  it('detaches the disks of several regions, each where it is', async () => {
    await dataOf(service, 'attach', { ...SCOPE, DiskId: DISK, InstanceId: INSTANCE });
    const reply = await detach({ DiskIds: [SHANGHAI_DISK, DISK] });
    expect(reply.body).toMatchObject({ scode: 0, data: {} });
    expect(callsOf(service, 'DetachDisks').map((call) => [call.Region, call.Params['DiskIds']])).toEqual([
      ['ap-guangzhou', [DISK]],
      ['ap-shanghai', [SHANGHAI_DISK]],
    ]);
  });

  it('is 404 for a disk that is nowhere, and detaches none of the others', async () => {
    const reply = await detach({ DiskIds: [SHANGHAI_DISK, 'disk-aaaaaaaa'] });
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ scode: 30003, data: null });
    expect(reply.body.desc).toContain('disk-aaaaaaaa');
    expect(reply.body.desc).not.toContain(SHANGHAI_DISK);
    expect(callsOf(service, 'DetachDisks')).toEqual([]);
  });

  it('finds the disk although another region does not answer', async () => {
    service.sandbox.addFault({
      Action: 'DescribeDisks',
      Region: 'ap-tokyo',
      Fault: 'error',
      Code: 'UnauthorizedOperation',
    });
    expect((await detach({ DiskId: SHANGHAI_DISK })).status).toBe(200);
  });

  it('does not call a disk missing while a region could not be asked', async () => {
    service.sandbox.addFault({
      Action: 'DescribeDisks',
      Region: 'ap-tokyo',
      Fault: 'error',
      Code: 'UnauthorizedOperation',
    });
    const reply = await detach({ DiskId: 'disk-aaaaaaaa' });
    expect(reply.status).toBe(403);
    expect(reply.body.scode).toBe(30042);
    expect(callsOf(service, 'DetachDisks')).toEqual([]);
  });

  it('looks for no disk in a region that is closed to the account', async () => {
    for (const Region of ['ap-shanghai-fsi', 'eu-moscow'])
      service.sandbox.addFault({
        Action: 'DescribeDisks',
        Region,
        Fault: 'error',
        Code: 'UnsupportedRegion',
      });
    const reply = await detach({ DiskId: 'disk-aaaaaaaa' });
    expect(reply.status).toBe(404);
  });

  it('does not search when there is a region', async () => {
    const reply = await detach({ DiskId: SHANGHAI_DISK, Region: 'ap-guangzhou' });
    expect(reply.status).toBe(404);
    expect(regionsAsked()).toEqual(['ap-guangzhou']);
  });
});
