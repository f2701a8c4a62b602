import { diskTypeOf, EXTRA_PERFORMANCE_FROM_GB } from '../../cloud/disk-type.js';
import {
  addCharges,
  type Charge,
  hourlyCharge,
  monthsCharge,
  priceReply,
  ratesOf,
} from '../../cloud/price.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { required, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { diskChargePrepaid, refuseWrongTerms } from './prepaid-terms.js';

/** Of all disks together. There is no zone: a price is that of the region. */
export const inquiryPriceCreateDisks = defineAction({
  name: 'InquiryPriceCreateDisks',
  parameters: {
    DiskChargeType: required(string({ oneOf: ['PREPAID', 'POSTPAID_BY_HOUR'] })),
    DiskType: required(string()),
    DiskSize: required(uint()),
    ProjectId: uint(),
    DiskCount: uint(100),
    ThroughputPerformance: uint(),
    DiskChargePrepaid: diskChargePrepaid,
    DiskBackupQuota: uint(),
  },
  run({ params }) {
    const { DiskType, DiskSize, DiskCount = 1, ThroughputPerformance = 0, DiskBackupQuota = 0 } = params;
    const type = diskTypeOf(DiskType);
    if (!type) throw wrongValue('DiskType', DiskType);
    if (DiskSize < type.minGb || DiskSize > type.maxGb) throw wrongValue('DiskSize', DiskSize);
    if (DiskCount === 0) throw wrongValue('DiskCount', DiskCount);
    if (ThroughputPerformance > 0 && !(type.extraPerformance && DiskSize >= EXTRA_PERFORMANCE_FROM_GB)) {
      throw wrongValue('ThroughputPerformance', ThroughputPerformance);
    }
    const months = params.DiskChargeType === 'PREPAID' ? monthsIn(params.DiskChargePrepaid) : undefined;
    const rates = ratesOf({
      type: DiskType,
      sizeGb: DiskSize,
      throughputPerformance: ThroughputPerformance,
      backupQuota: DiskBackupQuota,
    });
    const total = rates.reduce<Charge>((sum, [, rate]) => {
      const charge =
        months === undefined ? hourlyCharge(rate, DiskCount) : monthsCharge(rate, months, DiskCount);
      return addCharges(sum, charge);
    }, {});
    return { DiskPrice: priceReply(total) };
  },
});

function monthsIn(prepaid: { Period: number } | undefined): number {
  if (!prepaid) throw missingParameter('DiskChargePrepaid');
  refuseWrongTerms(prepaid);
  return prepaid.Period;
}
