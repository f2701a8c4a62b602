import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Arrival, startStub, type Responder, type Stub } from '../contract/tencent/stub-server.js';
import { DISK, type Reply, SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { BAD_REPLIES, type BadReply, sendHealthy } from './bad-replies.fixture.js';
import { aCreate, figures } from './chaos.fixture.js';

const REQUEST_TIMEOUT_MS = 5_000;
/** Three attempts end before the request has to, and 4 MiB arrive in one. */
const ATTEMPT_TIMEOUT_MS = 1_000;
const SHORT_REQUEST_MS = 1_500;
const DEADLINE_PASSED = 10009;
/** The promise: an error no later than this after the deadline, beside what the machine kept the process waiting. */
const GRACE_MS = 200;
const MIB = 1024 * 1024;

describe('a cloud that answers with something else', () => {
  let stub: Stub;
  let service: Service;
  let tenants = 0;
  /** What the cloud does with the calls of an account, by its SecretId; it is well for all others. */
  const trouble = new Map<string, Responder>();
  const respond: Responder = (call, response, request) => {
    const misbehave = trouble.get(secretIdIn(call)) ?? (() => sendHealthy(response));
    return misbehave(call, response, request);
  };

  beforeAll(async () => {
    stub = await startStub(respond);
    service = await startService({
      tencentApiOrigin: stub.origin,
      config: { requestTimeoutMs: REQUEST_TIMEOUT_MS, tencentTimeoutMs: ATTEMPT_TIMEOUT_MS },
    });
  });
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  /** Every case with an account of its own: what one did to circuit breaker and budgets is not seen by others. */
  async function ofANewTenant(scope: object, responder?: Responder, of = service): Promise<object> {
    const TenantUuid = `tenant-${(tenants += 1)}`;
    const { ClusterUuid } = SCOPE;
    const SecretId = `AKIDchaos${String(tenants).padStart(27, '0')}`;
    await of.post('credential/create', { TenantUuid, ClusterUuid, SecretId, SecretKey: 'k'.repeat(32) });
    if (responder) trouble.set(SecretId, responder);
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

  const endless = BAD_REPLIES.filter((bad) => bad.endless);
  const ended = BAD_REPLIES.filter((bad) => !bad.endless);

  const expectAnErrorInTime = async (way: (typeof WAYS)[number], bad: BadReply): Promise<void> => {
    const body = await ofANewTenant(way.body, badFor(way.action, bad));
    const { reply, ms, rssMib } = await timed(way.route, body);
    figures(`${way.name}, ${bad.name}`, { scode: reply.body.scode, ms: Math.round(ms), rssMib });
    expect(reply.body.scode).toBe(bad.scode);
    if (way.action === 'CreateDisks') expect(reply.body.data).toEqual({ ClientToken: expect.any(String) });
    else expect(reply.body.data).toBeNull();
    expect(ms).toBeLessThan(REQUEST_TIMEOUT_MS + GRACE_MS);
    expect(rssMib).toBeLessThan(150);
    if (way.action !== 'DescribeDisks') expect(reply.body.desc).toContain('outcome is unknown');
  };

  const everyWay = (replies: BadReply[]) =>
    WAYS.flatMap((way) => replies.map((bad) => ({ way, bad, label: `${way.name} that meets ${bad.name}` })));

  it.each(everyWay(ended))('gives $label a documented error in time', ({ way, bad }) =>
    expectAnErrorInTime(way, bad),
  );
  // At once, as all they do is wait.
  it.concurrent.each(everyWay(endless))('gives $label a documented error in time', ({ way, bad }) =>
    expectAnErrorInTime(way, bad),
  );

  describe('when attempts may take as long as the whole request', () => {
    let patient: Service;

    beforeAll(async () => {
      patient = await startService({
        tencentApiOrigin: stub.origin,
        config: { requestTimeoutMs: SHORT_REQUEST_MS, tencentTimeoutMs: SHORT_REQUEST_MS },
      });
    });
    afterAll(() => patient.close());

    it('is tried with every reply that never ends', () => {
      expect(endless.map(({ name }) => name)).toEqual([
        'silence',
        'a head without a body',
        'a body that drips',
      ]);
    });

    it.concurrent.each(everyWay(endless))('gives $label an error at the deadline', async ({ way, bad }) => {
      const request = await ofANewTenant(way.body, badFor(way.action, bad), patient);
      const stalls = monitorEventLoopDelay({ resolution: 5 });
      stalls.enable();
      const begun = performance.now();
      const { body } = await patient.post(way.route, request);
      const ms = performance.now() - begun;
      stalls.disable();
      const stallMs = stalls.max / 1e6;
      figures(`to the deadline: ${way.name}, ${bad.name}`, { scode: body.scode, ms: Math.round(ms) });
      expect(body.scode).toBe(DEADLINE_PASSED);
      expect(ms).toBeGreaterThan(SHORT_REQUEST_MS - 50);
      expect(ms).toBeLessThan(SHORT_REQUEST_MS + GRACE_MS + 3 * stallMs);
    });
  });

  it('answers the next request as if nothing had been', async () => {
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

/** Whose key signed the call. */
const secretIdIn = ({ headers }: Arrival): string =>
  /Credential=([^/]+)\//.exec(String(headers['authorization']))?.[1] ?? '';
