import type { AppError, ReplyHeaders } from '../../errors/app.error.js';
import { asWords, type Language, type Words } from '../../errors/words.js';

/** The six keys of every reply, in this order. */
export interface Envelope<T = unknown> {
  scode: number;
  desc: string;
  message: string;
  message_cn: string;
  stack: string[] | null;
  data: T;
}

/** The result of a handler with a `desc`, e.g. the regions that did not answer, or with reply headers. */
export class Answer<T> {
  /** In English. */
  readonly desc: string;
  readonly words: Words;

  constructor(
    readonly data: T,
    desc: Words | '',
    readonly headers: ReplyHeaders = {},
  ) {
    this.words = asWords(desc);
    this.desc = this.words.en;
  }
}

export const success = <T>(data: T, desc = ''): Envelope<T> => ({
  scode: 0,
  desc,
  message: 'success',
  message_cn: '成功',
  stack: null,
  data,
});

/** `desc` is empty for errors whose details are not for the caller. */
export function failure(error: AppError, language: Language, exposeStack: boolean): Envelope {
  const { scode, message, message_cn, safe } = error.definition;
  const stack = exposeStack ? (error.stack ?? '').split('\n').map((line) => line.trim()) : null;
  return {
    scode,
    desc: safe ? error.words[language] : '',
    message,
    message_cn,
    stack,
    data: error.dataIn(language),
  };
}
