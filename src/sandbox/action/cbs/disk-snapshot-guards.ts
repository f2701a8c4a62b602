import type { Disk } from '../../cloud/disk.js';
import type { Call } from '../action.js';
import { diskRefusal } from './disk-guards.js';

/** A disk has one snapshot being made at a time, and none while it is rolled back. */
export function refuseSnapshotUnderWay({ account }: Call<unknown>, disk: Disk): void {
  if (disk.change?.operation === 'ROLLBACK') {
    throw diskRefusal('ResourceInUse.DiskRollbacking', disk, 'is rolling back, please retry later');
  }
  if (account.hasSnapshotUnderWay(disk.diskId)) {
    throw diskRefusal('InvalidDisk.SnapshotCreating', disk, 'is creating a snapshot, please retry later');
  }
}
