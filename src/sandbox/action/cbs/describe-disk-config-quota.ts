import { DISK_TYPES } from '../../cloud/disk-type.js';
import { hourlyCharge, monthsCharge, priceReply, ratesOf } from '../../cloud/price.js';
import { zonesOf } from '../../cloud/zone.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, required, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';

/**
 * Answers from the tables that CreateDisks checks. What the price of a row is for is not published: here it is that of the
 * smallest size, for an hour or a month, with the unit `H` of the official sample.
 */
export const describeDiskConfigQuota = defineAction({
  name: 'DescribeDiskConfigQuota',
  parameters: {
    InquiryType: required(string({ oneOf: ['INQUIRY_CBS_CONFIG', 'INQUIRY_CVM_CONFIG'] })),
    DiskChargeType: string({ oneOf: ['PREPAID', 'POSTPAID_BY_HOUR'] }),
    InstanceFamilies: arrayOf(string()),
    DiskTypes: arrayOf(string()),
    Zones: arrayOf(string()),
    Memory: uint(),
    DiskUsage: string({ oneOf: ['DATA_DISK', 'SYSTEM_DISK'] }),
    CPU: uint(),
    DedicatedClusterId: string(),
  },
  run({ region, params }) {
    const known = zonesOf(region);
    const unknown =
      params.Zones?.findIndex((zone) => !known.some((candidate) => candidate.zone === zone)) ?? -1;
    if (unknown >= 0) throw wrongValue(`Zones.${unknown}`, params.Zones?.[unknown]);
    const chargeTypes = params.DiskChargeType ? [params.DiskChargeType] : ['PREPAID', 'POSTPAID_BY_HOUR'];
    const usages = params.DiskUsage ? [params.DiskUsage] : ['DATA_DISK', 'SYSTEM_DISK'];
    const types = Object.entries(DISK_TYPES).filter(([type]) => params.DiskTypes?.includes(type) ?? true);
    const zones = known.filter(({ zone }) => params.Zones?.includes(zone) ?? true);
    return {
      DiskConfigSet: zones.flatMap(({ zone, available }) =>
        types.flatMap(([type, { minGb, maxGb, soldAlone, extraPerformance }]) =>
          chargeTypes.flatMap((chargeType) =>
            usages.map((usage) => ({
              Available: available && soldAlone,
              DiskChargeType: chargeType,
              Zone: zone,
              InstanceFamily: null,
              DiskType: type,
              StepSize: 1,
              ExtraPerformanceRange: extraPerformance ? [0, 650] : null,
              DeviceClass: null,
              DiskUsage: usage,
              MinDiskSize: minGb,
              MaxDiskSize: maxGb,
              Price: priceOf(type, minGb, chargeType),
            })),
          ),
        ),
      ),
    };
  },
});

function priceOf(type: string, sizeGb: number, chargeType: string): object | null {
  const [space] = ratesOf({ type, sizeGb, throughputPerformance: 0, backupQuota: 0 });
  if (!space) return null;
  if (chargeType === 'PREPAID') return priceReply(monthsCharge(space[1], 1));
  return { ...priceReply(hourlyCharge(space[1])), ChargeUnit: 'H' };
}
