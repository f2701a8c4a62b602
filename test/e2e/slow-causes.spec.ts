import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/app.configure.js';
import type { AppConfig } from '../../src/config/app-config.js';
import { AppLogger } from '../../src/observability/app-logger.js';
import { startTcpProxy, type TcpProxy } from '../chaos/tcp-proxy.js';
import { type Arrival, answer, refuse, startStub, type Stub } from '../contract/tencent/stub-server.js';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver, tracingFrom } from './otlp-receiver.js';
import { post, SCOPE, type Service, startService } from './service.fixture.js';

type Line = Record<string, unknown>;
type Cause = 'slow upstream' | 'another write' | 'rate' | 'throttled' | 'database';

/** What an operator does with the one line of a request: the largest number says it. */
function causeInLine(line: Line): Cause {
  const ms = (name: string) => (line[`${name}_ms`] as number | undefined) ?? 0;
  return largest({
    'slow upstream': ms('upstream'),
    'another write': ms('lock_wait'),
    rate: ms('rate_wait'),
    throttled: ms('retry_wait'),
    database: ms('trail_intent') + ms('trail_outcome') + ms('database'),
  });
}

/** The same from the spans of one trace, and nothing else. */
function causeInTrace(spans: readonly ReceivedSpan[]): Cause {
  const ms = (...names: string[]) =>
    spans
      .filter(({ name }) => names.includes(name.split(' ')[0]!))
      .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return largest({
    'slow upstream': ms('upstream'),
    'another write': ms('lock_wait'),
    rate: ms('rate_wait'),
    throttled: ms('retry_wait'),
    database: ms('trail_intent', 'trail_outcome', 'database'),
  });
}

const largest = (candidates: Record<Cause, number>): Cause =>
  (Object.entries(candidates) as [Cause, number][]).reduce((a, b) => (b[1] > a[1] ? b : a))[0];

const SLOW_MS = 400;
const ATTACH = { ...SCOPE, DiskIds: ['disk-00000001', 'disk-00000002'], InstanceId: 'ins-00000001' };

