import { required, string, uint } from '../../parameter/spec.js';
import { regionOf } from '../../world/region.js';
import { zonesOf } from '../../world/zone.js';
import { defineAction } from '../action.js';
import { zoneRow } from '../cvm/describe-zones.js';
import { refuseUnknownProduct } from './product.js';

export const describeZones = defineAction({
  name: 'DescribeZones',
  parameters: { Product: required(string()), Scene: uint(1) },
  run({ region, params }) {
    refuseUnknownProduct(params.Product);
    const row = regionOf(region);
    const zones = row ? zonesOf(row) : [];
    return {
      TotalCount: zones.length,
      ZoneSet: zones.map((zone) => ({
        ...zoneRow(zone),
        ParentZone: null,
        ParentZoneId: null,
        ParentZoneName: null,
        ZoneType: null,
        MachineRoomTypeMC: null,
        ZoneIdMC: null,
      })),
    };
  },
});
