import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/errors/app.error.js';
import type { AppConfig } from '../../../src/config/app-config.js';
import { isOutcomeUnknown } from '../../../src/tencent/client/errors/translate.js';
import { CallPipeline, type UpstreamCall } from '../../../src/tencent/client/pipeline/call-pipeline.js';
import { anAccount, aPipeline, aRequest, failureOf, type Pipeline } from './pipeline.fixture.js';
import { answer, closedPort, refuse, type Responder } from './stub-server.js';

let opened: Pipeline | undefined;
afterEach(() => opened?.close());

async function setUp(respond: Responder, config?: Partial<AppConfig>): Promise<Pipeline> {
  return (opened = await aPipeline(respond, config));
}

type DiskRead = UpstreamCall<'cbs', 'DescribeDisks'>;
type DiskWrite = UpstreamCall<'cbs', 'TerminateDisks'>;
type DiskCreate = UpstreamCall<'cbs', 'CreateDisks'>;

const read = (overrides: Partial<DiskRead> = {}): DiskRead => ({
  service: 'cbs',
  action: 'DescribeDisks',
  region: 'ap-guangzhou',
  params: { Limit: 20 },
  kind: 'read',
  ...overrides,
});

const write = (overrides: Partial<DiskWrite> = {}): DiskWrite => ({
  service: 'cbs',
  action: 'TerminateDisks',
  region: 'ap-guangzhou',
  params: { DiskIds: ['disk-12345678'] },
  kind: 'write',
  ...overrides,
});

const create = (overrides: Partial<DiskCreate> = {}): DiskCreate => ({
  service: 'cbs',
  action: 'CreateDisks',
  region: 'ap-guangzhou',
  params: {
    Placement: { Zone: 'ap-guangzhou-3' },
    DiskChargeType: 'POSTPAID_BY_HOUR',
    DiskType: 'CLOUD_SSD',
    ClientToken: 'token-1',
  },
  kind: 'create',
  ...overrides,
});

const appError = async (promise: Promise<unknown>): Promise<AppError> => {
  const error = await failureOf(promise);
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};

/** Fails the first `times` calls with `fail`, then answers. */
const failing =
  (times: number, fail: Responder): Responder =>
  (call, response, request) => {
    seen += 1;
    if (seen <= times) return fail(call, response, request);
    return answer(response, { TotalCount: 0, DiskSet: [], DiskIdSet: ['disk-00000001'] });
  };
let seen = 0;
afterEach(() => (seen = 0));

const reset: Responder = (_call, response) => void response.socket?.resetAndDestroy();
const refusing =
  (code: string): Responder =>
  (_call, response) =>
    refuse(response, code);

/** Pauses between attempts and places in the rate limit are shorter. */
const LONGER_THAN_ANY_PAUSE_MS = 10_000;

