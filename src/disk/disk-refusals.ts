import type { Words } from '../errors/words.js';
import { AppError } from '../errors/app.error.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { SentCall } from '../tencent/disk/sent-disk-calls.js';

const refusal = (code: 'TENCENT_STATE_CONFLICT' | 'TENCENT_BUSY' | 'TENCENT_NOT_SUPPORTED') => {
  return (id: string, { en, zh }: Words): AppError =>
    new AppError(code, { en: `${id}: ${en}`, zh: `${id}：${zh}` });
};
const conflict = refusal('TENCENT_STATE_CONFLICT');

export const notPrepaid = ({ DiskId, DiskChargeType }: Disk): AppError =>
  conflict(DiskId, {
    en: `is ${DiskChargeType}; only a prepaid disk can be renewed`,
    zh: `计费模式为${DiskChargeType}，只有包年包月云硬盘可以续费`,
  });

export const otherDeadline = ({ DiskId, DeadlineTime }: Disk, expected: string): AppError =>
  conflict(DiskId, {
    en: `its DeadlineTime is ${DeadlineTime || 'empty'}, not ${expected}; nothing was sent`,
    zh: `到期时间为${DeadlineTime || '空'}，与预期的${expected}不符，未发送续费请求`,
  });

export const renewedBefore = ({ DiskId, DeadlineTime }: Disk, { secondsAgo }: SentCall): AppError =>
  conflict(DiskId, {
    en: `its renewal from ${DeadlineTime} on was sent ${secondsAgo} s ago, not sent again; look at its DeadlineTime in a while`,
    zh: `${secondsAgo}秒前已发送从${DeadlineTime}起的续费请求，不会再次发送，请稍后查看到期时间`,
  });

export const chargedBefore = ({ DiskId }: Disk, { detail, secondsAgo }: SentCall): AppError =>
  conflict(DiskId, {
    en: `its change to ${detail} was sent ${secondsAgo} s ago, not sent again; look at its DiskChargeType in a while`,
    zh: `${secondsAgo}秒前已发送变更为${detail}的请求，不会再次发送，请稍后查看计费模式`,
  });

export const deletedBefore = (DiskId: string, secondsAgo: number): AppError =>
  conflict(DiskId, {
    en: `its deletion was sent ${secondsAgo} s ago; disk/recycle/restore brings it back`,
    zh: `${secondsAgo}秒前已发送删除请求，可通过disk/recycle/restore从回收站恢复`,
  });

export const inRecycleBin = ({ DiskId }: Disk): AppError =>
  conflict(DiskId, {
    en: 'is in the recycle bin; disk/recycle/restore brings it back',
    zh: '在回收站中，请先通过disk/recycle/restore恢复',
  });

export const notInRecycleBin = ({ DiskId, DiskState }: Disk): AppError =>
  conflict(DiskId, {
    en: `is ${DiskState}, not in the recycle bin`,
    zh: `状态为${DiskState}，不在回收站中`,
  });

export const notElastic = ({ DiskId }: Disk): AppError =>
  refusal('TENCENT_NOT_SUPPORTED')(DiskId, {
    en: 'is not elastic, so it is paid as its instance is',
    zh: '不是弹性云硬盘，计费模式随云服务器',
  });

/** Tencent's reads are late by seconds, so it is not known whether the disk is in the recycle bin. */
export const justRenewed = (DiskId: string): AppError =>
  refusal('TENCENT_BUSY')(DiskId, {
    en: 'was brought back from the recycle bin a moment ago, or its renewal may still be under way; nothing was sent',
    zh: '刚刚从回收站恢复，或续费仍在进行，未发送请求',
  });