describe('a slow attach', () => {
  let stub: Stub;
  let collector: OtlpReceiver;
  let service: Service;
  let proxy: TcpProxy;
  /** With few calls a second; and with a Postgres that is far away. */
  let limited: NestExpressApplication;
  let far: NestExpressApplication;
  let respond: (call: Arrival, response: ServerResponse) => unknown;
  const lines: Line[] = [];

  const listen = async (config: Partial<AppConfig>): Promise<NestExpressApplication> => {
    const app = await createApp({ ...service.config, ...config });
    await app.listen(0, '127.0.0.1');
    watch(app);
    return app;
  };
  /** Lines as they are written: what does not survive JSON is not in them. */
  const watch = (app: NestExpressApplication) =>
    vi.spyOn(app.get(AppLogger), 'frequentEvent').mockImplementation((_level, message, fields) => {
      if (message === 'request') lines.push(JSON.parse(JSON.stringify(fields)) as Line);
    });

  beforeAll(async () => {
    [stub, collector] = await Promise.all([
      startStub((call, response) => respond(call, response)),
      startOtlpReceiver(),
    ]);
    const tracing = tracingFrom({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    });
    service = await startService({ tencentApiOrigin: stub.origin, config: { tracing } });
    watch(service.app);
    const url = new URL(service.config.databaseUrl!);
    proxy = await startTcpProxy({ path: `${decodeURIComponent(url.hostname)}/.s.PGSQL.5432` });
    const databaseUrl = `postgres://${url.username}@127.0.0.1:${proxy.port}${url.pathname}`;
    [limited, far] = [await listen({ tencentRatePerSecond: 2 }), await listen({ databaseUrl })];
  });
  beforeEach(() => {
    respond = (_call, response) => answer(response);
    lines.length = 0;
  });
  afterAll(async () => {
    await Promise.all([limited.close(), far.close()]);
    await service.close();
    await Promise.all([stub.close(), collector.close(), proxy.close()]);
  });

  const attachAt = (app: NestExpressApplication, fields: object = {}, headers: Record<string, string> = {}) =>
    app
      .getUrl()
      .then((origin) => post(`${origin}/v1/tencent/disk/attach`, { ...ATTACH, ...fields }, { headers }));
  const attach = (fields: object = {}, headers: Record<string, string> = {}) =>
    attachAt(service.app, fields, headers);
  const lineOf = (requestId: string) =>
    expect
      .poll(() => lines.find((line) => line['request_id'] === requestId), { interval: 5 })
      .toBeDefined()
      .then(() => lines.find((line) => line['request_id'] === requestId)!);
  const traceOf = async (line: Line): Promise<ReceivedSpan[]> => {
    const spans = () => collector.spans().filter(({ traceId }) => traceId === line['trace_id']);
    await expect.poll(() => spans().some(({ kind }) => kind === 2), { interval: 20 }).toBe(true);
    return spans();
  };
  /** Holds the table while the request is served. */
  const whileLocked = async (table: string, work: () => Promise<unknown>) => {
    const client = new Client({ connectionString: service.database.url });
    await client.connect();
    await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const done = work();
    await sleep(SLOW_MS);
    await client.query('COMMIT');
    await client.end();
    await done;
  };

  /** Makes the cause, and serves the request with this id meanwhile. */
  const PRODUCED: [Cause, string, (id: string) => Promise<unknown>][] = [
    [
      'slow upstream',
      'Tencent answers late',
      (id) => {
        respond = (_call, response) => setTimeout(() => answer(response), SLOW_MS);
        return attach({}, { 'X-Request-Id': id });
      },
    ],
    [
      'another write',
      'another write on the instance is under way',
      async (id) => {
        const begun = new Promise<void>((resolve) => {
          respond = ({ headers }, response) => {
            const isOther = headers['x-tc-traceid'] !== id;
            if (isOther) resolve();
            setTimeout(() => answer(response), isOther ? SLOW_MS : 0);
          };
        });
        const other = attach({ DiskIds: ['disk-00000003'] });
        await begun;
        await attach({}, { 'X-Request-Id': id });
        await other;
      },
    ],
    [
      'rate',
      'the calls of the second are used up',
      async (id) => {
        await Promise.all([2, 3, 4].map((n) => attachAt(limited, { InstanceId: `ins-0000001${n}` })));
        await attachAt(limited, { InstanceId: 'ins-00000019' }, { 'X-Request-Id': id });
      },
    ],
    [
      'throttled',
      'Tencent throttles',
      (id) => {
        let left = 2;
        vi.spyOn(Math, 'random').mockReturnValue(0.9);
        respond = (_call, response) =>
          left-- > 0 ? refuse(response, 'RequestLimitExceeded') : answer(response);
        return attach({}, { 'X-Request-Id': id }).finally(() => vi.mocked(Math.random).mockRestore());
      },
    ],
    [
      'database',
      'the trail is slow',
      (id) => whileLocked('audit_event', () => attach({}, { 'X-Request-Id': id })),
    ],
    [
      'database',
      'Postgres is far away',
      async (id) => {
        await attachAt(far);
        await proxy.set({ kind: 'latency', ms: 50 });
        await attachAt(far, {}, { 'X-Request-Id': id });
        await proxy.set({ kind: 'pass' });
      },
    ],
  ];

  it.each(PRODUCED)('says %s, in its line and in its trace, when %s', async (cause, when, produce) => {
    const id = when.replaceAll(/\W/g, '-');
    await produce(id);
    const line = await lineOf(id);
    expect(line).toMatchObject({ status: 200, outcome: 'succeeded' });
    expect(line['duration_ms']).toBeGreaterThan(SLOW_MS / 2);
    expect(causeInLine(line), JSON.stringify(line)).toBe(cause);
    const trace = await traceOf(line);
    expect(causeInTrace(trace), JSON.stringify(trace, null, 1)).toBe(cause);
  });

  it('is told from one that was refused for its fields, which its line names without their values', async () => {
    await attach({ DiskIds: ['no-id\nof a disk'], InstanceId: 7 }, { 'X-Request-Id': 'refused' });
    const line = await lineOf('refused');
    expect(line).toMatchObject({ status: 400, tenant: SCOPE.TenantUuid, cluster: SCOPE.ClusterUuid });
    expect(line['fields']).toMatch(/DiskIds.*InstanceId|InstanceId.*DiskIds/);
    expect(JSON.stringify(line)).not.toContain('no-id');
  });

  it('names its cluster, region, resources, instance and the ids of Tencent', async () => {
    respond = (_call, response) => refuse(response, 'InternalError');
    await attach({}, { 'X-Request-Id': 'named' });
    const line = await lineOf('named');
    expect(line).toMatchObject({
      tenant: SCOPE.TenantUuid,
      cluster: SCOPE.ClusterUuid,
      region: SCOPE.Region,
      resources: ATTACH.DiskIds,
      instance: ATTACH.InstanceId,
      replica: expect.stringMatching(/./),
      operation: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const attempts = line['upstream'] as { action: string; ms: number; id: string; code?: string }[];
    expect(attempts.length).toBeLessThanOrEqual(10);
    expect(attempts.find(({ action }) => action === 'AttachDisks')).toEqual({
      action: 'AttachDisks',
      ms: expect.any(Number),
      code: line['code'],
      id: line['tencent_request_id'],
    });
  });
});

describe('a slow read', () => {
  it('says that it waited for the same one of another request', async () => {
    const stub = await startStub((_call, response) => setTimeout(() => answer(response), SLOW_MS));
    const service = await startService({ tencentApiOrigin: stub.origin });
    const lines: Line[] = [];
    vi.spyOn(service.app.get(AppLogger), 'frequentEvent').mockImplementation((_level, _message, fields) => {
      lines.push(JSON.parse(JSON.stringify(fields)) as Line);
    });
    await Promise.all([service.post('disk/list', SCOPE), service.post('disk/list', SCOPE)]);
    await expect.poll(() => lines.length).toBe(2);
    const [sender, other] = lines.toSorted(
      (a, b) => (b['upstream_calls'] as number) - (a['upstream_calls'] as number),
    );
    expect(sender!['upstream_ms']).toBeGreaterThan(SLOW_MS / 2);
    expect(sender).not.toHaveProperty('shared_read_ms');
    expect(other!['shared_read_ms']).toBeGreaterThan(SLOW_MS / 2);
    expect(other).not.toHaveProperty('upstream_ms');
    expect(other!['tencent_request_id']).toBe(sender!['tencent_request_id']);
    await service.close();
    await stub.close();
  });
});
