import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answer, startStub, type Responder, type Stub } from '../contract/tencent/stub-server.js';
import { DISK, type Reply, SCOPE, TENANT } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { sendHealthy } from './bad-replies.fixture.js';
import { figures } from './chaos.fixture.js';
import { type ServiceProcess, startServiceProcess, storeCredential } from './processes.fixture.js';

const EXIT_MS = 25_000;
const SHUTTING_DOWN = 10010;
const A_WRITE = { ...SCOPE, DiskId: DISK, DiskSize: 80 };

describe('a service that is told to stop', () => {
  let database: TestDatabase;
  let stub: Stub;
  let service: ServiceProcess;
  let respond: Responder;

  beforeAll(async () => {
    database = await createTestDatabase();
    stub = await startStub((call, response, request) => respond(call, response, request));
    const first = await start();
    await storeCredential(first);
    first.signal('SIGKILL');
    await first.ended;
  });
  beforeEach(async () => {
    respond = (_call, response) => sendHealthy(response);
    stub.arrivals.length = 0;
    service = await start();
  });
  afterEach(async () => {
    service.signal('SIGKILL');
    await service.ended;
  });
  afterAll(async () => {
    await stub.close();
    await database.close();
  });

  const start = () =>
    startServiceProcess({
      databaseUrl: database.url,
      tencentApiOrigin: stub.origin,
      env: { TENCENT_TIMEOUT_MS: '20000' },
    });
  const readyz = () => fetch(`${service.origin}/readyz`, { headers: { connection: 'close' } });

  /** A request whose upstream call has arrived and waits. */
  async function inFlight(route = 'disk/resize', body: object = A_WRITE): Promise<{ reply: Promise<Reply> }> {
    const before = stub.arrivals.length;
    const reply = service.post(route, body);
    reply.catch(() => undefined);
    await expect.poll(() => stub.arrivals.length).toBeGreaterThan(before);
    return { reply };
  }

  it('says 503 at /readyz, finishes what is in flight, ends its connections and exits with 0', async () => {
    let finish: (() => void) | undefined;
    respond = (_call, response) => (finish = () => answer(response));
    const { reply } = await inFlight();
    service.signal('SIGTERM');
    await expect.poll(async () => (await readyz()).status, { timeout: 1_000 }).toBe(503);
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
    await expect(readyz()).rejects.toThrow(Error);
  });

  it('is held up neither by idle connections nor by ones that never said anything', async () => {
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
  });

  it('answers what Tencent keeps waiting, writes down how it ended after all, and exits with 0 in time', async () => {
    let finish: (() => void) | undefined;
    respond = ({ action }, response) => {
      if (action === 'ResizeDisk') finish = () => answer(response);
    };
    const read = await inFlight('disk/inspect', { ...SCOPE, DiskId: DISK });
    const write = await inFlight();
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
      `SELECT outcome FROM audit_event WHERE kind = 'outcome' AND action = 'disk/resize' ORDER BY seq DESC LIMIT 1`,
    );
    const [{ count }] = await database.dataSource.query('SELECT count(*)::int AS count FROM audit_pending');
    expect([rows[0].outcome, count]).toEqual(['succeeded', 0]);
  }, 40_000);

  it('exits at once at a second signal', async () => {
    respond = () => undefined;
    const { reply } = await inFlight();
    service.signal('SIGTERM');
    await expect.poll(async () => (await readyz()).status, { timeout: 1_000 }).toBe(503);
    const begun = performance.now();
    service.signal('SIGTERM');
    const exit = await service.ended;
    const ms = performance.now() - begun;
    figures('second signal', { code: exit.code, ms });
    expect(ms).toBeLessThan(500);
    await expect(reply).rejects.toThrow(Error);
  });
});
