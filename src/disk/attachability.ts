import { joinWords, type Words } from '../errors/words.js';
import { type Disk, instancesOf } from '../tencent/disk/disk-mapping.js';
import type { Instance } from '../tencent/instance/instance-search.js';
import type { DiskCounts } from '../tencent/instance/instance.provider.js';

/** States of an instance in which Tencent attaches disks. */
const OPEN_STATES = new Set(['RUNNING', 'STOPPED']);
/** Disks that a reason names; a hundred of them in a hundred rows would be no reason that anybody reads. */
const MAX_NAMED = 3;

type DiskState = Pick<
  Disk,
  | 'DiskId'
  | 'DiskState'
  | 'Portable'
  | 'Shareable'
  | 'Migrating'
  | 'Rollbacking'
  | 'DifferDaysOfDeadline'
  | 'InstanceId'
  | 'InstanceIdList'
>;

/**
 * Why these disks cannot be attached to the instance now; empty when they can. Without disks it is about one more disk
 * of any kind. What another operation does to the instance at this moment is not seen.
 */
export function obstacles(
  instance: Pick<Instance, 'InstanceId' | 'InstanceState' | 'RestrictState'>,
  counts: DiskCounts,
  disks: readonly DiskState[],
): Words {
  const ofDisks = disks.flatMap((disk) => diskObstacle(disk, instance.InstanceId) ?? []);
  const unnamed = ofDisks.length - MAX_NAMED;
  return joinWords([
    ...stateObstacles(instance),
    ...placeObstacles(counts, Math.max(1, disks.length)),
    ...ofDisks.slice(0, MAX_NAMED),
    ...(unnamed > 0
      ? [{ en: `${unnamed} more of the disks cannot be attached`, zh: `另有${unnamed}块云硬盘不能挂载` }]
      : []),
  ]);
}

function stateObstacles({
  InstanceState,
  RestrictState,
}: Pick<Instance, 'InstanceState' | 'RestrictState'>): Words[] {
  const found: Words[] = [];
  if (!OPEN_STATES.has(InstanceState))
    found.push({
      en: `the instance is ${InstanceState}; it must be RUNNING or STOPPED`,
      zh: `云服务器当前状态为${InstanceState}，须为RUNNING（运行中）或STOPPED（已关机）`,
    });
  if (RestrictState !== '' && RestrictState !== 'NORMAL')
    found.push({
      en: `the business state of the instance is ${RestrictState}, not NORMAL`,
      zh: `云服务器业务状态为${RestrictState}，不是NORMAL（正常）`,
    });
  return found;
}

function placeObstacles(
  { AttachedDiskCount: attached, MaxAttachCount: most }: DiskCounts,
  needed: number,
): Words[] {
  if (most === 0)
    return [{ en: 'the instance takes no elastic disks', zh: '该云服务器不支持挂载弹性云硬盘' }];
  const free = Math.max(0, most - attached);
  if (free >= needed) return [];
  return [
    {
      en: `the instance has ${attached} of at most ${most} disks: room for ${free} more, ${needed} asked for`,
      zh: `云服务器已挂载${attached}块云硬盘，上限${most}块，还可挂载${free}块，需要${needed}块`,
    },
  ];
}

function diskObstacle(disk: DiskState, instanceId: string): Words | undefined {
  const { DiskId: id, DiskState: state } = disk;
  if (instancesOf(disk as Disk).includes(instanceId))
    return { en: `${id}: is on this instance already`, zh: `${id}：已挂载在该云服务器上` };
  if (!disk.Portable)
    return { en: `${id}: is not elastic and stays where it is`, zh: `${id}：不是弹性云硬盘，不能挂载` };
  const isFree = state === 'UNATTACHED' || (disk.Shareable && state === 'ATTACHED');
  if (!isFree)
    return {
      en: `${id}: is ${state}, not UNATTACHED`,
      zh: `${id}：当前状态为${state}，不是UNATTACHED（待挂载）`,
    };
  if (disk.Migrating || disk.Rollbacking)
    return { en: `${id}: is migrating or rolling back`, zh: `${id}：正在变更类型或回滚快照` };
  if (disk.DifferDaysOfDeadline !== null && disk.DifferDaysOfDeadline < 0)
    return { en: `${id}: has expired`, zh: `${id}：已到期` };
  return undefined;
}
