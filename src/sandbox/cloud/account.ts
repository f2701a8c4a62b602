import { AuditTrail } from './audit-trail.js';
import { PendingChanges } from './change.js';
import type { Clock } from './clock.js';
import { DiskHistory } from './disk-history.js';
import type { Disk } from './disk.js';
import type { Instance } from './instance.js';
import { OperationLog } from './operation-log.js';
import type { SnapshotPolicy } from './snapshot-policy.js';
import type { Snapshot } from './snapshot.js';

/** The key pair that signs the calls of one account. */
export interface Credential {
  secretId: string;
  secretKey: string;
  /** When set, every call of this account must carry exactly this `X-TC-Token`; when unset, none may be sent. */
  token?: string;
}

export interface Order {
  /** A hash of the parameters, to detect a token that is used again for another order. */
  fingerprint: string;
  diskIds: string[];
}

/** Everything one cloud account owns, in all regions. */
export class Account {
  readonly disks = new Map<string, Disk>();
  /** As they were in the end: a deleted disk and an unknown one have different errors. */
  readonly deletedDisks = new Map<string, Disk>();
  readonly history: DiskHistory;
  readonly instances = new Map<string, Instance>();
  readonly snapshots = new Map<string, Snapshot>();
  readonly policies = new Map<string, SnapshotPolicy>();
  /** Orders of CreateDisks by region and ClientToken. */
  readonly orders = new Map<string, Order>();
  readonly operations: OperationLog;
  readonly trail = new AuditTrail();
  readonly changes: PendingChanges;

  constructor(
    readonly credential: Credential,
    /** The account number, which the logs name as operator. */
    readonly uin: string,
    readonly projectIds: ReadonlySet<number>,
    readonly clock: Clock,
  ) {
    this.operations = new OperationLog(uin, () => clock.now());
    this.changes = new PendingChanges(clock);
    this.history = new DiskHistory(clock);
  }

  visibleDisk(region: string, diskId: string): Disk | undefined {
    const disk = this.disks.get(diskId);
    return disk?.region === region && disk.visible ? disk : undefined;
  }

  /** All disks, as they were so many milliseconds ago. */
  disksAsOf(lagMs: number): Disk[] {
    return lagMs === 0 ? [...this.disks.values()] : this.history.asOf(lagMs, this.disks);
  }

  /** Its snapshots stay, but those that would expire go with a disk that was made so. */
  remove(disk: Disk): void {
    this.disks.delete(disk.diskId);
    this.deletedDisks.set(disk.diskId, disk);
    if (disk.deleteSnapshot === 1) {
      for (const { snapshotId, deadlineAtMs } of this.snapshotsOf(disk.diskId))
        if (deadlineAtMs !== undefined) this.snapshots.delete(snapshotId);
    }
    for (const policy of this.policies.values())
      policy.diskIds = policy.diskIds.filter((id) => id !== disk.diskId);
  }

  snapshotsOf(diskId: string): Snapshot[] {
    return [...this.snapshots.values()].filter((snapshot) => snapshot.diskId === diskId);
  }

  /** Only one snapshot of a disk can be made at a time. */
  hasSnapshotUnderWay(diskId: string): boolean {
    return this.snapshotsOf(diskId).some(({ change }) => change !== undefined);
  }

  policiesOf(diskId: string): SnapshotPolicy[] {
    return [...this.policies.values()].filter(({ diskIds }) => diskIds.includes(diskId));
  }

  /** Disks that are attached to the instance or are being attached to it. */
  disksOf(instanceId: string): Disk[] {
    return [...this.disks.values()].filter(
      (disk) =>
        disk.instanceIds.includes(instanceId) ||
        (disk.change?.operation === 'ATTACH' && disk.change.instanceId === instanceId),
    );
  }
}
