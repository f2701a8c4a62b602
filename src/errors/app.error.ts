import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import type { ErrorDefinition } from './error-definition.js';

/** Reply headers by name. */
export type ReplyHeaders = Readonly<Record<string, string>>;

export interface AppErrorOptions {
  cause?: unknown;
  /** Seconds for the Retry-After header; only meaningful with 429 and 503. */
  retryAfterSeconds?: number;
  /** Tencent's own code and RequestId when its answer is the reason. */
  upstream?: { code: string; requestId: string };
  /** The `data` of the failure envelope; only a request of several calls has one, with a row for each member. */
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

  /** A copy, as several requests may share this one; headers that it has already count. */
  withHeaders(headers: ReplyHeaders): AppError {
    const { cause, data, upstream, retryAfterSeconds } = this;
    const copy = new AppError(this.code, this.detail, {
      cause,
      data,
      headers: { ...headers, ...this.headers },
      ...(upstream && { upstream }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
    if (this.stack !== undefined) copy.stack = this.stack;
    return copy;
  }

  /** True for any AppError whose code is one of these. */
  static is(error: unknown, ...codes: ErrorCode[]): error is AppError {
    return error instanceof AppError && codes.includes(error.code);
  }
}
