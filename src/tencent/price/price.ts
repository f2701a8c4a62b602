import type { PrepayPrice as VendorPrepayPrice, Price as VendorPrice } from '../client/sdk/sdk.js';
import type { Site } from '../../credential/dto/site.js';

/** Amounts are exact texts, never floats; what does not apply is null. */
export interface Price {
  OriginalPrice: string | null;
  DiscountPrice: string | null;
  UnitPrice: string | null;
  UnitPriceDiscount: string | null;
  ChargeUnit: string | null;
}

export interface PriceItem extends Price {
  PriceName: string;
  PriceTitle: string;
}

export interface DetailedPrice {
  price: Price;
  items: PriceItem[];
}

/** The site in China sells in yuan, the international one in US dollars. */
export const currencyOf = ({ site }: { site: Site }): 'CNY' | 'USD' =>
  site === 'international' ? 'USD' : 'CNY';

export const toPrice = (vendor: VendorPrice): Price => ({
  OriginalPrice: amountOf(vendor.OriginalPriceHigh, vendor.OriginalPrice),
  DiscountPrice: amountOf(vendor.DiscountPriceHigh, vendor.DiscountPrice),
  UnitPrice: amountOf(vendor.UnitPriceHigh, vendor.UnitPrice),
  UnitPriceDiscount: amountOf(vendor.UnitPriceDiscountHigh, vendor.UnitPriceDiscount),
  ChargeUnit: unitOf(vendor.ChargeUnit),
});

export const toDetailedPrice = (vendor: VendorPrepayPrice): DetailedPrice => ({
  price: toPrice(vendor),
  items: (vendor.DetailPrices ?? []).map((item) => ({
    PriceName: item.PriceName ?? '',
    PriceTitle: item.PriceTitle ?? '',
    ...toPrice(item),
  })),
});

/** Whether there is an amount at all. */
export const hasAmount = (price: Price): boolean =>
  [price.OriginalPrice, price.DiscountPrice, price.UnitPrice, price.UnitPriceDiscount].some(
    (amount) => amount !== null,
  );

/** Tencent rounds the number to 0.01 and gives the exact amount beside it, where it does not leave it null. */
function amountOf(exact: string | null | undefined, rounded: number | null | undefined): string | null {
  if (exact) return exact;
  return rounded === null || rounded === undefined ? null : digitsOf(rounded);
}

/** DescribeDiskConfigQuota writes `H` in the official sample (2026-08), the price actions `HOUR`. */
const unitOf = (unit: string | null | undefined): string | null => (unit === 'H' ? 'HOUR' : unit || null);

/** The shortest decimal text of a number, without an exponent. */
function digitsOf(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', places = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + places;
  const point = whole.length + Number(exponent);
  return sign + (point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : digits.padEnd(point, '0'));
}
