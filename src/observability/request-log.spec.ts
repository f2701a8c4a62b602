import type { Request, Response } from 'express';
import { Registry } from 'prom-client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import { Phases } from '../common/request/phases.js';
import type { RequestContext } from '../common/request/request-context.js';
import { AppError } from '../errors/app.error.js';
import { fieldFault, invalidFields } from '../errors/field-fault.js';
import type { AppLogger } from './app-logger.js';
import { HttpMetrics } from './http-metrics.js';
import { logRequest, reportFailure } from './request-log.js';
import { verbatim } from '../errors/words.js';

describe(logRequest.name, () => {
  const logger = { frequentEvent: vi.fn(), failure: vi.fn() };
  let metrics: HttpMetrics;
  beforeEach(() => {
    vi.clearAllMocks();
    metrics = new HttpMetrics(new Registry());
  });

  /** The level and the fields of the line for a request that ended so. */
  function lineOf(end: {
    error?: AppError;
    status?: number;
    isGone?: boolean;
    path?: string;
    headers?: object;
    body?: unknown;
    context?: Partial<RequestContext>;
  }) {
    const { error, status = error?.definition.status ?? 200, isGone = false, path = '/v1/x', body } = end;
    const context = aRequestContext({ tenantUuid: 'one', upstreamCalls: 2, ...end.context });
    if (error) reportFailure(logger as unknown as AppLogger, metrics, error, context);
    const request = { context, method: 'POST', route: { path }, body } as unknown as Request;
    const headers: Record<string, string> = {
      'X-Tencent-Request-Id': 'r-1',
      'X-Tencent-Error-Code': 'Code',
      ...end.headers,
    };
    const response = {
      writableFinished: !isGone,
      statusCode: status,
      getHeader: (name: string) => headers[name],
    } as unknown as Response;
    logRequest(logger as unknown as AppLogger, metrics, request, response);
    const [level, , fields] = logger.frequentEvent.mock.calls[0] ?? [];
    return { level, ...fields };
  }

  it('says who asked for what, and that it succeeded', () => {
    expect(lineOf({})).toMatchObject({
      level: 'info',
      request_id: 'request-1',
      caller: 'admin',
      tenant: 'one',
      route: '/v1/x',
      status: 200,
      outcome: 'succeeded',
      scode: 0,
      upstream_calls: 2,
      tencent_request_id: 'r-1',
      tencent_code: 'Code',
    });
  });

  it('says that a reply was given again, and nothing of what it says', () => {
    const line = lineOf({ headers: { 'Idempotent-Replayed': 'true' }, status: 404 });
    expect(line).toMatchObject({ level: 'info', status: 404, outcome: 'replayed', scode: undefined });
  });

  it('says the code of a refusal, without its particulars, at the level of a success', () => {
    const line = lineOf({ error: new AppError('INVALID_PARAMETER', verbatim('DiskId: not one')) });
    expect(line).toMatchObject({ level: 'info', outcome: 'failed', code: 'INVALID_PARAMETER' });
    expect(line.reason).toBeUndefined();
    expect(logger.failure).not.toHaveBeenCalled();
  });

  it('names the fields and the cluster of a refused request, without a value', () => {
    const error = invalidFields([
      fieldFault('DiskSize', 'range', 'must be 10', '必须是10'),
      fieldFault('Filters.0.Name', 'format', 'must be a name', '必须是名称'),
    ]);
    const line = lineOf({ error, body: { ClusterUuid: 'c-1', DiskSize: 9 } });
    expect(line).toMatchObject({ cluster: 'c-1', fields: 'DiskSize, Filters.0.Name' });
    expect(line.reason).toBeUndefined();
  });

  it('bounds the names, and writes no cluster that is none', () => {
    const names = Array.from({ length: 20 }, (_, i) => `F${i}${'x'.repeat(60)}`);
    const error = invalidFields(
      names.map((name) => fieldFault(name, 'unknown', 'unknown field', '未知字段')),
    );
    expect(lineOf({ error, body: { ClusterUuid: 'a b\n' } })).toMatchObject({
      cluster: undefined,
      fields: expect.stringMatching(/^.{300}$/),
    });
  });

  it('says where the time went, in phases and attempts', () => {
    const phases = new Phases();
    phases.begin('lockWait');
    const startedAt = performance.now() - 50;
    phases.attempt('AttachDisks', 'r').end({ code: 'TENCENT_BUSY', id: 'r-1' });
    const line = lineOf({ context: { phases, startedAt } });
    expect(line).toMatchObject({
      upstream: [{ action: 'AttachDisks', ms: expect.any(Number), code: 'TENCENT_BUSY', id: 'r-1' }],
      own_ms: expect.any(Number),
    });
    expect(line.own_ms).toBeGreaterThan(40);
    expect(line.duration_ms).toBeGreaterThanOrEqual(line.own_ms);
  });

  it('names what the request is about, as the caller named it', () => {
    const body = {
      TenantUuid: 'named',
      ClusterUuid: 'c-1',
      Region: 'ap-guangzhou',
      InstanceId: 'ins-1',
      DiskIds: ['disk-1', 'disk-2'],
      SnapshotId: 'snap-1',
    };
    expect(lineOf({ body, context: { tenantUuid: undefined, created: ['disk:disk-9'] } })).toMatchObject({
      tenant: 'named',
      cluster: 'c-1',
      region: 'ap-guangzhou',
      instance: 'ins-1',
      resources: ['disk-1', 'disk-2', 'snap-1', 'disk-9'],
    });
  });

  it('names at most ten resources, and nothing that has not the form of an id', () => {
    const ids = Array.from({ length: 100 }, (_, i) => `disk-${i}`);
    expect(lineOf({ body: { DiskIds: ids } }).resources).toEqual([...ids.slice(0, 10), 'and 90 more']);
    vi.clearAllMocks();
    const odd = {
      DiskIds: ['a b', '\n', 'x'.repeat(65), 7, null, { id: 'disk-1' }],
      InstanceId: ['ins-1'],
      Region: 'a/b',
    };
    expect(lineOf({ body: odd })).toMatchObject({
      resources: undefined,
      instance: undefined,
      region: undefined,
    });
  });

  it.each([undefined, null, 'text', 7, []])('has a line for the body %j', (body) => {
    expect(lineOf({ body })).toMatchObject({ status: 200 });
  });

  it('ends the trace with the same, and leaves an exemplar if it is kept', async () => {
    const traceId = 'a'.repeat(32);
    const end = vi.fn();
    const trace = { traceId, isSampled: true, phase: vi.fn(), attempt: vi.fn(), end };
    metrics = new HttpMetrics(new Registry(), true);
    const error = new AppError('DATABASE_UNAVAILABLE', verbatim('no connection'));
    expect(lineOf({ error, context: { phases: new Phases(trace) } })).toMatchObject({ trace_id: traceId });
    expect(end).toHaveBeenCalledExactlyOnceWith({
      name: 'POST /v1/x',
      isFailure: true,
      code: 'DATABASE_UNAVAILABLE',
      attributes: expect.objectContaining({ 'http.response.status_code': 503, 'portal.tenant': 'one' }),
    });
    const { values } = await metrics.duration.get();
    expect(JSON.stringify(values)).toContain(`"trace_id":"${traceId}"`);
  });

  it('warns of a failure that is not the fault of the caller, and says its cause at once', () => {
    const error = new AppError('DATABASE_UNAVAILABLE', verbatim('no connection'));
    expect(lineOf({ error })).toMatchObject({ level: 'warn', outcome: 'failed', scode: 10011 });
    expect(logger.failure).toHaveBeenCalledExactlyOnceWith('request failed', error, {
      request_id: 'request-1',
      code: 'DATABASE_UNAVAILABLE',
    });
  });

  it('says that the caller left before the reply, with no scode that he never saw', () => {
    expect(lineOf({ isGone: true })).toMatchObject({ status: 499, outcome: 'caller_gone', scode: undefined });
  });

  it.each(['/healthz', '/readyz', '/readyz/writes', '/metrics'])('writes no line for %s', async (path) => {
    lineOf({ path });
    expect(logger.frequentEvent).not.toHaveBeenCalled();
    expect(await metrics.duration.get()).toMatchObject({
      values: expect.arrayContaining([
        expect.objectContaining({ labels: expect.objectContaining({ route: path }) }),
      ]),
    });
  });
});
