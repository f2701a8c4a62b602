import { arrayOf, bool, required, string } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { distinct } from './disk-guards.js';
import {
  existingSnapshot,
  refuseBoundToImage,
  refuseShared,
  refuseUnlessNormal,
  snapshotRefusal,
} from './snapshot-guards.js';

export const deleteSnapshots = defineAction({
  name: 'DeleteSnapshots',
  writes: true,
  parameters: {
    // The real limit is not published; this is the limit of the other batch actions.
    SnapshotIds: required(arrayOf(string(), 100)),
    DeleteBindImages: bool(),
  },
  run(call) {
    const { SnapshotIds, DeleteBindImages } = call.params;
    const snapshots = distinct('SnapshotIds', SnapshotIds).map((id) => existingSnapshot(call, id));
    for (const snapshot of snapshots) {
      refuseUnlessNormal(snapshot);
      if (snapshot.copyingToRegions.length > 0) {
        throw snapshotRefusal('ResourceBusy', snapshot, 'is being copied, please retry later');
      }
      refuseShared(snapshot);
      if (!DeleteBindImages) refuseBoundToImage(snapshot);
    }
    for (const { snapshotId } of snapshots) call.account.snapshots.delete(snapshotId);
    return {};
  },
});
