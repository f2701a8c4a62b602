import { describe, expect, it } from 'vitest';
import { toDiskConfig } from './disk-config.provider.js';

/** Of the official samples of DescribeDiskConfigQuota. */
const SAMPLE = {
  Available: true,
  DiskChargeType: 'PREPAID',
  Zone: 'ap-guangzhou-2',
  InstanceFamily: null,
  DiskType: 'CLOUD_PREMIUM',
  StepSize: 1,
  ExtraPerformanceRange: null,
  DeviceClass: null,
  DiskUsage: 'DATA_DISK',
  MinDiskSize: 10,
  MaxDiskSize: 32000,
  Price: { UnitPrice: 0.0, UnitPriceHigh: '0.00042', UnitPriceDiscountHigh: '0.00042', ChargeUnit: 'H' },
};

describe(toDiskConfig.name, () => {
  it('has the way of paying that was asked for, whatever the row says', () => {
    expect(toDiskConfig(SAMPLE as never, 'POSTPAID_BY_HOUR').DiskChargeType).toBe('POSTPAID_BY_HOUR');
  });

  it('tells an hourly price that the row calls prepaid', () => {
    const row = toDiskConfig(SAMPLE as never, undefined);
    expect(row).toMatchObject({
      DiskChargeType: 'POSTPAID_BY_HOUR',
      ExtraPerformanceRange: null,
      Price: { UnitPrice: '0.00042', ChargeUnit: 'HOUR' },
    });
  });

  it('believes the row otherwise', () => {
    expect(toDiskConfig({ ...SAMPLE, Price: null } as never, undefined)).toMatchObject({
      DiskChargeType: 'PREPAID',
      Price: null,
    });
    const Price = { OriginalPrice: 3.5, UnitPrice: null };
    expect(toDiskConfig({ ...SAMPLE, Price } as never, undefined).DiskChargeType).toBe('PREPAID');
  });

  it('has every field of an empty row', () => {
    expect(toDiskConfig({}, undefined)).toEqual({
      Zone: '',
      DiskType: '',
      DiskUsage: '',
      DiskChargeType: '',
      Available: false,
      MinDiskSize: 0,
      MaxDiskSize: 0,
      StepSize: 0,
      ExtraPerformanceRange: null,
      Price: null,
    });
  });
});
