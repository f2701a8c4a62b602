import { type RegionRow, regionOf } from './region.js';

export interface ZoneRow {
  zone: string;
  name: string;
  id: string;
  available: boolean;
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八'];

export function zonesOf(row: RegionRow): ZoneRow[] {
  return row.zones.map((n) => ({
    zone: `${row.region}-${n}`,
    name: `${row.city}${NUMERALS[n]}区`,
    id: String(row.zoneIdBase + n),
    available: !row.soldOut?.includes(n),
  }));
}

export function zoneIn(region: string, zone: string): ZoneRow | undefined {
  const row = regionOf(region);
  return row && zonesOf(row).find((candidate) => candidate.zone === zone);
}
