import { afterEach, describe, expect, it } from 'vitest';
import type { AppConfig } from '../../../src/config/app-config.js';
import { AppError } from '../../../src/errors/app.error.js';
import type { CloudAccount } from '../../../src/tencent/client/pipeline/cloud-account.js';
import { anAccount, aPipeline, aRequest, type Pipeline, type TestRequest } from './pipeline.fixture.js';
import { answer, refuse, type Responder } from './stub-server.js';

let opened: Pipeline | undefined;
afterEach(() => opened?.close());

async function setUp(respond: Responder, config?: Partial<AppConfig>): Promise<Pipeline> {
  return (opened = await aPipeline(respond, config));
}

let offset = 0;
/** A read that no other shares. */
const describeDisks = (
  { calls }: Pipeline,
  request: TestRequest = aRequest(),
  account: CloudAccount = anAccount(),
  region = 'ap-guangzhou',
) =>
  calls.send(request.scope, account, {
    service: 'cbs',
    action: 'DescribeDisks',
    region,
    params: { Offset: (offset += 1) },
    kind: 'read',
  });

const tally = (outcomes: PromiseSettledResult<unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const key =
      outcome.status === 'fulfilled'
        ? 'ok'
        : outcome.reason instanceof AppError
          ? outcome.reason.code
          : String(outcome.reason);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

const many = (count: number, start: (i: number) => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: count }, (_, i) => start(i)));

const ok: Responder = (_call, response) => answer(response);
const slow =
  (ms: number): Responder =>
  (_call, response) =>
    setTimeout(() => answer(response), ms);

describe('the rate limit', () => {
  it('holds in every second at the server, and every call gets its turn', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 15 });
    const outcomes = await pipeline.clock.until(many(50, () => describeDisks(pipeline)));
    expect(tally(outcomes)).toEqual({ ok: 50 });
    const times = pipeline.server.arrivals.map(({ at }) => at);
    const busiest = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
    );
    expect(busiest).toBe(15);
    expect(times.at(-1)! - times[0]!).toBeLessThan(4_000);
  });

  it('is one call a second for the operation logs', async () => {
    const { calls, server, clock } = await setUp(ok, { tencentRatePerSecond: 15 });
    const logs = many(2, (i) =>
      calls.send(aRequest().scope, anAccount(), {
        service: 'cbs',
        action: 'DescribeDiskOperationLogs',
        region: 'ap-guangzhou',
        params: { Filters: [{ Name: 'disk-id', Values: [`disk-${i}`] }] },
        kind: 'read',
      }),
    );
    expect(tally(await clock.until(logs))).toEqual({ ok: 2 });
    expect(server.arrivals[1]!.at - server.arrivals[0]!.at).toBeGreaterThan(1_000);
  });

  it('is counted for each account and each region alone', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 5 });
    const started = performance.now();
    await pipeline.clock.until(
      Promise.all([
        many(5, () => describeDisks(pipeline)),
        many(5, () => describeDisks(pipeline, aRequest(), anAccount(), 'ap-shanghai')),
        many(5, () => describeDisks(pipeline, aRequest(), anAccount({ secretId: 'AKIDother' }))),
      ]),
    );
    expect(performance.now() - started).toBe(0);
    expect(pipeline.server.arrivals).toHaveLength(15);
  });

  it('refuses at once what cannot have its turn before the deadline', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 5 });
    const started = performance.now();
    const refusedAt: number[] = [];
    const outcomes = await pipeline.clock.until(
      many(30, () =>
        // The second five are spread over half a second.
        describeDisks(pipeline, aRequest({ deadlineMs: 1_800 })).catch((error: unknown) => {
          refusedAt.push(performance.now() - started);
          throw error;
        }),
      ),
    );
    expect(tally(outcomes)).toEqual({ ok: 10, TOO_MANY_REQUESTS: 20 });
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')!;
    expect(refused.reason.retryAfterSeconds).toBeGreaterThanOrEqual(2);
    expect(Math.max(...refusedAt)).toBe(0);
    expect(performance.now() - started).toBeLessThan(1_800);
  });

  it('lets a caller with one call pass while another caller has many', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 10 });
    const { clock, server } = pipeline;
    const flood = many(95, () =>
      describeDisks(pipeline, aRequest({ callerId: 'flood', deadlineMs: 12_000 })),
    );
    await clock.pass(50);
    const started = performance.now();
    await clock.until(describeDisks(pipeline, aRequest({ callerId: 'quiet' })));
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(server.arrivals.length).toBeLessThan(25);
    expect(tally(await clock.until(flood))).toEqual({ ok: 95 });
  });

  it('keeps a bounded queue', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 1 });
    const requests = Array.from({ length: 1_010 }, () => aRequest({ deadlineMs: 100_000_000 }));
    const outcomes = many(requests.length, (i) => describeDisks(pipeline, requests[i]));
    await pipeline.clock.quiet();
    for (const { goAway } of requests) goAway();
    expect(tally(await pipeline.clock.until(outcomes))).toEqual({
      ok: 1,
      OVERLOADED: 9,
      DEADLINE_PASSED: 1_000,
    });
  });
});

