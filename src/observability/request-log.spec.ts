import type { Request, Response } from 'express';
import { Registry } from 'prom-client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import { AppError } from '../errors/app.error.js';
import { fieldFault, invalidFields } from '../errors/field-fault.js';
import type { AppLogger } from './app-logger.js';
import { HttpMetrics } from './http-metrics.js';
import { logRequest, reportFailure } from './request-log.js';
import { verbatim } from '../errors/words.js';

describe(logRequest.name, () => {
  const logger = { event: vi.fn(), failure: vi.fn() };
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
  }) {
    const { error, status = error?.definition.status ?? 200, isGone = false, path = '/v1/x', body } = end;
    const context = aRequestContext({ tenantUuid: 'one', upstreamCalls: 2 });
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
    const [level, , fields] = logger.event.mock.calls[0] ?? [];
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
    expect(logger.event).not.toHaveBeenCalled();
    expect(await metrics.duration.get()).toMatchObject({
      values: expect.arrayContaining([
        expect.objectContaining({ labels: expect.objectContaining({ route: path }) }),
      ]),
    });
  });
});
