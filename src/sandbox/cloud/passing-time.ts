import type { Account } from './account.js';
import { diskExpiries } from './disk-expiry.js';
import type { Disk } from './disk.js';
import { nextTrigger } from './schedule.js';
import { beginSnapshot, callOfPolicy } from './snapshot-change.js';
import type { SnapshotPolicy } from './snapshot-policy.js';
import { MAX_SNAPSHOTS_PER_DISK } from './snapshot.js';
import { beijingTime, DAY_MS } from './time.js';

/** As observed: the snapshot of 23:00 was begun at 23:06:45. */
export const START_LAG_MS = 405_000;

interface TimedEvent {
  atMs: number;
  run(): void;
}

/**
 * Brings the account to the present: changes that are due, policies that fire, snapshots and disks that expire. Call it
 * before looking at any resource. Policies and expiry go by the wall clock, changes by the monotonic one.
 */
export function settle(account: Account): void {
  // One after the other, so that after a long pause all is as if somebody had looked at every moment.
  for (;;) {
    const nowMs = account.clock.now();
    const [next] = [...firings(account), ...expiries(account), ...diskExpiries(account, nowMs)]
      .filter(({ atMs }) => atMs <= nowMs)
      .toSorted((a, b) => a.atMs - b.atMs);
    // A snapshot that is complete by then may expire first.
    if (account.changes.settle(next ? nowMs - next.atMs : 0)) continue;
    if (!next) return;
    next.run();
  }
}

function expiries(account: Account): TimedEvent[] {
  return [...account.snapshots.values()].flatMap(({ snapshotId, deadlineAtMs, expires, state }) =>
    expires && deadlineAtMs !== undefined && state === 'NORMAL'
      ? [{ atMs: deadlineAtMs, run: () => void account.snapshots.delete(snapshotId) }]
      : [],
  );
}

function firings(account: Account): TimedEvent[] {
  return [...account.policies.values()]
    .filter(({ documentedPoint }) => !documentedPoint)
    .map((policy) => ({ atMs: policy.nextPointMs + START_LAG_MS, run: () => fire(account, policy) }));
}

function fire(account: Account, policy: SnapshotPolicy): void {
  const pointMs = policy.nextPointMs;
  policy.nextPointMs = nextTrigger(policy.rules, policy.scheduledAtMs, pointMs);
  if (!policy.isActivated) return;
  for (const diskId of policy.diskIds) {
    const disk = account.disks.get(diskId);
    if (disk && takesSnapshot(account, disk)) snapshotByPolicy(account, policy, disk, pointMs);
  }
}

/** A disk that is not in use gets none, nor one whose last snapshot is not complete, nor one at its quota. */
function takesSnapshot(account: Account, disk: Disk): boolean {
  return (
    disk.instanceIds.some((id) => account.instances.get(id)?.state === 'RUNNING') &&
    disk.change === undefined &&
    !account.hasSnapshotUnderWay(disk.diskId) &&
    account.snapshotsOf(disk.diskId).length < MAX_SNAPSHOTS_PER_DISK
  );
}

/** Named and kept as observed: `auto_disk-nrc1gaps_20210731_23`, until 23:00 of the last day. */
function snapshotByPolicy(account: Account, policy: SnapshotPolicy, disk: Disk, pointMs: number): void {
  const [date = '', time = ''] = beijingTime(pointMs).split(' ');
  const beganAtMs = pointMs + START_LAG_MS;
  beginSnapshot(
    callOfPolicy(account),
    disk,
    {
      name: `auto_${disk.diskId}_${date.replaceAll('-', '')}_${time.slice(0, 2)}`,
      createdAtMs: beganAtMs,
      deadlineAtMs: policy.isPermanent ? undefined : pointMs + policy.retentionDays * DAY_MS,
      policyId: policy.policyId,
    },
    account.clock.now() - beganAtMs,
  );
}
