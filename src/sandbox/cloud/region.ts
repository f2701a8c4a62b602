export interface RegionRow {
  region: string;
  name: string;
  city: string;
  /** The ZoneId of zone n is this plus n, so `100003` is ap-guangzhou-3. */
  zoneIdBase: number;
  zones: readonly number[];
  soldOut?: readonly number[];
  /** The region answers calls, but DescribeRegions does not list it. */
  unlisted?: true;
}

/**
 * The nineteen regions in the `distributed/inspect` example of the portal's document with the names in it, some of
 * which Tencent has changed since, and ap-beijing-fsi, which is not listed.
 */
const REGIONS: readonly RegionRow[] = [
  { region: 'ap-bangkok', name: '亚太地区(曼谷)', city: '曼谷', zoneIdBase: 230000, zones: [1, 2] },
  {
    region: 'ap-beijing',
    name: '华北地区(北京)',
    city: '北京',
    zoneIdBase: 800000,
    zones: [1, 3, 4, 5, 6, 7],
    soldOut: [1],
  },
  { region: 'ap-chengdu', name: '西南地区(成都)', city: '成都', zoneIdBase: 160000, zones: [1, 2] },
  { region: 'ap-chongqing', name: '西南地区(重庆)', city: '重庆', zoneIdBase: 190000, zones: [1] },
  {
    region: 'ap-guangzhou',
    name: '华南地区(广州)',
    city: '广州',
    zoneIdBase: 100000,
    zones: [1, 2, 3, 4, 6, 7],
    soldOut: [1, 2],
  },
  {
    region: 'ap-hongkong',
    name: '港澳台地区(中国香港)',
    city: '香港',
    zoneIdBase: 300000,
    zones: [1, 2, 3],
    soldOut: [1],
  },
  { region: 'ap-mumbai', name: '亚太地区(孟买)', city: '孟买', zoneIdBase: 210000, zones: [1, 2] },
  { region: 'ap-nanjing', name: '华东地区(南京)', city: '南京', zoneIdBase: 330000, zones: [1, 2, 3] },
  { region: 'ap-seoul', name: '亚太地区(首尔)', city: '首尔', zoneIdBase: 180000, zones: [1, 2] },
  { region: 'ap-shanghai', name: '华东地区(上海)', city: '上海', zoneIdBase: 200000, zones: [2, 3, 4, 5, 8] },
  {
    region: 'ap-shanghai-fsi',
    name: '华东地区(上海金融)',
    city: '上海金融',
    zoneIdBase: 700000,
    zones: [1, 2, 3],
  },
  {
    region: 'ap-shenzhen-fsi',
    name: '华南地区(深圳金融)',
    city: '深圳金融',
    zoneIdBase: 110000,
    zones: [1, 2, 3],
  },
  {
    region: 'ap-singapore',
    name: '东南亚地区(新加坡)',
    city: '新加坡',
    zoneIdBase: 900000,
    zones: [1, 2, 3, 4],
  },
  { region: 'ap-tokyo', name: '亚太地区(东京)', city: '东京', zoneIdBase: 250000, zones: [1, 2] },
  {
    region: 'eu-frankfurt',
    name: '欧洲地区(法兰克福)',
    city: '法兰克福',
    zoneIdBase: 170000,
    zones: [1, 2],
  },
  { region: 'eu-moscow', name: '欧洲地区(莫斯科)', city: '莫斯科', zoneIdBase: 240000, zones: [1] },
  { region: 'na-ashburn', name: '美国东部(弗吉尼亚)', city: '弗吉尼亚', zoneIdBase: 220000, zones: [1, 2] },
  { region: 'na-siliconvalley', name: '美国西部(硅谷)', city: '硅谷', zoneIdBase: 150000, zones: [1, 2] },
  { region: 'na-toronto', name: '北美地区(多伦多)', city: '多伦多', zoneIdBase: 400000, zones: [1] },
  {
    region: 'ap-beijing-fsi',
    name: '华北地区(北京金融)',
    city: '北京金融',
    zoneIdBase: 460000,
    zones: [1],
    unlisted: true,
  },
];

export const LISTED_REGIONS = REGIONS.filter(({ unlisted }) => !unlisted);

const byName = new Map(REGIONS.map((row) => [row.region, row]));

export const regionOf = (region: string): RegionRow | undefined => byName.get(region);

/** Only its own host name serves a finance region. */
export const isFinanceRegion = (region: string): boolean => region.endsWith('-fsi');
