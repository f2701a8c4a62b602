import type { Disk } from '../../world/disk.js';
import { beginDiskChange } from '../../world/disk-change.js';
import type { Call } from '../action.js';

/** Shared by AttachDisks and by creation with AutoMountConfiguration. All checks have been made. */
export function beginAttach(
  call: Call<unknown>,
  disk: Disk,
  instanceId: string,
  withInstance?: boolean,
): void {
  beginDiskChange(call, disk, {
    operation: 'ATTACH',
    transient: 'ATTACHING',
    instanceId,
    finish: () => {
      disk.state = 'ATTACHED';
      disk.instanceIds = [...disk.instanceIds, instanceId];
      disk.lastInstanceId = instanceId;
      // Only effective for postpaid disks, as documented.
      if (withInstance !== undefined && disk.chargeType === 'POSTPAID_BY_HOUR')
        disk.deleteWithInstance = withInstance;
    },
  });
}