describe(CallPipeline.name, () => {
  it('resolves with the Response and its RequestId, and counts the call in the context', async () => {
    const { calls, clock } = await setUp((_call, response) =>
      answer(response, { TotalCount: 0, DiskSet: [] }),
    );
    const { scope, context } = aRequest();
    const { response, requestId } = await clock.until(calls.start(scope, anAccount(), read()).reply);
    expect(response).toMatchObject({ TotalCount: 0 });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(context).toMatchObject({ upstreamCalls: 1 });
  });

  it('translates a refusal, whose code and RequestId become headers of the reply', async () => {
    const { send } = await setUp(refusing('InvalidDiskId.NotFound'));
    const { scope, context } = aRequest();
    const error = await appError(send(scope, anAccount(), read()));
    expect(error).toMatchObject({ code: 'TENCENT_DISK_NOT_FOUND' });
    expect(error.upstream?.code).toBe('InvalidDiskId.NotFound');
    expect(error.headers).toEqual({
      'X-Tencent-Error-Code': 'InvalidDiskId.NotFound',
      'X-Tencent-Request-Id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(error.upstream?.requestId).toBe(error.headers['X-Tencent-Request-Id']);
    expect(context).toMatchObject({ upstreamCalls: 1 });
  });

  describe('repeats', () => {
    it.each<[string, DiskRead | DiskWrite | DiskCreate, Responder]>([
      ['a read after a reset', read(), reset],
      ['a read after HTML', read(), (_call, response) => void response.writeHead(502).end('<html>')],
      ['a read after InternalError', read(), refusing('InternalError')],
      ['a read after throttling', read(), refusing('RequestLimitExceeded.UinLimitExceeded')],
      ['a create after a reset', create(), reset],
      ['a create after InternalError', create(), refusing('InternalError.ComponentError')],
      ['a write after throttling', write(), refusing('RequestLimitExceeded')],
      ['a write that is known not to have happened', write({ confirm: async () => 'not-done' }), reset],
      ['a busy write when asked to', write({ busyRetryMs: Infinity }), refusing('ResourceBusy')],
    ])('%s', async (_name, call, fail) => {
      const { send, server } = await setUp(failing(1, fail));
      const { scope, context } = aRequest();
      await send(scope, anAccount(), call as DiskRead);
      expect(server.arrivals).toHaveLength(2);
      expect(server.arrivals[1]?.body).toBe(server.arrivals[0]?.body);
      expect(context).toMatchObject({ upstreamCalls: 2 });
    });

    it('three times at most', async () => {
      const { send, server } = await setUp(reset);
      const error = await appError(send(aRequest().scope, anAccount(), read()));
      expect(error.code).toBe('TENCENT_UNREACHABLE');
      expect(server.arrivals).toHaveLength(3);
    });

    it('a busy write until the deadline', async () => {
      const { send } = await setUp(refusing('ResourceBusy'));
      const started = performance.now();
      const request = aRequest({ deadlineMs: 3_000 });
      const error = await appError(send(request.scope, anAccount(), write({ busyRetryMs: Infinity })));
      expect(error.code).toBe('TENCENT_BUSY');
      expect(request.context.upstreamCalls).toBeGreaterThan(2);
      expect(performance.now() - started).toBeLessThanOrEqual(3_000);
    });

    it('nothing that never reached Tencent without telling so', async () => {
      const tencentApiOrigin = `http://127.0.0.1:${await closedPort()}`;
      const { send } = await setUp(() => undefined, { tencentApiOrigin });
      const error = await appError(send(aRequest().scope, anAccount(), write()));
      expect(error).toMatchObject({ code: 'TENCENT_UNREACHABLE' });
      expect(error.detail).toContain('not carried out');
      expect(isOutcomeUnknown(error)).toBe(false);
    });
  });

  describe('does not repeat', () => {
    it.each<[string, DiskRead | DiskWrite | DiskCreate, Responder, string]>([
      ['a write after a reset', write(), reset, 'TENCENT_UNREACHABLE'],
      ['a write after InternalError', write(), refusing('InternalError'), 'TENCENT_INTERNAL'],
      [
        'a write that cannot be confirmed',
        write({ confirm: async () => 'unknown' }),
        reset,
        'TENCENT_UNREACHABLE',
      ],
      [
        'a write whose confirmation fails',
        write({ confirm: () => Promise.reject(new Error('no')) }),
        reset,
        'TENCENT_UNREACHABLE',
      ],
      ['a sold-out create', create(), refusing('ResourceInsufficient'), 'TENCENT_SOLD_OUT'],
      ['a create with an order conflict', create(), refusing('TradeDealConflict'), 'TENCENT_ORDER_CONFLICT'],
      ['a busy write on its own', write(), refusing('ResourceBusy'), 'TENCENT_BUSY'],
    ])('%s', async (_name, call, fail, code) => {
      const { send, server } = await setUp(failing(1, fail));
      const error = await appError(send(aRequest().scope, anAccount(), call as DiskRead));
      expect(error.code).toBe(code);
      expect(server.arrivals).toHaveLength(1);
    });
  });

  it('takes a write of unknown outcome for done when the confirmation says so', async () => {
    const { send, server } = await setUp(reset);
    const call = write({ confirm: async () => 'done' });
    await expect(send(aRequest().scope, anAccount(), call)).resolves.toEqual({});
    expect(server.arrivals).toHaveLength(1);
  });

  it('keeps saying unknown when the repetition of a create is refused', async () => {
    const { send, server } = await setUp((call, response, request) =>
      server.arrivals.length === 1
        ? reset(call, response, request)
        : refuse(response, 'InvalidAccount.InsufficientBalance'),
    );
    const error = await appError(send(aRequest().scope, anAccount(), create()));
    expect(isOutcomeUnknown(error)).toBe(true);
    expect(error.detail).toContain('outcome is unknown');
    expect(error.detail).toContain('InsufficientBalance');
  });

  it('says that the outcome of a write is unknown', async () => {
    const { send } = await setUp(() => undefined, { tencentTimeoutMs: 150 });
    const error = await appError(send(aRequest().scope, anAccount(), write()));
    expect(error.code).toBe('TENCENT_TIMEOUT');
    expect(error.detail).toMatch(/outcome is unknown.*Inspect the resource/);
    expect(isOutcomeUnknown(error)).toBe(true);
  });

  describe('at the deadline', () => {
    it.each([
      ['of the request', { deadlineMs: 200 }, undefined],
      ['of the call', { deadlineMs: 10_000 }, 200],
    ])('%s a read is aborted', async (_name, request, deadlineMs) => {
      let closed = false;
      const { send, clock } = await setUp(
        (_call, response) => void response.on('close', () => (closed = true)),
      );
      const started = performance.now();
      const error = await appError(send(aRequest(request).scope, anAccount(), read({ deadlineMs })));
      expect(error.code).toBe('DEADLINE_PASSED');
      expect(performance.now() - started).toBe(200);
      await clock.quiet();
      expect(closed).toBe(true);
    });

    it('a write that was sent is carried to its end', async () => {
      const { calls, clock } = await setUp((_call, response) => setTimeout(() => answer(response), 400));
      const settled = vi.fn();
      const request = aRequest({ deadlineMs: 150 });
      const started = performance.now();
      const pending = calls.start(request.scope, anAccount(), write());
      void pending.settled.then(settled);
      const error = await appError(clock.until(pending.reply));
      expect(performance.now() - started).toBe(150);
      expect(error.code).toBe('DEADLINE_PASSED');
      expect(error.detail).toContain('outcome is unknown');
      expect(isOutcomeUnknown(error)).toBe(true);
      expect(settled).not.toHaveBeenCalled();
      await clock.pass(250);
      expect(settled).toHaveBeenCalledExactlyOnceWith({
        outcome: 'succeeded',
        response: expect.any(Object),
        upstreamRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    });

    it('a write that Tencent has just refused is not said to be in doubt', async () => {
      const { send, server } = await setUp(refusing('RequestLimitExceeded'), { tencentRatePerSecond: 1 });
      const request = aRequest({ deadlineMs: 1_300 });
      const error = await appError(send(request.scope, anAccount(), write({ busyRetryMs: Infinity })));
      expect(isOutcomeUnknown(error)).toBe(false);
      expect(error.detail).not.toContain('outcome is unknown');
      expect(server.arrivals.length).toBeLessThanOrEqual(2);
    });

    it('a call whose time is over is not sent at all', async () => {
      const { send, server } = await setUp((_call, response) => answer(response));
      const error = await appError(send(aRequest({ deadlineMs: 0 }).scope, anAccount(), write()));
      expect(error.code).toBe('DEADLINE_PASSED');
      expect(error.detail).toContain('not carried out');
      expect(server.arrivals).toHaveLength(0);
    });
  });

  describe('when the caller leaves', () => {
    it('aborts a read upstream', async () => {
      let closed = false;
      const { calls, server, clock } = await setUp(
        (_call, response) => void response.on('close', () => (closed = true)),
      );
      const { scope, goAway } = aRequest();
      const call = failureOf(calls.send(scope, anAccount(), read()));
      await clock.quiet();
      expect(server.arrivals).toHaveLength(1);
      goAway();
      await expect(call).resolves.toMatchObject({ code: 'DEADLINE_PASSED' });
      await clock.quiet();
      expect(closed).toBe(true);
    });

    it('carries a sent write to its end and does not repeat it', async () => {
      const { calls, server, clock } = await setUp((_call, response) =>
        setTimeout(() => refuse(response, 'RequestLimitExceeded'), 100),
      );
      const settled = vi.fn();
      const { scope, goAway } = aRequest();
      const pending = calls.start(scope, anAccount(), write());
      void pending.settled.then(settled);
      const call = failureOf(pending.reply);
      await clock.quiet();
      expect(server.arrivals).toHaveLength(1);
      goAway();
      await call;
      await clock.pass(100);
      expect(settled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'failed' }));
      await clock.pass(LONGER_THAN_ANY_PAUSE_MS);
      expect(server.arrivals).toHaveLength(1);
    });

    it('does not repeat a create whose first try had no answer', async () => {
      const { calls, server, clock } = await setUp(reset, { tencentRatePerSecond: 1 });
      const { scope, goAway } = aRequest();
      const call = failureOf(calls.send(scope, anAccount(), create()));
      await clock.pass(300);
      expect(server.arrivals).toHaveLength(1);
      goAway();
      expect(isOutcomeUnknown(await call)).toBe(true);
      await clock.pass(LONGER_THAN_ANY_PAUSE_MS);
      expect(server.arrivals).toHaveLength(1);
    });

    it('does not send a write that still waits for its turn', async () => {
      const { calls, send, server, clock } = await setUp((_call, response) => answer(response), {
        tencentRatePerSecond: 1,
      });
      await send(aRequest().scope, anAccount(), write());
      const { scope, goAway } = aRequest();
      const call = failureOf(calls.send(scope, anAccount(), write()));
      await clock.pass(50);
      goAway();
      await call;
      await clock.pass(LONGER_THAN_ANY_PAUSE_MS);
      expect(server.arrivals).toHaveLength(1);
    });
  });

  describe('shared reads', () => {
    const slow: Responder = (_call, response) => setTimeout(() => answer(response), 150);

    it('send one call for identical reads that wait for their turn', async () => {
      const { calls, server, clock } = await setUp(slow);
      const requests = Array.from({ length: 100 }, () => aRequest());
      const call = read({ params: { Offset: 0, Limit: 20 } });
      const shared = requests.map(({ scope }) => calls.start(scope, anAccount(), call).reply);
      const replies = await clock.until(Promise.all(shared));
      expect(server.arrivals).toHaveLength(1);
      expect(replies.every(({ requestId }) => requestId !== undefined)).toBe(true);
    });

    it.each<[string, Partial<DiskRead>, Parameters<typeof anAccount>[0]]>([
      ['another region', { region: 'ap-shanghai' }, {}],
      ['other parameters', { params: { Limit: 21 } }, {}],
      ['another credential', {}, { credentialId: 'credential-2' }],
      ['another version of the credential', {}, { version: 2 }],
    ])('do not span %s', async (_name, call, account) => {
      const { calls, server, clock } = await setUp(slow);
      const one = calls.send(aRequest().scope, anAccount(), read());
      const other = calls.send(aRequest().scope, anAccount(account), read(call));
      await clock.until(Promise.all([one, other]));
      expect(server.arrivals).toHaveLength(2);
    });

    it('send no more calls than the rate allows, however many ask', async () => {
      const { calls, server, clock } = await setUp(slow, { tencentRatePerSecond: 2 });
      const replies: Promise<unknown>[] = [];
      for (let i = 0; i < 20; i += 1) {
        replies.push(calls.send(aRequest().scope, anAccount(), read()));
        await clock.quiet();
      }
      expect(server.arrivals).toHaveLength(2);
      await clock.until(Promise.all(replies));
      expect(server.arrivals).toHaveLength(3);
    });

    it('wait together for the next attempt after a throttle', async () => {
      let isThrottled = true;
      const { calls, server, clock } = await setUp((_call, response) => {
        if (!isThrottled) return answer(response);
        isThrottled = false;
        return refuse(response, 'RequestLimitExceeded');
      });
      const first = calls.send(aRequest().scope, anAccount(), read());
      await clock.quiet();
      const second = calls.send(aRequest().scope, anAccount(), read());
      await clock.until(Promise.all([first, second]));
      expect(server.arrivals).toHaveLength(2);
    });

    it('never answer a read with what was read before a write of another replica', async () => {
      let state = 'before';
      const { calls, send, server, clock } = await setUp((_call, response) => {
        const content = { TotalCount: 1, DiskSet: [{ DiskId: 'disk-1', DiskState: state }] };
        return setTimeout(() => answer(response, content), 200);
      });
      const first = calls.send(aRequest().scope, anAccount(), read());
      await clock.quiet();
      expect(server.arrivals).toHaveLength(1);
      state = 'after';
      const second = await send(aRequest().scope, anAccount(), read());
      expect(await first).toMatchObject({ DiskSet: [{ DiskState: 'before' }] });
      expect(second).toMatchObject({ DiskSet: [{ DiskState: 'after' }] });
    });

    it('go on while one sharer is left, and end with the last', async () => {
      let closed = false;
      const { calls, server, clock } = await setUp(
        (_call, response) => void response.on('close', () => (closed = true)),
      );
      const requests = [aRequest(), aRequest()];
      const results = requests.map(({ scope }) => failureOf(calls.send(scope, anAccount(), read())));
      await clock.quiet();
      expect(server.arrivals).toHaveLength(1);
      requests[0]!.goAway();
      await results[0];
      await clock.pass(50);
      expect(closed).toBe(false);
      requests[1]!.goAway();
      await results[1];
      await clock.quiet();
      expect(closed).toBe(true);
    });

    it('let each sharer have its own deadline', async () => {
      const { calls, clock } = await setUp((_call, response) => setTimeout(() => answer(response), 300));
      const short = failureOf(calls.send(aRequest({ deadlineMs: 100 }).scope, anAccount(), read()));
      const long = calls.send(aRequest().scope, anAccount(), read());
      await expect(clock.until(short)).resolves.toMatchObject({ code: 'DEADLINE_PASSED' });
      await expect(clock.until(long)).resolves.toMatchObject({ TotalCount: 0 });
    });
  });

  it('exposes metrics that name no account, tenant or disk', async () => {
    const { send, registry } = await setUp(failing(1, reset));
    await send(aRequest().scope, anAccount(), read());
    const text = await registry.metrics();
    expect(text).toContain(
      'tencent_api_requests_total{action="DescribeDisks",region="ap-guangzhou",outcome="ok",code_class=""} 1',
    );
    expect(text).toContain('tencent_api_retries_total{reason="unknown_outcome"} 1');
    expect(text).toMatch(/^tencent_in_flight 0$/m);
    expect(text).not.toMatch(/AKID|tenant=|disk-|credential-1/);
  });
});
