import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, type TestContext, vi } from 'vitest';
import { answer, startStub, type Responder, type Stub } from '../contract/tencent/stub-server.js';
import { DISK, type Reply, SCOPE, TENANT } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { sendHealthy } from './bad-replies.fixture.js';
import { figures } from './chaos.fixture.js';
import { type ServiceProcess, startServiceProcess, storeCredential } from './processes.fixture.js';

const EXIT_MS = 25_000;
/** So long `/readyz` can be asked after the signal. */
const NOTICE_MS = 3_000;
/** After the signal, requests in flight are answered with what is known. */
const REQUESTS_END_MS = 12_000;
const SHUTTING_DOWN = 10010;
const A_WRITE = { ...SCOPE, DiskId: DISK, DiskName: 'new' };

describe('a service that is told to stop', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const first = await start({ origin: 'http://127.0.0.1:1' });
    await storeCredential(first);
    first.signal('SIGKILL');
    await first.ended;
  });
  afterAll(async () => {
    await database.close();
  });

  const start = ({ origin }: { origin: string }) =>
    startServiceProcess({
      databaseUrl: database.url,
      tencentApiOrigin: origin,
      env: { TENCENT_TIMEOUT_MS: '20000' },
    });
  const readyz = ({ origin }: ServiceProcess) =>
    fetch(`${origin}/readyz`, { headers: { connection: 'close' } });

  /** A service with a cloud of its own, so that tests that mostly wait can do so at once. */
  async function setUp(
    { onTestFinished }: TestContext,
    respond: Responder,
  ): Promise<{ stub: Stub; service: ServiceProcess }> {
    const stub = await startStub(respond);
    const service = await start(stub);
    onTestFinished(async () => {
      service.signal('SIGKILL');
      await service.ended;
      await stub.close();
    });
    return { stub, service };
  }

  /** A request whose upstream call has arrived and waits. */
  async function inFlight(
    { stub, service }: { stub: Stub; service: ServiceProcess },
    route = 'disk/update',
    body: object = A_WRITE,
  ): Promise<{ reply: Promise<Reply> }> {
    const before = stub.arrivals.length;
    const reply = service.post(route, body);
    reply.catch(() => undefined);
    // As in all of this file not by `expect.poll`, which has to know the one test that runs.
    await vi.waitUntil(() => stub.arrivals.length > before, { timeout: 10_000 });
    return { reply };
  }

  it.concurrent(
    'says 503 at /readyz, finishes what is in flight, ends its connections and exits with 0',
    async (test) => {
      let finish: (() => void) | undefined;
      const running = await setUp(test, (_call, response) => (finish = () => answer(response)));
      const { service } = running;
      const { reply } = await inFlight(running);
      service.signal('SIGTERM');
      await vi.waitUntil(async () => (await readyz(service)).status === 503, { timeout: NOTICE_MS });
      // A load balancer that has not noticed yet is served.
      const late = await service.post('audit/list', { TenantUuid: TENANT });
      expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
      finish?.();
      const { status, headers, body } = await reply;
      expect([status, body.scode, headers.get('connection')]).toEqual([200, 0, 'close']);
      const exit = await service.ended;
      figures('SIGTERM with a request in flight', exit);
      expect(exit.code).toBe(0);
      expect(exit.ms).toBeLessThan(EXIT_MS);
      await expect(readyz(service)).rejects.toThrow(Error);
    },
  );

  it.concurrent(
    'is held up neither by idle connections nor by ones that never said anything',
    async (test) => {
      const { service } = await setUp(test, (_call, response) => sendHealthy(response));
      const sockets = Array.from({ length: 3 }, () =>
        connect(Number(new URL(service.origin).port), '127.0.0.1'),
      );
      sockets.forEach((socket) => socket.on('error', () => undefined));
      await service.post('audit/list', { TenantUuid: TENANT });
      service.signal('SIGTERM');
      const exit = await service.ended;
      figures('SIGTERM with silent connections', exit);
      expect(exit).toMatchObject({ code: 0 });
      expect(exit.ms).toBeLessThan(8_000);
      sockets.forEach((socket) => socket.destroy());
    },
  );

  it.concurrent(
    'answers what Tencent keeps waiting, writes down how it ended after all, and exits with 0 in time',
    async (test) => {
      let finish: (() => void) | undefined;
      const running = await setUp(test, ({ action }, response) => {
        if (action === 'ModifyDiskAttributes') finish = () => answer(response);
      });
      const { service } = running;
      const read = await inFlight(running, 'disk/inspect', { ...SCOPE, DiskId: DISK });
      const write = await inFlight(running);
      service.signal('SIGTERM');
      const replies = await Promise.all([read.reply, write.reply]);
      finish?.();
      const exit = await service.ended;
      figures('SIGTERM while Tencent is silent', { ...exit, scodes: replies.map(({ body }) => body.scode) });
      expect(exit.code).toBe(0);
      expect(exit.ms).toBeLessThan(EXIT_MS);
      expect(replies.map(({ body }) => body.scode)).toEqual([SHUTTING_DOWN, SHUTTING_DOWN]);
      expect(replies[1].body.desc).toContain('outcome is unknown');
      const rows = await database.dataSource.query(
        `SELECT o.outcome FROM audit_event i LEFT JOIN audit_event o ON o.audit_id = i.audit_id AND o.kind = 'outcome'
        WHERE i.kind = 'intent' AND i.request_id = $1`,
        [replies[1].headers.get('x-request-id')],
      );
      expect(rows).toEqual([{ outcome: 'succeeded' }]);
    },
    40_000,
  );

  it.concurrent('exits at once at a second signal', async (test) => {
    const running = await setUp(test, () => undefined);
    const { service } = running;
    const { reply } = await inFlight(running);
    service.signal('SIGTERM');
    await vi.waitUntil(async () => (await readyz(service)).status === 503, { timeout: NOTICE_MS });
    service.signal('SIGTERM');
    const exit = await service.ended;
    figures('second signal', exit);
    // With the request still in flight: had it waited for that, it would have ended with 0.
    expect(exit).toMatchObject({ code: 1, signal: null });
    expect(exit.ms).toBeLessThan(REQUESTS_END_MS);
    await expect(reply).rejects.toThrow(Error);
  });
});