describe('the bulkhead', () => {
  it('keeps one account at a quarter of the sockets and leaves the others to other accounts', async () => {
    let inFlight = 0;
    let peak = 0;
    const pipeline = await setUp((call, response) => {
      if (!String(call.headers.authorization).includes('AKIDnoisy')) return answer(response);
      inFlight += 1;
      peak = Math.max(peak, inFlight);
      return setTimeout(() => {
        inFlight -= 1;
        answer(response);
      }, 300);
    });
    const { clock } = pipeline;
    const noisy = many(100, () => describeDisks(pipeline, aRequest(), anAccount({ secretId: 'AKIDnoisy' })));
    await clock.quiet();
    expect(inFlight).toBe(32);
    const started = performance.now();
    await clock.until(describeDisks(pipeline, aRequest(), anAccount({ secretId: 'AKIDquiet' })));
    expect(performance.now() - started).toBe(0);
    expect(tally(await clock.until(noisy))).toEqual({ ok: 100 });
    expect(peak).toBe(32);
  });

  it('refuses calls when too many of one account wait', async () => {
    const pipeline = await setUp(slow(100));
    const counts = tally(await pipeline.clock.until(many(400, () => describeDisks(pipeline))));
    expect(counts).toEqual({ ok: 288, OVERLOADED: 112 });
  });
});

describe('the retry budget', () => {
  it('bounds the extra calls when Tencent refuses half of the calls', async () => {
    let n = 0;
    const pipeline = await setUp((_call, response) =>
      (n += 1) % 2 === 0 ? refuse(response, 'RequestLimitExceeded') : answer(response),
    );
    const total = 600;
    for (let i = 0; i < total; i += 100) await pipeline.clock.until(many(100, () => describeDisks(pipeline)));
    expect(pipeline.server.arrivals.length).toBeGreaterThan(total);
    expect(pipeline.server.arrivals.length).toBeLessThanOrEqual(total * 1.1);
  });
});

describe('the circuit breaker', () => {
  it('opens in an outage, sends nothing while it is open, and closes within ten seconds after the outage', async () => {
    let down = true;
    const pipeline = await setUp((_call, response) =>
      down ? void response.writeHead(503).end('down') : answer(response),
    );
    const { clock, server, registry } = pipeline;
    const allRefused = async () =>
      tally(await many(10, () => describeDisks(pipeline)))['TENCENT_UNAVAILABLE'];
    await clock.untilAnswer(10, allRefused, { limitMs: 5_000 });
    const during = server.arrivals.length;
    const outcomes = await clock.until(many(50, () => describeDisks(pipeline)));
    expect(tally(outcomes)).toEqual({ TENCENT_UNAVAILABLE: 50 });
    expect(outcomes[0]).toMatchObject({ reason: { retryAfterSeconds: expect.any(Number) } });
    expect(server.arrivals).toHaveLength(during);
    expect(await registry.metrics()).toContain('tencent_breaker_state{region="ap-guangzhou"} 1');
    // Another region and another account are not affected.
    down = false;
    await clock.until(describeDisks(pipeline, aRequest(), anAccount(), 'ap-shanghai'));
    await clock.until(describeDisks(pipeline, aRequest(), anAccount({ secretId: 'AKIDother' })));
    const state = () =>
      describeDisks(pipeline).then(
        () => 'ok',
        () => 'open',
      );
    expect(await clock.untilAnswer('ok', state, { everyMs: 200 })).toBeLessThan(10_000);
  });

  it('does not open for refusals that are the fault of the request', async () => {
    const pipeline = await setUp((_call, response) => refuse(response, 'InvalidParameterValue'));
    const { clock } = pipeline;
    // Longer and more often than failures that open it.
    for (let round = 0; round < 4; round += 1) {
      await clock.until(many(10, () => describeDisks(pipeline)));
      await clock.pass(1_000);
    }
    const counts = tally(await clock.until(many(5, () => describeDisks(pipeline))));
    expect(counts).toEqual({ TENCENT_INVALID_PARAMETER: 5 });
  });
});
