import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_REQUESTS } from '../document/base-requests.js';
import { ACCOUNT, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, dataOf, onlyCall } from '../upstream.js';

const ORDER = BASE_REQUESTS.create.body;

describe('creating disks', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const refused = async (fields: object) => {
    const reply = await service.post('disk/create', { ...ORDER, ...fields });
    expect(reply.status).toBe(400);
    expect(reply.body.scode).toBe(10001);
    expect(service.sandbox.calls()).toEqual([]);
    return reply.body.desc;
  };

  it('fills in the way of paying, the count and a token, and nothing else', async () => {
    await dataOf(service, 'create', ORDER);
    const { ClientToken, ...params } = onlyCall(service, 'CreateDisks').Params;
    expect(params).toEqual({
      Placement: { Zone: 'ap-guangzhou-3' },
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskType: 'CLOUD_PREMIUM',
      DiskCount: 1,
      DiskSize: 20,
    });
    expect(ClientToken).toMatch(/^[\x21-\x7e]{1,64}$/);
  });

  it('sends no empty field of a form that sends them all', async () => {
    const empty = {
      DiskChargeType: '',
      DiskName: '',
      DiskChargePrepaid: null,
      SnapshotId: '',
      ClientToken: '',
      Encrypt: '',
      Tags: [],
      Shareable: null,
      DiskCount: null,
      Placement: { Zone: 'ap-guangzhou-3', ProjectId: null, CageId: '', CdcId: '', CdcName: '' },
    };
    await dataOf(service, 'create', { ...ORDER, ...empty });
    const { Params } = onlyCall(service, 'CreateDisks');
    expect(Object.keys(Params).toSorted()).toEqual([
      'ClientToken',
      'DiskChargeType',
      'DiskCount',
      'DiskSize',
      'DiskType',
      'Placement',
    ]);
    expect(Params['Placement']).toEqual({ Zone: 'ap-guangzhou-3' });
  });

  it('makes another token for every request and repeats it in every retry of one', async () => {
    service.sandbox.addFault({ Action: 'CreateDisks', Fault: 'error-after-commit', Code: 'InternalError' });
    const { DiskIdSet } = await dataOf(service, 'create', ORDER);
    const tokens = callsOf(service, 'CreateDisks').map((call) => call.Params['ClientToken']);
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBe(tokens[1]);
    const list = await dataOf(service, 'list', SCOPE);
    expect(list.TotalCount).toBe(2);
    expect(list.List[0].DiskId).toBe(DiskIdSet[0]);
    await dataOf(service, 'create', ORDER);
    expect(callsOf(service, 'CreateDisks').at(-1)!.Params['ClientToken']).not.toBe(tokens[0]);
  });

  it('passes the token of the caller on as it is, and 409 when it was used for another order', async () => {
    const ClientToken = `~! "#$%&'()*+,-./:;<=>?@[\\]^_\`{|}`.padEnd(64, 'x');
    await dataOf(service, 'create', { ...ORDER, ClientToken });
    expect(onlyCall(service, 'CreateDisks').Params['ClientToken']).toBe(ClientToken);
    const reply = await service.post('disk/create', { ...ORDER, ClientToken, DiskSize: 30 });
    expect(reply.status).toBe(409);
    expect(reply.body.scode).toBe(30014);
  });

  it('wants a size unless there is a snapshot', async () => {
    const { DiskSize: _, ...order } = ORDER;
    const reply = await service.post('disk/create', order);
    expect(reply.status).toBe(400);
    expect(reply.body.desc).toMatch(/^DiskSize: /);
    expect(service.sandbox.calls()).toEqual([]);
    const both = { ...ORDER, DiskSize: 60, SnapshotId: 'snap-3k8l2m5n' };
    await dataOf(service, 'create', both);
    expect(onlyCall(service, 'CreateDisks').Params).toMatchObject({
      DiskSize: 60,
      SnapshotId: 'snap-3k8l2m5n',
    });
  });

  it('wants prepaid terms with PREPAID and only then', async () => {
    expect(await refused({ DiskChargeType: 'PREPAID' })).toMatch(/^DiskChargePrepaid: /);
    for (const DiskChargeType of ['POSTPAID_BY_HOUR', 'CDCPAID', undefined])
      expect(await refused({ DiskChargeType, DiskChargePrepaid: { Period: 1 } })).toMatch(
        /^DiskChargePrepaid: /,
      );
  });

  it.each([0, 13, 23, 25, 35, 37, 1.5, '1', null])('refuses a period of %j months', async (Period) => {
    const desc = await refused({ DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period } });
    expect(desc).toMatch(/^DiskChargePrepaid\.Period: /);
  });

  it.each([1, 12, 24, 36])('sells %j months', async (Period) => {
    await dataOf(service, 'create', { ...ORDER, DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period } });
    expect(onlyCall(service, 'CreateDisks').Params['DiskChargePrepaid']).toEqual({ Period });
  });

  it('makes a disk encrypted or shared, not both', async () => {
    expect(await refused({ Encrypt: 'ENCRYPT', Shareable: true })).toMatch(/^Encrypt, Shareable: /);
    expect(await refused({ Encrypt: 'encrypt' })).toMatch(/^Encrypt: /);
    await dataOf(service, 'create', { ...ORDER, Encrypt: 'ENCRYPT', Shareable: false });
    expect(onlyCall(service, 'CreateDisks').Params).toMatchObject({ Encrypt: 'ENCRYPT', Shareable: false });
  });

  it.each([
    ['ap-guangzhou', 'ap-shanghai-2'],
    ['ap-shanghai', 'ap-shanghai-fsi-1'],
    ['ap-shanghai-fsi', 'ap-shanghai-1'],
    ['ap-guangzhou', 'ap-guangzhou-x-3'],
    ['ap-guangzhou', 'ap-guangzhou'],
    ['ap-guang', 'ap-guangzhou-3'],
  ])('refuses in %s the zone %s', async (Region, Zone) => {
    expect(await refused({ Region, Placement: { Zone } })).toMatch(/^Placement\.Zone: /);
  });

  it('takes the zone of a finance region', async () => {
    const Placement = { Zone: 'ap-shanghai-fsi-1' };
    await dataOf(service, 'create', { ...ORDER, ...ACCOUNT, Region: 'ap-shanghai-fsi', Placement });
    expect(onlyCall(service, 'CreateDisks')).toMatchObject({
      Region: 'ap-shanghai-fsi',
      Host: 'cbs.ap-shanghai-fsi.tencentcloudapi.com',
    });
  });

  it('leaves a type that it does not know to Tencent, and refuses what is no type', async () => {
    const reply = await service.post('disk/create', { ...ORDER, DiskType: 'CLOUD_TOMORROW2' });
    expect(onlyCall(service, 'CreateDisks').Params['DiskType']).toBe('CLOUD_TOMORROW2');
    expect(reply.body.scode).toBe(30001);
    service.sandbox.reset();
    for (const DiskType of ['cloud_ssd', 'CLOUD_', 'SSD', 'CLOUD-SSD', `CLOUD_${'X'.repeat(40)}`])
      expect(await refused({ DiskType })).toMatch(/^DiskType: /);
  });

  it('says so when Tencent makes fewer disks than asked', async () => {
    service.sandbox.addFault({ Action: 'CreateDisks', Fault: 'short-create' });
    const reply = await service.post('disk/create', { ...ORDER, DiskCount: 3 });
    expect(reply.status).toBe(200);
    expect(reply.body.data.DiskIdSet).toHaveLength(2);
    expect(reply.body.desc).toBe('Tencent made 2 of 3 disks');
  });

  it('counts the bytes of a name, not its characters', async () => {
    await dataOf(service, 'create', { ...ORDER, DiskName: '名'.repeat(20) });
    expect(onlyCall(service, 'CreateDisks').Params['DiskName']).toBe('名'.repeat(20));
    service.sandbox.reset();
    expect(await refused({ DiskName: '名'.repeat(21) })).toMatch(/^DiskName: /);
    expect(await refused({ DiskName: 'x'.repeat(61) })).toMatch(/^DiskName: /);
  });
});
