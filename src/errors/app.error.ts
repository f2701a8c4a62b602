import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import type { ErrorDefinition } from './error-definition.js';
import type { Language, Words } from './words.js';

/** Reply headers by name. */
export type ReplyHeaders = Readonly<Record<string, string>>;

export interface AppErrorOptions {
  cause?: unknown;
  /** Seconds for the Retry-After header, which 429 and 503 always have. */
  retryAfterSeconds?: number | undefined;
  /** Tencent's own code and RequestId when its answer is the reason. */
  upstream?: { code: string; requestId: string } | undefined;
  /**
   * The `data` of the failure envelope: a row for each member of a request of several calls, or the ClientToken of a
   * creation whose outcome is unknown. A function of the language where it holds texts.
   */
  data?: unknown;
  headers?: ReplyHeaders;
}

/**
 * The only class that this service throws on purpose. Everything else a reply says about the error is in the row of
 * its code; `detail` is the `desc` of the envelope and must contain no secret.
 */
export class AppError extends Error {
  readonly definition: ErrorDefinition;
  /** In English, for the log. */
  readonly detail: string;
  readonly words: Words;
  readonly #data: unknown;
  readonly retryAfterSeconds: number | undefined;
  readonly upstream: { code: string; requestId: string } | undefined;
  /** Headers of the reply that this error becomes. */
  readonly headers: ReplyHeaders;

  constructor(
    readonly code: ErrorCode,
    detail: Words,
    options: AppErrorOptions = {},
  ) {
    super(`${code}: ${detail.en}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.definition = ERROR_CODES[code];
    this.words = detail;
    this.detail = detail.en;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.upstream = options.upstream;
    this.#data = options.data ?? null;
    this.headers = options.headers ?? {};
  }

  /** A copy with other parts. An error is never changed: several requests may share it. */
  with(parts: AppErrorOptions & { code?: ErrorCode; detail?: Words }): AppError {
    const { code = this.code, detail = this.words, ...options } = parts;
    const { cause, headers, upstream, retryAfterSeconds } = this;
    const copy = new AppError(code, detail, {
      cause,
      data: this.#data,
      headers,
      upstream,
      retryAfterSeconds,
      ...options,
    });
    copy.stack = this.stack;
    return copy;
  }

  /** In English. */
  get data(): unknown {
    return this.dataIn('en');
  }

  dataIn(language: Language): unknown {
    return typeof this.#data === 'function'
      ? (this.#data as (language: Language) => unknown)(language)
      : this.#data;
  }

  /** True for any AppError whose code is one of these. */
  static is(error: unknown, ...codes: ErrorCode[]): error is AppError {
    return error instanceof AppError && codes.includes(error.code);
  }
}
