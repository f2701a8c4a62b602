import type { ErrorCode } from '../../../src/errors/error-codes.js';
import { DiskModel } from './disk-model.js';
import { type ModelPolicy, runsAt, SEEDED_POLICIES } from './policy-model.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Friday, 14:30 in Beijing. */
export const START_MS = Date.parse('2026-11-27T06:30:00Z');
/** How long each change takes in the sandbox. */
export const DELAY_MS = 60_000;
/** A policy begins so long after its hour. */
const LAG_MS = 405_000;
const MAX_OF_DISK = 64;
export const SYSTEM_DISK = 'disk-plqkg6me';
export const UNKNOWN_DISK = 'disk-00000000';

/** What the portal is promised of a snapshot. */
export interface ModelSnapshot {
  name: string;
  diskId: string;
  sizeGb: number;
  state: 'NORMAL' | 'CREATING' | 'ROLLBACKING';
  deadline: string;
  policyId: string;
}

/** What moves a snapshot on: undefined when nothing does. */
interface Times {
  completeAtMs?: number;
  expiresAtMs?: number;
}

/** The account with time: disks, snapshots and policies. */
export class StorageModel extends DiskModel {
  nowMs = START_MS;
  /** A disk whose change is under way: no policy makes a snapshot of it. */
  changing: string | undefined;
  /** Oldest first. A snapshot that a policy made has its name as its id until a list shows the id. */
  readonly snapshots = new Map<string, ModelSnapshot>([
    ['snap-6ixzjp6d', seeded('auto_disk-nrc1gaps_20210731_23', 'disk-nrc1gaps', 10, '2021-08-30 23:00:00')],
    ['snap-napmq1fj', seeded('auto_disk-eg0qthd6_20210807_23', 'disk-eg0qthd6', 10, '2021-09-06 23:00:00')],
    ['snap-hn9huy55', seeded('123', SYSTEM_DISK, 50, '')],
  ]);
  readonly policies = new Map<string, ModelPolicy>(SEEDED_POLICIES());
  private readonly times = new Map<string, Times>();

  /** The newest for 0. */
  pickSnapshot(number: number): [string, ModelSnapshot] {
    return [...this.snapshots].toReversed()[number % this.snapshots.size]!;
  }

  /** The newest for 0. */
  pickPolicy(number: number): [string, ModelPolicy] | undefined {
    return [...this.policies].toReversed()[number % this.policies.size];
  }

  /** The disk of a snapshot, unless it is gone. The system disk is on a stopped instance, so it can be rolled back. */
  diskOf(id: string): { sizeGb: number; instanceId: string } | undefined {
    return id === SYSTEM_DISK ? { sizeGb: 50, instanceId: '' } : this.disks.get(id);
  }

  stateOf(diskId: string): string {
    if (this.has(diskId, 'ROLLBACKING')) return 'ROLLBACKING';
    return this.disks.get(diskId)?.instanceId === '' ? 'UNATTACHED' : 'ATTACHED';
  }

  override isRollingBack(diskId: string): boolean {
    return this.has(diskId, 'ROLLBACKING');
  }

  override isSnapshotted(diskId: string): boolean {
    return this.has(diskId, 'CREATING');
  }

  override remove(diskId: string): void {
    super.remove(diskId);
    for (const policy of this.policies.values()) unbind(policy, [diskId]);
  }

  creationRefusal(diskId: string): ErrorCode | undefined {
    if (!this.diskOf(diskId)) return 'TENCENT_DISK_NOT_FOUND';
    if (this.isRollingBack(diskId)) return 'TENCENT_IN_USE';
    if (this.isSnapshotted(diskId)) return 'TENCENT_BUSY';
    const most = MAX_OF_DISK * (this.disks.size + 2);
    return this.countOf(diskId) >= MAX_OF_DISK || this.snapshots.size >= most ? 'TENCENT_QUOTA' : undefined;
  }

  deletionRefusal(id: string): ErrorCode | undefined {
    const snapshot = this.snapshots.get(id);
    if (!snapshot) return 'TENCENT_SNAPSHOT_NOT_FOUND';
    return snapshot.state === 'NORMAL' ? undefined : 'TENCENT_STATE_CONFLICT';
  }

