import { isPrepaid } from '../../cloud/disk-billing.js';
import type { Disk } from '../../cloud/disk.js';
import {
  addCharges,
  type Charge,
  type Charges,
  daysCharge,
  detailedPriceReply,
  monthsCharge,
  ratesOf,
} from '../../cloud/price.js';
import type { Rate } from '../../cloud/price-list.js';
import { addMonths, DAY_MS, fromBeijingTime } from '../../cloud/time.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, required, string, uint } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import { diskRefusal, distinct, existingDisk } from './disk-guards.js';
import { type DiskChargePrepaid, diskChargePrepaid, refuseWrongTerms } from './prepaid-terms.js';

/** Of all disks together. */
export const inquiryPriceRenewDisks = defineAction({
  name: 'InquiryPriceRenewDisks',
  parameters: {
    DiskIds: required(arrayOf(string(), 100)),
    DiskChargePrepaids: arrayOf(diskChargePrepaid, 100),
    NewDeadline: string(),
    ProjectId: uint(),
  },
  run(call) {
    const { DiskIds, DiskChargePrepaids, NewDeadline } = call.params;
    if (DiskChargePrepaids && NewDeadline !== undefined) throw wrongValue('NewDeadline', NewDeadline);
    if (!DiskChargePrepaids && NewDeadline === undefined) throw missingParameter('DiskChargePrepaids');
    if (DiskChargePrepaids && DiskChargePrepaids.length !== DiskIds.length)
      throw wrongValue('DiskChargePrepaids', DiskChargePrepaids);
    DiskChargePrepaids?.forEach((prepaid, i) => refuseWrongTerms(prepaid, `DiskChargePrepaids.${i}`));
    const charges: Charges = {};
    distinct('DiskIds', DiskIds).forEach((id, i) => {
      const disk = renewable(call, id);
      const charge = chargeUntil(disk, DiskChargePrepaids?.[i], NewDeadline);
      for (const [name, rate] of ratesOf(disk)) charges[name] = addCharges(charges[name], charge(rate));
    });
    return { DiskPrice: detailedPriceReply(charges, call.language === 'en-US' ? 'en' : 'zh', 'exact') };
  },
});

function renewable(call: Call<unknown>, diskId: string): Disk {
  const disk = existingDisk(call, diskId);
  if (!disk.portable) throw diskRefusal('InvalidDisk.NotPortable', disk, 'is not portable');
  if (!isPrepaid(disk)) throw diskRefusal('InvalidDisk.NotSupported', disk, 'is not prepaid');
  return disk;
}

/** Months, or the days until another deadline: one that is named, or that of the instance after its own renewal. */
function chargeUntil(
  disk: Disk,
  prepaid: DiskChargePrepaid | undefined,
  newDeadline: string | undefined,
): (rate: Rate) => Charge {
  const aligned = prepaid?.CurInstanceDeadline;
  if (prepaid && aligned === undefined) return (rate) => monthsCharge(rate, prepaid.Period);
  const name = aligned === undefined ? 'NewDeadline' : 'DiskChargePrepaids.CurInstanceDeadline';
  const given = aligned ?? newDeadline ?? '';
  const untilMs = fromBeijingTime(given);
  if (untilMs === undefined) throw wrongValue(name, given);
  const deadlineMs = aligned === undefined ? untilMs : addMonths(untilMs, prepaid?.Period ?? 0);
  const days = Math.ceil((deadlineMs - (disk.deadlineAtMs ?? deadlineMs)) / DAY_MS);
  if (days <= 0) throw wrongValue(name, given);
  return (rate) => daysCharge(rate, days);
}
