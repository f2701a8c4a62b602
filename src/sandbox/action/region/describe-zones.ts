import { zonesOf } from '../../cloud/zone.js';
import { required, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { zoneReply } from '../cvm/describe-zones.js';
import { refuseUnknownProduct } from './product.js';

export const describeZones = defineAction({
  name: 'DescribeZones',
  parameters: { Product: required(string()), Scene: uint(1) },
  run({ region, params, language }) {
    refuseUnknownProduct(params.Product);
    const zones = zonesOf(region);
    return {
      TotalCount: zones.length,
      ZoneSet: zones.map((zone) => ({
        ...zoneReply(zone, language),
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
