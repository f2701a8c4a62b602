import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCallRun, aCloudAccount } from '../../../../test/builders/a-call-run.js';
import type { FairSemaphore, SemaphoreWait } from '../../../common/concurrency/fair-semaphore.js';
import { Cancelled } from '../../../common/request/cancellation.js';
import { AppError } from '../../../errors/app.error.js';
import type { TencentAnswer } from '../transport/tencent-answer.js';
import type { SignedCall, TencentTransport } from '../transport/transport.js';
import { TransportFailure } from '../transport/transport-failure.js';
import { Attempts } from './attempts.js';
import { accountKeyOf } from './cloud-account.js';
import type { CallRun } from './call-run.js';
import type { RateLimiter, Turn } from './rate-limiter.js';
import type { AttemptLabels, TencentMetrics } from './tencent-metrics.js';
import { verbatim } from '../../../errors/words.js';

const TIMEOUT_MS = 7_000;
const OK: TencentAnswer = {
  response: { TotalCount: 0, DiskSet: [] },
  requestId: 'r-1',
  error: undefined,
};
const refused = (code: string): TencentAnswer => ({
  response: {},
  requestId: 'r-1',
  error: { code, message: '' },
});
const answered = (response: object): TencentAnswer => ({ ...OK, response });
const lost = () => new TransportFailure('outcome-unknown', 'reset');

type Send = (call: SignedCall, args: unknown[]) => Promise<TencentAnswer>;

/** The call is written to a socket, and ends like this. */
const sentThen =
  (result: TencentAnswer | Error): Send =>
  async (call) => {
    call.onSent?.();
    if (result instanceof Error) throw result;
    return result;
  };
const notSent =
  (failure: Error): Send =>
  () =>
    Promise.reject(failure);

/** The stages around an attempt, which note what happens and let everything pass unless told otherwise. */
function somePipelineStages(send: Send = sentThen(OK)) {
  const events: string[] = [];
  const labels: AttemptLabels[] = [];
  const throttleWaits: number[] = [];
  const permits: SemaphoreWait[] = [];
  const stages = {
    send,
    turn: async (_run: CallRun): Promise<void> => undefined,
    permit: async (_wait: SemaphoreWait): Promise<void> => undefined,
  };
  const limiter: Pick<RateLimiter, 'turn'> = {
    async turn(run) {
      events.push('turn');
      await stages.turn(run);
      let isSent = false;
      return {
        markThrottled: () => undefined,
        markSent: () => {
          isSent = true;
          events.push('turn used');
        },
        end: () => void events.push(isSent ? 'turn ended' : 'turn returned'),
      } as Turn;
    },
  };
  const bulkhead: Pick<FairSemaphore, 'acquire'> = {
    async acquire(wait) {
      events.push('permit');
      permits.push(wait);
      await stages.permit(wait);
      return () => void events.push('permit released');
    },
  };
  const transport: Pick<TencentTransport, 'send'> = {
    send(...args) {
      events.push('transport');
      return stages.send(args[3], args);
    },
  };
  const metrics: Pick<TencentMetrics, 'attempt' | 'throttleWait'> = {
    attempt: (of) => void labels.push(of),
    throttleWait: (seconds) => void throttleWaits.push(seconds),
  };
  const attempts = new Attempts(
    transport as TencentTransport,
    limiter as RateLimiter,
    bulkhead as FairSemaphore,
    metrics as TencentMetrics,
    TIMEOUT_MS,
  );
  return { attempts, events, stages, labels, throttleWaits, permits };
}

/** Twenty calls that fail like this, over two seconds. */
async function failTwentyTimes(
  { attempts, events, stages }: ReturnType<typeof somePipelineStages>,
  send: Send,
) {
  stages.send = send;
  for (let calls = 0; calls < 20; calls += 1) {
    if (calls === 19) vi.advanceTimersByTime(2_000);
    await attempts.once(aCallRun());
  }
  stages.send = sentThen(OK);
  events.length = 0;
}

