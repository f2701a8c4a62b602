import { randomId } from '../../cloud/random-id.js';
import { isFinanceRegion, regionOf } from '../../cloud/region.js';
import { beginSnapshotChange } from '../../cloud/snapshot-change.js';
import { newSnapshot, type Snapshot } from '../../cloud/snapshot.js';
import { zonesOf } from '../../cloud/zone.js';
import { missingParameter } from '../../error/gateway-errors.js';
import { arrayOf, type ParamsOf, required, string } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import { distinct } from './disk-guards.js';
import {
  existingSnapshot,
  refuseLongSnapshotName,
  refuseUnlessNormal,
  snapshotRefusal,
} from './snapshot-guards.js';

const parameters = {
  DestinationRegions: required(arrayOf(string(), 100)),
  SnapshotId: string(),
  SnapshotName: string(),
};
type Params = ParamsOf<typeof parameters>;

/** Answers for each region; one that is refused does not hinder the others. */
export const copySnapshotCrossRegions = defineAction({
  name: 'CopySnapshotCrossRegions',
  writes: true,
  parameters,
  run(call) {
    const { SnapshotId, DestinationRegions, SnapshotName } = call.params;
    if (SnapshotId === undefined) throw missingParameter('SnapshotId');
    refuseLongSnapshotName(SnapshotName);
    const snapshot = existingSnapshot(call, SnapshotId);
    refuseUnlessNormal(snapshot);
    if (snapshot.usage === 'SYSTEM_DISK') {
      throw snapshotRefusal('UnsupportedOperation.SnapshotNotSupportCopy', snapshot, 'is of a system disk');
    }
    return {
      SnapshotCopyResultSet: distinct('DestinationRegions', DestinationRegions).map((to) =>
        copyTo(call, snapshot, to),
      ),
    };
  },
});

function copyTo(call: Call<Params>, snapshot: Snapshot, to: string): object {
  const answer = (Code: string, Message: string, SnapshotId: string) => ({
    DestinationRegion: to,
    Code,
    Message,
    SnapshotId,
  });
  if (snapshot.copyingToRegions.includes(to)) {
    return answer('ResourceInUse.CopySnapshotConflict', 'The snapshot is being copied to this region.', '');
  }
  const reachable =
    regionOf(to) !== undefined && to !== call.region && isFinanceRegion(to) === isFinanceRegion(call.region);
  if (!reachable) return answer('InvalidParameterValue', `The region ${to} cannot be a destination.`, '');
  return answer('Success', '', beginCopy(call, snapshot, to));
}

/** First copied, then checked; each takes the delay. */
function beginCopy(call: Call<Params>, source: Snapshot, to: string): string {
  const copy = newSnapshot({
    snapshotId: randomId('snap'),
    region: to,
    name: call.params.SnapshotName ?? `Copied ${source.snapshotId} from ${call.region}`,
    diskId: '',
    usage: source.usage,
    sizeGb: source.sizeGb,
    placement: { ...source.placement, zone: zonesOf(to)[0]?.zone ?? to },
    encrypt: source.encrypt,
    createdAtMs: call.nowMs,
    copyFromRemote: true,
  });
  source.copyingToRegions = [...source.copyingToRegions, to];
  const end = () => {
    source.copyingToRegions = source.copyingToRegions.filter((region) => region !== to);
  };
  beginSnapshotChange(call, copy, 'COPY', {
    finish: () => beginSnapshotChange(call, copy, 'CHECK', { finish: end, fail: end }),
    fail: end,
  });
  return copy.snapshotId;
}
