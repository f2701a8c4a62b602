import { AppError } from '../errors/app.error.js';
import type { Words } from '../errors/words.js';

/** `field`: as the caller spelled it. */
export const notFoundWords = (field: 'DiskId' | 'DiskIds', ids: readonly string[]): Words => ({
  en: `${field}: not found: ${ids.join(', ')}`,
  zh: `${field}：${ids.join('、')} 不存在`,
});

export const diskNotFound = (id: string): AppError =>
  new AppError('TENCENT_DISK_NOT_FOUND', { en: `${id}: not found`, zh: `${id}：不存在` });
