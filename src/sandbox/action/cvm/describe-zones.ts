import { regionOf } from '../../world/region.js';
import { type ZoneRow, zonesOf } from '../../world/zone.js';
import { defineAction } from '../action.js';

export const zoneRow = (zone: ZoneRow) => ({
  Zone: zone.zone,
  ZoneName: zone.name,
  ZoneId: zone.id,
  ZoneState: zone.available ? 'AVAILABLE' : 'UNAVAILABLE',
});

export const describeCvmZones = defineAction({
  name: 'DescribeZones',
  parameters: {},
  run({ region }) {
    const row = regionOf(region);
    const zones = row ? zonesOf(row) : [];
    return { TotalCount: zones.length, ZoneSet: zones.map(zoneRow) };
  },
});
