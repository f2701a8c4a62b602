import { fromBeijingTime } from '../../cloud/time.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { bool, type ParamsOf, required, string } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import {
  existingSnapshot,
  fromUtcTime,
  refuseBoundToImage,
  refuseLongSnapshotName,
  refuseShared,
} from './snapshot-guards.js';

const parameters = {
  SnapshotId: required(string()),
  IsPermanent: bool(),
  SnapshotName: string(),
  Deadline: string(),
};
type Params = ParamsOf<typeof parameters>;

export const modifySnapshotAttribute = defineAction({
  name: 'ModifySnapshotAttribute',
  writes: true,
  parameters,
  run(call) {
    const { SnapshotId, SnapshotName, IsPermanent, Deadline } = call.params;
    if (SnapshotName === undefined && IsPermanent === undefined && Deadline === undefined) {
      throw missingParameter('SnapshotName');
    }
    refuseLongSnapshotName(SnapshotName);
    const snapshot = existingSnapshot(call, SnapshotId);
    const deadlineAtMs = deadlineOf(call, snapshot.deadlineAtMs);
    if (deadlineAtMs !== undefined && snapshot.deadlineAtMs === undefined) {
      refuseShared(snapshot);
      refuseBoundToImage(snapshot);
    }
    if (SnapshotName !== undefined) snapshot.name = SnapshotName;
    // A documented deadline stays one that is not carried out, until another is set.
    if (deadlineAtMs !== snapshot.deadlineAtMs) snapshot.expires = true;
    snapshot.deadlineAtMs = deadlineAtMs;
    snapshot.modifiedAtMs = call.nowMs;
    return {};
  },
});

/** Documented as effective only when IsPermanent is false. The format is not published: both of this API are taken. */
function deadlineOf({ params, nowMs }: Call<Params>, now: number | undefined): number | undefined {
  const { IsPermanent, Deadline } = params;
  if (IsPermanent === undefined) return now;
  if (IsPermanent) return undefined;
  if (Deadline === undefined) {
    if (now === undefined) throw missingParameter('Deadline');
    return now;
  }
  const ms = fromUtcTime(Deadline) ?? fromBeijingTime(Deadline);
  if (ms === undefined || ms <= nowMs) throw wrongValue('Deadline', Deadline);
  return ms;
}
