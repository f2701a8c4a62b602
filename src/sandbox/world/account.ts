import type { Credential } from './credential.js';
import { AuditTrail } from './audit-trail.js';
import { PendingChanges } from './change.js';
import type { Clock } from './clock.js';
import type { Disk } from './disk.js';
import type { Instance } from './instance.js';
import { OperationLog } from './operation-log.js';
import type { Snapshot, SnapshotPolicy } from './snapshot.js';

export interface Order {
  /** The parameters of the order, to recognise a token that is used for another one. */
  fingerprint: string;
  diskIds: string[];
}

/** Everything one cloud account owns, in all regions. */
export class Account {
  readonly disks = new Map<string, Disk>();
  /** Ids that existed and are gone, with their region: the platform tells them from ids that never were. */
  readonly gone = new Map<string, string>();
  readonly instances = new Map<string, Instance>();
  readonly snapshots = new Map<string, Snapshot>();
  readonly policies: SnapshotPolicy[] = [];
  /** ClientTokens of CreateDisks, a region each. */
  readonly orders = new Map<string, Order>();
  readonly operations: OperationLog;
  readonly trail = new AuditTrail();
  readonly changes: PendingChanges;

  constructor(
    readonly credential: Credential,
    /** The account's number, which the logs name as operator. */
    readonly uin: string,
    readonly projectIds: ReadonlySet<number>,
    readonly clock: Clock,
  ) {
    this.operations = new OperationLog(uin, () => clock.now());
    this.changes = new PendingChanges(clock);
  }

  visibleDisk(region: string, diskId: string): Disk | undefined {
    const disk = this.disks.get(diskId);
    return disk?.region === region && disk.visible ? disk : undefined;
  }

  remove(disk: Disk): void {
    this.disks.delete(disk.diskId);
    this.gone.set(disk.diskId, disk.region);
    for (const policy of this.policies) policy.diskIds = policy.diskIds.filter((id) => id !== disk.diskId);
  }

  /** Disks attached to the instance or on the way there. */
  disksOf(instanceId: string): Disk[] {
    return [...this.disks.values()].filter(
      (disk) =>
        disk.instanceIds.includes(instanceId) ||
        (disk.change?.operation === 'ATTACH' && disk.change.instanceId === instanceId),
    );
  }
}
