import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_REQUESTS } from '../document/base-requests.js';
import { ACCOUNT, INSTANCE, SCOPE, type Service, startService } from '../service.fixture.js';
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
      ThroughputPerformance: null,
      BurstPerformance: null,
      EncryptType: '',
      KmsKeyId: '',
      DeleteSnapshot: null,
      DiskBackupQuota: null,
      AutoMountConfiguration: null,
      DiskCount: null,
      Placement: {
        Zone: 'ap-guangzhou-3',
        ProjectId: null,
        CageId: '',
        CdcId: '',
        CdcName: '',
        ProjectName: '',
      },
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
    expect(list.TotalCount).toBe(3);
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
    const both = { ...ORDER, DiskSize: 60, SnapshotId: 'snap-6ixzjp6d' };
    await dataOf(service, 'create', both);
    expect(onlyCall(service, 'CreateDisks').Params).toMatchObject({
      DiskSize: 60,
      SnapshotId: 'snap-6ixzjp6d',
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
    expect(await refused({ Encrypt: 'ENCRYPT', Shareable: true })).toMatch(
      /^Shareable: cannot be used together with Encrypt/,
    );
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

  it('leaves a way of paying that it does not know to Tencent, and those of dedicated clusters', async () => {
    for (const DiskChargeType of ['CDCPAID', 'DEDICATED_CLUSTER_PAID']) {
      const Placement = { Zone: 'ap-guangzhou-3', CdcId: 'cluster-262n63e8' };
      const { DiskIdSet } = await dataOf(service, 'create', { ...ORDER, DiskChargeType, Placement });
      const list = await dataOf(service, 'list', { ...SCOPE, DiskIds: DiskIdSet });
      expect(list.List[0].DiskChargeType).toBe(DiskChargeType);
      expect(list.Properties[0].IsDelete).toBe(true);
      await dataOf(service, 'delete', { ...SCOPE, DiskIds: DiskIdSet });
    }
    service.sandbox.reset();
    const reply = await service.post('disk/create', { ...ORDER, DiskChargeType: 'PAID_BY_TOMORROW2' });
    expect(onlyCall(service, 'CreateDisks').Params['DiskChargeType']).toBe('PAID_BY_TOMORROW2');
    expect(reply.body.scode).toBe(30001);
    service.sandbox.reset();
    for (const DiskChargeType of ['prepaid', 'PRE-PAID', '_', 'X'.repeat(41)])
      expect(await refused({ DiskChargeType })).toMatch(/^DiskChargeType: must be /);
  });

  it.each([
    [{ DiskChargeType: 'PREPAYED' }, 'DiskChargeType', 'PREPAID'],
    [{ DiskChargeType: 'POSTPAID_BY_HOURS' }, 'DiskChargeType', 'POSTPAID_BY_HOUR'],
    [{ DiskType: 'CLOUD_PREMIUN' }, 'DiskType', 'CLOUD_PREMIUM'],
  ])('refuses %j, and names what was probably meant', async (fields, field, meant) => {
    expect(await refused(fields)).toMatch(new RegExp(`^${field}: unknown; did you mean ${meant}\\? Known: `));
  });

  it('passes on every parameter that only Tencent documents, and a disk shows what it keeps', async () => {
    const performance = {
      DiskType: 'CLOUD_HSSD',
      DiskSize: 500,
      ThroughputPerformance: 100,
      BurstPerformance: true,
      DeleteSnapshot: 1,
      DiskBackupQuota: 3,
    };
    const encryption = {
      Encrypt: 'ENCRYPT',
      EncryptType: 'ENCRYPT_V2',
      KmsKeyId: '23e80852-1e38-11e9-b129-5cb9019b4b01',
    };
    for (const [fields, shown] of [
      [performance, performance],
      [encryption, { ...encryption, Encrypt: true }],
    ]) {
      service.sandbox.reset();
      const { DiskIdSet } = await dataOf(service, 'create', { ...ORDER, ...fields });
      expect(onlyCall(service, 'CreateDisks').Params).toMatchObject(fields!);
      expect(await dataOf(service, 'inspect', { ...SCOPE, DiskIds: DiskIdSet })).toMatchObject(shown!);
    }
  });

  it('sends zeros and false as they are, which is not the same as nothing', async () => {
    const fields = {
      ThroughputPerformance: 0,
      BurstPerformance: false,
      DeleteSnapshot: 0,
      DiskBackupQuota: 0,
    };
    await dataOf(service, 'create', { ...ORDER, ...fields });
    expect(onlyCall(service, 'CreateDisks').Params).toMatchObject(fields);
  });

  it('attaches new disks to an instance on request', async () => {
    const AutoMountConfiguration = {
      InstanceId: [INSTANCE],
      MountPoint: ['/data'],
      FileSystemType: 'ext4',
    };
    const { DiskIdSet } = await dataOf(service, 'create', { ...ORDER, AutoMountConfiguration });
    expect(onlyCall(service, 'CreateDisks').Params).toMatchObject({ AutoMountConfiguration });
    await expect
      .poll(() => dataOf(service, 'inspect', { ...SCOPE, DiskIds: DiskIdSet }))
      .toMatchObject({ DiskState: 'ATTACHED', InstanceId: INSTANCE });
    service.sandbox.reset();
    await dataOf(service, 'create', {
      ...ORDER,
      AutoMountConfiguration: { InstanceId: [INSTANCE], MountPoint: [], FileSystemType: '' },
    });
    expect(onlyCall(service, 'CreateDisks').Params['AutoMountConfiguration']).toEqual({
      InstanceId: [INSTANCE],
    });
  });

  it('refuses encryption of disks that it is to attach, and its details without it', async () => {
    const AutoMountConfiguration = { InstanceId: [INSTANCE] };
    expect(await refused({ Encrypt: 'ENCRYPT', AutoMountConfiguration })).toMatch(
      /^AutoMountConfiguration: cannot be used together with Encrypt/,
    );
    expect(await refused({ EncryptType: 'ENCRYPT_V2' })).toMatch(/^EncryptType: goes only with Encrypt/);
    expect(await refused({ KmsKeyId: 'a-key' })).toMatch(/^KmsKeyId: goes only with Encrypt/);
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
