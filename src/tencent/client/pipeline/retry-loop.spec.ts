import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCallRun, aCloudAccount } from '../../../../test/builders/a-call-run.js';
import { AppError } from '../../../errors/app.error.js';
import { isOutcomeUnknown } from '../errors/translate.js';
import type { TencentTransport } from '../transport/transport.js';
import { TransportFailure } from '../transport/transport-failure.js';
import type { AttemptResult, Attempts } from './attempts.js';
import type { CallKind, CallRun, Confirmation } from './call-run.js';
import { RetryLoop } from './retry-loop.js';
import type { RetryReason } from './retry-policy.js';
import type { TencentMetrics } from './tencent-metrics.js';
import { verbatim } from '../../../errors/words.js';

const ok = (response: object = { TotalCount: 1 }, requestId = 'r-ok'): AttemptResult => ({
  response,
  requestId,
  error: undefined,
});
const refused = (code: string, message = '', requestId = 'r-refused'): AttemptResult => ({
  response: {},
  requestId,
  error: { code, message },
});
const lost = () => new TransportFailure('outcome-unknown', 'reset');
const throttledByGateway = () => new TransportFailure('outcome-unknown', 'throttled', 429);
const neverSent = () => new TransportFailure('never-sent', 'refused');

/** What one attempt ends in, or what has to happen for it to do so. */
type Step = AttemptResult | (() => AttemptResult | Promise<AttemptResult>);

