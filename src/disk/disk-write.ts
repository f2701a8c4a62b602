import { Batch } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import type { WriteIntent } from '../tencent/client/cloud-sessions.js';
import type { BusyRetry } from '../tencent/disk/disk.provider.js';

export const batchOf = (ids: string[]): Batch => new Batch('DiskId', 'disks', ids);

export const about = (ids: string[], request: Record<string, unknown>, instanceId?: string): WriteIntent => ({
  resources: refsOf('disk', ids),
  request,
  instanceId,
});

/** Calls after the first are repeated while the call before keeps the instance busy. */
export const busyRetryFor = (callIndex: number): BusyRetry =>
  callIndex > 0 ? { busyRetryMs: Number.POSITIVE_INFINITY } : {};
