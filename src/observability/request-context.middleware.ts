import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors/app.error.js';
import { Cancellation } from '../common/request/cancellation.js';
import { Phases } from '../common/request/phases.js';
import { CallerGone, type RequestContext } from '../common/request/request-context.js';
import type { Language } from '../errors/words.js';
import type { Redactor } from '../common/secrets/redactor.js';
import { UNLOGGED_PATHS } from './request-log.js';
import type { Tracing } from './tracing.js';

/** An id that a caller may choose: short, and safe in a header and a log line. */
const REQUEST_ID = /^[\w.-]{1,64}$/;

export interface RequestContextOptions {
  requestTimeoutMs: number;
  /** For callers who name no language. */
  language: Language;
  redactor: Redactor;
  /** Undefined: no traces. */
  tracing?: Tracing | undefined;
  /** `stop` ends the request's work early, for this reason. What it returns is called at the end. */
  onStart: (response: Response, stop: (reason: AppError) => void) => () => void;
  /** Called once, when the reply is finished or the caller has closed the connection. */
  onEnd: (request: Request, response: Response) => void;
}

/** The first middleware: gives the request its id, its deadline and its cancellation. */
export function requestContextMiddleware(options: RequestContextOptions): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    const cancellation = new Cancellation();
    const context = openContext(request, options, cancellation);
    request.context = context;
    response.setHeader('X-Request-Id', context.requestId);
    const leave = options.onStart(response, (reason) => cancellation.cancel(reason));
    const timer = setTimeout(
      () =>
        cancellation.cancel(
          new AppError('DEADLINE_PASSED', {
            en: `no result within ${options.requestTimeoutMs} ms`,
            zh: `${options.requestTimeoutMs} 毫秒内没有结果`,
          }),
        ),
      options.requestTimeoutMs,
    );
    response.once('close', () => {
      clearTimeout(timer);
      if (!response.writableFinished) cancellation.cancel(new CallerGone());
      leave();
      options.onEnd(request, response);
      options.redactor.release(context);
    });
    next();
  };
}

/** A longer header is no list of a person's languages. */
const MAX_LANGUAGES_LENGTH = 256;

/** The language that the caller names. `*`, which the fetch of Node sends by itself, names none. */
function namedLanguage(request: Request): Language | undefined {
  const asked = request.headers['accept-language']?.trim();
  if (!asked || asked.length > MAX_LANGUAGES_LENGTH || asked.startsWith('*')) return undefined;
  return request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en';
}

function openContext(
  request: Request,
  { requestTimeoutMs, language, tracing }: RequestContextOptions,
  cancellation: Cancellation,
): RequestContext {
  const given = request.headers['x-request-id'];
  const named = namedLanguage(request);
  const startedAt = performance.now();
  const trace = UNLOGGED_PATHS.has(request.url)
    ? undefined
    : tracing?.begin(request.method, request.headers['traceparent'] as string | undefined);
  return {
    requestId: typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID(),
    startedAt,
    deadlineAt: startedAt + requestTimeoutMs,
    cancellation,
    language: named ?? language,
    upstreamLanguage: named ?? 'zh',
    caller: undefined,
    tenantUuid: undefined,
    action: undefined,
    upstreamCalls: 0,
    phases: new Phases(trace),
  };
}
