import type { Request, Response } from 'express';
import { authFailureReason } from '../auth/auth-failure.js';
import { AppError } from '../errors/app.error.js';
import { namesOfFaults } from '../errors/field-fault.js';
import type { RequestContext } from '../common/request/request-context.js';
import type { AppLogger } from './app-logger.js';
import type { HttpMetrics } from './http-metrics.js';

/** Monitoring polls these every few seconds; they get no line. */
const UNLOGGED_PATHS = new Set(['/healthz', '/readyz', '/readyz/writes', '/metrics']);

/** As in nginx: the caller closed the connection before the reply was sent. */
const CALLER_GONE_STATUS = 499;

const failures = new WeakMap<RequestContext, AppError>();

/** Keeps the failure of a request for its line; the cause of an unexpected one is logged at once. */
export function reportFailure(
  logger: AppLogger,
  metrics: HttpMetrics,
  error: AppError,
  context: RequestContext,
): void {
  failures.set(context, error);
  metrics.errors.inc({ code: error.code });
  // In a batch the unexpected error is the cause of the one that is answered.
  const { code, cause, definition } = error;
  if (definition.status === 500 || code === 'DATABASE_UNAVAILABLE' || AppError.is(cause, 'INTERNAL'))
    logger.failure('request failed', error, { request_id: context.requestId, code: error.code });
}

/**
 * One line and one observation for each request: who, what, how it ended, which upstream call, how long. A
 * warning when the failure is not the caller's.
 */
export function logRequest(
  logger: AppLogger,
  metrics: HttpMetrics,
  request: Request,
  response: Response,
): void {
  const { context } = request;
  const route = (request.route as { path?: string } | undefined)?.path ?? 'unmatched';
  const milliseconds = performance.now() - context.startedAt;
  const status = response.writableFinished ? response.statusCode : CALLER_GONE_STATUS;
  metrics.duration.observe({ route, method: request.method, status }, milliseconds / 1000);
  if (UNLOGGED_PATHS.has(route)) return;
  const error = failures.get(context);
  // What the reply says is what happened to the first request with its Idempotency-Key.
  const isReplayed = response.getHeader('Idempotent-Replayed') !== undefined;
  const succeeded = isReplayed ? 'replayed' : 'succeeded';
  const isServerFailure = error !== undefined && error.definition.status >= 500;
  logger.event(isServerFailure ? 'warn' : 'info', 'request', {
    request_id: context.requestId,
    caller: context.caller?.id,
    tenant: context.tenantUuid,
    cluster: clusterOf(request),
    route,
    status,
    outcome: response.writableFinished ? (error ? 'failed' : succeeded) : 'caller_gone',
    scode: error?.definition.scode ?? (response.writableFinished && !isReplayed ? 0 : undefined),
    code: error?.code,
    // Names alone, never values.
    fields: namesOfFaults(error),
    // Why Tencent or the database could not serve it, or why a token was refused.
    reason: isServerFailure && error.definition.safe ? error.detail : authFailureReason(error),
    tencent_request_id: response.getHeader('X-Tencent-Request-Id'),
    tencent_code: response.getHeader('X-Tencent-Error-Code'),
    upstream_calls: context.upstreamCalls,
    duration_ms: Math.round(milliseconds * 10) / 10,
  });
}

const CLUSTER = /^[A-Za-z0-9_-]{1,64}$/;

/** As the caller named it; a refused request may name one that is not there. */
function clusterOf({ body }: Request): string | undefined {
  const cluster = (body as { ClusterUuid?: unknown } | undefined)?.ClusterUuid;
  return typeof cluster === 'string' && CLUSTER.test(cluster) ? cluster : undefined;
}
