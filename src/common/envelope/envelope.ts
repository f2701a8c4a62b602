import { ERROR_CODES } from '../../errors/error-codes.js';
import { AppError } from '../../errors/app.error.js';

/** The six keys of every reply, in this order. */
export interface Envelope<T = unknown> {
  scode: number;
  desc: string;
  message: string;
  message_cn: string;
  stack: string[] | null;
  data: T;
}

/** What a handler returns when a success needs words, e.g. the regions that did not answer. */
export class Answer<T> {
  constructor(
    readonly data: T,
    readonly desc: string,
  ) {}
}

export const success = <T>(data: T, desc = ''): Envelope<T> => ({
  scode: 0,
  desc,
  message: 'success',
  message_cn: '成功',
  stack: null,
  data,
});

/** What a handler returned, as the reply. */
export const enveloped = (result: unknown): Envelope =>
  result instanceof Answer ? success(result.data, result.desc) : success(result ?? {});

/** `desc` stays empty for errors whose particulars are not for the caller. */
export function failure(error: AppError, exposeStack: boolean): Envelope {
  const { scode, message, message_cn, safe } = error.definition;
  const stack = exposeStack ? (error.stack ?? '').split('\n').map((line) => line.trim()) : null;
  return { scode, desc: safe ? error.detail : '', message, message_cn, stack, data: error.data };
}

/** One line of `data.Results` when several upstream calls served one request. */
export interface DiskResult {
  DiskId: string;
  scode: number;
  message: string;
  message_cn: string;
  desc: string;
}

export function diskResult(diskId: string, error?: AppError): DiskResult {
  if (!error) return { DiskId: diskId, scode: 0, message: 'success', message_cn: '成功', desc: '' };
  const { scode, message, message_cn } = ERROR_CODES[error.code];
  return { DiskId: diskId, scode, message, message_cn, desc: error.definition.safe ? error.detail : '' };
}
