import type { Disk } from './disk.js';

/** ReturnFailCode: why a disk cannot be returned. */
const RETURN_CODES = { returnable: 0, alreadyReturned: 1, expired: 2, unsupported: 3, neverReturnable: 10 };

export const isPrepaid = (disk: Disk): boolean => disk.chargeType === 'PREPAID';

export const isExpired = (disk: Disk, nowMs: number): boolean =>
  disk.deadlineAtMs !== undefined && disk.deadlineAtMs <= nowMs;

/** 0 when the disk can be returned. */
export function returnFailCode(disk: Disk, nowMs: number): number {
  if (!isPrepaid(disk) || !disk.portable || disk.usage === 'SYSTEM_DISK') return RETURN_CODES.neverReturnable;
  if (disk.state === 'TORECYCLE') return RETURN_CODES.alreadyReturned;
  if (isExpired(disk, nowMs)) return RETURN_CODES.expired;
  if (!disk.refundable || disk.instanceIds.length > 0) return RETURN_CODES.unsupported;
  return RETURN_CODES.returnable;
}

export function recycle(disk: Disk, atMs: number): void {
  disk.state = 'TORECYCLE';
  disk.instanceIds = [];
  disk.recycledAtMs = atMs;
}