describe(Attempts.name, () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    vi.spyOn(Logger.prototype, 'log').mockReturnValue();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('waits for its turn, then for a permit, then sends, and gives both back at the end', async () => {
    const { attempts, events } = somePipelineStages();
    expect(await attempts.once(aCallRun())).toBe(OK);
    expect(events).toEqual(['turn', 'permit', 'transport', 'turn used', 'permit released', 'turn ended']);
  });

  it('hands the transport the call, the time it has and the way to stop it', async () => {
    const send = vi.fn(sentThen(OK));
    const { attempts } = somePipelineStages(send);
    const params = { DiskIds: ['disk-1'] };
    const run = aCallRun({ action: 'TerminateDisks', params });
    await attempts.once(run);
    const [service, action, sentParams, call] = send.mock.calls[0]![1] as [
      string,
      string,
      object,
      SignedCall,
    ];
    expect([service, action]).toEqual(['cbs', 'TerminateDisks']);
    expect(sentParams).toBe(params);
    expect(call).toMatchObject({ region: 'ap-guangzhou', requestId: 'request-1', timeoutMs: TIMEOUT_MS });
    expect(call.account).toBe(run.plan.account);
    expect(call.cancellation).toBe(run.cancellation);
  });

  it('asks for a permit in the name of the account and of the caller', async () => {
    const { attempts, permits } = somePipelineStages();
    const run = aCallRun({ callerId: 'api_key:7' });
    await attempts.once(run);
    expect(permits[0]).toMatchObject({ owner: accountKeyOf(run.plan.account), member: 'api_key:7' });
    expect(permits[0]!.cancellation).toBe(run.cancellation);
  });

  describe('with an open circuit', () => {
    it('answers TENCENT_UNAVAILABLE before it takes a turn, and sends nothing', async () => {
      const setUp = somePipelineStages();
      await failTwentyTimes(setUp, sentThen(lost()));
      const result = await setUp.attempts.once(aCallRun());
      expect(result).toMatchObject({ code: 'TENCENT_UNAVAILABLE', retryAfterSeconds: 5 });
      expect(setUp.events).toEqual([]);
    });

    it.each([
      ['another region', () => aCallRun({ region: 'ap-beijing' })],
      ['another account', () => aCallRun({ account: aCloudAccount({ secretId: 'another' }) })],
      [
        'the same SecretId with another key',
        () => aCallRun({ account: aCloudAccount({ secretKey: 'wrong' }) }),
      ],
    ])('still sends to %s', async (_, aRun) => {
      const setUp = somePipelineStages();
      await failTwentyTimes(setUp, sentThen(lost()));
      expect(await setUp.attempts.once(aRun())).toBe(OK);
    });

    it('sends a probe after five seconds, whose success closes it', async () => {
      const setUp = somePipelineStages();
      await failTwentyTimes(setUp, sentThen(lost()));
      vi.advanceTimersByTime(4_999);
      expect(await setUp.attempts.once(aCallRun())).toMatchObject({ retryAfterSeconds: 1 });
      vi.advanceTimersByTime(1);
      expect(await setUp.attempts.once(aCallRun())).toBe(OK);
      expect(await setUp.attempts.once(aCallRun())).toBe(OK);
      expect(setUp.attempts.openCircuits()).toEqual(new Map([['ap-guangzhou', 0]]));
    });

    it('sends nothing when it opened during the wait for a permit, and gives all back', async () => {
      const setUp = somePipelineStages();
      let admit!: () => void;
      setUp.stages.permit = () => new Promise((resolve) => (admit = resolve));
      const result = setUp.attempts.once(aCallRun());
      await vi.advanceTimersByTimeAsync(0);
      setUp.stages.permit = async () => undefined;
      await failTwentyTimes(setUp, sentThen(lost()));
      admit();
      expect(await result).toMatchObject({ code: 'TENCENT_UNAVAILABLE' });
      expect(setUp.events).toEqual(['permit released', 'turn returned']);
    });

    it('counts the accounts by region, and no region by its own name that is not known', async () => {
      const { attempts, stages } = somePipelineStages(sentThen(lost()));
      const fail = async (region: string | undefined, secretId: string) => {
        await attempts.once(aCallRun({ region, account: aCloudAccount({ secretId }) }));
      };
      const places: [string | undefined, string][] = [
        ['ap-guangzhou', 'first'],
        ['ap-guangzhou', 'second'],
        ['xx-nowhere', 'first'],
        [undefined, 'first'],
      ];
      for (let calls = 0; calls < 19; calls += 1) for (const place of places) await fail(...place);
      vi.advanceTimersByTime(2_000);
      for (const place of places.slice(1)) await fail(...place);
      stages.send = sentThen(OK);
      await attempts.once(aCallRun({ region: 'ap-beijing' }));
      expect([...attempts.openCircuits()].toSorted()).toEqual([
        ['ap-beijing', 0],
        ['ap-guangzhou', 1],
        ['none', 1],
        ['other', 1],
      ]);
    });

    it('is named in the log once when it opens and once when it closes, without the key', async () => {
      const setUp = somePipelineStages();
      await failTwentyTimes(setUp, sentThen(lost()));
      await setUp.attempts.once(aCallRun());
      vi.advanceTimersByTime(5_000);
      await setUp.attempts.once(aCallRun());
      await setUp.attempts.once(aCallRun());
      const { warn, log } = vi.mocked(Logger.prototype);
      const lines = [...warn.mock.calls, ...log.mock.calls].map(([line]) => String(line));
      expect(lines).toEqual([
        'credential credential-1, ap-guangzhou: DescribeDisks kept failing; now only a probe is sent at times',
        'credential credential-1, ap-guangzhou: DescribeDisks was answered; calls are sent again',
      ]);
    });
  });

  describe('takes as a sign of an outage', () => {
    it.each<[string, Send]>([
      ['a lost answer', sentThen(lost())],
      ['an answer that came too late', sentThen(new TransportFailure('outcome-unknown', 'timeout'))],
      ['a refused connection', notSent(new TransportFailure('never-sent', 'refused'))],
      ['what is no answer of Tencent', sentThen(new TransportFailure('outcome-unknown', 'not-json'))],
      ['InternalError', sentThen(refused('InternalError'))],
      ['InternalError.ComponentError', sentThen(refused('InternalError.ComponentError'))],
      ['InternalError.FailQueryResource', sentThen(refused('InternalError.FailQueryResource'))],
      ['ServiceUnavailable', sentThen(refused('ServiceUnavailable'))],
    ])('%s', async (_, send) => {
      const setUp = somePipelineStages();
      await failTwentyTimes(setUp, send);
      expect(setUp.attempts.openCircuits()).toEqual(new Map([['ap-guangzhou', 1]]));
    });
  });

  describe('takes as no sign of an outage', () => {
    it.each<[string, Send]>([
      ['a cancelled call', sentThen(new TransportFailure('outcome-unknown', 'aborted'))],
      ['the shutdown', notSent(new TransportFailure('never-sent', 'closing'))],
      ['a call that fits no request', notSent(new TransportFailure('never-sent', 'not-sendable'))],
      ['a 429 of the gateway', sentThen(new TransportFailure('outcome-unknown', 'throttled', 429))],
      ['a refusal of the request', sentThen(refused('InvalidParameter'))],
      ['a resource whose operation failed', sentThen(refused('InternalError.ResourceOpFailed'))],
      ['an answer with one field that does not fit', sentThen(answered({ TotalCount: -1, DiskSet: [] }))],
      ['throttling', sentThen(refused('RequestLimitExceeded'))],
    ])('%s', async (_, send) => {
      const setUp = somePipelineStages();
      await failTwentyTimes(setUp, send);
      expect(setUp.attempts.openCircuits()).toEqual(new Map([['ap-guangzhou', 0]]));
    });

    it('nineteen failures after a success', async () => {
      const setUp = somePipelineStages();
      setUp.stages.send = sentThen(lost());
      await setUp.attempts.once(aCallRun());
      setUp.stages.send = sentThen(refused('InvalidParameter'));
      await setUp.attempts.once(aCallRun());
      setUp.stages.send = sentThen(lost());
      for (let calls = 0; calls < 19; calls += 1) await setUp.attempts.once(aCallRun());
      vi.advanceTimersByTime(2_000);
      expect(setUp.attempts.openCircuits()).toEqual(new Map([['ap-guangzhou', 0]]));
    });
  });

  describe('when nothing was sent', () => {
    const NEVER_SENT = new TransportFailure('never-sent', 'aborted');

    it('says so of a call that was cancelled while it waited for its turn, and asks for no permit', async () => {
      const { attempts, events, stages } = somePipelineStages();
      stages.turn = () => Promise.reject(new Cancelled());
      expect(await attempts.once(aCallRun())).toEqual(NEVER_SENT);
      expect(events).toEqual(['turn']);
    });

    it('says so of a call that was cancelled while it waited for a permit, and returns its turn', async () => {
      const { attempts, events, stages } = somePipelineStages();
      stages.permit = () => Promise.reject(new Cancelled());
      expect(await attempts.once(aCallRun())).toEqual(NEVER_SENT);
      expect(events).toEqual(['turn', 'permit', 'turn returned']);
    });

    it('says so of a call that was cancelled just when it got its permit, and gives all back', async () => {
      const { attempts, events, stages } = somePipelineStages();
      const run = aCallRun();
      stages.permit = async () => run.cancellation.cancel();
      expect(await attempts.once(run)).toEqual(NEVER_SENT);
      expect(events).toEqual(['turn', 'permit', 'permit released', 'turn returned']);
    });

    it('answers what the limiter refuses with', async () => {
      const { attempts, stages, events } = somePipelineStages();
      const noTurn = new AppError('TOO_MANY_REQUESTS', verbatim('no turn before the deadline'));
      stages.turn = () => Promise.reject(noTurn);
      expect(await attempts.once(aCallRun())).toBe(noTurn);
      expect(events).toEqual(['turn']);
    });

    it('answers OVERLOADED when too many wait for a permit, and returns its turn', async () => {
      const { attempts, stages, events } = somePipelineStages();
      stages.permit = (wait) => Promise.reject(wait.overloaded());
      const result = await attempts.once(aCallRun());
      expect(result).toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 1 });
      expect(events).toEqual(['turn', 'permit', 'turn returned']);
    });

    it('returns its turn when the transport could not send', async () => {
      const failure = new TransportFailure('never-sent', 'refused');
      const { attempts, events } = somePipelineStages(notSent(failure));
      expect(await attempts.once(aCallRun())).toBe(failure);
      expect(events.slice(-2)).toEqual(['permit released', 'turn returned']);
    });

    it('counts no call upstream and leaves no doubt', async () => {
      const origin = { upstreamCalls: 0 };
      const { attempts } = somePipelineStages(notSent(new TransportFailure('never-sent', 'refused')));
      const run = aCallRun({ origin });
      await attempts.once(run);
      expect(origin.upstreamCalls).toBe(0);
      expect(run.outcomeUnknown).toBe(false);
    });
  });

  it('throws a defect, and gives back its permit and its turn', async () => {
    const defect = new TypeError('x is undefined');
    const { attempts, events } = somePipelineStages(sentThen(defect));
    await expect(attempts.once(aCallRun())).rejects.toBe(defect);
    expect(events.slice(-3)).toEqual(['turn used', 'permit released', 'turn ended']);
  });

  it('takes an answer that does not fit for none, says which field it was, and keeps the RequestId', async () => {
    const row = { DiskId: 'disk-1', DiskSize: 'secret' };
    const { attempts } = somePipelineStages(sentThen(answered({ TotalCount: 1, DiskSet: [row] })));
    const run = aCallRun();
    const result = await attempts.once(run);
    expect(result).toMatchObject({ kind: 'outcome-unknown', reason: 'misfit', field: 'DiskSet[0].DiskSize' });
    expect((result as Error).message).toContain('DiskSet[0].DiskSize');
    expect((result as Error).message).not.toContain('secret');
    expect(run.requestId).toBe('r-1');
  });

  describe('leaves in doubt', () => {
    it.each<[string, TencentAnswer | Error, boolean]>([
      ['nothing after an answer', OK, false],
      ['nothing after a refusal', refused('InvalidParameter'), false],
      ['a call whose answer was lost', lost(), true],
      ['a call that Tencent failed', refused('InternalError.ResourceOpFailed'), true],
      ['a call whose answer does not fit', answered({ TotalCount: 'many', DiskSet: [] }), true],
    ])('%s', async (_, result, outcomeUnknown) => {
      const origin = { upstreamCalls: 0 };
      const run = aCallRun({ origin });
      const whileOnWire: boolean[] = [];
      const { attempts } = somePipelineStages((call, args) => {
        const answer = sentThen(result)(call, args);
        whileOnWire.push(run.outcomeUnknown);
        return answer;
      });
      await attempts.once(run);
      expect(whileOnWire).toEqual([true]);
      expect(run.outcomeUnknown).toBe(outcomeUnknown);
      expect(origin.upstreamCalls).toBe(1);
    });
  });

  describe('counts', () => {
    it.each<[string, Send, Partial<AttemptLabels>]>([
      ['a success', sentThen(OK), { outcome: 'ok', code_class: '' }],
      [
        'a refusal under our code',
        sentThen(refused('InvalidDiskId.NotFound')),
        { outcome: 'refused', code_class: 'TENCENT_DISK_NOT_FOUND' },
      ],
      [
        'a refusal with a code of its own as unknown',
        sentThen(refused('Surprise')),
        { outcome: 'refused', code_class: 'TENCENT_UNKNOWN' },
      ],
      ['a lost answer', sentThen(lost()), { outcome: 'unknown', code_class: 'TENCENT_UNREACHABLE' }],
      [
        'an answer that does not fit',
        sentThen(answered({})),
        { outcome: 'unknown', code_class: 'TENCENT_UNREADABLE' },
      ],
      [
        'what was never sent',
        notSent(new TransportFailure('never-sent', 'connect-timeout')),
        { outcome: 'never_sent', code_class: 'TENCENT_TIMEOUT' },
      ],
    ])('%s', async (_, send, expected) => {
      const { attempts, labels } = somePipelineStages(send);
      await attempts.once(aCallRun());
      expect(labels).toEqual([{ action: 'DescribeDisks', region: 'ap-guangzhou', ...expected }]);
    });

    it('a region that nobody knows as other', async () => {
      const { attempts, labels } = somePipelineStages();
      await attempts.once(aCallRun({ region: 'tenant-made-up' }));
      expect(labels[0]!.region).toBe('other');
    });

    it('no attempt that a stage refused', async () => {
      const { attempts, stages, labels } = somePipelineStages();
      stages.turn = () => Promise.reject(new AppError('TOO_MANY_REQUESTS', verbatim('')));
      await attempts.once(aCallRun());
      expect(labels).toEqual([]);
    });

    it('the wait for the turn in seconds, and none where there was none', async () => {
      const { attempts, stages, throttleWaits } = somePipelineStages();
      await attempts.once(aCallRun());
      stages.turn = async () => void vi.advanceTimersByTime(250);
      await attempts.once(aCallRun());
      expect(throttleWaits).toEqual([0.25]);
    });
  });
});
