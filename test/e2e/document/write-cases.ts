import { expect } from 'vitest';
import { DISK, INSTANCE, SCOPE, type Service } from '../service.fixture.js';
import { callsOf, dataOf, onlyCall } from '../upstream.js';
import { BASE_REQUESTS } from './base-requests.js';
import type { ParameterCase } from './parameter-case.js';

const SHANGHAI = { ...SCOPE, Region: 'ap-shanghai' };
const TWO = ['disk-sha8m9n0', 'disk-enc1o2p3'];

const inspected = (service: Service, body: object) => dataOf(service, 'inspect', body);

const attribute =
  (disk: string, fields: Record<string, unknown>, seen: object): ParameterCase =>
  async (service) => {
    const scope = { ...SHANGHAI, DiskId: disk };
    await dataOf(service, 'update', { ...scope, ...fields });
    expect(onlyCall(service, 'ModifyDiskAttributes').Params).toEqual({ DiskIds: [disk], ...fields });
    expect(await inspected(service, scope)).toMatchObject(seen);
  };

/** The ids of a batch go to the action as they are. */
const batch =
  (route: 'update' | 'delete' | 'attach' | 'detach'): ParameterCase =>
  async (service) => {
    const { body, action } = BASE_REQUESTS[route];
    const InstanceId = 'ins-sh2a8v6k';
    if (route === 'detach') await dataOf(service, 'attach', { ...SHANGHAI, DiskIds: TWO, InstanceId });
    const fields = 'InstanceId' in body ? { InstanceId } : {};
    await dataOf(service, route, { ...body, ...SHANGHAI, DiskIds: TWO, ...fields });
    expect(onlyCall(service, action).Params['DiskIds']).toEqual(TWO);
  };

export const WRITE_CASES: Record<string, ParameterCase> = {
  'update DiskIds': batch('update'),
  'update ProjectId': attribute(
    'disk-ela6e7f8',
    { ProjectId: 1196468 },
    { Placement: { ProjectId: 1196468, Zone: 'ap-shanghai-2' } },
  ),
  'update DiskName': attribute('disk-ela6e7f8', { DiskName: '新名称' }, { DiskName: '新名称' }),
  'update Portable': attribute('disk-fix3c4d5', { Portable: true }, { Portable: true }),
  'update DeleteWithInstance': attribute(
    'disk-ela6e7f8',
    { DeleteWithInstance: true },
    { DeleteWithInstance: true },
  ),
  'update DiskType': attribute('disk-ela6e7f8', { DiskType: 'CLOUD_SSD' }, { DiskType: 'CLOUD_SSD' }),
  'resize DiskIds': async (service) => {
    await dataOf(service, 'resize', { ...SHANGHAI, DiskIds: TWO, DiskSize: 120 });
    expect(callsOf(service, 'ResizeDisk').map((call) => call.Params)).toEqual([
      { DiskId: TWO[0], DiskSize: 120 },
      { DiskId: TWO[1], DiskSize: 120 },
    ]);
  },
  'resize DiskSize': async (service) => {
    await dataOf(service, 'resize', { ...SCOPE, DiskId: DISK, DiskSize: 81 });
    expect(onlyCall(service, 'ResizeDisk').Params).toEqual({ DiskId: DISK, DiskSize: 81 });
    expect(await inspected(service, { ...SCOPE, DiskId: DISK })).toMatchObject({ DiskSize: 81 });
  },
  'delete DiskIds': batch('delete'),
  'attach DiskIds': batch('attach'),
  'attach InstanceId': async (service) => {
    await dataOf(service, 'attach', { ...SCOPE, DiskId: DISK, InstanceId: 'ins-7m2qk0xw' });
    expect(onlyCall(service, 'AttachDisks').Params).toEqual({
      DiskIds: [DISK],
      InstanceId: 'ins-7m2qk0xw',
    });
    const disk = await inspected(service, { ...SCOPE, DiskId: DISK });
    expect(disk).toMatchObject({ InstanceId: 'ins-7m2qk0xw', DeleteWithInstance: false });
  },
  'attach DeleteWithInstance': async (service) => {
    const order = { ...SCOPE, DiskId: DISK, InstanceId: INSTANCE, DeleteWithInstance: true };
    await dataOf(service, 'attach', order);
    expect(onlyCall(service, 'AttachDisks').Params).toMatchObject({ DeleteWithInstance: true });
    expect(await inspected(service, { ...SCOPE, DiskId: DISK })).toMatchObject({ DeleteWithInstance: true });
  },
  'detach DiskIds': batch('detach'),
  'detach InstanceId': async (service) => {
    await dataOf(service, 'detach', { ...SHANGHAI, DiskId: 'disk-ela6e7f8', InstanceId: 'ins-sh2a8v6k' });
    expect(onlyCall(service, 'DetachDisks').Params).toEqual({
      DiskIds: ['disk-ela6e7f8'],
      InstanceId: 'ins-sh2a8v6k',
    });
  },
};
