import { AppError } from '../errors/app.error.js';
import { invalidField } from '../errors/field-fault.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { Snapshot } from '../tencent/snapshot/snapshot-mapping.js';
import type { SnapshotPropertiesDto } from './dto/snapshot.dto.js';

/** What can be done with a snapshot now, from the snapshot alone. */
export function propertiesOf(snapshot: Snapshot): SnapshotPropertiesDto {
  const isNormal = snapshot.SnapshotState === 'NORMAL';
  return {
    IsApply: isNormal && snapshot.DiskId !== '' && !snapshot.CopyFromRemote,
    IsDelete: isNormal && !hasImages(snapshot) && snapshot.ShareReference === 0,
  };
}

export const snapshotNotFound = (id: string): AppError =>
  new AppError('TENCENT_SNAPSHOT_NOT_FOUND', { en: `${id}: not found`, zh: `${id}：不存在` });

/** Why the snapshot cannot be deleted now; undefined when it can, as far as it shows. */
export function deletionRefusal(snapshot: Snapshot, deleteImages: boolean): AppError | undefined {
  const { SnapshotId: id, ShareReference: shares, Images: images, ImageCount } = snapshot;
  if (shares > 0)
    return new AppError('TENCENT_SNAPSHOT_SHARED', {
      en: `${id}: is shared with ${shares} other account${shares === 1 ? '' : 's'}; stop sharing it first`,
      zh: `${id}：已共享给 ${shares} 个其他账号，请先取消共享`,
    });
  if (!deleteImages && hasImages(snapshot)) {
    const named = images.map(({ ImageId, ImageName }) => (ImageName ? `${ImageId} (${ImageName})` : ImageId));
    return new AppError('TENCENT_SNAPSHOT_HAS_IMAGES', {
      en: `${id}: is bound by ${named.join(', ') || `${ImageCount} images`}; delete them first, or send DeleteBindImages: true`,
      zh: `${id}：已关联镜像 ${named.join('、') || `${ImageCount} 个`}，请先删除这些镜像，或发送 DeleteBindImages: true`,
    });
  }
  return notNormal(snapshot, IN_TRANSITION);
}

/**
 * Why the disk cannot be rolled back to the snapshot, from both as they were read; undefined when Tencent is asked.
 * `diskField` is the field that named the disk.
 */
export function rollbackRefusal(
  snapshot: Snapshot,
  diskId: string,
  diskField = 'DiskId',
): AppError | undefined {
  const id = snapshot.SnapshotId;
  if (snapshot.DiskId === '' || snapshot.CopyFromRemote)
    return new AppError('TENCENT_NOT_SUPPORTED', {
      en: `${id}: was copied from another region and has no disk to roll back; create a disk from it instead`,
      zh: `${id}：是从其他地域复制来的快照，没有可回滚的云硬盘，请改用它创建云硬盘`,
    });
  if (snapshot.DiskId !== diskId)
    return invalidField(
      diskField,
      'relation',
      `${id} was made from ${snapshot.DiskId}, not from ${diskId}`,
      `${id}是云硬盘${snapshot.DiskId}的快照，不是${diskId}的快照`,
    );
  return notNormal(snapshot);
}

/** The disk is on an instance that runs, and the caller did not ask to stop it. */
export const instanceRuns = (diskId: string, instanceId: string, state: string): AppError =>
  new AppError('TENCENT_STATE_CONFLICT', {
    en: `${diskId}: is attached to ${instanceId}, which is ${state}; stop the instance first, or send AutoStopInstance: true`,
    zh: `${diskId}：挂载在 ${instanceId} 上，该云服务器的状态为 ${state}，请先关机，或发送 AutoStopInstance: true`,
  });

/** Refusals of ApplySnapshot that say only that something is wrong with the instance, or with the sizes. */
const OF_THE_INSTANCE = new Set([
  'InvalidInstance.NotSupported',
  'UnsupportedOperation.InstanceNotStopped',
  'InvalidInstanceState',
]);
const OF_THE_SIZE = 'InvalidParameter.DiskSizeNotMatch';

/** Tencent's refusal of a rollback, with a sentence that says what stands in the way. Other errors stay as they are. */
export function explainRollback(
  refusal: unknown,
  snapshot: Snapshot,
  disk: Disk,
  instanceIds: string[],
): unknown {
  if (!(refusal instanceof AppError) || !refusal.upstream) return refusal;
  const { code } = refusal.upstream;
  // A disk that was resized after it was read shows the same size here; Tencent's text alone is right then.
  if (code === OF_THE_SIZE && disk.DiskSize !== snapshot.DiskSize)
    return refusal.with({
      code: 'TENCENT_NOT_SUPPORTED',
      detail: {
        en: `${disk.DiskId}: has ${disk.DiskSize} GiB and had ${snapshot.DiskSize} GiB when ${snapshot.SnapshotId} was made; a disk that was resized since cannot be rolled back to it; create a disk from the snapshot instead. ${refusal.words.en}`,
        zh: `${disk.DiskId}：现在为 ${disk.DiskSize} GiB，创建 ${snapshot.SnapshotId} 时为 ${snapshot.DiskSize} GiB；之后扩容过的云硬盘不能用它回滚，请改用该快照创建云硬盘。${refusal.words.zh}`,
      },
    });
  if (OF_THE_INSTANCE.has(code) && instanceIds.length > 0)
    return refusal.with({
      code: 'TENCENT_STATE_CONFLICT',
      detail: {
        en: `${disk.DiskId}: ${instanceIds.join(', ')} must be stopped first, or send AutoStopInstance: true. ${refusal.words.en}`,
        zh: `${disk.DiskId}：请先将云服务器 ${instanceIds.join('、')} 关机，或发送 AutoStopInstance: true。${refusal.words.zh}`,
      },
    });
  return refusal;
}

const hasImages = (snapshot: Snapshot): boolean => snapshot.ImageCount > 0 || snapshot.Images.length > 0;

/** States that pass. Others that are not NORMAL, such as one that is new here, may allow a deletion. */
const IN_TRANSITION = new Set(['CREATING', 'ROLLBACKING', 'COPYING_FROM_REMOTE', 'CHECKING_COPIED']);

function notNormal(snapshot: Snapshot, states?: ReadonlySet<string>): AppError | undefined {
  const { SnapshotId: id, SnapshotState: state, Percent } = snapshot;
  if (states ? !states.has(state) : state === 'NORMAL') return undefined;
  const progress = state === 'CREATING' ? ` (${Percent} %)` : '';
  return new AppError('TENCENT_STATE_CONFLICT', {
    en: `${id}: is ${state}${progress}; it must be NORMAL`,
    zh: `${id}：状态为 ${state}${progress}，须为 NORMAL`,
  });
}
