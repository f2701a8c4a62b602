import { isExpired } from '../../cloud/disk-billing.js';
import { beginDiskChange } from '../../cloud/disk-change.js';
import { diskTypeOf } from '../../cloud/disk-type.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { required, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { diskRefusal, existingDisk, refuseRecycled } from './disk-guards.js';

export const resizeDisk = defineAction({
  name: 'ResizeDisk',
  writes: true,
  parameters: {
    DiskSize: required(uint()),
    // Published as optional since 2025-02-21, but no other parameter names the disk.
    DiskId: string(),
  },
  run(call) {
    const { DiskId, DiskSize } = call.params;
    if (DiskId === undefined) throw missingParameter('DiskId');
    const disk = existingDisk(call, DiskId);
    if (!disk.portable) throw diskRefusal('InvalidDisk.NotSupported', disk, 'is not portable');
    if (disk.change) throw diskRefusal('InvalidDisk.Busy', disk, 'is busy, please retry later');
    if (call.account.hasSnapshotUnderWay(DiskId)) {
      throw diskRefusal('ResourceUnavailable.SnapshotCreating', disk, 'is creating a snapshot');
    }
    refuseRecycled(disk);
    if (isExpired(disk, call.nowMs)) throw diskRefusal('InvalidDisk.Expire', disk, 'has expired');
    if (DiskSize <= disk.sizeGb) throw wrongValue('DiskSize', DiskSize);
    if (DiskSize > (diskTypeOf(disk.type)?.maxGb ?? 0)) {
      throw diskRefusal('InvalidParameter.DiskConfigNotSupported', disk, `cannot have ${DiskSize} GiB`);
    }
    beginDiskChange(call, disk, {
      operation: 'EXPAND',
      transient: 'EXPANDING',
      finish: () => {
        disk.sizeGb = DiskSize;
      },
    });
    return {};
  },
});
