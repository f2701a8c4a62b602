import { isExpired, isPrepaid } from '../../cloud/disk-billing.js';
import { beginDiskChange } from '../../cloud/disk-change.js';
import type { Disk } from '../../cloud/disk.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, bool, type ParamsOf, required, string } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import { diskRefusal, distinct, existingDisk, refuseRecycled } from './disk-guards.js';
import { diskChargePrepaid, refuseWrongTerms, termsFrom } from './prepaid-terms.js';

const parameters = {
  DiskIds: required(arrayOf(string(), 100)),
  DiskChargePrepaid: diskChargePrepaid,
  DiskChargePostpaid: bool(),
};
type Params = ParamsOf<typeof parameters>;

export const modifyDisksChargeType = defineAction({
  name: 'ModifyDisksChargeType',
  ratePerSecond: 10,
  writes: true,
  parameters,
  run(call) {
    const { DiskIds, DiskChargePrepaid, DiskChargePostpaid } = call.params;
    if (!DiskChargePrepaid && !DiskChargePostpaid) throw missingParameter('DiskChargePrepaid');
    if (DiskChargePrepaid && DiskChargePostpaid) throw wrongValue('DiskChargePostpaid', true);
    if (DiskChargePrepaid) refuseWrongTerms(DiskChargePrepaid);
    const disks = distinct('DiskIds', DiskIds).map((id) => changeableDisk(call, id));
    for (const disk of disks) beginChange(call, disk);
    return {};
  },
});

function changeableDisk(call: Call<Params>, diskId: string): Disk {
  const disk = existingDisk(call, diskId);
  if (!disk.portable) throw diskRefusal('InvalidDisk.NotPortable', disk, 'is not portable');
  if (disk.change) throw diskRefusal('InvalidDisk.Busy', disk, 'is busy, please retry later');
  refuseRecycled(disk);
  if (isExpired(disk, call.nowMs)) throw diskRefusal('InvalidDisk.NotSupported', disk, 'has expired');
  if (isPrepaid(disk) === (call.params.DiskChargePrepaid !== undefined)) {
    throw diskRefusal('InvalidDisk.NotSupported', disk, `is ${disk.chargeType} already`);
  }
  return disk;
}

function beginChange(call: Call<Params>, disk: Disk): void {
  const { DiskChargePrepaid } = call.params;
  beginDiskChange(call, disk, {
    operation: 'CHANGE_CHARGE',
    finish: () => {
      disk.expires = true;
      if (DiskChargePrepaid) {
        // Only a postpaid disk can be deleted with its instance.
        Object.assign(disk, { chargeType: 'PREPAID', deleteWithInstance: false });
        Object.assign(disk, termsFrom(call.nowMs, DiskChargePrepaid));
      } else {
        Object.assign(disk, { chargeType: 'POSTPAID_BY_HOUR', deadlineAtMs: undefined, renewFlag: '' });
      }
    },
  });
}
