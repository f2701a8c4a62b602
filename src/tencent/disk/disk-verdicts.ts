import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import type { Verdict as VerdictOf } from '../client/write-confirmation.js';
import type { Disk } from './disk-mapping.js';
import { readDisks } from './disk-search.js';

type Verdict = VerdictOf<Disk>;

/** States in which Tencent changes a disk; it refuses other changes meanwhile. */
const TRANSIENT_STATES = new Set(['ATTACHING', 'DETACHING', 'EXPANDING', 'ROLLBACKING', 'DUMPING']);

export const attachVerdict =
  (instanceId: string): Verdict =>
  (disk) => {
    if (!disk || disk.Shareable) return 'unknown';
    if (disk.InstanceId === instanceId) return 'done';
    return disk.DiskState === 'UNATTACHED' ? 'not-done' : 'unknown';
  };

/** The call may be sent again only while the disk is still on the instance that it shall leave. */
export const detachVerdict =
  (instanceId: string | undefined): Verdict =>
  (disk) => {
    if (!disk || disk.Shareable) return 'unknown';
    if (disk.DiskState === 'UNATTACHED') return 'done';
    if (instanceId === undefined || disk.InstanceId === '') return 'unknown';
    // It has left this instance, whoever attached it to the other one.
    if (disk.InstanceId !== instanceId || disk.DiskState === 'DETACHING') return 'done';
    return disk.DiskState === 'ATTACHED' ? 'not-done' : 'unknown';
  };

/** A disk that grows already may grow to another size, and so may one that is larger than asked. */
export const resizeVerdict =
  (sizeGb: number): Verdict =>
  (disk, before) => {
    if (!disk || disk.DiskSize > sizeGb) return 'unknown';
    if (disk.DiskSize === sizeGb) return 'done';
    if (disk.DiskState === 'EXPANDING')
      return before && before.DiskState !== 'EXPANDING' ? 'done' : 'unknown';
    return TRANSIENT_STATES.has(disk.DiskState) ? 'unknown' : 'not-done';
  };

/**
 * Never "not-done": a second deletion of a prepaid disk purges it from the recycle bin, where the first one put it. The
 * first call may still be on its way or take effect seconds later, and a late read may not even know yet that the disk
 * has become prepaid. A disk that is absent now is deleted only if it was there before.
 */
export const deleteVerdict: Verdict = (disk, before) => {
  if (!disk) return before ? 'done' : 'unknown';
  return disk.DiskState === 'TORECYCLE' && before && before.DiskState !== 'TORECYCLE' ? 'done' : 'unknown';
};

/**
 * Never "not-done": a second call would pay again, and the first one may still be on its way. Each renewal makes the
 * deadline later than it was before the call. It also brings a disk back from the recycle bin.
 */
export const renewVerdict: Verdict = (disk, before) =>
  disk && before && disk.DiskState !== 'TORECYCLE' && disk.DeadlineTime > before.DeadlineTime
    ? 'done'
    : 'unknown';

/** Never "not-done": to become prepaid costs money. */
export const chargeTypeVerdict =
  (chargeType: string): Verdict =>
  (disk) =>
    disk?.DiskChargeType === chargeType ? 'done' : 'unknown';

/** A disk does not show its period, so with one only a reply proves that it was set; to set it twice does no harm. */
export const renewFlagVerdict =
  ({ RenewFlag, AutoRenewPeriod }: AutoRenewal): Verdict =>
  (disk) => {
    if (!disk) return 'unknown';
    return disk.RenewFlag === RenewFlag && AutoRenewPeriod === undefined ? 'done' : 'not-done';
  };

export interface AutoRenewal {
  RenewFlag: string;
  /** Months. */
  AutoRenewPeriod?: number | undefined;
}

export interface DiskAttributes {
  DiskName?: string;
  ProjectId?: number;
  Portable?: boolean;
  DeleteWithInstance?: boolean;
}

export const attributesVerdict =
  (wanted: DiskAttributes): Verdict =>
  (disk) => {
    if (!disk) return 'unknown';
    const now = {
      DiskName: disk.DiskName,
      ProjectId: disk.Placement.ProjectId,
      Portable: disk.Portable,
      DeleteWithInstance: disk.DeleteWithInstance,
    };
    const keys = Object.keys(wanted) as (keyof DiskAttributes)[];
    return keys.every((key) => wanted[key] === now[key]) ? 'done' : 'not-done';
  };

/** A disk that migrates may be on its way to another type. */
export const typeVerdict =
  (diskType: string): Verdict =>
  (disk) => {
    if (!disk || (disk.Migrating && disk.DiskType !== diskType)) return 'unknown';
    return disk.DiskType === diskType ? 'done' : 'not-done';
  };

/** Two codes of Tencent that stand for "busy", "not found" and "not supported". */
const AMBIGUOUS = new Set(['ResourceUnavailable.NotSupported', 'InvalidDisk.NotSupported']);

/**
 * Decides an ambiguous refusal by reading the disks again: a missing disk is not found, a disk in a transient state
 * is busy, otherwise the disk does not support it. Other errors are returned unchanged, and so is the refusal when
 * the disks cannot be read.
 */
export async function clarify(session: CloudSession, diskIds: string[], refusal: unknown): Promise<unknown> {
  if (!(refusal instanceof AppError) || !AMBIGUOUS.has(refusal.upstream?.code ?? '')) return refusal;
  try {
    const disks = await readDisks(session, diskIds);
    if (diskIds.some((id) => !disks.has(id)))
      return refusal.with({ code: 'TENCENT_DISK_NOT_FOUND', cause: refusal });
    const isBusy = [...disks.values()].some((disk) => TRANSIENT_STATES.has(disk.DiskState ?? ''));
    return isBusy ? refusal.with({ code: 'TENCENT_BUSY', cause: refusal }) : refusal;
  } catch {
    return refusal;
  }
}
