import { Batch } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import type { WriteIntent } from '../tencent/client/cloud-sessions.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { BusyRetry } from '../tencent/disk/disk.provider.js';

/** `data` of a write that has nothing to say. */
export type Done = Record<string, never>;

export const batchOf = (ids: string[]): Batch => new Batch('DiskId', 'disks', ids);

export const about = (ids: string[], request: Record<string, unknown>, instanceId?: string): WriteIntent => ({
  resources: refsOf('disk', ids),
  request,
  instanceId,
});

/** Calls after the first are repeated while the call before keeps the instance busy. */
export const busyRetryFor = (callIndex: number): BusyRetry =>
  callIndex > 0 ? { busyRetryMs: Number.POSITIVE_INFINITY } : {};

/** The instances that a disk is on: one, or several for a shared disk. */
export const instancesOf = (disk: Disk): string[] => [
  ...new Set([disk.InstanceId, ...disk.InstanceIdList].filter((id) => id !== '')),
];
