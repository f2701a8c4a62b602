import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppLogger } from '../../src/observability/app-logger.js';
import { type Arrival, answer, refuse, startStub, type Stub } from '../contract/tencent/stub-server.js';
import { runCode } from '../program/run-program.js';
import { type OtlpReceiver, startOtlpReceiver, tracingFrom } from './otlp-receiver.js';
import { CLUSTER, SCOPE, type Service, startService, TENANT } from './service.fixture.js';

const ATTACH = { ...SCOPE, DiskIds: ['disk-00000001'], InstanceId: 'ins-00000001' };
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';
const parentOf = (flags: string) => ({ traceparent: `00-${TRACE_ID}-${SPAN_ID}-${flags}` });

/** The fields of the lines of requests, as JSON has them. */
function linesOf(service: Pick<Service, 'app'>): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  vi.spyOn(service.app.get(AppLogger), 'frequentEvent').mockImplementation((_level, message, fields) => {
    if (message === 'request') lines.push(JSON.parse(JSON.stringify(fields)) as Record<string, unknown>);
  });
  return lines;
}

describe('a service with a collector', () => {
  let stub: Stub;
  let collector: OtlpReceiver;
  let service: Service;
  let lines: Record<string, unknown>[];
  let respond: (call: Arrival, response: ServerResponse) => unknown;
  beforeAll(async () => {
    stub = await startStub((call, response) => respond(call, response));
    collector = await startOtlpReceiver();
    const tracing = tracingFrom({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    });
    service = await startService({ tencentApiOrigin: stub.origin, config: { tracing } });
    lines = linesOf(service);
  });
  beforeEach(() => {
    respond = (_call, response) => answer(response);
    lines.length = 0;
    stub.arrivals.length = 0;
  });
  afterAll(async () => {
    await service.close();
    await Promise.all([stub.close(), collector.close()]);
  });

  const lastLine = async () => {
    await expect.poll(() => lines.length, { interval: 5 }).toBeGreaterThan(0);
    return lines.at(-1)!;
  };
  /** When its server span has come, which is sent last. */
  const spansOf = async (traceId: unknown) => {
    const spans = () => collector.spans().filter((span) => span.traceId === traceId);
    await expect.poll(() => spans().some(({ kind }) => kind === 2), { interval: 20 }).toBe(true);
    return spans();
  };

  it('goes on with the trace of the caller, and hands it to the relay', async () => {
    await service.post('disk/attach', ATTACH, { headers: parentOf('01') });
    const line = await lastLine();
    expect(line).toMatchObject({ trace_id: TRACE_ID });
    const spans = await spansOf(TRACE_ID);
    const request = spans.find(({ kind }) => kind === 2)!;
    expect(request).toMatchObject({
      name: 'POST /v1/tencent/disk/attach',
      parentSpanId: SPAN_ID,
      attributes: {
        'http.route': '/v1/tencent/disk/attach',
        'http.response.status_code': 200,
        'portal.tenant': TENANT,
        'portal.cluster': CLUSTER,
        'portal.region': 'ap-guangzhou',
        'portal.request_id': line['request_id'],
      },
    });
    const others = spans.filter((span) => span !== request);
    expect(others.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['trail_intent', 'trail_outcome', 'upstream AttachDisks']),
    );
    expect(new Set(others.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([request.spanId]));
    for (const { startMs, endMs } of others) {
      expect(startMs).toBeGreaterThanOrEqual(request.startMs - 1);
      expect(endMs).toBeLessThanOrEqual(request.endMs + 1);
    }
    const upstream = others.find(({ name }) => name === 'upstream AttachDisks')!;
    expect(upstream).toMatchObject({
      kind: 3,
      attributes: { 'tencent.request_id': line['tencent_request_id'] },
    });
    expect(stub.arrivals[0]!.headers['traceparent']).toBe(`00-${TRACE_ID}-${upstream.spanId}-01`);
    expect(collector.resource()).toMatchObject({
      'service.name': 'tencent-disk-service',
      'deployment.environment.name': 'test',
    });
  });

  it('makes a trace of its own where the caller has none, or none that is well formed', async () => {
    for (const traceparent of [
      '',
      'nonsense',
      `00-${'0'.repeat(32)}-${SPAN_ID}-01`,
      `00-${TRACE_ID}-${SPAN_ID}-01,x`,
    ]) {
      lines.length = 0;
      await service.post('disk/attach', ATTACH, { headers: traceparent ? { traceparent } : {} });
      const { trace_id: traceId } = await lastLine();
      expect(traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(traceId).not.toBe(TRACE_ID);
      const request = (await spansOf(traceId)).find(({ kind }) => kind === 2)!;
      expect(request.parentSpanId ?? '').toBe('');
    }
  });

  it('keeps no trace that its caller does not keep, and says its id all the same', async () => {
    const other = 'a'.repeat(32);
    await service.post('disk/attach', ATTACH, { headers: { traceparent: `00-${other}-${SPAN_ID}-00` } });
    expect(await lastLine()).toMatchObject({ trace_id: other });
    expect(stub.arrivals[0]!.headers['traceparent']).toMatch(new RegExp(`^00-${other}-[0-9a-f]{16}-00$`));
    lines.length = 0;
    await service.post('disk/attach', ATTACH);
    await spansOf((await lastLine())['trace_id']);
    expect(collector.spans().filter(({ traceId }) => traceId === other)).toEqual([]);
  });

  it('marks what failed with our code alone', async () => {
    respond = (_call, response) => refuse(response, 'InternalError', 'a text with the name of somebody');
    await service.post('disk/attach', ATTACH);
    const line = await lastLine();
    const spans = await spansOf(line['trace_id']);
    const upstream = spans.filter(({ name }) => name === 'upstream AttachDisks');
    expect(upstream.map(({ status, attributes }) => [status, attributes['error.type']])).toContainEqual([
      2,
      line['code'],
    ]);
    expect(JSON.stringify(spans)).not.toContain('name of somebody');
  });

  it('makes none of health checks and of the metrics', async () => {
    for (const path of ['healthz', 'readyz', 'metrics']) await fetch(`${service.origin}/${path}`);
    await service.post('disk/attach', ATTACH);
    await spansOf((await lastLine())['trace_id']);
    const names = new Set(collector.spans().map(({ name }) => name));
    expect([...names].filter((name) => name.startsWith('GET'))).toEqual([]);
  });

  it('shows trace ids in the metrics to a scraper that asks for OpenMetrics, and to no other', async () => {
    await service.post('disk/attach', ATTACH, { headers: parentOf('01') });
    await lastLine();
    const scrape = async (accept: string) => {
      const response = await fetch(`${service.origin}/metrics`, { headers: { accept } });
      return { type: response.headers.get('content-type'), text: await response.text() };
    };
    const before = await scrape('text/plain');
    const open = await scrape(
      'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
    );
    const after = await scrape('*/*');
    expect(open.type).toContain('application/openmetrics-text');
    expect(open.text).toMatch(
      new RegExp(
        `^http_server_request_duration_seconds_bucket\\{.*attach.*\\} \\d+ # \\{trace_id="${TRACE_ID}"\\} [\\d.e-]+ [\\d.]+$`,
        'm',
      ),
    );
    expect(open.text).toMatch(/^# TYPE tencent_api_requests counter$/m);
    expect(open.text).toMatch(/^tencent_api_requests_total\{/m);
    expect(open.text.endsWith('# EOF\n')).toBe(true);
    for (const { type, text } of [before, after]) {
      expect(type).toContain('text/plain');
      expect(text).not.toContain('trace_id');
      expect(text).toMatch(/^# TYPE tencent_api_requests_total counter$/m);
    }
  });
});

describe('a delivery to the collector', () => {
  it('is protobuf where nothing else is asked for, with the configured headers, compressed where asked for', async () => {
    const collector = await startOtlpReceiver();
    const tracing = tracingFrom({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.origin}/behind/a/path`,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of-the-collector',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_BSP_SCHEDULE_DELAY: '60000',
    });
    const service = await startService({ config: { tracing } });
    await service.post('disk/list', SCOPE);
    // What waits for delivery is delivered when the service stops.
    await service.close();
    const [delivery] = collector.deliveries;
    expect(delivery).toMatchObject({
      path: '/behind/a/path/v1/traces',
      headers: {
        'content-type': 'application/x-protobuf',
        'content-encoding': 'gzip',
        authorization: 'Bearer of-the-collector',
      },
    });
    const body = delivery!.body.toString('latin1');
    for (const text of ['POST /v1/tencent/disk/list', 'upstream DescribeDisks', 'tencent-disk-service'])
      expect(body).toContain(text);
    expect(body).not.toContain('of-the-collector');
    await collector.close();
  });

  it.each(['refused', 'not answered'])(
    'that is %s slows no request and no end, and is logged once',
    async (how) => {
      const silent = await startStub(() => undefined);
      const origin = how === 'refused' ? 'http://127.0.0.1:9' : silent.origin;
      const tracing = tracingFrom({
        OTEL_EXPORTER_OTLP_ENDPOINT: origin,
        OTEL_EXPORTER_OTLP_TIMEOUT: '150',
        OTEL_BSP_MAX_QUEUE_SIZE: '8',
        OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '4',
      });
      const service = await startService({ config: { tracing } });
      const said = vi.spyOn(service.app.get(AppLogger), 'failure').mockImplementation(() => undefined);
      const times: number[] = [];
      for (let i = 0; i < 30; i += 1) {
        const startedAt = performance.now();
        expect((await service.post('disk/list', SCOPE)).status).toBe(200);
        times.push(performance.now() - startedAt);
      }
      await expect.poll(() => said.mock.calls.length).toBe(1);
      for (let i = 0; i < 10; i += 1) await service.post('disk/list', SCOPE);
      expect(said.mock.calls).toEqual([
        ['spans were not taken by the collector', expect.any(Error), { lost_spans: expect.any(Number) }],
      ]);
      expect(times.toSorted((a, b) => a - b)[15]).toBeLessThan(100);
      const stoppedAt = performance.now();
      await service.app.close();
      expect(performance.now() - stoppedAt).toBeLessThan(2_500);
      await Promise.all([service.sandbox.close(), service.database.close(), silent.close()]);
    },
  );
});

describe('a service without a collector', () => {
  it('says no trace id, sends no traceparent, and gives no exemplars', async () => {
    const stub = await startStub((_call, response) => answer(response));
    const service = await startService({ tencentApiOrigin: stub.origin });
    const lines = linesOf(service);
    await service.post('disk/attach', ATTACH, { headers: parentOf('01') });
    await expect.poll(() => lines.length, { interval: 5 }).toBe(1);
    expect(lines[0]).not.toHaveProperty('trace_id');
    expect(stub.arrivals[0]!.headers).not.toHaveProperty('traceparent');
    const headers = { accept: 'application/openmetrics-text' };
    const metrics = await fetch(`${service.origin}/metrics`, { headers });
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    await service.close();
    await stub.close();
  });

  it.each([
    [{ OTEL_SERVICE_NAME: 'disks' }, 0],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_SDK_DISABLED: 'true' }, 0],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, 50],
  ])('loads nothing of OpenTelemetry: %j', async (variables, atLeast) => {
    // Modules that Node loaded, also by `import` of a CommonJS one, which these are. The API alone is of prom-client.
    const code = `
      import { createRequire } from 'node:module';
      const { createApp } = await import('./dist/app.configure.js');
      const { readEnvironment } = await import('./dist/config/environment.js');
      const config = readEnvironment();
      if (config.tracing) {
        const { AppLogger } = await import('./dist/observability/app-logger.js');
        const { Tracing } = await import('./dist/observability/tracing.js');
        await new Tracing(config.tracing, new AppLogger(config, { redact: (text) => text })).onApplicationShutdown();
      }
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(JSON.stringify({ all: loaded.length, otel: loaded.filter((file) => /@opentelemetry.(?!api.)/.test(file)).length }));
      process.exit(0);
    `;
    const env = { AUTH_MODE: 'none', ...variables };
    const { stdout, stderr } = await runCode(code, { env }).ended;
    expect(stderr).toBe('');
    const { all, otel } = JSON.parse(stdout) as { all: number; otel: number };
    expect(all).toBeGreaterThan(100);
    if (atLeast === 0) expect(otel).toBe(0);
    else expect(otel).toBeGreaterThan(atLeast);
  });
});
