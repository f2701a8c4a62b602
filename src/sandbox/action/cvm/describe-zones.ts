import { type ZoneRow, zonesOf } from '../../cloud/zone.js';
import { defineAction } from '../action.js';

export const zoneReply = ({ zone, name, id, available }: ZoneRow) => ({
  Zone: zone,
  ZoneName: name,
  ZoneId: id,
  ZoneState: available ? 'AVAILABLE' : 'UNAVAILABLE',
});

export const describeCvmZones = defineAction({
  name: 'DescribeZones',
  parameters: {},
  run({ region }) {
    const zones = zonesOf(region);
    return { TotalCount: zones.length, ZoneSet: zones.map(zoneReply) };
  },
});
