import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PURCHASE_EXAMPLES } from '../../../src/disk/dto/purchase-examples.js';
import { DISK, SCOPE, type Service, startService } from '../service.fixture.js';
import { type StubUpstream, startStubUpstream } from '../stub-upstream.js';
import { callsOf, onlyCall } from '../upstream.js';

const SHANGHAI = { ...SCOPE, Region: 'ap-shanghai' };
const PREPAID = 'disk-pre9g0h1';
const ORDER = { DiskType: 'CLOUD_PREMIUM', DiskSize: 100, Placement: { Zone: 'ap-guangzhou-3' } };
const NO_AMOUNT = { OriginalPrice: null, DiscountPrice: null, UnitPrice: null, UnitPriceDiscount: null };
const HOURLY = { ...NO_AMOUNT, UnitPrice: '0.042', UnitPriceDiscount: '0.042', ChargeUnit: 'HOUR' };

describe('prices before ordering', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.clearCalls());
  afterAll(() => service.close());

  const send = (kind: string, body: object, headers: Record<string, string> = {}) =>
    service.post(`disk/${kind}_price/inspect`, body, { headers });
  const expectRefused = async (kind: string, body: object, status: number, desc: RegExp) => {
    const reply = await send(kind, body);
    expect(reply.body.desc).toMatch(desc);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    return reply;
  };

  describe('of a creation', () => {
    it('take the body of disk/create and answer the exact amount', async () => {
      const reply = await send('create', { ...SCOPE, ...ORDER });
      expect(reply.status).toBe(200);
      expect(reply.body).toEqual({
        scode: 0,
        desc: '',
        message: 'success',
        message_cn: '成功',
        stack: null,
        data: { Price: HOURLY, Currency: 'CNY' },
      });
      expect(reply.headers.get('cache-control')).toBe('private, max-age=300');
      expect(onlyCall(service, 'InquiryPriceCreateDisks').Params).toEqual({
        DiskChargeType: 'POSTPAID_BY_HOUR',
        DiskType: 'CLOUD_PREMIUM',
        DiskSize: 100,
        DiskCount: 1,
      });
    });

    it('send what a price depends on and nothing else of the body', async () => {
      const terms = { Period: 12, RenewFlag: 'NOTIFY_AND_AUTO_RENEW' };
      const reply = await send('create', {
        ...SCOPE,
        DiskType: 'CLOUD_HSSD',
        DiskSize: 500,
        DiskCount: 3,
        DiskChargeType: 'PREPAID',
        DiskChargePrepaid: terms,
        Placement: { Zone: 'ap-guangzhou-4', ProjectId: 1196468 },
        DiskName: 'a',
        ClientToken: 'order-1',
        Tags: [{ Key: 'env', Value: 'test' }],
        ThroughputPerformance: 100,
        DiskBackupQuota: 1,
      });
      // (500 × 1.1 + 100 × 2 + 500 × 0.04) × 3 × 12, of which 83 % are paid.
      expect(reply.body.data).toEqual({
        Price: { ...NO_AMOUNT, OriginalPrice: '27720', DiscountPrice: '23007.6', ChargeUnit: null },
        Currency: 'CNY',
      });
      expect(onlyCall(service, 'InquiryPriceCreateDisks').Params).toEqual({
        DiskChargeType: 'PREPAID',
        DiskType: 'CLOUD_HSSD',
        DiskSize: 500,
        DiskCount: 3,
        ProjectId: 1196468,
        ThroughputPerformance: 100,
        DiskBackupQuota: 1,
        DiskChargePrepaid: terms,
      });
    });

    it('are shared by orders that differ in name, zone and token', async () => {
      const order = { ...ORDER, DiskSize: 110 };
      await send('create', { ...SCOPE, ...order, DiskName: 'a', ClientToken: 'x' });
      await send('create', { ...SCOPE, ...order, Placement: { Zone: 'ap-guangzhou-6' }, DiskName: 'b' });
      onlyCall(service, 'InquiryPriceCreateDisks');
      await send('create', { ...SCOPE, ...order, DiskCount: 2 });
      expect(callsOf(service, 'InquiryPriceCreateDisks')).toHaveLength(2);
    });

    it('are for the size of the snapshot where none is given', async () => {
      const { DiskSize: _, ...order } = ORDER;
      const reply = await send('create', { ...SCOPE, ...order, SnapshotId: 'snap-6ixzjp6d' });
      expect(reply.status).toBe(200);
      expect(onlyCall(service, 'InquiryPriceCreateDisks').Params).toMatchObject({ DiskSize: 10 });
      await expectRefused(
        'create',
        { ...SCOPE, ...order, SnapshotId: 'snap-00000000' },
        404,
        /SnapshotId: not found/,
      );
    });

    it.each([
      ['no size', { DiskSize: undefined }, /^DiskSize: is required unless SnapshotId is given$/],
      ['a size that is no number', { DiskSize: '100' }, /^DiskSize: must be a whole number/],
      ['a zone of another region', { Placement: { Zone: 'ap-shanghai-2' } }, /^Placement\.Zone: must belong/],
      [
        'prepaid without terms',
        { DiskChargeType: 'PREPAID' },
        /^DiskChargePrepaid: is required with DiskChargeType PREPAID$/,
      ],
      ['an unknown field', { Colour: 'red' }, /^Colour: unknown field$/],
    ])('are refused as disk/create refuses it: %s', async (_what, fields, desc) => {
      const body = { ...SCOPE, ...ORDER, ...fields };
      await expectRefused('create', body, 400, desc);
      expect((await service.post('disk/create', body)).body.desc).toMatch(desc);
      expect(service.sandbox.calls()).toEqual([]);
    });

    it('pass on what Tencent refuses, and remember no failure', async () => {
      const body = { ...SCOPE, ...ORDER, DiskSize: 120 };
      service.sandbox.addFault({
        Action: 'InquiryPriceCreateDisks',
        Fault: 'error',
        Code: 'UnauthorizedOperation',
      });
      const refused = await expectRefused(
        'create',
        body,
        403,
        /lacks the permission cbs:InquiryPriceCreateDisks/,
      );
      expect(refused.headers.get('x-tencent-error-code')).toBe('UnauthorizedOperation');
      expect((await send('create', body)).body.data.Price.UnitPrice).toBe('0.0504');
      await expectRefused(
        'create',
        { ...body, DiskSize: 9_000, DiskType: 'CLOUD_STONE' },
        400,
        /CLOUD_STONE/,
      );
    });

    it.each([
      ['reset', 200],
      ['html', 200],
    ] as const)('are asked for again after a %s', async (Fault, status) => {
      service.sandbox.addFault({ Action: 'InquiryPriceCreateDisks', Fault });
      const size = Fault === 'reset' ? 130 : 140;
      expect((await send('create', { ...SCOPE, ...ORDER, DiskSize: size })).status).toBe(status);
    });
  });

  describe('of a resize', () => {
    it('are those of all disks, with their parts', async () => {
      const { request, reply: example } = PURCHASE_EXAMPLES.resizePrice;
      const reply = await send('resize', request);
      expect(reply.body).toEqual(example);
      expect(reply.headers.get('cache-control')).toBe('private, max-age=60');
      expect(onlyCall(service, 'InquiryPriceResizeDisk').Params).toEqual({ DiskSize: 80, DiskIds: [DISK] });
    });

    it('have the amount of the plain field where the exact one is null', async () => {
      const reply = await send('resize', { ...SHANGHAI, DiskIds: [PREPAID], DiskSize: 200 });
      const { Price, DetailPrices } = reply.body.data;
      expect(Price).toEqual({
        ...NO_AMOUNT,
        OriginalPrice: expect.stringMatching(/^\d+(\.\d\d?)?$/),
        DiscountPrice: Price.OriginalPrice,
        ChargeUnit: null,
      });
      expect(DetailPrices).toEqual([{ PriceName: 'DiskSpace', PriceTitle: 'Disk space', ...Price }]);
    });

    it('name their parts in the language of the caller', async () => {
      const body = { ...SHANGHAI, DiskIds: [PREPAID], DiskSize: 210 };
      const titles = async (language: string) => {
        const { body: envelope } = await send('resize', body, { 'accept-language': language });
        return envelope.data.DetailPrices.map((item: { PriceTitle: string }) => item.PriceTitle);
      };
      expect(await titles('zh-CN')).toEqual(['云硬盘空间']);
      expect(await titles('en')).toEqual(['Disk space']);
      expect(await titles('zh-CN')).toEqual(['云硬盘空间']);
    });

    it('name disks that are not there and ask for no price', async () => {
      const DiskIds = [DISK, 'disk-00000000', 'disk-00000001'];
      const reply = await expectRefused(
        'resize',
        { ...SCOPE, DiskIds, DiskSize: 80 },
        404,
        /disk-00000000, disk-00000001/,
      );
      expect(reply.body.desc).not.toContain(DISK);
      expect(callsOf(service, 'InquiryPriceResizeDisk')).toEqual([]);
    });

    it('say so when Tencent does not show a new disk yet', async () => {
      const created = await service.post('disk/create', { ...SCOPE, ...ORDER });
      const [DiskId] = created.body.data.DiskIdSet;
      service.sandbox.addFault({ Action: 'DescribeDisks', Fault: 'lag', LatencyMs: 60_000 });
      await expectRefused('resize', { ...SCOPE, DiskId, DiskSize: 200 }, 404, /created \d+ s ago/);
    });

    it('are asked for again after a write to the disk', async () => {
      const created = await service.post('disk/create', { ...SCOPE, ...ORDER });
      const body = { ...SCOPE, DiskId: created.body.data.DiskIdSet[0], DiskSize: 300 };
      service.sandbox.clearCalls();
      await send('resize', body);
      await send('resize', body);
      onlyCall(service, 'InquiryPriceResizeDisk');
      expect((await service.post('disk/resize', { ...body, DiskSize: 299 })).status).toBe(200);
      await send('resize', body);
      expect(callsOf(service, 'InquiryPriceResizeDisk')).toHaveLength(2);
    });

    it.each([
      ['no disk', { DiskSize: 80 }, /^DiskIds: required, or DiskId instead/],
      [
        'disks in both ways',
        { DiskId: DISK, DiskIds: [DISK], DiskSize: 80 },
        /^DiskId: send either DiskId or DiskIds, not both/,
      ],
      ['no size', { DiskId: DISK }, /^DiskSize: required$/],
      [
        '101 disks',
        { DiskIds: Array(101).fill(DISK), DiskSize: 80 },
        /^DiskIds: must be a list of at most 100 items, not 101$/,
      ],
      ['a malformed id', { DiskId: 'vol-1', DiskSize: 80 }, /^DiskId: must be a disk id/],
    ])('are refused before anything is sent: %s', async (_what, fields, desc) => {
      await expectRefused('resize', { ...SCOPE, ...fields }, 400, desc);
      expect(service.sandbox.calls()).toEqual([]);
    });

    it('pass on why Tencent gives none', async () => {
      await expectRefused(
        'resize',
        { ...SHANGHAI, DiskId: 'disk-exp5k6l7', DiskSize: 200 },
        409,
        /has expired/,
      );
      await expectRefused(
        'resize',
        { ...SHANGHAI, DiskId: 'disk-fix3c4d5', DiskSize: 200 },
        422,
        /not portable/,
      );
      await expectRefused('resize', { ...SHANGHAI, DiskId: PREPAID, DiskSize: 100 }, 400, /DiskSize/);
    });
  });

  describe('of a renewal', () => {
    it('send the same terms once for each disk, in the order of the disks', async () => {
      const DiskIds = ['disk-nor2i3j4', PREPAID];
      const terms = { Period: 12, RenewFlag: 'NOTIFY_AND_MANUAL_RENEW' };
      const reply = await send('renew', { ...SHANGHAI, DiskIds, DiskChargePrepaid: terms });
      expect(reply.status).toBe(200);
      // 2 × 12 × 35, of which 83 % are paid.
      const Price = { ...NO_AMOUNT, OriginalPrice: '840', DiscountPrice: '697.2', ChargeUnit: null };
      expect(reply.body.data).toEqual({
        Price,
        Currency: 'CNY',
        DetailPrices: [{ PriceName: 'DiskSpace', PriceTitle: 'Disk space', ...Price }],
      });
      expect(reply.headers.get('cache-control')).toBe('private, max-age=60');
      expect(onlyCall(service, 'InquiryPriceRenewDisks').Params).toEqual({
        DiskIds,
        DiskChargePrepaids: [terms, terms],
      });
    });

    it('are also those until a day', async () => {
      const NewDeadline = '2099-12-31 00:00:00';
      const reply = await send('renew', { ...SHANGHAI, DiskId: PREPAID, NewDeadline });
      expect(Number(reply.body.data.Price.OriginalPrice)).toBeGreaterThan(10_000);
      expect(onlyCall(service, 'InquiryPriceRenewDisks').Params).toEqual({ DiskIds: [PREPAID], NewDeadline });
    });

    it.each([
      ['no time', {}, /^DiskChargePrepaid: required, or NewDeadline instead/],
      [
        'both times',
        { DiskChargePrepaid: { Period: 1 }, NewDeadline: '2099-12-31 00:00:00' },
        /^NewDeadline: send either DiskChargePrepaid or NewDeadline/,
      ],
      ['a period that is not sold', { DiskChargePrepaid: { Period: 13 } }, /^DiskChargePrepaid\.Period:/],
      ['a day that does not exist', { NewDeadline: '2099-02-30 00:00:00' }, /^NewDeadline: must be a time/],
      ['a list of terms', { DiskChargePrepaids: [{ Period: 1 }] }, /^DiskChargePrepaids: unknown field/],
    ])('are refused before anything is sent: %s', async (_what, fields, desc) => {
      await expectRefused('renew', { ...SHANGHAI, DiskId: PREPAID, ...fields }, 400, desc);
      expect(service.sandbox.calls()).toEqual([]);
    });

    it('name disks that are not there, and pass on that a disk is not prepaid', async () => {
      const DiskChargePrepaid = { Period: 1 };
      await expectRefused(
        'renew',
        { ...SHANGHAI, DiskId: 'disk-00000000', DiskChargePrepaid },
        404,
        /disk-00000000/,
      );
      await expectRefused(
        'renew',
        { ...SHANGHAI, DiskId: 'disk-ela6e7f8', DiskChargePrepaid },
        422,
        /not prepaid/,
      );
    });
  });
});

