import type { Account, Order } from '../cloud/account.js';
import type { SavedEntry } from '../cloud/audit-trail.js';
import type { Change } from '../cloud/change.js';
import { type Disk, newDisk } from '../cloud/disk.js';
import { type Instance, newInstance } from '../cloud/instance.js';
import type { OperationRow } from '../cloud/operation-log.js';
import type { SnapshotPolicy } from '../cloud/snapshot-policy.js';
import { newSnapshot, type Snapshot } from '../cloud/snapshot.js';

/** What is kept of an account, as JSON. Changes under way are not: what they change is kept as it was before. */
export interface AccountState {
  disks: Disk[];
  deletedDisks: Disk[];
  instances: Instance[];
  snapshots: Snapshot[];
  policies: SnapshotPolicy[];
  orders: [key: string, order: Order][];
  operations: OperationRow[];
  trail: SavedEntry[];
}

/** How many of each are kept of what only grows. */
const KEPT = 2_000;

export function stateOfAccount(account: Account): AccountState {
  const disks = [...account.disks.values()].filter(({ visible }) => visible).map(atRest);
  const deletedDisks = [...account.deletedDisks.values()].slice(-KEPT).map(atRest);
  const known = new Set([...disks, ...deletedDisks].map(({ diskId }) => diskId));
  return {
    disks,
    deletedDisks,
    instances: [...account.instances.values()].map(atRest),
    // Each change of a snapshot makes it, or a part of it.
    snapshots: [...account.snapshots.values()].filter(({ change }) => change === undefined).map(unused),
    policies: [...account.policies.values()],
    orders: [...account.orders]
      .filter(([, { diskIds }]) => diskIds.every((id) => known.has(id)))
      .slice(-KEPT),
    operations: account.operations.latest(KEPT),
    trail: account.trail.latest(KEPT, account.clock),
  };
}

/** Replaces what the account has. Fields that a later version has added get their defaults. */
export function restoreAccount(account: Account, state: AccountState): void {
  const { disks, deletedDisks, instances, snapshots, policies, orders } = state;
  fill(account.disks, disks.map(newDisk), ({ diskId }) => diskId);
  fill(account.deletedDisks, deletedDisks.map(newDisk), ({ diskId }) => diskId);
  fill(account.instances, instances.map(newInstance), ({ instanceId }) => instanceId);
  fill(account.snapshots, snapshots.map(newSnapshot), ({ snapshotId }) => snapshotId);
  fill(account.policies, policies.map(withPoint), ({ policyId }) => policyId);
  account.orders.clear();
  for (const [key, order] of orders) account.orders.set(key, order);
  account.operations.restore(state.operations);
  account.trail.restore(state.trail, account.clock);
}

/** As it was before the change that is under way. */
function atRest<T extends { state: string; change: Change | undefined }>(resource: T): T {
  const { change, ...rest } = resource;
  return { ...rest, state: change?.stateBefore ?? resource.state } as T;
}

/** A rollback and a copy are under way elsewhere and are not kept. */
const unused = (snapshot: Snapshot): Snapshot => ({ ...snapshot, state: 'NORMAL', copyingToRegions: [] });

/** JSON has no infinity, which is the next time point of a policy without one. */
const withPoint = (policy: SnapshotPolicy): SnapshotPolicy => ({
  ...policy,
  nextPointMs: policy.nextPointMs ?? Infinity,
});

function fill<T>(map: Map<string, T>, values: readonly T[], idOf: (value: T) => string): void {
  map.clear();
  for (const value of values) map.set(idOf(value), value);
}
