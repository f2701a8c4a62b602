import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startStub, type Responder, type Stub } from '../contract/tencent/stub-server.js';
import { DISK, type Reply, SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { BAD_REPLIES, type BadReply, sendHealthy } from './bad-replies.fixture.js';
import { aCreate, figures } from './chaos.fixture.js';

const REQUEST_TIMEOUT_MS = 1_500;
/** Three attempts end before the request has to. */
const ATTEMPT_TIMEOUT_MS = 250;
const DEADLINE_PASSED = 10009;
/** The promise: an error no later than this after the deadline. */
const GRACE_MS = 200;
const MIB = 1024 * 1024;

describe('a cloud that answers with something else', () => {
  let stub: Stub;
  let service: Service;
  let respond: Responder;
  const healthy: Responder = (_call, response) => sendHealthy(response);
  let tenants = 0;

  beforeAll(async () => {
    stub = await startStub((call, response, request) => respond(call, response, request));
    service = await startService({
      tencentApiOrigin: stub.origin,
      config: { requestTimeoutMs: REQUEST_TIMEOUT_MS, tencentTimeoutMs: ATTEMPT_TIMEOUT_MS },
    });
  });
  afterEach(() => {
    respond = healthy;
  });
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  /** Every case with an account of its own: what one did to circuit breaker and budgets is not seen by others. */
  async function ofANewTenant(scope: object, of = service): Promise<object> {
    const TenantUuid = `tenant-${(tenants += 1)}`;
    const { ClusterUuid } = SCOPE;
    const SecretId = `AKIDchaos${String(tenants).padStart(27, '0')}`;
    await of.post('credential/create', { TenantUuid, ClusterUuid, SecretId, SecretKey: 'k'.repeat(32) });
    return { ...scope, TenantUuid };
  }

  async function timed(route: string, body: object): Promise<{ reply: Reply; ms: number; rssMib: number }> {
    const rssBefore = process.memoryUsage().rss;
    let rssPeak = rssBefore;
    const timer = setInterval(() => (rssPeak = Math.max(rssPeak, process.memoryUsage().rss)), 10);
    const begun = performance.now();
    const reply = await service.post(route, body).finally(() => clearInterval(timer));
    return { reply, ms: performance.now() - begun, rssMib: (rssPeak - rssBefore) / MIB };
  }

  const WAYS: { name: string; route: string; action: string; body: object }[] = [
    { name: 'a read', route: 'disk/inspect', action: 'DescribeDisks', body: { ...SCOPE, DiskId: DISK } },
    { name: 'a create', route: 'disk/create', action: 'CreateDisks', body: aCreate('bad-reply') },
    {
      name: 'a write',
      route: 'disk/resize',
      action: 'ResizeDisk',
      body: { ...SCOPE, DiskId: DISK, DiskSize: 80 },
    },
  ];

  const badFor = (action: string, bad: BadReply): Responder => {
    return (call, response) => (call.action === action ? bad.send(response) : sendHealthy(response));
  };

  for (const way of WAYS) {
    it.each(BAD_REPLIES)(`gives ${way.name} that meets $name a documented error in time`, async (bad) => {
      const body = await ofANewTenant(way.body);
      respond = badFor(way.action, bad);
      const { reply, ms, rssMib } = await timed(way.route, body);
      figures(`${way.name}, ${bad.name}`, { scode: reply.body.scode, ms: Math.round(ms), rssMib });
      expect(reply.body.scode).toBe(bad.scode);
      expect(reply.body.data).toBeNull();
      expect(ms).toBeLessThan(REQUEST_TIMEOUT_MS + GRACE_MS);
      expect(rssMib).toBeLessThan(150);
      if (way.action !== 'DescribeDisks') expect(reply.body.desc).toContain('outcome is unknown');
    });
  }

  describe('and attempts that may take as long as the whole request', () => {
    let patient: Service;

    beforeAll(async () => {
      patient = await startService({
        tencentApiOrigin: stub.origin,
        config: { requestTimeoutMs: REQUEST_TIMEOUT_MS, tencentTimeoutMs: REQUEST_TIMEOUT_MS },
      });
    });
    afterAll(() => patient.close());

    const endless = BAD_REPLIES.filter((bad) => bad.endless);
    const cases = WAYS.flatMap((way) =>
      endless.map((bad) => ({ way, bad, label: `${way.name}, ${bad.name}` })),
    );

    it.each(cases)('ends with the deadline: $label', async ({ way, bad }) => {
      expect(endless).toHaveLength(3);
      respond = badFor(way.action, bad);
      const request = await ofANewTenant(way.body, patient);
      const begun = performance.now();
      const { body } = await patient.post(way.route, request);
      const ms = performance.now() - begun;
      figures(`to the deadline: ${way.name}, ${bad.name}`, { scode: body.scode, ms: Math.round(ms) });
      expect(body.scode).toBe(DEADLINE_PASSED);
      expect(ms).toBeGreaterThan(REQUEST_TIMEOUT_MS - 50);
      expect(ms).toBeLessThan(REQUEST_TIMEOUT_MS + GRACE_MS);
    });
  });

  it('answers the next request as if nothing had been', async () => {
    expect(BAD_REPLIES.length).toBeGreaterThan(10);
    const { reply } = await timed('disk/inspect', await ofANewTenant({ ...SCOPE, DiskId: DISK }));
    expect(reply.body).toMatchObject({ scode: 0, data: { DiskId: DISK } });
  });

  it('says unknown in the trail for each of the writes', async () => {
    const rows: { Action: string; Outcome: string }[] = [];
    for (let tenant = 1; tenant <= tenants; tenant += 1) {
      const { body } = await service.post('audit/list', { TenantUuid: `tenant-${tenant}` });
      rows.push(...body.data.List.filter(({ Action }: { Action: string }) => Action.startsWith('disk/')));
    }
    const outcomes = rows.map(({ Action, Outcome }) => `${Action} ${Outcome}`);
    expect(outcomes).toHaveLength(2 * BAD_REPLIES.length);
    expect(new Set(outcomes)).toEqual(new Set(['disk/create unknown', 'disk/resize unknown']));
  });
});
