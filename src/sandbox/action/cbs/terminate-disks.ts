import { wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, required, string, uint } from '../../parameter/spec.js';
import type { Disk } from '../../world/disk.js';
import { beginDiskChange } from '../../world/disk-change.js';
import { isExpired, isPrepaid, returnFailCode } from '../../world/disk-wire.js';
import { refusal } from '../../error/api-error.js';
import { type Call, defineAction } from '../action.js';
import { distinct, refuseDisk } from './disk-guards.js';

export const terminateDisks = defineAction({
  name: 'TerminateDisks',
  writes: true,
  parameters: {
    DiskIds: required(arrayOf(string(), 100)),
    DeleteSnapshot: uint(1),
  },
  run(call) {
    const disks = distinct('DiskIds', call.params.DiskIds).map((diskId, i) => terminable(call, diskId, i));
    for (const disk of disks) beginTerminate(call, disk);
    return {};
  },
});

/**
 * No "not found" code is documented for this action. Ours: an id that never was is InvalidParameterValue, one that
 * is gone ResourceUnavailable.RepeatRefund ("already returned"), which is in the documented set.
 */
function terminable(call: Call<unknown>, diskId: string, index: number): Disk {
  const disk = call.account.visibleDisk(call.region, diskId);
  if (!disk) {
    if (call.account.gone.get(diskId) === call.region) {
      throw refusal(
        'ResourceUnavailable.RepeatRefund',
        `DiskId: ${diskId}, Disk(${diskId}) has been returned`,
      );
    }
    throw wrongValue(`DiskIds.${index}`, diskId);
  }
  if (disk.change) throw refuseDisk('ResourceBusy', disk, 'is busy, please retry later');
  if (disk.state === 'TORECYCLE') return disk;
  if (!disk.portable) throw refuseDisk('ResourceUnavailable.NotSupported', disk, 'is not portable');
  if (disk.instanceIds.length > 0) throw refuseDisk('ResourceUnavailable.NotSupported', disk, 'is attached');
  if (isExpired(disk, call.nowMs)) throw refuseDisk('InvalidDisk.Expire', disk, 'has expired');
  if (isPrepaid(disk) && returnFailCode(disk, call.nowMs) !== 0) {
    throw refuseDisk('ResourceUnavailable.NotSupportRefund', disk, 'cannot be refunded');
  }
  return disk;
}

/** A prepaid disk goes to the recycle bin first; terminated from there, like any postpaid one, it is gone. */
function beginTerminate(call: Call<unknown>, disk: Disk): void {
  const recycles = isPrepaid(disk) && disk.state !== 'TORECYCLE';
  beginDiskChange(call, disk, {
    operation: 'TERMINATE',
    finish: () => {
      if (recycles) disk.state = 'TORECYCLE';
      else call.account.remove(disk);
    },
  });
}
