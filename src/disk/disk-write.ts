import type { AppError } from '../errors/app.error.js';
import { Batch } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import type { WriteIntent } from '../tencent/client/cloud-sessions.js';
import type { Rows } from '../tencent/client/write-confirmation.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { BusyRetry } from '../tencent/disk/disk.provider.js';
import { diskNotFound } from './disk-not-found.js';

export const batchOf = (ids: string[]): Batch => new Batch('DiskId', 'disks', ids);

export const about = (ids: string[], request: Record<string, unknown>, instanceId?: string): WriteIntent => ({
  resources: refsOf('disk', ids),
  request,
  instanceId,
});

/** Those of the disks that `refusalOf` has nothing against, and why the others are refused. */
export function checkDisks(
  ids: readonly string[],
  disks: Rows<Disk>,
  refusalOf: (disk: Disk) => AppError | undefined,
): { rest: Disk[]; refused: Map<string, AppError> } {
  const rest: Disk[] = [];
  const refused = new Map<string, AppError>();
  for (const id of ids) {
    const disk = disks.get(id);
    const refusal = disk ? refusalOf(disk) : diskNotFound(id);
    if (refusal) refused.set(id, refusal);
    else rest.push(disk!);
  }
  return { rest, refused };
}

/** Calls after the first are repeated while the call before keeps the instance busy. */
export const busyRetryFor = (callIndex: number): BusyRetry =>
  callIndex > 0 ? { busyRetryMs: Number.POSITIVE_INFINITY } : {};
