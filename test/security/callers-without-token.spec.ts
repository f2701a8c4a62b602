import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '../../src/common/concurrency/parallel.js';
import { expectFailure } from '../e2e/envelope.js';
import { SCOPE, type Service, startService } from '../e2e/service.fixture.js';

/** Requests at once, each on a connection of its own. */
const WIDTH = 100;

describe('callers without a valid token share a small budget', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  const get = async (path: string, init: RequestInit = {}) => {
    const reply = await fetch(`${service.origin}${path}`, init);
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };
  const many = <T>(count: number, send: () => Promise<T>) =>
    inParallel(Array.from({ length: count }), WIDTH, send);

  it('beyond which they are answered 429 with Retry-After in the envelope, and nobody else is', async () => {
    const replies = await many(100, () => get('/metrics'));
    const refused = replies.filter(({ status }) => status === 429);
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(10);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, text } of refused) {
      expectFailure(text, 'TOO_MANY_REQUESTS');
      expect(headers.get('retry-after')).toBe('1');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
    // While nothing is left for them.
    const [stranger, ...others] = await Promise.all([
      many(100, () => get('/metrics')),
      get('/healthz'),
      get('/readyz'),
      service.post('disk/list', SCOPE),
    ]);
    expect(stranger.map(({ status }) => status)).toContain(429);
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('but health checks are always answered', async () => {
    const replies = await many(300, () => get('/healthz'));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('and wrong tokens one of their own, which leaves valid ones theirs', async () => {
    const send = () => service.post('disk/list', SCOPE, { token: 'wrong' });
    const statuses = (await many(300, send)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect((await service.post('disk/list', SCOPE)).status).toBe(200);
  });
});

describe('METRICS_PORT', () => {
  let service: Service;
  let metrics: string;
  beforeAll(async () => {
    service = await startService({ config: { metricsPort: 0 } });
    const { MetricsServer } = await import('../../src/observability/metrics-server.js');
    metrics = `http://127.0.0.1:${service.app.get(MetricsServer, { strict: false }).port}`;
  });
  afterAll(() => service.close());

  it('serves the metrics there alone', async () => {
    expect((await fetch(`${service.origin}/metrics`)).status).toBe(404);
    const reply = await fetch(`${metrics}/metrics`);
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await reply.text()).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it('serves nothing else there', async () => {
    for (const path of ['/', '/healthz', '/openapi.json', '/v1/tencent/disk/list'])
      expect((await fetch(`${metrics}${path}`)).status, path).toBe(404);
    expect((await fetch(`${metrics}/metrics`, { method: 'POST' })).status).toBe(404);
  });
});