/** The loop, whose attempts end as the steps say; the last step repeats. */
function aLoop(...steps: Step[]) {
  const attemptsAt: number[] = [];
  const reasons: RetryReason[] = [];
  const clock = { milliseconds: 0 };
  const begun = performance.now();
  const attempts: Pick<Attempts, 'once'> = {
    async once() {
      attemptsAt.push(performance.now() - begun);
      const step = steps[Math.min(attemptsAt.length, steps.length) - 1]!;
      return typeof step === 'function' ? step() : step;
    },
  };
  const metrics: Pick<TencentMetrics, 'retry'> = { retry: (reason) => void reasons.push(reason) };
  const loop = new RetryLoop(
    attempts as Attempts,
    { clockFor: () => clock } as unknown as TencentTransport,
    metrics as TencentMetrics,
  );
  /** With the time passing that it waits for. */
  const carryOut = async (run: CallRun) => {
    const state = { isOver: false };
    const over = () => void (state.isOver = true);
    const reply = loop.carryOut(run);
    reply.then(over, over);
    // Not all timers: one of another test in this process may set itself again and again.
    while (!state.isOver) await vi.advanceTimersToNextTimerAsync();
    return reply;
  };
  const failure = async (run: CallRun): Promise<AppError> => {
    const error: unknown = await carryOut(run).then(
      () => new Error('it succeeded'),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(AppError);
    return error as AppError;
  };
  return { loop, carryOut, failure, attemptsAt, reasons, clock };
}

describe(RetryLoop.name, () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    // Half of the longest pause each time.
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('answers with the first success, after one attempt', async () => {
    const { carryOut, attemptsAt, reasons } = aLoop(ok({ TotalCount: 7 }, 'r-1'));
    expect(await carryOut(aCallRun())).toEqual({ response: { TotalCount: 7 }, requestId: 'r-1' });
    expect(attemptsAt).toEqual([0]);
    expect(reasons).toEqual([]);
  });

  it('passes a defect of an attempt on as it is', async () => {
    const defect = new TypeError('x is undefined');
    const { carryOut, attemptsAt } = aLoop(() => Promise.reject(defect));
    await expect(carryOut(aCallRun())).rejects.toBe(defect);
    expect(attemptsAt).toHaveLength(1);
  });

  describe('sends again', () => {
    const ALL: CallKind[] = ['read', 'create', 'write'];
    const cases: [string, CallKind[], AttemptResult, RetryReason][] = [
      ['throttled', ALL, refused('RequestLimitExceeded'), 'throttled'],
      ['throttled by the gateway', ['read', 'create'], throttledByGateway(), 'throttled'],
      ['never sent', ALL, neverSent(), 'never_sent'],
      ['left without an answer', ['read', 'create'], lost(), 'unknown_outcome'],
      ['failed by Tencent', ['read', 'create'], refused('InternalError'), 'unknown_outcome'],
    ];
    it.each(
      cases.flatMap(([what, kinds, failed, reason]) =>
        kinds.map((kind) => [kind, what, failed, reason] as const),
      ),
    )('a %s that was %s', async (kind, _, failed, reason) => {
      const { carryOut, attemptsAt, reasons } = aLoop(failed, ok());
      expect(await carryOut(aCallRun({ kind }))).toMatchObject({ requestId: 'r-ok' });
      expect(attemptsAt).toHaveLength(2);
      expect(reasons).toEqual([reason]);
    });

    it('three times at most, and waits longer each time', async () => {
      const { failure, attemptsAt } = aLoop(neverSent());
      expect((await failure(aCallRun())).code).toBe('TENCENT_UNREACHABLE');
      expect(attemptsAt).toEqual([0, 50, 150]);
    });

    it('after a longer pause when it was throttled', async () => {
      const { failure, attemptsAt } = aLoop(refused('RequestLimitExceeded'));
      expect((await failure(aCallRun())).code).toBe('TENCENT_THROTTLED');
      expect(attemptsAt).toEqual([0, 250, 750]);
    });
  });

  it('takes the 429 of a gateway for no proof that a write was not carried out', async () => {
    const confirm = vi.fn(async (): Promise<Confirmation> => 'not-done');
    const asked = aLoop(throttledByGateway(), ok());
    expect(await asked.carryOut(aCallRun({ kind: 'write', confirm }))).toMatchObject({ requestId: 'r-ok' });
    expect(confirm).toHaveBeenCalledOnce();
    expect(asked.reasons).toEqual(['throttled']);
    const { failure, attemptsAt } = aLoop(throttledByGateway());
    for (const kind of ['write', 'create'] as const) {
      const error = await failure(aCallRun({ kind }));
      // A 429 would be repeated by callers without a look.
      expect(error.code).toBe('TENCENT_UNREADABLE');
      expect(isOutcomeUnknown(error)).toBe(true);
    }
    expect(attemptsAt).toHaveLength(1 + 3);
    const read = await failure(aCallRun());
    expect(read).toMatchObject({ code: 'TENCENT_THROTTLED', retryAfterSeconds: 1 });
  });

  describe('does not send again', () => {
    it.each<[string, AttemptResult, string]>([
      ['that is refused for good', refused('InvalidParameter'), 'TENCENT_INVALID_PARAMETER'],
      ['that is refused in words nobody knows', refused('Surprise.Sub'), 'TENCENT_UNKNOWN'],
      ['whose disk is busy, without any patience', refused('ResourceBusy'), 'TENCENT_BUSY'],
      ['that was cancelled', new TransportFailure('never-sent', 'aborted'), 'DEADLINE_PASSED'],
      ['that the shutdown stopped', new TransportFailure('never-sent', 'closing'), 'SHUTTING_DOWN'],
      ['that fits no request', new TransportFailure('never-sent', 'not-sendable'), 'TENCENT_REQUEST_DEFECT'],
    ])('a call %s', async (_, failed, code) => {
      for (const kind of ['read', 'create', 'write'] as const) {
        const { failure, attemptsAt, reasons } = aLoop(failed, ok());
        expect((await failure(aCallRun({ kind, confirm: async () => 'not-done' }))).code).toBe(code);
        expect(attemptsAt).toHaveLength(1);
        expect(reasons).toEqual([]);
      }
    });

    it.each<[string, AttemptResult]>([
      ['without an answer', lost()],
      ['failed by Tencent', refused('InternalError')],
    ])('a write %s that nothing can confirm', async (_, failed) => {
      const { failure, attemptsAt } = aLoop(failed, ok());
      expect(isOutcomeUnknown(await failure(aCallRun({ kind: 'write' })))).toBe(true);
      expect(attemptsAt).toHaveLength(1);
    });
  });

  describe('asks after a write of unknown outcome whether it took place', () => {
    const write = (confirm: () => Promise<Confirmation>) => aCallRun({ kind: 'write', confirm });

    it('and answers with an empty reply when it did', async () => {
      const { carryOut, attemptsAt } = aLoop(lost());
      expect(await carryOut(write(async () => 'done'))).toEqual({ response: {}, requestId: undefined });
      expect(attemptsAt).toHaveLength(1);
    });

    it('and sends it again when it did not', async () => {
      const confirm = vi.fn(async (): Promise<Confirmation> => 'not-done');
      const { carryOut, attemptsAt, reasons } = aLoop(lost(), refused('InternalError'), ok());
      expect(await carryOut(write(confirm))).toMatchObject({ requestId: 'r-ok' });
      expect(attemptsAt).toHaveLength(3);
      expect(reasons).toEqual(['unknown_outcome', 'unknown_outcome']);
      expect(confirm).toHaveBeenCalledTimes(2);
    });

    it.each<[string, () => Promise<Confirmation>]>([
      ['nobody can tell', async () => 'unknown'],
      ['the question fails', () => Promise.reject(new Error('no answer'))],
    ])('and says that the outcome is unknown when %s', async (_, confirm) => {
      const { failure, attemptsAt } = aLoop(lost(), ok());
      const error = await failure(write(confirm));
      expect(error).toMatchObject({ code: 'TENCENT_UNREACHABLE', cause: { kind: 'outcome-unknown' } });
      expect(attemptsAt).toHaveLength(1);
    });

    it('but not after one that was certainly not carried out', async () => {
      const confirm = vi.fn(async (): Promise<Confirmation> => 'done');
      const { carryOut } = aLoop(neverSent(), refused('RequestLimitExceeded'), ok());
      expect(await carryOut(write(confirm))).toMatchObject({ requestId: 'r-ok' });
      expect(confirm).not.toHaveBeenCalled();
    });

    it('but not when nobody waits any more', async () => {
      const confirm = vi.fn(async (): Promise<Confirmation> => 'not-done');
      const run = write(confirm);
      const { failure } = aLoop(() => {
        run.leave();
        return lost();
      });
      expect(isOutcomeUnknown(await failure(run))).toBe(true);
      expect(confirm).not.toHaveBeenCalled();
    });
  });

  describe('asks a busy disk again', () => {
    it('as long as the patience lasts, and once more at its end', async () => {
      const { failure, attemptsAt, reasons } = aLoop(refused('ResourceBusy'));
      const error = await failure(aCallRun({ kind: 'write', busyRetryMs: 1_500 }));
      expect(error.code).toBe('TENCENT_BUSY');
      expect(attemptsAt).toEqual([0, 250, 750, 1_500]);
      expect(reasons).toEqual(['busy', 'busy', 'busy']);
    });

    it('until the deadline when the patience is infinite', async () => {
      const { failure, attemptsAt } = aLoop(refused('ResourceBusy'));
      const run = aCallRun({ kind: 'write', busyRetryMs: Infinity, deadlineMs: 10_000 });
      expect((await failure(run)).code).toBe('TENCENT_BUSY');
      // The pauses stop growing at 5 seconds, of which half is waited here.
      expect(attemptsAt).toEqual([0, 250, 750, 1_750, 3_750, 6_250, 8_750]);
    });

    it('and answers with the success that ends it', async () => {
      const busy = refused(
        'ResourceUnavailable.NotSupported',
        'Disk(disk-1) is detaching, please retry later',
      );
      const { carryOut } = aLoop(busy, busy, busy, busy, ok());
      const run = aCallRun({ kind: 'write', busyRetryMs: Infinity });
      expect(await carryOut(run)).toMatchObject({ requestId: 'r-ok' });
    });
  });

  describe('stops', () => {
    it('when the pause would end at the deadline', async () => {
      const { failure, attemptsAt, reasons } = aLoop(neverSent(), ok());
      expect((await failure(aCallRun({ deadlineMs: 50 }))).code).toBe('TENCENT_UNREACHABLE');
      expect(attemptsAt).toEqual([0]);
      expect(reasons).toEqual([]);
    });

    it('but not when the pause ends before it', async () => {
      const { carryOut, attemptsAt } = aLoop(neverSent(), ok());
      await carryOut(aCallRun({ deadlineMs: 51 }));
      expect(attemptsAt).toEqual([0, 50]);
    });

    it('when the last request leaves during an attempt', async () => {
      const run = aCallRun();
      const { failure, attemptsAt } = aLoop(() => {
        run.leave();
        return neverSent();
      }, ok());
      await failure(run);
      expect(attemptsAt).toHaveLength(1);
    });

    it('at once when the last request leaves during a pause', async () => {
      const { loop, attemptsAt, reasons } = aLoop(refused('RequestLimitExceeded'), ok());
      const run = aCallRun();
      const reply = loop.carryOut(run);
      await vi.advanceTimersByTimeAsync(100);
      run.leave();
      await expect(reply).rejects.toMatchObject({ code: 'TENCENT_THROTTLED' });
      expect(vi.getTimerCount()).toBe(0);
      expect(attemptsAt).toHaveLength(1);
      expect(reasons).toEqual([]);
    });

    it('but not when another request still waits', async () => {
      const run = aCallRun();
      run.join(run.deadlineAt);
      const { carryOut, attemptsAt } = aLoop(() => {
        run.leave();
        return neverSent();
      }, ok());
      await carryOut(run);
      expect(attemptsAt).toHaveLength(2);
    });

    it('when a stage before the transport refuses', async () => {
      const overloaded = new AppError('OVERLOADED', verbatim('too many calls wait'));
      const { failure, attemptsAt } = aLoop(overloaded, ok());
      expect(await failure(aCallRun())).toBe(overloaded);
      expect(attemptsAt).toHaveLength(1);
    });
  });

  it('allows an account more retries the more calls it makes', async () => {
    let failsNext = false;
    const { carryOut, reasons } = aLoop(() => {
      failsNext = !failsNext;
      return failsNext ? neverSent() : ok();
    });
    for (let calls = 0; calls < 300; calls += 1) {
      failsNext = true;
      await carryOut(aCallRun());
    }
    for (let calls = 0; calls < 20; calls += 1) {
      failsNext = false;
      await carryOut(aCallRun());
    }
    expect(reasons).toHaveLength(20);
  });

  describe('with the budget of an account spent', () => {
    /** Ten retries have been made; from then on attempts fail as given, once, and succeed after that. */
    const spent = async (failed: AttemptResult) => {
      let attempts = 0;
      let isSpent = false;
      const given = aLoop(() => {
        attempts += 1;
        if (isSpent) return attempts === 1 ? failed : ok();
        return attempts % 2 === 1 ? neverSent() : ok();
      });
      for (let calls = 0; calls < 10; calls += 1) await given.carryOut(aCallRun());
      expect(given.reasons).toHaveLength(10);
      isSpent = true;
      attempts = 0;
      return { ...given, attempts: () => attempts };
    };

    it.each<[string, AttemptResult, CallKind]>([
      ['a read that was not sent', neverSent(), 'read'],
      ['a create that was not sent', neverSent(), 'create'],
      ['a read of unknown outcome', lost(), 'read'],
      ['a throttled write', refused('RequestLimitExceeded'), 'write'],
    ])('does not send %s again', async (_, failed, kind) => {
      const { failure, attempts } = await spent(failed);
      await failure(aCallRun({ kind }));
      expect(attempts()).toBe(1);
    });

    it.each<[string, AttemptResult, Parameters<typeof aCallRun>[0]]>([
      ['a busy write', refused('ResourceBusy'), { kind: 'write', busyRetryMs: 1_000 }],
      ['a create of unknown outcome', lost(), { kind: 'create' }],
      ['a call of another account', neverSent(), { account: aCloudAccount({ secretId: 'another' }) }],
    ])('still sends %s again', async (_, failed, plan) => {
      const { carryOut, attempts } = await spent(failed);
      expect(await carryOut(aCallRun(plan))).toMatchObject({ requestId: 'r-ok' });
      expect(attempts()).toBe(2);
    });
  });

  describe('takes a refusal for a success', () => {
    const doneCodes = ['ResourceUnavailable.RepeatRefund'];

    it('when it says that what was asked for is so already', async () => {
      const { carryOut } = aLoop(refused('ResourceUnavailable.RepeatRefund', 'returned', 'r-9'));
      const run = aCallRun({ kind: 'write', doneCodes });
      expect(await carryOut(run)).toEqual({ response: {}, requestId: 'r-9' });
    });

    it('also after an attempt whose outcome is unknown', async () => {
      const { carryOut } = aLoop(lost(), refused('ResourceUnavailable.RepeatRefund'));
      const run = aCallRun({ kind: 'write', doneCodes, confirm: async () => 'not-done' });
      expect(await carryOut(run)).toEqual({ response: {}, requestId: 'r-refused' });
    });

    it('only when it is one of these', async () => {
      const { failure } = aLoop(refused('ResourceUnavailable'));
      const error = await failure(aCallRun({ kind: 'write', doneCodes }));
      expect(error.code).toBe('TENCENT_STATE_CONFLICT');
    });
  });

  describe('keeps saying that the outcome is unknown', () => {
    it('when the repetition is refused', async () => {
      const { failure } = aLoop(lost(), refused('InvalidAccount.InsufficientBalance'));
      const error = await failure(aCallRun({ kind: 'create' }));
      expect(error).toMatchObject({ code: 'TENCENT_UNREACHABLE', cause: { kind: 'outcome-unknown' } });
      expect(error.detail).toMatch(/outcome is unknown.* Sent again it failed with: .*InsufficientBalance/);
      expect(error.headers).toEqual({});
    });

    it('and the ClientToken of a create, also when the repetition is refused', async () => {
      const params = { ClientToken: 'order-1' };
      for (const repetition of [lost(), refused('LimitExceeded')]) {
        const { failure } = aLoop(lost(), repetition, refused('LimitExceeded'));
        const error = await failure(aCallRun({ kind: 'create', params }));
        expect(error.data).toEqual({ ClientToken: 'order-1' });
        expect(error.detail).toContain('Repeat the request with ClientToken "order-1"');
      }
      const { failure } = aLoop(refused('LimitExceeded'));
      expect((await failure(aCallRun({ kind: 'create', params }))).data).toBeNull();
    });

    it('with the code and the RequestId of the attempt in doubt', async () => {
      const { failure } = aLoop(refused('InternalError', 'oops', 'r-1'), refused('LimitExceeded', '', 'r-2'));
      const error = await failure(aCallRun({ kind: 'create' }));
      expect(error).toMatchObject({
        code: 'TENCENT_INTERNAL',
        upstream: { code: 'InternalError', requestId: 'r-1' },
        headers: { 'X-Tencent-Error-Code': 'InternalError', 'X-Tencent-Request-Id': 'r-1' },
      });
      expect(isOutcomeUnknown(error)).toBe(true);
    });

    it('when the repetition is not sent', async () => {
      const refusal = new AppError('TENCENT_UNAVAILABLE', verbatim('none is sent for a moment'));
      const { failure } = aLoop(lost(), refusal);
      const error = await failure(aCallRun({ kind: 'create' }));
      expect(error).toMatchObject({ code: 'TENCENT_UNREACHABLE', cause: { kind: 'outcome-unknown' } });
    });

    it('when two repetitions fail', async () => {
      const { failure, attemptsAt } = aLoop(lost(), neverSent(), refused('LimitExceeded'));
      const run = aCallRun({ kind: 'write', confirm: async () => 'not-done' });
      expect(isOutcomeUnknown(await failure(run))).toBe(true);
      expect(attemptsAt).toHaveLength(3);
    });

    it('in the words of the newest attempt in doubt', async () => {
      const { failure } = aLoop(lost(), refused('InternalError', '', 'r-2'), refused('LimitExceeded'));
      const error = await failure(aCallRun({ kind: 'create' }));
      expect(error).toMatchObject({ code: 'TENCENT_INTERNAL', upstream: { requestId: 'r-2' } });
    });

    it('but not of a read, which changes nothing', async () => {
      const { failure } = aLoop(lost(), refused('InvalidParameter'));
      expect((await failure(aCallRun())).code).toBe('TENCENT_INVALID_PARAMETER');
    });
  });

  describe('when Tencent says that the signature has expired', () => {
    const expired = refused('AuthFailure.SignatureExpire');
    /** The answer of the attempt moves the clock by this much. */
    const correcting = (...movesMs: number[]) => {
      const given = aLoop(() => {
        const move = movesMs.shift();
        if (move === undefined) return ok();
        given.clock.milliseconds += move;
        return expired;
      });
      return given;
    };

    it.each([2_001, -60_000])('sends again at once with a clock moved by %d ms', async (moveMs) => {
      const { carryOut, attemptsAt, reasons } = correcting(moveMs);
      expect(await carryOut(aCallRun({ kind: 'write' }))).toMatchObject({ requestId: 'r-ok' });
      expect(attemptsAt).toEqual([0, 0]);
      expect(reasons).toEqual(['clock']);
    });

    it('sends again whatever the budget of the account', async () => {
      const given = aLoop(() => {
        const at = given.attemptsAt.length;
        if (at <= 20) return at % 2 === 1 ? neverSent() : ok();
        if (at > 21) return ok();
        given.clock.milliseconds += 60_000;
        return expired;
      });
      for (let calls = 0; calls < 10; calls += 1) await given.carryOut(aCallRun());
      expect(await given.carryOut(aCallRun())).toMatchObject({ requestId: 'r-ok' });
      expect(given.reasons.at(-1)).toBe('clock');
      expect(given.reasons).toHaveLength(11);
    });

    it('compares with the clock as it was before the attempt', async () => {
      const given = correcting(500);
      given.clock.milliseconds = 30_000;
      expect((await given.failure(aCallRun())).code).toBe('TENCENT_CLOCK_SKEW');
      expect(given.attemptsAt).toHaveLength(1);
    });

    it('does so once and no more', async () => {
      const { failure, attemptsAt } = correcting(60_000, 60_000);
      expect((await failure(aCallRun())).code).toBe('TENCENT_CLOCK_SKEW');
      expect(attemptsAt).toHaveLength(2);
    });

    it('does not when the clock is right already', async () => {
      const { failure, attemptsAt } = correcting(2_000);
      expect((await failure(aCallRun())).code).toBe('TENCENT_CLOCK_SKEW');
      expect(attemptsAt).toHaveLength(1);
    });

    it('does not for another refusal, however the clock moved', async () => {
      const given = aLoop(() => {
        given.clock.milliseconds += 60_000;
        return refused('AuthFailure.SignatureFailure');
      });
      expect((await given.failure(aCallRun())).code).toBe('TENCENT_CREDENTIAL_REJECTED');
      expect(given.attemptsAt).toHaveLength(1);
    });
  });

  describe('shows no secret', () => {
    const account = aCloudAccount({ token: 'planted-token-0123456789' });

    it.each([
      ['the secret key', account.secretKey],
      ['the token', account.token!],
      ['the secret id', account.secretId],
      ['nothing', ''],
    ])('and drops a RequestId that is %s', async (_, requestId) => {
      const { carryOut } = aLoop(ok({ TotalCount: 1 }, requestId));
      const reply = await carryOut(aCallRun({ account }));
      expect(reply).toEqual({ response: { TotalCount: 1 }, requestId: undefined });
    });

    it('when Tencent writes one into its refusal', async () => {
      const { secretKey, secretId, token } = account;
      const { failure } = aLoop(refused(`Odd.${secretKey}`, `${secretKey} ${token}`, secretId));
      const error = await failure(aCallRun({ account }));
      const shown = JSON.stringify([error.detail, error.headers, error.upstream]);
      for (const secret of [secretKey, secretId, token]) expect(shown).not.toContain(secret);
    });
  });
});
