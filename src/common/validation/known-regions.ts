import { distance } from 'fastest-levenshtein';

/**
 * Regions of Tencent Cloud, so that a slip of the hand is seen before anything is sent; seen in DescribeRegions, in zone
 * lists and in clients of Tencent's. Another region is sent to Tencent unless it is a near miss of one of these.
 */
const KNOWN_REGIONS = [
  'ap-bangkok',
  'ap-beijing',
  'ap-beijing-fsi',
  'ap-changsha-ec',
  'ap-chengdu',
  'ap-chongqing',
  'ap-fuzhou-ec',
  'ap-guangzhou',
  'ap-guangzhou-open',
  'ap-guiyang',
  'ap-hangzhou-ec',
  'ap-hefei-ec',
  'ap-hongkong',
  'ap-jakarta',
  'ap-jinan-ec',
  'ap-mumbai',
  'ap-nanjing',
  'ap-osaka',
  'ap-qingyuan',
  'ap-seoul',
  'ap-shanghai',
  'ap-shanghai-adc',
  'ap-shanghai-fsi',
  'ap-shenyang-ec',
  'ap-shenzhen',
  'ap-shenzhen-fsi',
  'ap-shijiazhuang-ec',
  'ap-singapore',
  'ap-taipei',
  'ap-tokyo',
  'ap-wuhan-ec',
  'ap-xian-ec',
  'ap-zhengzhou-ec',
  'ap-zhongwei',
  'eu-frankfurt',
  'eu-moscow',
  'me-saudi-arabia',
  'na-ashburn',
  'na-siliconvalley',
  'na-toronto',
  'sa-saopaulo',
];

/** Places with so long a name are told apart with two edits of one letter; others only with one, or with two letters swapped. */
const LONG_NAME = 8;

/** The known region that was probably meant: in the same part of the world, with a place of nearly the same name. */
export function regionMeant(region: string): string | undefined {
  if (KNOWN_REGIONS.includes(region) || region.length > 32) return undefined;
  const lower = region.toLowerCase();
  const near = KNOWN_REGIONS.map((known) => ({ known, edits: distance(lower, known) }))
    .filter(({ known, edits }) => edits <= 2 && isSlip(lower, known, edits))
    .toSorted((a, b) => a.edits - b.edits);
  const [first, second] = near;
  return first && first.edits !== second?.edits ? first.known : undefined;
}

function isSlip(region: string, known: string, edits: number): boolean {
  const part = known.slice(0, known.indexOf('-') + 1);
  if (edits < 2 || !region.startsWith(part)) return edits < 2;
  const isLong = Math.min(region.length, known.length) - part.length >= LONG_NAME;
  return isLong || [...region].sort().join('') === [...known].sort().join('');
}
