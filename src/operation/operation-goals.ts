import type { OperationRecord } from '../audit/operation-records.js';
import { type Disk, instancesOf } from '../tencent/disk/disk-mapping.js';
import { attributesVerdict } from '../tencent/disk/disk-verdicts.js';
import type { Snapshot } from '../tencent/snapshot/snapshot-mapping.js';

/** How far a resource is on its way to what a write wants. */
export type Progress = 'done' | number;

/** Undefined: the read does not show it. */
type DiskGoal = (disk: Disk | undefined, record: OperationRecord) => Progress;
type SnapshotGoal = (snapshot: Snapshot | undefined) => Progress;

/** What a write wants of its resources, for writes that go on after Tencent has answered them. */
export type Goal = { type: 'disk'; progress: DiskGoal } | { type: 'snapshot'; progress: SnapshotGoal };

const doneIf = (holds: boolean, percent = 0): Progress => (holds ? 'done' : percent);

/** There is no state of a disk that is being created: it is not shown. */
const created: DiskGoal = (disk) => doneIf(disk !== undefined);

const attached: DiskGoal = (disk, { instanceId }) =>
  doneIf(
    disk !== undefined && disk.DiskState !== 'ATTACHING' && instancesOf(disk).includes(instanceId ?? ''),
  );

const detached: DiskGoal = (disk, { instanceId }) => {
  if (disk === undefined || disk.DiskState === 'DETACHING') return 0;
  const instances = instancesOf(disk);
  return doneIf(instanceId === undefined ? instances.length === 0 : !instances.includes(instanceId));
};

const resized: DiskGoal = (disk, { request }) =>
  doneIf(
    disk !== undefined && disk.DiskState !== 'EXPANDING' && disk.DiskSize >= Number(request['DiskSize']),
  );

const deleted: DiskGoal = (disk) => doneIf(disk === undefined || disk.DiskState === 'TORECYCLE');

const ofType: DiskGoal = (disk, { request }) =>
  doneIf(
    disk !== undefined && disk.DiskType === request['DiskType'] && !disk.Migrating,
    disk?.Migrating ? disk.MigratePercent : 0,
  );

const withAttributes: DiskGoal = (disk, { request }) =>
  doneIf(attributesVerdict(request)(disk, undefined) === 'done');

export const isRollingBack = (disk: Disk): boolean => disk.DiskState === 'ROLLBACKING' || disk.Rollbacking;

const rolledBack: DiskGoal = (disk) =>
  doneIf(disk !== undefined && !isRollingBack(disk), disk?.RollbackPercent ?? 0);

/** A snapshot that a disk is being rolled back to was complete before. */
const complete: SnapshotGoal = (snapshot) =>
  doneIf(['NORMAL', 'ROLLBACKING'].includes(snapshot?.SnapshotState ?? ''), snapshot?.Percent ?? 0);

const restored: DiskGoal = (disk) => doneIf(disk !== undefined && disk.DiskState !== 'TORECYCLE');

const purged: DiskGoal = (disk) => doneIf(disk === undefined);

const renewed: DiskGoal = (disk, { request }) =>
  doneIf(disk !== undefined && disk.DeadlineTime !== request['ExpectedDeadlineTime']);

const charged: DiskGoal = (disk, { request }) =>
  doneIf(
    disk?.DiskChargeType === (request['DiskChargePrepaid'] === undefined ? 'POSTPAID_BY_HOUR' : 'PREPAID'),
  );

const gone: SnapshotGoal = (snapshot) => doneIf(snapshot === undefined);

const GOALS: Readonly<Record<string, Goal>> = {
  'disk/create': { type: 'disk', progress: created },
  'disk/attach': { type: 'disk', progress: attached },
  'disk/detach': { type: 'disk', progress: detached },
  'disk/resize': { type: 'disk', progress: resized },
  'disk/delete': { type: 'disk', progress: deleted },
  'disk/renew': { type: 'disk', progress: renewed },
  'disk/charge_type/update': { type: 'disk', progress: charged },
  'disk/recycle/restore': { type: 'disk', progress: restored },
  'disk/recycle/delete': { type: 'disk', progress: purged },
  'snapshot/create': { type: 'snapshot', progress: complete },
  'snapshot/delete': { type: 'snapshot', progress: gone },
  'snapshot/apply': { type: 'disk', progress: rolledBack },
};

/** Undefined for a write that is done when it is answered. */
export function goalOf({ action, request, outcome }: OperationRecord): Goal | undefined {
  if (action !== 'disk/update') return GOALS[action];
  if (request['DiskType'] !== undefined) return { type: 'disk', progress: ofType };
  return outcome === 'unknown' ? { type: 'disk', progress: withAttributes } : undefined;
}

const MINUTE_MS = 60_000;

/** After this time nothing more is expected of an operation. A change of the type and a copy move all the data. */
export function limitMsOf({ action, request }: OperationRecord): number {
  const isCopy = action.endsWith('/copy') || (action === 'disk/update' && request['DiskType'] !== undefined);
  return (isCopy ? 6 * 60 : 30) * MINUTE_MS;
}

type Proof = 'SUCCESS' | 'UNKNOWN';

/**
 * What it says of an operation that Tencent has accepted this later one on the same resource, after which the resource
 * may never again be as the first one wanted it. Tencent takes a detach only of an attached disk, an attach only of a
 * detached one, a rollback only to a complete snapshot.
 */
const PROOFS: Readonly<Record<string, Readonly<Record<string, Proof>>>> = {
  'disk/attach': { 'disk/detach': 'SUCCESS', 'disk/attach': 'UNKNOWN', 'disk/delete': 'UNKNOWN' },
  'disk/detach': { 'disk/attach': 'SUCCESS', 'disk/delete': 'SUCCESS' },
  'disk/resize': { 'disk/delete': 'UNKNOWN' },
  'disk/update': { 'disk/update': 'UNKNOWN', 'disk/delete': 'UNKNOWN' },
  'disk/delete': { 'disk/recycle/restore': 'SUCCESS', 'disk/recycle/delete': 'SUCCESS' },
  'disk/renew': { 'disk/renew': 'SUCCESS', 'disk/recycle/delete': 'UNKNOWN' },
  'disk/charge_type/update': { 'disk/charge_type/update': 'SUCCESS', 'disk/delete': 'UNKNOWN' },
  'disk/recycle/restore': { 'disk/delete': 'SUCCESS' },
  'snapshot/create': { 'snapshot/apply': 'SUCCESS', 'snapshot/delete': 'UNKNOWN' },
  'snapshot/apply': { 'disk/delete': 'UNKNOWN' },
};

export type LaterWrite = Pick<OperationRecord, 'action' | 'resources' | 'request' | 'startedAt'>;

/** The verdict of the first later write that has one. `writes`: the oldest first, earlier ones too. */
export function proofIn(
  writes: readonly LaterWrite[],
  record: OperationRecord,
  ref: string,
): Proof | undefined {
  for (const write of writes) {
    if (write.startedAt <= record.startedAt || !write.resources.includes(ref)) continue;
    // Whatever was done with it, it was there.
    if (record.action === 'disk/create') return 'SUCCESS';
    const changesOther =
      write.action === 'disk/update' &&
      !Object.keys(write.request).some((field) => record.request[field] !== undefined);
    const proof = PROOFS[record.action]?.[write.action];
    if (proof !== undefined && !changesOther) return proof;
  }
  return undefined;
}
