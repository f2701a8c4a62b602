import {
  discountPercent,
  PRICE_OF_BACKUP_POINT,
  PRICE_OF_GIB,
  PRICE_OF_THROUGHPUT,
  type Rate,
  UNITS_PER_YUAN,
} from './price-list.js';

/** What is charged for: the `PriceName` of the samples, with their titles. */
const TITLES = {
  DiskSpace: { zh: '云硬盘空间', en: 'Disk space' },
  DiskExtraPerformance: { zh: '云硬盘性能包', en: 'Extra performance of the disk' },
  DiskBackupQuota: { zh: '云硬盘备份点配额', en: 'Backup points of the disk' },
} as const;
type ItemName = keyof typeof TITLES;

export interface PricedDisk {
  type: string;
  sizeGb: number;
  throughputPerformance: number;
  backupQuota: number;
}

/** An amount to be paid in advance, or an amount an hour. Undefined: this half does not apply. */
export interface Charge {
  prepaid?: { original: bigint; discounted: bigint } | undefined;
  hourly?: bigint | undefined;
}

export type Charges = Partial<Record<ItemName, Charge>>;

const times = ({ hour, month }: Rate, count: number): Rate => ({
  hour: hour * BigInt(count),
  month: month * BigInt(count),
});

/** The rates of all that the disk has. Of a type without a price nothing. */
export function ratesOf({
  type,
  sizeGb,
  throughputPerformance,
  backupQuota,
}: PricedDisk): [ItemName, Rate][] {
  const gib = Object.hasOwn(PRICE_OF_GIB, type) ? PRICE_OF_GIB[type] : undefined;
  if (!gib) return [];
  const rates: [ItemName, Rate][] = [['DiskSpace', times(gib, sizeGb)]];
  if (throughputPerformance > 0)
    rates.push(['DiskExtraPerformance', times(PRICE_OF_THROUGHPUT, throughputPerformance)]);
  if (backupQuota > 0) rates.push(['DiskBackupQuota', times(PRICE_OF_BACKUP_POINT, backupQuota * sizeGb)]);
  return rates;
}

export const hourlyCharge = ({ hour }: Rate, count = 1): Charge => ({ hourly: hour * BigInt(count) });

export function monthsCharge({ month }: Rate, months: number, count = 1): Charge {
  const original = month * BigInt(months) * BigInt(count);
  return { prepaid: { original, discounted: (original * discountPercent(months)) / 100n } };
}

/** A part of a month costs days ÷ (365 / 12) of it, rounded to 0.01 yuan. */
export function daysCharge({ month }: Rate, days: number): Charge {
  const amount = rounded((month * BigInt(days) * 12n) / 365n);
  return { prepaid: { original: amount, discounted: amount } };
}

export function addCharges(sum: Charge = {}, charge: Charge): Charge {
  const { prepaid = { original: 0n, discounted: 0n } } = sum;
  const hourly = charge.hourly === undefined ? sum.hourly : (sum.hourly ?? 0n) + charge.hourly;
  if (!charge.prepaid) return { ...sum, hourly };
  const original = prepaid.original + charge.prepaid.original;
  return { prepaid: { original, discounted: prepaid.discounted + charge.prepaid.discounted }, hourly };
}

const CENT = UNITS_PER_YUAN / 100n;
const rounded = (units: bigint): bigint => ((units + CENT / 2n) / CENT) * CENT;

/** `0.042`, without zeros at the end. */
export function exactText(units: bigint): string {
  const places = String(units % UNITS_PER_YUAN)
    .padStart(8, '0')
    .replace(/0+$/, '');
  return `${units / UNITS_PER_YUAN}${places === '' ? '' : `.${places}`}`;
}

/** Rounded to 0.01 yuan, as the plain fields are in the samples. */
const shortNumber = (units: bigint): number => Number(exactText(rounded(units)));

/** How the exact fields are answered: null in the samples for an amount that is rounded anyway. */
export type HighPrecision = 'exact' | 'null';

/** The nine fields of a price. The half that does not apply is null. */
export function priceReply({ prepaid, hourly }: Charge, high: HighPrecision = 'exact'): object {
  const short = (units: bigint | undefined) => (units === undefined ? null : shortNumber(units));
  const exact = (units: bigint | undefined) =>
    units === undefined || high === 'null' ? null : exactText(units);
  return {
    OriginalPrice: short(prepaid?.original),
    OriginalPriceHigh: exact(prepaid?.original),
    DiscountPrice: short(prepaid?.discounted),
    DiscountPriceHigh: exact(prepaid?.discounted),
    UnitPrice: short(hourly),
    UnitPriceHigh: exact(hourly),
    UnitPriceDiscount: short(hourly),
    UnitPriceDiscountHigh: exact(hourly),
    ChargeUnit: hourly === undefined ? null : 'HOUR',
  };
}

/** The price of several items, with each of them. */
export function detailedPriceReply(charges: Charges, language: 'zh' | 'en', high: HighPrecision): object {
  const items = Object.entries(charges) as [ItemName, Charge][];
  const total = items.reduce<Charge>((sum, [, charge]) => addCharges(sum, charge), {});
  return {
    ...priceReply(total, high),
    DetailPrices: items.map(([PriceName, charge]) => ({
      PriceName,
      PriceTitle: TITLES[PriceName][language],
      ...priceReply(charge, high),
    })),
  };
}
