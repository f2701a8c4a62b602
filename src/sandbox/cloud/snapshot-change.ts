import { randomUUID } from 'node:crypto';
import type { Account } from './account.js';
import type { ChangeCall } from './disk-change.js';
import type { Disk } from './disk.js';
import { randomId } from './random-id.js';
import { newSnapshot, type Snapshot, type SnapshotOperation, type SnapshotState } from './snapshot.js';

/** Faults are injected into calls of clients only. */
export const callOfPolicy = (account: Account): ChangeCall => ({
  account,
  requestId: randomUUID(),
  effects: { stuck: false, asyncFailure: false },
});

const TRANSIENT: Readonly<Record<SnapshotOperation, SnapshotState>> = {
  CREATE: 'CREATING',
  COPY: 'COPYING_FROM_REMOTE',
  CHECK: 'CHECKING_COPIED',
};

/** `agoMs` is how long ago it began, when nobody looked at that moment. */
export function beginSnapshot(
  call: ChangeCall,
  disk: Disk,
  given: Pick<Snapshot, 'name' | 'createdAtMs'> & Partial<Snapshot>,
  agoMs = 0,
): Snapshot {
  const snapshot = newSnapshot({
    snapshotId: randomId('snap'),
    region: disk.region,
    diskId: disk.diskId,
    usage: disk.usage,
    sizeGb: disk.sizeGb,
    placement: { ...disk.placement },
    encrypt: disk.encrypt,
    ...given,
  });
  beginSnapshotChange(call, snapshot, 'CREATE', { agoMs });
  return snapshot;
}

interface Ending {
  finish?(): void;
  fail?(): void;
  agoMs?: number;
}

/** Each operation makes a snapshot, or a part of one, so a failure leaves none. */
export function beginSnapshotChange(
  { account, requestId, effects }: ChangeCall,
  snapshot: Snapshot,
  operation: SnapshotOperation,
  { finish, fail, agoMs }: Ending,
): void {
  account.snapshots.set(snapshot.snapshotId, snapshot);
  account.changes.begin(snapshot, requestId, effects, {
    operation,
    transient: TRANSIENT[operation],
    agoMs,
    before: () => {},
    finish: () => finish?.(),
    fail: () => {
      account.snapshots.delete(snapshot.snapshotId);
      fail?.();
    },
  });
}
