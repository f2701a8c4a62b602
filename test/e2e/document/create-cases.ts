import { expect } from 'vitest';
import { dataOf, onlyCall } from '../upstream.js';
import { BASE_REQUESTS } from './base-requests.js';
import type { ParameterCase } from './parameter-case.js';

const PREPAID = {
  Period: 24,
  RenewFlag: 'NOTIFY_AND_AUTO_RENEW',
  CurInstanceDeadline: '2030-01-31 20:15:03',
};

/** The field goes to CreateDisks as it is. */
const passesOn =
  (fields: Record<string, unknown>, ...names: string[]): ParameterCase =>
  async (service) => {
    await dataOf(service, 'create', { ...BASE_REQUESTS.create.body, ...fields });
    const { Params } = onlyCall(service, 'CreateDisks');
    for (const name of names) expect(Params[name], name).toEqual(fields[name]);
    expect(names.length).toBeGreaterThan(0);
  };

const fromSnapshot: ParameterCase = async (service) => {
  const { DiskSize: _, ...body } = BASE_REQUESTS.create.body;
  const { DiskIdSet } = await dataOf(service, 'create', { ...body, SnapshotId: 'snap-6ixzjp6d' });
  const { Params } = onlyCall(service, 'CreateDisks');
  expect(Params).toMatchObject({ SnapshotId: 'snap-6ixzjp6d' });
  expect(Params).not.toHaveProperty('DiskSize');
  const disk = await dataOf(service, 'inspect', { ...BASE_REQUESTS.inspect.body, DiskIds: DiskIdSet });
  expect(disk.DiskSize).toBe(10);
};

const severalDisks: ParameterCase = async (service) => {
  const data = await dataOf(service, 'create', { ...BASE_REQUESTS.create.body, DiskCount: 3 });
  expect(onlyCall(service, 'CreateDisks').Params).toMatchObject({ DiskCount: 3 });
  expect(new Set(data.DiskIdSet).size).toBe(3);
};

const sameTokenSameDisk: ParameterCase = async (service) => {
  const order = { ...BASE_REQUESTS.create.body, ClientToken: 'order 4711' };
  const first = await dataOf(service, 'create', order);
  expect(onlyCall(service, 'CreateDisks').Params).toMatchObject({ ClientToken: 'order 4711' });
  expect(await dataOf(service, 'create', order)).toEqual(first);
};

export const CREATE_CASES: Record<string, ParameterCase> = {
  'create DiskType': passesOn({ DiskType: 'CLOUD_SSD' }, 'DiskType'),
  'create DiskChargeType': passesOn(
    { DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } },
    'DiskChargeType',
  ),
  'create Placement': passesOn({ Placement: { Zone: 'ap-guangzhou-4', ProjectId: 1196468 } }, 'Placement'),
  'create DiskName': passesOn({ DiskName: '数据盘 1' }, 'DiskName'),
  'create DiskCount': severalDisks,
  'create DiskChargePrepaid': passesOn(
    { DiskChargeType: 'PREPAID', DiskChargePrepaid: PREPAID },
    'DiskChargePrepaid',
  ),
  'create DiskSize': passesOn({ DiskSize: 70 }, 'DiskSize'),
  'create SnapshotId': fromSnapshot,
  'create ClientToken': sameTokenSameDisk,
  'create Encrypt': passesOn({ Encrypt: 'ENCRYPT' }, 'Encrypt'),
  'create Tags': passesOn(
    {
      Tags: [
        { Key: 'env', Value: 'test' },
        { Key: 'owner', Value: '' },
      ],
    },
    'Tags',
  ),
  'create Shareable': passesOn({ Shareable: true, DiskType: 'CLOUD_SSD' }, 'Shareable'),
};
