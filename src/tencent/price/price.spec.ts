import { describe, expect, it } from 'vitest';
import { toDetailedPrice, toPrice } from './price.js';

const NOTHING = {
  OriginalPrice: null,
  DiscountPrice: null,
  UnitPrice: null,
  UnitPriceDiscount: null,
  ChargeUnit: null,
};

describe(toPrice.name, () => {
  it('takes the exact amount, not the rounded one', () => {
    expect(toPrice({ UnitPrice: 0.04, UnitPriceHigh: '0.042', ChargeUnit: 'HOUR' } as never)).toEqual({
      ...NOTHING,
      UnitPrice: '0.042',
      ChargeUnit: 'HOUR',
    });
  });

  it.each([
    [119.95, '119.95'],
    [800, '800'],
    [0, '0'],
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [1.25e-9, '0.00000000125'],
    [-0.5, '-0.5'],
    [-1.5e-8, '-0.000000015'],
    [1e21, '1000000000000000000000'],
    [1.5e22, '15000000000000000000000'],
  ])('writes %d in digits where the exact amount is null', (OriginalPrice, text) => {
    expect(toPrice({ OriginalPrice, OriginalPriceHigh: null } as never).OriginalPrice).toBe(text);
    expect(toPrice({ OriginalPrice, OriginalPriceHigh: '' } as never).OriginalPrice).toBe(text);
  });

  it('keeps digits that no float has', () => {
    const DiscountPriceHigh = '12345678901234567890.12345678';
    expect(toPrice({ DiscountPrice: 1.2345678901234567e19, DiscountPriceHigh } as never).DiscountPrice).toBe(
      DiscountPriceHigh,
    );
  });

  it('is null in the half that does not apply', () => {
    expect(toPrice({})).toEqual(NOTHING);
  });

  it('writes the unit of DescribeDiskConfigQuota as the other actions do', () => {
    expect(toPrice({ ChargeUnit: 'H' }).ChargeUnit).toBe('HOUR');
    expect(toPrice({ ChargeUnit: 'DAY' }).ChargeUnit).toBe('DAY');
    expect(toPrice({ ChargeUnit: '' }).ChargeUnit).toBeNull();
  });
});

describe(toDetailedPrice.name, () => {
  it('has each item with its amounts', () => {
    const item = { PriceName: 'DiskSpace', PriceTitle: '云硬盘空间', OriginalPrice: 1.15 };
    expect(toDetailedPrice({ OriginalPrice: 1.15, DetailPrices: [item] } as never)).toEqual({
      price: { ...NOTHING, OriginalPrice: '1.15' },
      items: [{ ...NOTHING, PriceName: 'DiskSpace', PriceTitle: '云硬盘空间', OriginalPrice: '1.15' }],
    });
  });

  it('has no items where Tencent gives none', () => {
    expect(toDetailedPrice({ DetailPrices: null } as never).items).toEqual([]);
  });
});
