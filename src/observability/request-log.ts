import { hostname } from 'node:os';
import type { Request, Response } from 'express';
import { authFailureReason } from '../auth/auth-failure.js';
import { AppError } from '../errors/app.error.js';
import { namesOfFaults } from '../errors/field-fault.js';
import type { RequestContext } from '../common/request/request-context.js';
import type { AppLogger } from './app-logger.js';
import type { HttpMetrics } from './http-metrics.js';
import { resourcesOf, textIn } from './request-subject.js';

/** Monitoring polls these every few seconds; they get no line and no trace. */
export const UNLOGGED_PATHS: ReadonlySet<string> = new Set([
  '/healthz',
  '/readyz',
  '/readyz/writes',
  '/metrics',
]);

/** As in nginx: the caller closed the connection before the reply was sent. */
const CALLER_GONE_STATUS = 499;

const REPLICA = hostname().slice(0, 64);

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
 * One line, one observation and one span for each request: who, what, how it ended, which upstream calls, and where the
 * time went. A warning when the failure is not the caller's.
 */
export function logRequest(
  logger: AppLogger,
  metrics: HttpMetrics,
  request: Request,
  response: Response,
): void {
  const { context } = request;
  const { phases } = context;
  const { trace } = phases;
  const route = (request.route as { path?: string } | undefined)?.path ?? 'unmatched';
  const milliseconds = performance.now() - context.startedAt;
  const status = response.writableFinished ? response.statusCode : CALLER_GONE_STATUS;
  const labels = { route, method: request.method, status };
  metrics.answered(labels, milliseconds / 1000, trace?.isSampled ? trace.traceId : undefined);
  if (UNLOGGED_PATHS.has(route)) return;
  const error = failures.get(context);
  // What the reply says is what happened to the first request with its Idempotency-Key.
  const isReplayed = response.getHeader('Idempotent-Replayed') !== undefined;
  const succeeded = isReplayed ? 'replayed' : 'succeeded';
  const isServerFailure = error !== undefined && error.definition.status >= 500;
  const line = {
    request_id: context.requestId,
    trace_id: trace?.traceId,
    replica: REPLICA,
    caller: context.caller?.id,
    // Where the request was refused before its tenant was known: as the caller named it.
    tenant: context.tenantUuid ?? textIn(request.body, 'TenantUuid'),
    cluster: textIn(request.body, 'ClusterUuid'),
    region: textIn(request.body, 'Region'),
    resources: resourcesOf(request.body, context.created),
    instance: textIn(request.body, 'InstanceId'),
    route,
    status,
    outcome: response.writableFinished ? (error ? 'failed' : succeeded) : 'caller_gone',
    scode: error?.definition.scode ?? (response.writableFinished && !isReplayed ? 0 : undefined),
    code: error?.code,
    // Names alone, never values.
    fields: namesOfFaults(error),
    // Why Tencent or the database could not serve it, or why a token was refused.
    reason: isServerFailure && error.definition.safe ? error.detail : authFailureReason(error),
    operation: context.operationId,
    tencent_request_id: response.getHeader('X-Tencent-Request-Id'),
    tencent_code: response.getHeader('X-Tencent-Error-Code'),
    upstream_calls: context.upstreamCalls,
    upstream: phases.attemptFields(),
    ...phases.fields(milliseconds),
    duration_ms: Math.round(milliseconds * 10) / 10,
  };
  logger.frequentEvent(isServerFailure ? 'warn' : 'info', 'request', line);
  trace?.end({
    name: `${request.method} ${route}`,
    isFailure: isServerFailure,
    code: error?.code,
    attributes: {
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': status,
      'portal.request_id': line.request_id,
      'portal.caller': line.caller,
      'portal.tenant': line.tenant,
      'portal.cluster': line.cluster,
      'portal.region': line.region,
      'portal.resources': line.resources,
      'portal.operation': line.operation,
    },
  });
}