describe('amounts', () => {
  let DiskPrice: object | null = null;
  let stub: StubUpstream;
  let service: Service;
  beforeAll(async () => {
    stub = await startStubUpstream(() => ({ DiskPrice }));
    service = await startService({ tencentApiOrigin: stub.origin });
    const pair = { TenantUuid: 'system', ClusterUuid: 'abroad', Site: 'international' };
    const key = {
      SecretId: 'AKIDabroadabroadabroadabroadabroad01',
      SecretKey: 'abroadabroadabroadabroadabroad01',
    };
    expect((await service.post('credential/create', { ...pair, ...key })).status).toBe(200);
  });
  afterAll(async () => {
    await service.close();
    await stub.close();
  });
  let size = 10;
  const priceOf = async (price: object | null, scope: object = SCOPE) => {
    DiskPrice = price;
    return service.post('disk/create_price/inspect', { ...scope, ...ORDER, DiskSize: (size += 1) });
  };

  it('are texts of the exact fields, or of the plain ones where these are null', async () => {
    const reply = await priceOf({
      UnitPrice: 0.04,
      UnitPriceHigh: '0.042',
      UnitPriceDiscount: 119.95,
      UnitPriceDiscountHigh: null,
      OriginalPrice: null,
      ChargeUnit: 'HOUR',
    });
    expect(reply.text).toContain(
      '"Price":{"OriginalPrice":null,"DiscountPrice":null,"UnitPrice":"0.042","UnitPriceDiscount":"119.95","ChargeUnit":"HOUR"}',
    );
  });

  it('are in dollars for a credential of the international site', async () => {
    const reply = await priceOf({ UnitPriceHigh: '0.01' }, { ...SCOPE, ClusterUuid: 'abroad' });
    expect(reply.body.data).toMatchObject({ Price: { UnitPrice: '0.01' }, Currency: 'USD' });
  });

  it.each([
    ['none', {}],
    ['no price', null],
    ['a text that is none', { UnitPriceHigh: '12 yuan' }],
    ['a number in place of the text', { UnitPriceHigh: 12 }],
  ])('are never made up: %s is an unreadable answer', async (_what, price) => {
    const reply = await priceOf(price);
    expect(reply.status).toBe(502);
    expect(reply.body.message).toMatch(/unreadable|cannot be read/i);
  });
});
