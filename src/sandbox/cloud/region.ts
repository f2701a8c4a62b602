export interface RegionRow {
  region: string;
  name: string;
  city: string;
  /** The ZoneId of zone n is this plus n, so `100003` is ap-guangzhou-3. */
  zoneIdBase: number;
  zones: readonly number[];
  soldOut: readonly number[];
}

const row = (
  region: string,
  name: string,
  city: string,
  zoneIdBase: number,
  zones: readonly number[],
  soldOut: readonly number[] = [],
): RegionRow => ({ region, name, city, zoneIdBase, zones, soldOut });

/**
 * The nineteen regions in the `distributed/inspect` example of the portal's document with the names in it, some of
 * which Tencent has changed since.
 */
export const LISTED_REGIONS: readonly RegionRow[] = [
  row('ap-bangkok', '亚太地区(曼谷)', '曼谷', 230000, [1, 2]),
  row('ap-beijing', '华北地区(北京)', '北京', 800000, [1, 3, 4, 5, 6, 7], [1]),
  row('ap-chengdu', '西南地区(成都)', '成都', 160000, [1, 2]),
  row('ap-chongqing', '西南地区(重庆)', '重庆', 190000, [1]),
  row('ap-guangzhou', '华南地区(广州)', '广州', 100000, [1, 2, 3, 4, 6, 7], [1, 2]),
  row('ap-hongkong', '港澳台地区(中国香港)', '香港', 300000, [1, 2, 3], [1]),
  row('ap-mumbai', '亚太地区(孟买)', '孟买', 210000, [1, 2]),
  row('ap-nanjing', '华东地区(南京)', '南京', 330000, [1, 2, 3]),
  row('ap-seoul', '亚太地区(首尔)', '首尔', 180000, [1, 2]),
  row('ap-shanghai', '华东地区(上海)', '上海', 200000, [2, 3, 4, 5, 8]),
  row('ap-shanghai-fsi', '华东地区(上海金融)', '上海金融', 700000, [1, 2, 3]),
  row('ap-shenzhen-fsi', '华南地区(深圳金融)', '深圳金融', 110000, [1, 2, 3]),
  row('ap-singapore', '东南亚地区(新加坡)', '新加坡', 900000, [1, 2, 3, 4]),
  row('ap-tokyo', '亚太地区(东京)', '东京', 250000, [1, 2]),
  row('eu-frankfurt', '欧洲地区(法兰克福)', '法兰克福', 170000, [1, 2]),
  row('eu-moscow', '欧洲地区(莫斯科)', '莫斯科', 240000, [1]),
  row('na-ashburn', '美国东部(弗吉尼亚)', '弗吉尼亚', 220000, [1, 2]),
  row('na-siliconvalley', '美国西部(硅谷)', '硅谷', 150000, [1, 2]),
  row('na-toronto', '北美地区(多伦多)', '多伦多', 400000, [1]),
];

/** It answers calls, but DescribeRegions does not list it. */
const UNLISTED_REGION = row('ap-beijing-fsi', '华北地区(北京金融)', '北京金融', 460000, [1]);

/** Every region that answers calls. */
export const ALL_REGIONS: readonly RegionRow[] = [...LISTED_REGIONS, UNLISTED_REGION];

const byName = new Map(ALL_REGIONS.map((each) => [each.region, each]));

export const regionOf = (region: string): RegionRow | undefined => byName.get(region);

/** Only its own host name serves a finance region. */
export const isFinanceRegion = (region: string): boolean => region.endsWith('-fsi');
