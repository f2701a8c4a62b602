import type { OperationRecord } from '../audit/operation-records.js';
import { idOfRef } from '../common/resource/resource-ref.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { Snapshot } from '../tencent/snapshot/snapshot-mapping.js';
import type { Rows } from '../tencent/client/write-confirmation.js';
import {
  goalOf,
  isRollingBack,
  type LaterWrite,
  limitMsOf,
  type Progress,
  proofIn,
} from './operation-goals.js';
import {
  anonymousRef,
  codeOf,
  failed,
  isFinal,
  type MemberState,
  type OperationState,
  processing,
  recordedState,
  refsOfType,
  succeeded,
  together,
  unknown,
} from './operation-state.js';

/** The resources of operations as Tencent shows them now, and what was done with them later. */
export interface Reading {
  disks: Rows<Disk>;
  snapshots: Rows<Snapshot>;
  later: readonly LaterWrite[];
}

/** Reads lag by seconds. A rollback that no read shows for this long is over. */
const UNSEEN_ROLLBACK_MS = 5_000;
/** For this long a failure that a read shows may be that of an earlier operation. */
const OLD_FAILURE_MS = 2_000;
const CHANGING = new Set(['ATTACHING', 'DETACHING', 'EXPANDING', 'ROLLBACKING', 'DUMPING']);

/** The resources that have to be read, as `type:id`. */
export function openRefs(record: OperationRecord, { members }: OperationState): string[] {
  if (record.outcome === 'pending' || goalOf(record) === undefined) return [];
  return members.filter((member) => !isFinal(member) && idOfRef(member.ref) !== '').map(({ ref }) => ref);
}

/**
 * The state of an operation: what was seen before where that is final, else what the trail says, else what `reading`
 * says. Without a reading what has to be read stays as it was seen last.
 */
export function stateOf(
  record: OperationRecord,
  before: OperationState | undefined,
  now: number,
  reading?: Reading,
): OperationState {
  const seen = new Map((before?.members ?? []).map((member) => [member.ref, member]));
  const members = membersOf(record).map((ref): MemberState => {
    const last = seen.get(ref);
    if (last && isFinal(last)) return last;
    return memberState(record, ref, last, now, reading);
  });
  // What is settled by the trail alone ended with its outcome, whoever looks and whenever.
  const isRecorded = reading === undefined && before === undefined;
  return together(members, isRecorded ? (record.endedAt?.getTime() ?? now) : now);
}

/** The disks that a snapshot was asked of are members only where they have none. */
function membersOf(record: OperationRecord): string[] {
  const goal = goalOf(record);
  const refs = goal ? refsOfType(record, goal.type) : record.resources;
  const failures = record.resources.filter((ref) => idOfRef(ref) in record.failed && !refs.includes(ref));
  const all = [...refs, ...failures];
  if (all.length > 0) return all;
  return record.action === 'snapshot/create' && record.outcome === 'failed'
    ? refsOfType(record, 'disk')
    : [anonymousRef(record)];
}

function memberState(
  record: OperationRecord,
  ref: string,
  last: MemberState | undefined,
  now: number,
  reading: Reading | undefined,
): MemberState {
  const isOver = now - record.startedAt.getTime() > limitMsOf(record);
  const recorded = recordedState(record, ref);
  if (recorded) return isOver && !isFinal(recorded) ? unknown(ref, NO_OUTCOME) : recorded;
  const goal = goalOf(record);
  if (goal === undefined && record.outcome !== 'unknown') return succeeded(ref);
  if (goal === undefined || idOfRef(ref) === '') return unknown(ref, lostReply(record));
  if (reading === undefined) return last ?? processing(ref);
  const id = idOfRef(ref);
  const disk = goal.type === 'disk' ? reading.disks.get(id) : undefined;
  const progress =
    goal.type === 'disk' ? goal.progress(disk, record) : goal.progress(reading.snapshots.get(id));
  const isBegun = last?.isBegun === true || (disk !== undefined && isChanging(disk));
  const age = now - (record.endedAt ?? record.startedAt).getTime();
  if (progress === 'done' && (record.action !== 'snapshot/apply' || isBegun || age > UNSEEN_ROLLBACK_MS))
    return succeeded(ref);
  const proof = proofIn(reading.later, record, ref);
  if (proof === 'SUCCESS') return succeeded(ref);
  if (proof === 'UNKNOWN') return unknown(ref, SUPERSEDED);
  const hasFailed = disk !== undefined && disk.ErrorPrompt !== '' && !isChanging(disk);
  if (hasFailed && (isBegun || age > OLD_FAILURE_MS))
    return failed(ref, 'OPERATION_FAILED', promptOf(id, disk.ErrorPrompt));
  if (isOver) return unknown(ref, tooLate(record));
  return { ...processing(ref, percentOf(progress)), ...(isBegun ? { isBegun } : {}) };
}

const isChanging = (disk: Disk): boolean =>
  CHANGING.has(disk.DiskState) || disk.Migrating || isRollingBack(disk);

const percentOf = (progress: Progress): number =>
  progress === 'done' ? 99 : Math.max(0, Math.min(99, Math.floor(progress)));

/** The texts of Tencent that a portal shows are short. */
const MAX_PROMPT = 256;

const promptOf = (id: string, prompt: string) => ({
  en: `${id}: Tencent took the request and could not carry it out: ${prompt.slice(0, MAX_PROMPT)}`,
  zh: `${id}：腾讯云已受理请求，但未能执行成功：${prompt.slice(0, MAX_PROMPT)}`,
});

const NO_OUTCOME = {
  en: 'the service has not recorded how the write ended',
  zh: '服务没有记录该写操作的结果',
};

const SUPERSEDED = {
  en: 'a later write changed the resource before anybody saw how this one ended',
  zh: '在查到本次操作的结果之前，后续的写操作已改变该资源',
};

const lostReply = ({ scode }: OperationRecord) => {
  const because = scode === undefined ? undefined : codeOf(scode);
  return {
    en: `the reply of Tencent was lost${because ? ` (${because}, ${scode})` : ', as the process of the service died'}; look whether it was carried out`,
    zh: `未收到腾讯云的返回${because ? `（${because}，${scode}）` : '（服务进程中断）'}，请查看是否已执行`,
  };
};

const tooLate = (record: OperationRecord) => {
  const minutes = limitMsOf(record) / 60_000;
  return {
    en: `not done within ${minutes} minutes`,
    zh: `${minutes}分钟内未完成`,
  };
};
