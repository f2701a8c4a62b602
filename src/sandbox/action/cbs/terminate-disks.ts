import { isExpired, isPrepaid, recycle, returnFailCode } from '../../cloud/disk-billing.js';
import { beginDiskChange } from '../../cloud/disk-change.js';
import type { Disk } from '../../cloud/disk.js';
import { refusal } from '../../error/api-error.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, required, string, uint } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import { diskRefusal, distinct } from './disk-guards.js';

export const terminateDisks = defineAction({
  name: 'TerminateDisks',
  writes: true,
  parameters: {
    DiskIds: required(arrayOf(string(), 100)),
    DeleteSnapshot: uint(1),
  },
  run(call) {
    const disks = distinct('DiskIds', call.params.DiskIds).map((diskId, i) =>
      terminableDisk(call, diskId, i),
    );
    for (const disk of disks) beginTerminate(call, disk);
    return {};
  },
});

/**
 * This action documents no "not found" code. Here an unknown id is InvalidParameterValue, and the id of a deleted
 * disk is ResourceUnavailable.RepeatRefund ("already returned"), which is documented.
 */
function terminableDisk(call: Call<unknown>, diskId: string, index: number): Disk {
  const disk = call.account.visibleDisk(call.region, diskId);
  if (!disk) {
    if (call.account.deletedDisks.get(diskId)?.region === call.region) {
      throw refusal(
        'ResourceUnavailable.RepeatRefund',
        `DiskId: ${diskId}, Disk(${diskId}) has been returned`,
      );
    }
    throw wrongValue(`DiskIds.${index}`, diskId);
  }
  if (disk.change || call.account.hasSnapshotUnderWay(diskId)) {
    throw diskRefusal('ResourceBusy', disk, 'is busy, please retry later');
  }
  if (disk.state === 'TORECYCLE') return disk;
  if (!disk.portable) throw diskRefusal('ResourceUnavailable.NotSupported', disk, 'is not portable');
  if (disk.instanceIds.length > 0) throw diskRefusal('ResourceUnavailable.NotSupported', disk, 'is attached');
  if (isExpired(disk, call.nowMs)) throw diskRefusal('InvalidDisk.Expire', disk, 'has expired');
  if (isPrepaid(disk) && returnFailCode(disk, call.nowMs) !== 0) {
    throw diskRefusal('ResourceUnavailable.NotSupportRefund', disk, 'cannot be refunded');
  }
  return disk;
}

/** A prepaid disk goes to the recycle bin, and is deleted when it is terminated there. A postpaid disk is deleted. */
function beginTerminate(call: Call<{ DeleteSnapshot?: number }>, disk: Disk): void {
  const recycles = isPrepaid(disk) && disk.state !== 'TORECYCLE';
  beginDiskChange(call, disk, {
    operation: 'TERMINATE',
    finish: () => {
      if (call.params.DeleteSnapshot !== undefined) disk.deleteSnapshot = call.params.DeleteSnapshot;
      if (recycles) recycle(disk, call.account.clock.now());
      else call.account.remove(disk);
    },
  });
}
