import type { RegionRow } from './region.js';

/** As the API reference and the tool of the international site show them; `ap-beijing-fsi` is named after its siblings. */
const REGION_NAMES: Readonly<Record<string, string>> = {
  'ap-bangkok': 'Asia Pacific (Bangkok)',
  'ap-beijing': 'North China (Beijing)',
  'ap-beijing-fsi': 'North China (Beijing Finance)',
  'ap-chengdu': 'Southwest China (Chengdu)',
  'ap-chongqing': 'Southwest China (Chongqing)',
  'ap-guangzhou': 'South China (Guangzhou)',
  'ap-hongkong': 'Hong Kong, Macao, and Taiwan (Hong Kong, China)',
  'ap-mumbai': 'Asia Pacific (Mumbai)',
  'ap-nanjing': 'East China (Nanjing)',
  'ap-seoul': 'Asia Pacific (Seoul)',
  'ap-shanghai': 'East China (Shanghai)',
  'ap-shanghai-fsi': 'East China (Shanghai Finance)',
  'ap-shenzhen-fsi': 'South China (Shenzhen Finance)',
  'ap-singapore': 'Southeast Asia (Singapore)',
  'ap-tokyo': 'Asia Pacific (Tokyo)',
  'eu-frankfurt': 'Europe (Frankfurt)',
  'eu-moscow': 'Europe (Moscow)',
  'na-ashburn': 'Eastern US (Virginia)',
  'na-siliconvalley': 'Western US (Silicon Valley)',
  'na-toronto': 'North America (Toronto)',
};

/** The Chinese name for a region that is missing here. */
export const englishRegionName = ({ region, name }: RegionRow): string => REGION_NAMES[region] ?? name;

/** `Guangzhou Zone 3`: the city is what the name of the region has in parentheses. */
export function englishZoneName(row: RegionRow, number: number): string {
  const city = /\(([^,)]+)/.exec(englishRegionName(row))?.[1] ?? row.city;
  return `${city} Zone ${number}`;
}
