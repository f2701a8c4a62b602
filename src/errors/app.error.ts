import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import type { ErrorDefinition } from './error-definition.js';

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
   * creation whose outcome is unknown.
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
  readonly retryAfterSeconds: number | undefined;
  readonly upstream: { code: string; requestId: string } | undefined;
  readonly data: unknown;
  /** Headers of the reply that this error becomes. */
  readonly headers: ReplyHeaders;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    options: AppErrorOptions = {},
  ) {
    super(`${code}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.definition = ERROR_CODES[code];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.upstream = options.upstream;
    this.data = options.data ?? null;
    this.headers = options.headers ?? {};
  }

  /** A copy with other parts. An error is never changed: several requests may share it. */
  with(parts: AppErrorOptions & { code?: ErrorCode; detail?: string }): AppError {
    const { code = this.code, detail = this.detail, ...options } = parts;
    const { cause, data, headers, upstream, retryAfterSeconds } = this;
    const copy = new AppError(code, detail, {
      cause,
      data,
      headers,
      upstream,
      retryAfterSeconds,
      ...options,
    });
    copy.stack = this.stack;
    return copy;
  }

  /** True for any AppError whose code is one of these. */
  static is(error: unknown, ...codes: ErrorCode[]): error is AppError {
    return error instanceof AppError && codes.includes(error.code);
  }
}