  rollbackRefusal(id: string, diskId: string): ErrorCode | undefined {
    const snapshot = this.snapshots.get(id)!;
    const disk = this.diskOf(diskId);
    if (snapshot.diskId !== diskId) return 'INVALID_PARAMETER';
    if (snapshot.state !== 'NORMAL') return 'TENCENT_STATE_CONFLICT';
    if (!disk) return 'TENCENT_DISK_NOT_FOUND';
    if (disk.instanceId !== '') return 'TENCENT_STATE_CONFLICT';
    if (this.isRollingBack(diskId)) return 'TENCENT_IN_USE';
    if (this.isSnapshotted(diskId)) return 'TENCENT_BUSY';
    return disk.sizeGb === snapshot.sizeGb ? undefined : 'TENCENT_NOT_SUPPORTED';
  }

  beginSnapshot(id: string, diskId: string, name: string, expiresAtMs?: number, policyId = ''): void {
    const { sizeGb } = this.diskOf(diskId)!;
    const deadline = expiresAtMs === undefined ? '' : beijing(expiresAtMs);
    this.snapshots.set(id, { name, diskId, sizeGb, state: 'CREATING', deadline, policyId });
    this.times.set(id, { completeAtMs: this.nowMs + DELAY_MS, ...(expiresAtMs ? { expiresAtMs } : {}) });
  }

  beginRollback(id: string): void {
    this.snapshots.get(id)!.state = 'ROLLBACKING';
    this.times.set(id, { ...this.times.get(id), completeAtMs: this.nowMs + DELAY_MS });
  }

  /** The ids of snapshots that policies made are known when they are first seen. */
  learn(id: string, name: string): void {
    const snapshot = this.snapshots.get(name);
    if (!snapshot) return;
    for (const byId of [this.snapshots, this.times] as Map<string, unknown>[]) {
      byId.set(id, byId.get(name));
      byId.delete(name);
    }
  }

  /** Every moment at which a policy can begin is looked at by itself. */
  pass(ms: number): void {
    const endMs = this.nowMs + ms;
    const first = Math.ceil((this.nowMs - LAG_MS + 1) / HOUR_MS) * HOUR_MS;
    for (let pointMs = first; pointMs + LAG_MS <= endMs; pointMs += HOUR_MS) {
      this.settle(pointMs + LAG_MS);
      for (const [id, policy] of this.policies) if (runsAt(policy, pointMs)) this.fire(id, policy, pointMs);
    }
    this.settle(endMs);
  }

  private settle(nowMs: number): void {
    this.nowMs = nowMs;
    for (const [id, snapshot] of this.snapshots) {
      const { completeAtMs = Infinity, expiresAtMs = Infinity } = this.times.get(id) ?? {};
      if (completeAtMs <= nowMs) snapshot.state = 'NORMAL';
      if (expiresAtMs <= nowMs && snapshot.state === 'NORMAL') this.snapshots.delete(id);
    }
  }

  /** Only of disks on an instance that runs, which all but the system disk's do. */
  private fire(policyId: string, policy: ModelPolicy, pointMs: number): void {
    const [date, time] = beijing(pointMs).split(' ') as [string, string];
    for (const diskId of policy.diskIds) {
      const isInUse = Boolean(this.disks.get(diskId)?.instanceId);
      const isBusy = diskId === this.changing || this.isSnapshotted(diskId);
      if (!isInUse || isBusy || this.countOf(diskId) >= MAX_OF_DISK) continue;
      const name = `auto_${diskId}_${date.replaceAll('-', '')}_${time.slice(0, 2)}`;
      const deadlineMs = policy.isPermanent ? undefined : pointMs + policy.retentionDays * DAY_MS;
      this.beginSnapshot(name, diskId, name, deadlineMs, policyId);
    }
  }

  private countOf(diskId: string): number {
    return [...this.snapshots.values()].filter((snapshot) => snapshot.diskId === diskId).length;
  }

  private has(diskId: string, state: ModelSnapshot['state']): boolean {
    return [...this.snapshots.values()].some((each) => each.diskId === diskId && each.state === state);
  }
}

export const unbind = (policy: ModelPolicy, diskIds: readonly string[]): void => {
  policy.diskIds = policy.diskIds.filter((id) => !diskIds.includes(id));
};

export const beijing = (ms: number): string =>
  new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ');

/** The deadlines of the documented snapshots are not carried out. */
function seeded(name: string, diskId: string, sizeGb: number, deadline: string): ModelSnapshot {
  const policyId = deadline === '' ? '' : 'asp-peiq4wwp';
  return { name, diskId, sizeGb, state: 'NORMAL', deadline, policyId };
}
