import { type ZoneRow, zonesOf } from '../../cloud/zone.js';
import type { Language } from '../../error/api-error.js';
import { defineAction } from '../action.js';

export const zoneReply = ({ zone, name, englishName, id, available }: ZoneRow, language: Language) => ({
  Zone: zone,
  ZoneName: language === 'en-US' ? englishName : name,
  ZoneId: id,
  ZoneState: available ? 'AVAILABLE' : 'UNAVAILABLE',
});

export const describeCvmZones = defineAction({
  name: 'DescribeZones',
  parameters: {},
  run({ region, language }) {
    const zones = zonesOf(region);
    return { TotalCount: zones.length, ZoneSet: zones.map((zone) => zoneReply(zone, language)) };
  },
});
