import type { Disk as VendorDisk } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import type { Confirmation } from '../client/pipeline/call-run.js';

/** What one disk says about a write whose reply was lost. */
type Verdict = (disk: VendorDisk | undefined) => Confirmation;

/** States in which Tencent works on a disk; it refuses other work meanwhile. */
const TRANSIENT_STATES = new Set(['ATTACHING', 'DETACHING', 'EXPANDING', 'ROLLBACKING', 'DUMPING']);

/**
 * Re-reads the disks of a write whose outcome is unknown. Only when every disk says the same is that the
 * answer; anything mixed stays unknown and is reported as such.
 */
export async function confirmByReading(
  session: CloudSession,
  diskIds: string[],
  verdict: Verdict,
): Promise<Confirmation> {
  const disks = await readDisks(session, diskIds);
  const verdicts = new Set(diskIds.map((id) => verdict(disks.get(id))));
  return verdicts.size === 1 ? [...verdicts][0]! : 'unknown';
}

export const attachVerdict =
  (instanceId: string): Verdict =>
  (disk) => {
    if (!disk || disk.Shareable) return 'unknown';
    if (disk.InstanceId === instanceId) return 'done';
    return disk.DiskState === 'UNATTACHED' ? 'not-done' : 'unknown';
  };

export const detachVerdict: Verdict = (disk) => {
  if (!disk || disk.Shareable) return 'unknown';
  if (disk.DiskState === 'UNATTACHED' || disk.DiskState === 'DETACHING') return 'done';
  return disk.DiskState === 'ATTACHED' ? 'not-done' : 'unknown';
};

export const resizeVerdict =
  (sizeGb: number): Verdict =>
  (disk) => {
    if (!disk) return 'unknown';
    if ((disk.DiskSize ?? 0) >= sizeGb || disk.DiskState === 'EXPANDING') return 'done';
    return TRANSIENT_STATES.has(disk.DiskState ?? '') ? 'unknown' : 'not-done';
  };

/**
 * Only the deletion of a postpaid disk may be sent again: the first call may still be on its way or take
 * effect seconds later, and of a prepaid disk a second one purges what the first put into the recycle bin.
 */
export const deleteVerdict: Verdict = (disk) => {
  if (!disk) return 'done';
  const isFinal = disk.DiskChargeType === 'POSTPAID_BY_HOUR';
  return isFinal && disk.DiskState === 'UNATTACHED' ? 'not-done' : 'unknown';
};

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
      ProjectId: disk.Placement?.ProjectId,
      Portable: disk.Portable,
      DeleteWithInstance: disk.DeleteWithInstance ?? false,
    };
    const keys = Object.keys(wanted) as (keyof DiskAttributes)[];
    return keys.every((key) => wanted[key] === now[key]) ? 'done' : 'not-done';
  };

export const typeVerdict =
  (diskType: string): Verdict =>
  (disk) => {
    if (!disk) return 'unknown';
    return disk.DiskType === diskType || disk.Migrating ? 'done' : 'not-done';
  };

/** Tencent's two codes that mean "busy", "gone" or "never" alike. */
const AMBIGUOUS = new Set(['ResourceUnavailable.NotSupported', 'InvalidDisk.NotSupported']);

/**
 * Decides an ambiguous refusal by re-reading the disks: gone is not found, a transient state is busy, and
 * otherwise the disk really does not support it. Other errors pass through. When the disks cannot be read
 * the refusal stays as it was.
 */
export async function clarify(session: CloudSession, diskIds: string[], refusal: unknown): Promise<unknown> {
  if (!(refusal instanceof AppError) || !AMBIGUOUS.has(refusal.upstream?.code ?? '')) return refusal;
  const { upstream } = refusal;
  const context = session.scope.context;
  const seen = { tencentRequestId: context.tencentRequestId, tencentErrorCode: context.tencentErrorCode };
  try {
    const disks = await readDisks(session, diskIds);
    const options = { cause: refusal, ...(upstream ? { upstream } : {}) };
    if (diskIds.some((id) => !disks.has(id)))
      return new AppError('TENCENT_DISK_NOT_FOUND', refusal.detail, options);
    if ([...disks.values()].some((disk) => TRANSIENT_STATES.has(disk.DiskState ?? '')))
      return new AppError('TENCENT_BUSY', refusal.detail, options);
    return refusal;
  } catch {
    return refusal;
  } finally {
    // The reply is about the refusal, not about the read that explained it.
    Object.assign(context, seen);
  }
}

async function readDisks(session: CloudSession, diskIds: string[]): Promise<Map<string, VendorDisk>> {
  const reply = await session.read('cbs', 'DescribeDisks', { DiskIds: diskIds, Limit: 100 });
  return new Map((reply.DiskSet ?? []).map((disk) => [disk.DiskId ?? '', disk]));
}
