import type { NextFunction, Request, Response } from 'express';
import { TokenBucket } from '../common/concurrency/token-bucket.js';
import { AppError } from '../errors/app.error.js';

/** Requests without a token, all of them together. */
const ANONYMOUS = { perSecond: 100, burst: 200 };
/** Of a scrape, which takes some milliseconds. */
const METRICS_COST = 20;
/** Requests that came with a token and ended in 401, 404 or 405. The burst is for a portal whose token has expired. */
const REFUSED = { perSecond: 100, burst: 1_000 };
/** Questions of browsers whether they may call; they carry no token. */
const PREFLIGHTS = { perSecond: 100, burst: 200 };
const HEALTH = { perSecond: 100, burst: 200 };

/**
 * A refusal is sent this late, so that a connection, which has one request at a time, cannot ask for the next one
 * before.
 */
const REFUSAL_MS = 1_000;
/** Shorter than any usual time limit of a health check. */
const HEALTH_DELAY_MS = 250;

const API_PATHS = '/v1/';
const HEALTH_PATHS = new Set(['/healthz', '/readyz', '/readyz/writes']);

/** Failures that cost their caller nothing. */
const PACED = ['NOT_AUTHENTICATED', 'NO_SUCH_ROUTE', 'METHOD_NOT_ALLOWED'] as const;

/**
 * The share of the processor that callers without a valid token get together. Health checks have a share of their
 * own and are never refused, only delayed.
 */
export class Strangers {
  private readonly anonymous = new TokenBucket(ANONYMOUS);
  private readonly refused = new TokenBucket(REFUSED);
  private readonly preflights = new TokenBucket(PREFLIGHTS);
  private readonly health = new TokenBucket(HEALTH);

  /** `tokensRequired`: otherwise every caller of the API is known. */
  constructor(
    private readonly tokensRequired: boolean,
    private readonly onRefused: () => void,
  ) {}

  readonly middleware = (request: Request, _response: Response, next: NextFunction): void => {
    const { path } = request;
    if (HEALTH_PATHS.has(path)) return this.health.take() ? next() : void setTimeout(next, HEALTH_DELAY_MS);
    if (this.isKnown(request) || this.takes(request)) return next();
    setTimeout(() => next(this.refusal()), REFUSAL_MS);
  };

  private isKnown({ path, method, headers }: Request): boolean {
    if (!path.startsWith(API_PATHS) || method === 'OPTIONS') return false;
    return !this.tokensRequired || headers.authorization !== undefined;
  }

  private takes({ path, method }: Request): boolean {
    if (method === 'OPTIONS') return this.preflights.take();
    return this.anonymous.take(path === '/metrics' ? METRICS_COST : 1);
  }

  /** What a failure is answered with, later, when too many of its kind came. Undefined: at once, as it is. */
  readonly paced = (error: AppError, request: Request): Promise<AppError> | undefined => {
    if (!this.tokensRequired || !request.headers.authorization) return undefined;
    if (!AppError.is(error, ...PACED) || this.refused.take()) return undefined;
    return new Promise((resolve) => setTimeout(() => resolve(this.refusal()), REFUSAL_MS));
  };

  private refusal(): AppError {
    this.onRefused();
    return new AppError(
      'TOO_MANY_REQUESTS',
      {
        en: 'too many requests without a valid token; wait a second, and check the token',
        zh: '未携带有效令牌的请求过多，请稍等一秒，并检查令牌',
      },
      { retryAfterSeconds: 1 },
    );
  }
}
