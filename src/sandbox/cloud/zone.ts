import { englishZoneName } from './english-names.js';
import { regionOf } from './region.js';

export interface ZoneRow {
  zone: string;
  name: string;
  englishName: string;
  id: string;
  available: boolean;
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八'];

/** None for a region that does not exist. */
export function zonesOf(region: string): ZoneRow[] {
  const row = regionOf(region);
  if (!row) return [];
  return row.zones.map((n) => ({
    zone: `${region}-${n}`,
    name: `${row.city}${NUMERALS[n]}区`,
    englishName: englishZoneName(row, n),
    id: String(row.zoneIdBase + n),
    available: !row.soldOut.includes(n),
  }));
}

export const zoneIn = (region: string, zone: string): ZoneRow | undefined =>
  zonesOf(region).find((candidate) => candidate.zone === zone);
