import { beginDiskChange } from '../../cloud/disk-change.js';
import type { Disk } from '../../cloud/disk.js';
import type { Call } from '../action.js';

/** For AttachDisks and for CreateDisks with AutoMountConfiguration, which have made all checks. */
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
      // The documentation limits this to postpaid disks.
      if (withInstance !== undefined && disk.chargeType === 'POSTPAID_BY_HOUR')
        disk.deleteWithInstance = withInstance;
    },
  });
}
