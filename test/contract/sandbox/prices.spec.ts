import { beforeEach, describe, expect, it } from 'vitest';
import { GUANGZHOU_DISK } from './orders.js';
import { IMMEDIATE, useSandbox } from './sandbox.fixture.js';

const NO_PREPAID = {
  OriginalPrice: null,
  OriginalPriceHigh: null,
  DiscountPrice: null,
  DiscountPriceHigh: null,
};
const NOT_HOURLY = {
  UnitPrice: null,
  UnitPriceHigh: null,
  UnitPriceDiscount: null,
  UnitPriceDiscountHigh: null,
  ChargeUnit: null,
};

describe('prices of the sandbox', () => {
  const context = useSandbox(IMMEDIATE);
  beforeEach(() => context.sandbox.reset());

  const createPrice = async (parts: object) => {
    const order = { DiskChargeType: 'POSTPAID_BY_HOUR', DiskType: 'CLOUD_PREMIUM', DiskSize: 100, ...parts };
    return (await context.guangzhou.InquiryPriceCreateDisks(order)).DiskPrice;
  };
  const month = { DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } };

  it('are the sample’s for a postpaid disk: rounded, exact, and null in the half that does not apply', async () => {
    expect(await createPrice({})).toEqual({
      ...NO_PREPAID,
      UnitPrice: 0.04,
      UnitPriceHigh: '0.042',
      UnitPriceDiscount: 0.04,
      UnitPriceDiscountHigh: '0.042',
      ChargeUnit: 'HOUR',
    });
  });

  it('are the sample’s for a prepaid disk with extra performance', async () => {
    const order = { ...month, DiskType: 'CLOUD_TSSD', DiskSize: 500, ThroughputPerformance: 100 };
    expect(await createPrice(order)).toEqual({
      ...NOT_HOURLY,
      OriginalPrice: 800,
      OriginalPriceHigh: '800',
      DiscountPrice: 800,
      DiscountPriceHigh: '800',
    });
  });

  it('count all disks, and less for a year', async () => {
    expect(await createPrice({ DiskCount: 100 })).toMatchObject({ UnitPriceHigh: '4.2' });
    const year = { ...month, DiskChargePrepaid: { Period: 12 }, DiskCount: 3, DiskSize: 11 };
    expect(await createPrice(year)).toMatchObject({
      OriginalPriceHigh: '138.6',
      DiscountPriceHigh: '115.038',
      DiscountPrice: 115.04,
    });
  });

  it('have the backup points of a disk as an item of their own', async () => {
    expect(await createPrice({ ...month, DiskBackupQuota: 1 })).toMatchObject({ OriginalPriceHigh: '39' });
  });

  it('of a resize are those of the new part until the deadline, without exact fields', async () => {
    const { DiskPrice } = await context.shanghai.InquiryPriceResizeDisk({
      DiskIds: ['disk-pre9g0h1'],
      DiskSize: 200,
    });
    expect(DiskPrice).toMatchObject({ ...NOT_HOURLY, OriginalPriceHigh: null, DiscountPriceHigh: null });
    expect(DiskPrice?.OriginalPrice).toBeGreaterThan(0);
    expect(DiskPrice?.DetailPrices).toEqual([
      expect.objectContaining({ PriceName: 'DiskSpace', OriginalPrice: DiskPrice?.OriginalPrice }),
    ]);
  });

  it('of a resize are hourly for a postpaid disk', async () => {
    const { DiskPrice } = await context.guangzhou.InquiryPriceResizeDisk({
      DiskId: GUANGZHOU_DISK,
      DiskSize: 100,
    });
    expect(DiskPrice).toMatchObject({ ...NO_PREPAID, UnitPriceHigh: '0.042', ChargeUnit: 'HOUR' });
  });

  it('of a renewal are those of the period, for all disks together', async () => {
    const { DiskPrice } = await context.shanghai.InquiryPriceRenewDisks({
      DiskIds: ['disk-pre9g0h1', 'disk-nor2i3j4'],
      DiskChargePrepaids: [{ Period: 1 }, { Period: 12 }],
    });
    expect(DiskPrice).toMatchObject({
      ...NOT_HOURLY,
      // 35 and 12 × 35, of which 83 % are paid for a year.
      OriginalPriceHigh: '455',
      DiscountPriceHigh: '383.6',
      DetailPrices: [{ PriceName: 'DiskSpace', PriceTitle: 'Disk space', OriginalPriceHigh: '455' }],
    });
  });

  it('of a renewal until a day are those of the days', async () => {
    const DiskIds = ['disk-pre9g0h1'];
    const { DiskSet } = await context.shanghai.DescribeDisks({ DiskIds });
    const deadline = DiskSet?.[0]?.DeadlineTime ?? '';
    const day = Date.parse(`${deadline.replace(' ', 'T')}Z`);
    const inADay = new Date(day + 86_400_000).toISOString().slice(0, 19).replace('T', ' ');
    const { DiskPrice } = await context.shanghai.InquiryPriceRenewDisks({ DiskIds, NewDeadline: inADay });
    // 35 × 12 ÷ 365.
    expect(DiskPrice).toMatchObject({ OriginalPriceHigh: '1.15', OriginalPrice: 1.15 });
    const aligned = { Period: 1, CurInstanceDeadline: inADay };
    const later = await context.shanghai.InquiryPriceRenewDisks({ DiskIds, DiskChargePrepaids: [aligned] });
    expect(later.DiskPrice?.OriginalPrice).toBeGreaterThan(30);
  });

  it('stand in the list of what can be bought, with the unit of the sample', async () => {
    const priceOf = async (DiskChargeType: string) => {
      const { DiskConfigSet } = await context.guangzhou.DescribeDiskConfigQuota({
        InquiryType: 'INQUIRY_CBS_CONFIG',
        DiskTypes: ['CLOUD_PREMIUM'],
        Zones: ['ap-guangzhou-3'],
        DiskUsage: 'DATA_DISK',
        DiskChargeType,
      });
      return DiskConfigSet?.[0]?.Price;
    };
    expect(await priceOf('PREPAID')).toMatchObject({ ...NOT_HOURLY, OriginalPriceHigh: '3.5' });
    expect(await priceOf('POSTPAID_BY_HOUR')).toMatchObject({
      ...NO_PREPAID,
      UnitPriceHigh: '0.0042',
      ChargeUnit: 'H',
    });
  });
});
