/** Exact amounts are whole numbers of 0.00000001 yuan, so that no sum and no discount is ever rounded. */
export const UNITS_PER_YUAN = 100_000_000n;

/** What something costs for an hour and for a month, in units. */
export interface Rate {
  hour: bigint;
  month: bigint;
}

/** From a table written in yuan with at most eight places. */
function rate(hour: string, month: string): Rate {
  return { hour: unitsIn(hour), month: unitsIn(month) };
}

function unitsIn(yuan: string): bigint {
  const [whole = '0', places = ''] = yuan.split('.');
  return BigInt(whole) * UNITS_PER_YUAN + BigInt(places.padEnd(8, '0'));
}

/**
 * The price list of this sandbox, for one GiB. It gives the amounts of the official samples: CLOUD_PREMIUM of 100 GiB
 * 0.042 an hour, CLOUD_TSSD of 500 GiB with 100 MiB/s 800 a month. The other rows are made up.
 */
export const PRICE_OF_GIB: Readonly<Record<string, Rate>> = {
  CLOUD_BASIC: rate('0.00036', '0.3'),
  CLOUD_PREMIUM: rate('0.00042', '0.35'),
  CLOUD_BSSD: rate('0.0006', '0.5'),
  CLOUD_SSD: rate('0.0012', '1'),
  CLOUD_HSSD: rate('0.00132', '1.1'),
  CLOUD_TSSD: rate('0.00145', '1.2'),
};

/** Of one MiB/s of extra throughput. */
export const PRICE_OF_THROUGHPUT = rate('0.0028', '2');
/** Of one backup point, for each GiB of its disk. */
export const PRICE_OF_BACKUP_POINT = rate('0.00005', '0.04');

/** Percent of the full price that is paid for so many months; made up. */
export const discountPercent = (months: number): bigint => (months >= 36 ? 50n : months >= 12 ? 83n : 100n);
