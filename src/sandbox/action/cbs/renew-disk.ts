import { isPrepaid } from '../../cloud/disk-billing.js';
import { beginDiskChange } from '../../cloud/disk-change.js';
import { required, string } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { diskRefusal, existingDisk } from './disk-guards.js';
import { diskChargePrepaid, refuseWrongTerms, termsFrom } from './prepaid-terms.js';

/** Buys another period on every call, and brings a disk back from the recycle bin. */
export const renewDisk = defineAction({
  name: 'RenewDisk',
  writes: true,
  parameters: { DiskId: required(string()), DiskChargePrepaid: required(diskChargePrepaid) },
  run(call) {
    const { DiskId, DiskChargePrepaid } = call.params;
    refuseWrongTerms(DiskChargePrepaid);
    const disk = existingDisk(call, DiskId);
    if (!isPrepaid(disk)) throw diskRefusal('InvalidDisk.NotSupported', disk, 'is not prepaid');
    if (!disk.portable) throw diskRefusal('InvalidDisk.NotPortable', disk, 'is not portable');
    if (disk.change) throw diskRefusal('InvalidDisk.Busy', disk, 'is busy, please retry later');
    // An expired disk too, and one in the recycle bin: what is bought begins at the later of the two moments.
    const startMs = Math.max(disk.deadlineAtMs ?? 0, call.nowMs);
    const { deadlineAtMs, renewFlag } = termsFrom(startMs, DiskChargePrepaid);
    beginDiskChange(call, disk, {
      operation: 'RENEW',
      finish: () => {
        disk.deadlineAtMs = deadlineAtMs;
        if (DiskChargePrepaid.RenewFlag !== undefined) disk.renewFlag = renewFlag;
        disk.expires = true;
        if (disk.state !== 'TORECYCLE') return;
        disk.state = 'UNATTACHED';
        disk.recycledAtMs = undefined;
      },
    });
    return {};
  },
});
