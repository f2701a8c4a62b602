import { afterEach, describe, expect, it } from 'vitest';
import type { AppConfig } from '../../../src/config/app-config.js';
import { AppError } from '../../../src/errors/app.error.js';
import type { CloudAccount } from '../../../src/tencent/client/pipeline/cloud-account.js';
import { aPipeline, anAccount, aRequest, type TestPipeline, type TestRequest } from './pipeline.fixture.js';
import { answer, refuse, startStub, type Responder, type Stub } from './stub-server.js';

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function setUp(
  respond: Responder,
  config: Partial<AppConfig> = {},
): Promise<TestPipeline & { server: Stub }> {
  const server = await startStub(respond);
  const pipeline = aPipeline({ tencentApiOrigin: server.origin, ...config });
  open.push(server, pipeline);
  return { ...pipeline, server };
}

let offset = 0;
/** A read that no other shares. */
const describeDisks = (
  { calls }: TestPipeline,
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
  it('holds in every second at the server, and all calls get their turn', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 15 });
    const outcomes = await many(50, () => describeDisks(pipeline));
    expect(tally(outcomes)).toEqual({ ok: 50 });
    const times = pipeline.server.arrivals.map(({ at }) => at);
    const busiest = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
    );
    expect(busiest).toBeLessThanOrEqual(15);
    expect(times.at(-1)! - times[0]!).toBeLessThan(4_000);
  });

  it('is one a second for the operation logs', async () => {
    const { calls, server } = await setUp(ok, { tencentRatePerSecond: 15 });
    await many(2, (i) =>
      calls.send(aRequest().scope, anAccount(), {
        service: 'cbs',
        action: 'DescribeDiskOperationLogs',
        region: 'ap-guangzhou',
        params: { Filters: [{ Name: 'disk-id', Values: [`disk-${i}`] }] },
        kind: 'read',
      }),
    );
    expect(server.arrivals[1]!.at - server.arrivals[0]!.at).toBeGreaterThan(990);
  });

  it('counts each account and each region for itself', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 5 });
    const started = performance.now();
    await Promise.all([
      many(5, () => describeDisks(pipeline)),
      many(5, () => describeDisks(pipeline, aRequest(), anAccount(), 'ap-shanghai')),
      many(5, () => describeDisks(pipeline, aRequest(), anAccount({ secretId: 'AKIDother' }))),
    ]);
    expect(performance.now() - started).toBeLessThan(900);
    expect(pipeline.server.arrivals).toHaveLength(15);
  });

  it('refuses at once what cannot have its turn before the deadline', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 5 });
    const started = performance.now();
    const outcomes = await many(30, () => describeDisks(pipeline, aRequest({ deadlineMs: 1_500 })));
    expect(tally(outcomes)).toEqual({ ok: 10, TOO_MANY_REQUESTS: 20 });
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')!;
    expect(refused.reason.retryAfterSeconds).toBeGreaterThanOrEqual(2);
    expect(performance.now() - started).toBeLessThan(1_600);
  });

  it('lets a quiet caller pass while another floods', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 10 });
    const flood = many(95, () =>
      describeDisks(pipeline, aRequest({ callerId: 'flood', deadlineMs: 12_000 })),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = performance.now();
    await describeDisks(pipeline, aRequest({ callerId: 'quiet' }));
    expect(performance.now() - started).toBeLessThan(1_500);
    await pipeline.server.close();
    await flood;
  });

  it('keeps a bounded queue', async () => {
    const pipeline = await setUp(ok, { tencentRatePerSecond: 1 });
    const requests = Array.from({ length: 1_010 }, () => aRequest({ deadlineMs: 100_000_000 }));
    const outcomes = many(requests.length, (i) => describeDisks(pipeline, requests[i]));
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const { goAway } of requests) goAway();
    const counts = tally(await outcomes);
    expect(counts['OVERLOADED']).toBeGreaterThanOrEqual(8);
    expect(counts['DEADLINE_PASSED']).toBeGreaterThanOrEqual(999);
  });
});

describe('the bulkhead', () => {
  it('keeps one account at a quarter of the sockets and leaves the rest to others', async () => {
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
    const noisy = many(100, () => describeDisks(pipeline, aRequest(), anAccount({ secretId: 'AKIDnoisy' })));
    await expect.poll(() => inFlight).toBe(32);
    const started = performance.now();
    await describeDisks(pipeline, aRequest(), anAccount({ secretId: 'AKIDquiet' }));
    expect(performance.now() - started).toBeLessThan(200);
    expect(tally(await noisy)).toEqual({ ok: 100 });
    expect(peak).toBe(32);
  });

  it('sheds what would only wait', async () => {
    const pipeline = await setUp(slow(100));
    const counts = tally(await many(400, () => describeDisks(pipeline)));
    expect(counts).toEqual({ ok: 288, OVERLOADED: 112 });
  });
});

describe('the retry budget', () => {
  it('bounds the extra calls of a throttling storm', async () => {
    let n = 0;
    const pipeline = await setUp((_call, response) =>
      (n += 1) % 2 === 0 ? refuse(response, 'RequestLimitExceeded') : answer(response),
    );
    const total = 600;
    for (let i = 0; i < total; i += 100) await many(100, () => describeDisks(pipeline));
    expect(pipeline.server.arrivals.length).toBeGreaterThan(total);
    expect(pipeline.server.arrivals.length).toBeLessThanOrEqual(total * 1.1);
  }, 30_000);
});

describe('the circuit breaker', () => {
  it('opens in an outage, spares Tencent, and closes within ten seconds after it', async () => {
    let down = true;
    const pipeline = await setUp((_call, response) =>
      down ? void response.writeHead(503).end('down') : answer(response),
    );
    await expect
      .poll(async () => tally(await many(10, () => describeDisks(pipeline))), { timeout: 5_000 })
      .toEqual({ TENCENT_UNAVAILABLE: 10 });
    const during = pipeline.server.arrivals.length;
    const outcomes = await many(50, () => describeDisks(pipeline));
    expect(tally(outcomes)).toEqual({ TENCENT_UNAVAILABLE: 50 });
    expect(outcomes[0]).toMatchObject({ reason: { retryAfterSeconds: expect.any(Number) } });
    expect(pipeline.server.arrivals).toHaveLength(during);
    expect(await pipeline.registry.metrics()).toContain('tencent_breaker_state{region="ap-guangzhou"} 1');
    // Another region and another account are not affected.
    down = false;
    await describeDisks(pipeline, aRequest(), anAccount(), 'ap-shanghai');
    await describeDisks(pipeline, aRequest(), anAccount({ secretId: 'AKIDother' }));
    const ended = performance.now();
    await expect
      .poll(
        () =>
          describeDisks(pipeline).then(
            () => 'ok',
            () => 'open',
          ),
        { timeout: 10_000, interval: 200 },
      )
      .toBe('ok');
    expect(performance.now() - ended).toBeLessThan(10_000);
  });

  it('does not open for refusals that are the fault of the request', async () => {
    const pipeline = await setUp((_call, response) => refuse(response, 'InvalidParameterValue'));
    await many(30, () => describeDisks(pipeline));
    const counts = tally(await many(5, () => describeDisks(pipeline)));
    expect(counts).toEqual({ TENCENT_INVALID_PARAMETER: 5 });
  });
});
