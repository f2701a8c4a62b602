import { describe, expect, it } from 'vitest';
import { misfitOf } from './check-reply.js';

describe('replies about prices', () => {
  it.each<[object, string | undefined]>([
    [{ DiskPrice: { UnitPrice: 0.04, UnitPriceHigh: '0.042', ChargeUnit: 'HOUR' } }, undefined],
    [{ DiskPrice: { OriginalPrice: 119.95, OriginalPriceHigh: null } }, undefined],
    [{ DiskPrice: { OriginalPriceHigh: '' } }, undefined],
    [{ DiskPrice: { OriginalPriceHigh: '-3.50' } }, undefined],
    [{}, 'DiskPrice'],
    [{ DiskPrice: null }, 'DiskPrice'],
    [{ DiskPrice: [] }, 'DiskPrice'],
    [{ DiskPrice: { UnitPrice: '0.04' } }, 'DiskPrice.UnitPrice'],
    [{ DiskPrice: { UnitPriceHigh: 0.042 } }, 'DiskPrice.UnitPriceHigh'],
    [{ DiskPrice: { UnitPriceHigh: '1,000' } }, 'DiskPrice.UnitPriceHigh'],
    [{ DiskPrice: { UnitPriceHigh: '1e3' } }, 'DiskPrice.UnitPriceHigh'],
    [{ DiskPrice: { UnitPriceHigh: '1'.repeat(65) } }, 'DiskPrice.UnitPriceHigh'],
  ])('are amounts: %j is refused for %s', (response, where) => {
    for (const action of ['InquiryPriceCreateDisks', 'InquiryPriceResizeDisk', 'InquiryPriceRenewDisks'])
      expect(misfitOf('cbs', action, {}, response)).toBe(where);
  });

  it('are amounts in each item', () => {
    const response = { DiskPrice: { DetailPrices: [{ PriceName: 'DiskSpace', DiscountPriceHigh: 'free' }] } };
    expect(misfitOf('cbs', 'InquiryPriceRenewDisks', {}, response)).toBe(
      'DiskPrice.DetailPrices[0].DiscountPriceHigh',
    );
  });

  it.each<[object, string | undefined]>([
    [{ DiskConfigSet: [{ Zone: 'a', ExtraPerformanceRange: null, Price: null }] }, undefined],
    [{ DiskConfigSet: [] }, undefined],
    [{}, 'DiskConfigSet'],
    [{ DiskConfigSet: [{ MinDiskSize: '10' }] }, 'DiskConfigSet[0].MinDiskSize'],
    [{ DiskConfigSet: [{ Price: { UnitPriceHigh: 1 } }] }, 'DiskConfigSet[0].Price.UnitPriceHigh'],
  ])('and what can be bought: %j is refused for %s', (response, where) =>
    expect(misfitOf('cbs', 'DescribeDiskConfigQuota', {}, response)).toBe(where),
  );

  it('and how many disks instances have are of the instances asked for', () => {
    const params = { InstanceIds: ['ins-a'] };
    const reply = (InstanceId: string) => ({ AttachDetail: [{ InstanceId, MaxAttachCount: 20 }] });
    expect(misfitOf('cbs', 'DescribeInstancesDiskNum', params, reply('ins-a'))).toBeUndefined();
    expect(misfitOf('cbs', 'DescribeInstancesDiskNum', params, reply('ins-b'))).toBe(
      'AttachDetail[0].InstanceId',
    );
  });
});
