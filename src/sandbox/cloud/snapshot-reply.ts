import { percentOf } from './change.js';
import { placementReply } from './disk-reply.js';
import type { Snapshot } from './snapshot.js';
import { beijingTime } from './time.js';

/** A snapshot as DescribeSnapshots answers it, with the field names of the SDK. */
export function snapshotReply(snapshot: Snapshot, monotonicMs: number): object {
  const { deadlineAtMs, change } = snapshot;
  return {
    SnapshotId: snapshot.snapshotId,
    SnapshotName: snapshot.name,
    SnapshotState: snapshot.state,
    Percent: change ? percentOf(change, monotonicMs) : 100,
    DiskId: snapshot.diskId,
    DiskUsage: snapshot.usage,
    DiskSize: snapshot.sizeGb,
    Placement: placementReply(snapshot.placement),
    Encrypt: snapshot.encrypt,
    IsPermanent: deadlineAtMs === undefined,
    DeadlineTime: deadlineAtMs === undefined ? '' : beijingTime(deadlineAtMs),
    CreateTime: beijingTime(snapshot.createdAtMs),
    LatestModifyTime: beijingTime(snapshot.modifiedAtMs),
    CopyFromRemote: snapshot.copyFromRemote,
    CopyingToRegions: snapshot.copyingToRegions,
    Images: snapshot.images,
    ImageCount: snapshot.images.length,
    SnapshotType: 'PRIVATE_SNAPSHOT',
    SnapshotMode: 'STANDARD_SNAPSHOT',
    ShareReference: snapshot.shareReference,
    IsLocked: false,
    Tags: snapshot.tags,
    // Documented as returned for these only.
    ...(snapshot.policyId === '' ? {} : { AutoSnapshotPolicyId: snapshot.policyId }),
  };
}
