import { isExpired, isPrepaid } from '../../cloud/disk-billing.js';
import { diskTypeOf } from '../../cloud/disk-type.js';
import type { Disk } from '../../cloud/disk.js';
import {
  addCharges,
  type Charges,
  daysCharge,
  detailedPriceReply,
  hourlyCharge,
  ratesOf,
} from '../../cloud/price.js';
import { DAY_MS } from '../../cloud/time.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, required, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { diskRefusal, distinct } from './disk-guards.js';

/**
 * What a prepaid disk costs more until its deadline, and what a postpaid one costs an hour afterwards. As in the sample
 * the exact fields of amounts in advance are null.
 */
export const inquiryPriceResizeDisk = defineAction({
  name: 'InquiryPriceResizeDisk',
  parameters: {
    DiskSize: required(uint()),
    DiskId: string(),
    DiskIds: arrayOf(string(), 100),
    ProjectId: uint(),
  },
  run(call) {
    const { DiskSize, DiskId, DiskIds } = call.params;
    if (DiskId !== undefined && DiskIds) throw wrongValue('DiskIds', DiskIds);
    const ids = DiskId === undefined ? DiskIds : [DiskId];
    if (!ids) throw missingParameter('DiskIds');
    const disks = distinct('DiskIds', ids).map((id, i) => {
      const disk = call.account.visibleDisk(call.region, id);
      if (!disk) throw wrongValue(DiskId === undefined ? `DiskIds.${i}` : 'DiskId', id);
      return disk;
    });
    const charges: Charges = {};
    for (const disk of disks) {
      if (!disk.portable) throw diskRefusal('InvalidDisk.NotPortable', disk, 'is not portable');
      if (isExpired(disk, call.nowMs)) throw diskRefusal('InvalidDisk.Expire', disk, 'has expired');
      if (DiskSize <= disk.sizeGb || DiskSize > (diskTypeOf(disk.type)?.maxGb ?? 0))
        throw wrongValue('DiskSize', DiskSize);
      for (const [name, rate] of ratesOf({ ...disk, sizeGb: sizeToPay(disk, DiskSize) })) {
        if (name === 'DiskExtraPerformance' && isPrepaid(disk)) continue;
        const charge = isPrepaid(disk) ? daysCharge(rate, daysLeft(disk, call.nowMs)) : hourlyCharge(rate);
        charges[name] = addCharges(charges[name], charge);
      }
    }
    const high = disks.some(isPrepaid) ? 'null' : 'exact';
    return { DiskPrice: detailedPriceReply(charges, call.language === 'en-US' ? 'en' : 'zh', high) };
  },
});

/** The new part of a prepaid disk, all of a postpaid one. */
const sizeToPay = (disk: Disk, newGb: number): number => (isPrepaid(disk) ? newGb - disk.sizeGb : newGb);

const daysLeft = (disk: Disk, nowMs: number): number =>
  Math.ceil(((disk.deadlineAtMs ?? nowMs) - nowMs) / DAY_MS);
