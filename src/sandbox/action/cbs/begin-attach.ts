import { beginChange } from '../../world/change.js';
import type { Disk } from '../../world/disk.js';
import type { Call } from '../action.js';

/** Shared by AttachDisks and by creation with AutoMountConfiguration. All checks have been made. */
export function beginAttach(
  call: Call<unknown>,
  disk: Disk,
  instanceId: string,
  withInstance?: boolean,
): void {
  beginChange(call.account, disk, {
    operation: 'ATTACH',
    transient: 'ATTACHING',
    instanceId,
    requestId: call.requestId,
    effects: call.effects,
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
