import { setImmediate } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import type { Settlement, Write } from '../common/request/write.js';
import { AppError } from '../errors/app.error.js';
import { ERROR_CODES } from '../errors/error-codes.js';
import type { AuditChain } from './audit-chain.js';
import type { AuditDraft } from './audit-event.js';
import { AuditMetrics } from './audit-metrics.js';
import { AuditTrail, type Intent } from './audit-trail.js';
import { ChainDamaged } from './chain-heads.js';
import type { EventBacklog } from './event-backlog.js';
import { UnwritableEvent } from './unwritable-event.js';
import { verbatim } from '../errors/words.js';

const INSTANCE = '00000000-0000-4000-8000-000000000001';
const BUSY = new AppError('TENCENT_BUSY', verbatim('busy'), {
  upstream: { code: 'ResourceBusy', requestId: 'r-refused' },
});
const UNAVAILABLE = ERROR_CODES.DATABASE_UNAVAILABLE.scode;

const never = () => new Promise<never>(() => undefined);
const after = <T>(ms: number, value?: T) => new Promise<T>((resolve) => setTimeout(resolve, ms, value));

function aTrail() {
  const events: string[] = [];
  const intents: AuditDraft[] = [];
  const outcomes: AuditDraft[] = [];
  const given = {
    append: async (_isAbandoned: () => boolean): Promise<'written' | 'refused'> => 'written',
    write: async (): Promise<void> => undefined,
  };
  const chain: Pick<AuditChain, 'append'> = {
    append(draft, isAbandoned = () => false) {
      intents.push(draft);
      return given.append(isAbandoned).then((result) => {
        events.push('intent written');
        return result;
      });
    },
  };
  const flush = vi.fn(async (_patienceMs: number) => 0);
  const backlog: Pick<EventBacklog, 'write' | 'flush'> = {
    async write(draft) {
      outcomes.push(draft);
      await given.write();
      events.push(`${draft.kind} written`);
    },
    flush,
  };
  const metrics = new AuditMetrics(new Registry());
  const trail = new AuditTrail(
    chain as AuditChain,
    backlog as EventBacklog,
    { instanceId: INSTANCE, now: () => new Date() },
    metrics,
  );
  return { trail, events, intents, outcomes, given, flush, metrics };
}

const anIntent = (overrides: Partial<Intent> = {}): Intent => ({
  context: aRequestContext(),
  tenantUuid: 'tenant',
  ...overrides,
});

/** A write as `send` gives it, whose reply is looked at by the trail alone. */
const aWrite = <T>(reply: Promise<T>, settled: Promise<Settlement>): (() => Promise<Write<T>>) => {
  reply.catch(() => undefined);
  return async () => ({ reply, settled });
};
const refusedWrite = (settled: Promise<Settlement>, failure: unknown = BUSY) =>
  aWrite(Promise.reject(failure as Error), settled);
const settles = (outcome: Settlement['outcome'], rest: Partial<Settlement> = {}) =>
  Promise.resolve({ outcome, ...rest });

/** What a promise has come to so far. */
function progressOf<T>(promise: Promise<T>) {
  const progress: { value?: T; error?: unknown; atMs?: number } = {};
  const note = (end: object) => void Object.assign(progress, end, { atMs: performance.now() });
  promise.then(
    (value) => note({ value }),
    (error: unknown) => note({ error }),
  );
  return progress;
}

/** Lets time pass, and everything happen that needs none. */
async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  for (let turns = 0; turns < 5; turns += 1) await setImmediate();
}

describe(AuditTrail.name, () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'],
      now: new Date('2026-08-01T00:00:00.000Z'),
    });
  });
  afterEach(() => void vi.useRealTimers());

  describe('before the work', () => {
    it('has the intent written, and begins after that', async () => {
      const { trail, events, given } = aTrail();
      given.append = () => after(50, 'written');
      const reply = trail.record(anIntent(), async () => events.push('work'));
      await pass(49);
      expect(events).toEqual([]);
      await pass(1);
      await reply;
      expect(events).toEqual(['intent written', 'work', 'outcome written']);
    });

    it('writes into the intent who asks for what, where, when and through which process', async () => {
      const { trail, intents } = aTrail();
      const intent = anIntent({
        clusterUuid: 'cluster',
        region: 'ap-guangzhou',
        resources: ['disk:a'],
        instanceId: 'ins-1',
        request: { DiskSize: 80, DiskName: undefined },
      });
      await trail.record(intent, async () => undefined);
      expect(intents).toEqual([
        {
          tenant_uuid: 'tenant',
          audit_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          kind: 'intent',
          at: '2026-08-01T00:00:00.000Z',
          actor: 'admin',
          action: 'disk/delete',
          cluster_uuid: 'cluster',
          region: 'ap-guangzhou',
          resources: ['disk:a'],
          target_instance_id: 'ins-1',
          request: '{"DiskSize":80}',
          outcome: null,
          scode: null,
          request_id: 'request-1',
          tencent_request_id: null,
          duration_ms: null,
          instance_id: INSTANCE,
        },
      ]);
    });

    it('writes nulls for what the intent does not say', async () => {
      const { trail, intents } = aTrail();
      const context = aRequestContext({ caller: undefined, action: undefined });
      await trail.record(anIntent({ context }), async () => undefined);
      expect(intents[0]).toMatchObject({ actor: 'nobody', action: 'unknown', cluster_uuid: null });
      expect(intents[0]).toMatchObject({
        region: null,
        target_instance_id: null,
        request: null,
        resources: [],
      });
    });
  });

  describe('when the intent cannot be written', () => {
    const refusal = async (given: ReturnType<typeof aTrail>, intent = anIntent()) => {
      const work = vi.fn(async () => undefined);
      const error = await trailFailure(given.trail.record(intent, work));
      expect(work).not.toHaveBeenCalled();
      return error;
    };
    const trailFailure = (reply: Promise<unknown>): Promise<AppError> =>
      reply.then(
        () => Promise.reject(new Error('it succeeded')),
        (error: AppError) => error,
      );

    it('answers DATABASE_UNAVAILABLE and does not begin', async () => {
      const given = aTrail();
      const away = new Error('away');
      given.given.append = () => Promise.reject(away);
      const error = await refusal(given);
      expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE', retryAfterSeconds: 5, cause: away });
      const failures = await given.metrics.writeFailures.get();
      expect(failures.values).toEqual([{ labels: { kind: 'intent' }, value: 1 }]);
    });

    it('records it as failed later, because it may have been written', async () => {
      const given = aTrail();
      given.given.append = () => Promise.reject(new Error('away'));
      await refusal(given);
      const [intent] = given.intents;
      expect(given.outcomes).toEqual([
        { ...intent, kind: 'outcome', outcome: 'failed', scode: UNAVAILABLE, duration_ms: 0 },
      ]);
    });

    it('closes nothing when the chain is damaged, as nothing was written for certain', async () => {
      const given = aTrail();
      given.given.append = () => Promise.reject(new ChainDamaged('the head is gone'));
      expect((await refusal(given)).code).toBe('AUDIT_CHAIN_DAMAGED');
      expect(given.outcomes).toEqual([]);
    });

    it('answers INTERNAL when it can never be written, closes nothing, and counts it', async () => {
      const given = aTrail();
      const cause = new UnwritableEvent('never');
      given.given.append = () => Promise.reject(cause);
      expect(await refusal(given)).toMatchObject({ code: 'INTERNAL', cause });
      expect(given.outcomes).toEqual([]);
      const { values } = await given.metrics.eventsUnwritable.get();
      expect(values).toContainEqual({ labels: { kind: 'intent' }, value: 1 });
    });

    it('answers CREDENTIAL_UNREADABLE when the key of the trail cannot be opened', async () => {
      const given = aTrail();
      given.given.append = () =>
        Promise.reject(new AppError('CREDENTIAL_UNREADABLE', verbatim('key k2 is not there')));
      expect(await refusal(given)).toMatchObject({
        code: 'CREDENTIAL_UNREADABLE',
        detail: 'the key of the audit trail: key k2 is not there',
      });
      expect(given.outcomes).toEqual([]);
    });

    it.each([
      ['after three seconds', 30_000, 3_000],
      ['at the deadline when that is earlier', 700, 700],
    ])('gives up %s, and abandons the intent', async (_, deadlineMs, expectedMs) => {
      const given = aTrail();
      let isAbandoned!: () => boolean;
      given.given.append = (asked) => {
        isAbandoned = asked;
        return never();
      };
      const context = aRequestContext({ deadlineAt: performance.now() + deadlineMs });
      const begun = performance.now();
      const progress = progressOf(refusal(given, anIntent({ context })));
      await pass(expectedMs - 1);
      expect(progress).toEqual({});
      expect(isAbandoned()).toBe(false);
      await pass(1);
      expect(progress.value).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      expect(progress.atMs! - begun).toBe(expectedMs);
      expect(isAbandoned()).toBe(true);
    });
  });

  describe('of a change of our own', () => {
    it('gives back what the work does, and writes that it succeeded', async () => {
      const { trail, intents, outcomes } = aTrail();
      expect(await trail.record(anIntent({ resources: ['disk:a'] }), async () => 7)).toBe(7);
      expect(outcomes).toEqual([
        { ...intents[0], kind: 'outcome', outcome: 'succeeded', scode: 0, duration_ms: 0 },
      ]);
    });

    it.each([
      ['the code of the failure', BUSY, BUSY.definition.scode],
      ['the code of an unexpected error', new TypeError('x'), ERROR_CODES.INTERNAL.scode],
    ])('throws what the work does, and writes that it failed with %s', async (_, failure, scode) => {
      const { trail, outcomes } = aTrail();
      await expect(trail.record(anIntent(), () => Promise.reject(failure))).rejects.toBe(failure);
      expect(outcomes).toMatchObject([{ kind: 'outcome', outcome: 'failed', scode }]);
    });
  });

  describe('of a change that was sent', () => {
    it('writes the outcome before the caller is answered', async () => {
      const { trail, events } = aTrail();
      const send = aWrite(Promise.resolve('done'), settles('succeeded'));
      expect(await trail.recordSent(anIntent(), send).finally(() => events.push('answered'))).toBe('done');
      expect(events).toEqual(['intent written', 'outcome written', 'answered']);
    });

    it('also when the change failed', async () => {
      const { trail, events } = aTrail();
      const reply = trail.recordSent(anIntent(), refusedWrite(settles('failed')));
      await expect(reply.finally(() => events.push('answered'))).rejects.toBe(BUSY);
      expect(events).toEqual(['intent written', 'outcome written', 'answered']);
    });

    it('writes unknown when the settlement itself fails, after a success as after a refusal', async () => {
      const { trail, outcomes } = aTrail();
      const broken = () => Promise.reject<Settlement>(new TypeError('no list'));
      await expect(trail.recordSent(anIntent(), refusedWrite(broken()))).rejects.toBe(BUSY);
      expect(await trail.recordSent(anIntent(), aWrite(Promise.resolve('done'), broken()))).toBe('done');
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unknown', 'succeeded']);
    });

    it('writes what the change made and the RequestId behind it', async () => {
      const { trail, outcomes } = aTrail();
      const end = settles('succeeded', { created: ['disk:b'], upstreamRequestId: 'r-1' });
      await trail.recordSent(anIntent({ resources: ['disk:a'] }), aWrite(Promise.resolve(), end));
      expect(outcomes).toMatchObject([{ resources: ['disk:a', 'disk:b'], tencent_request_id: 'r-1' }]);
    });

    it.each([
      ['of the settlement', settles('failed', { upstreamRequestId: 'r-last' }), 'r-last'],
      ['of the refusal when the settlement has none', settles('failed'), 'r-refused'],
    ])('takes the RequestId %s', async (_, settled, requestId) => {
      const { trail, outcomes } = aTrail();
      await expect(trail.recordSent(anIntent(), refusedWrite(settled))).rejects.toBe(BUSY);
      expect(outcomes[0]!.tencent_request_id).toBe(requestId);
    });

    it('has failed when it could not be sent', async () => {
      const { trail, outcomes } = aTrail();
      await expect(trail.recordSent(anIntent(), () => Promise.reject(BUSY))).rejects.toBe(BUSY);
      expect(outcomes).toMatchObject([{ outcome: 'failed', scode: BUSY.definition.scode }]);
    });

    it.each<Settlement['outcome']>(['succeeded', 'failed', 'unknown'])(
      'writes that it %s although the caller was answered with an error',
      async (outcome) => {
        const { trail, outcomes } = aTrail();
        const tooLate = new AppError('DEADLINE_PASSED', verbatim('too late'));
        const reply = trail.recordSent(anIntent(), refusedWrite(settles(outcome), tooLate));
        await expect(reply).rejects.toBe(tooLate);
        expect(outcomes).toMatchObject([{ outcome, scode: ERROR_CODES.DEADLINE_PASSED.scode }]);
      },
    );

    it('writes no outcome of one that still goes on, and lets the caller go', async () => {
      const { trail, outcomes } = aTrail();
      const progress = progressOf(trail.recordSent(anIntent(), refusedWrite(never())));
      await pass();
      expect(progress).toMatchObject({ error: BUSY, atMs: performance.now() });
      expect(outcomes).toEqual([]);
    });

    it('writes how it ended later, what the caller was answered, and how long the caller waited', async () => {
      const { trail, outcomes } = aTrail();
      const tooLate = new AppError('DEADLINE_PASSED', verbatim('too late'));
      const progress = progressOf(
        trail.recordSent(anIntent(), async () => ({
          reply: after(2_000).then(() => Promise.reject(tooLate)),
          settled: after<Settlement>(9_000, { outcome: 'succeeded', upstreamRequestId: 'r-late' }),
        })),
      );
      await pass(2_000);
      expect(progress.error).toBe(tooLate);
      await pass(6_999);
      expect(outcomes).toEqual([]);
      await pass(1);
      expect(outcomes).toMatchObject([
        {
          outcome: 'succeeded',
          scode: ERROR_CODES.DEADLINE_PASSED.scode,
          tencent_request_id: 'r-late',
          duration_ms: 2_000,
          at: '2026-08-01T00:00:09.000Z',
        },
      ]);
    });

    it('counts the wait for the intent into the duration, and not that for the outcome', async () => {
      const { trail, outcomes, given } = aTrail();
      given.append = () => after(120, 'written');
      given.write = () => after(400);
      const send = async () => ({ reply: after(30), settled: settles('succeeded') });
      const progress = progressOf(trail.recordSent(anIntent(), send));
      await pass(120);
      await pass(30);
      await pass(400);
      expect(progress).toMatchObject({ atMs: performance.now() });
      expect(outcomes[0]!.duration_ms).toBe(150);
    });

    it('answers after one second when the outcome cannot be written', async () => {
      const { trail, given } = aTrail();
      given.write = never;
      const begun = performance.now();
      const success = progressOf(
        trail.recordSent(anIntent(), aWrite(Promise.resolve(1), settles('succeeded'))),
      );
      const failure = progressOf(trail.recordSent(anIntent(), refusedWrite(settles('failed'))));
      await pass(999);
      expect([success, failure]).toEqual([{}, {}]);
      await pass(1);
      expect(success).toEqual({ value: 1, atMs: begun + 1_000 });
      expect(failure).toEqual({ error: BUSY, atMs: begun + 1_000 });
    });
  });

  describe('asked how the change of a request ended', () => {
    const context = aRequestContext();
    const endAfter = async (send: () => Promise<Write<unknown>>, given: object = {}) => {
      const { trail, given: chain } = aTrail();
      Object.assign(chain, given);
      await trail.recordSent(anIntent({ context }), send).catch(() => undefined);
      return trail.endOf(context);
    };

    it.each([
      ['succeeded', aWrite(Promise.resolve('done'), settles('succeeded'))],
      ['failed', refusedWrite(settles('failed'))],
      ['unknown', refusedWrite(settles('unknown'))],
      ['failed', () => Promise.reject(BUSY)],
    ] as const)('says that it %s', async (end, send) => {
      expect(await endAfter(send)).toBe(end);
    });

    it('says unknown when it still went on as the caller was answered', async () => {
      expect(await endAfter(refusedWrite(never()))).toBe('unknown');
    });

    it('says nothing when no change was begun', async () => {
      const away = { append: () => Promise.reject(new Error('away')) };
      expect(await endAfter(aWrite(Promise.resolve('done'), settles('succeeded')), away)).toBeUndefined();
      expect(aTrail().trail.endOf(context)).toBeUndefined();
    });

    it('says that of the whole when one change is recorded in several chains', async () => {
      const { trail } = aTrail();
      const inner = () => trail.record(anIntent({ context }), () => Promise.resolve('done'));
      await trail.record(anIntent({ context }), inner);
      expect(trail.endOf(context)).toBe('succeeded');
      const outer = trail.record(anIntent({ context }), async () => {
        await inner();
        throw BUSY;
      });
      await expect(outer).rejects.toBe(BUSY);
      expect(trail.endOf(context)).toBe('failed');
    });
  });

  describe('of an attempt that was turned away', () => {
    const refusal = new AppError('NOT_ALLOWED', verbatim('role'));

    it('writes that it was refused, without an intent', () => {
      const { trail, intents, outcomes } = aTrail();
      trail.refused(anIntent({ resources: ['disk:a'] }), refusal);
      expect(intents).toEqual([]);
      expect(outcomes).toMatchObject([
        {
          kind: 'refused',
          outcome: 'failed',
          scode: refusal.definition.scode,
          duration_ms: 0,
          resources: ['disk:a'],
        },
      ]);
    });

    it('does not wait until it is written', async () => {
      const { trail, given, events } = aTrail();
      given.write = never;
      trail.refused(anIntent(), refusal);
      await pass();
      expect(events).toEqual([]);
    });
  });

  describe('at the shutdown', () => {
    /** A change that goes on after its caller was answered. */
    const goOn = async (trail: AuditTrail, settled: Promise<Settlement>) => {
      const progress = progressOf(trail.recordSent(anIntent(), refusedWrite(settled)));
      await pass();
      expect(progress.error).toBe(BUSY);
    };

    it('gives the backlog all the time when nothing goes on', async () => {
      const { trail, flush } = aTrail();
      flush.mockResolvedValue(3);
      expect(await trail.flush(5_000)).toBe(3);
      expect(flush).toHaveBeenCalledExactlyOnceWith(5_000);
    });

    it('waits for what goes on, and gives the backlog the rest of the time', async () => {
      const { trail, flush, outcomes } = aTrail();
      await goOn(trail, after<Settlement>(1_200, { outcome: 'succeeded' }));
      const progress = progressOf(trail.flush(5_000));
      await pass(1_199);
      expect(flush).not.toHaveBeenCalled();
      await pass(1);
      expect(outcomes).toMatchObject([{ outcome: 'succeeded' }]);
      expect(flush).toHaveBeenCalledExactlyOnceWith(3_800);
      expect(progress.value).toBe(0);
    });

    it('does not wait longer for what never ends, whose intent stays open', async () => {
      const { trail, flush, outcomes } = aTrail();
      await goOn(trail, never());
      const progress = progressOf(trail.flush(5_000));
      await pass(5_000);
      expect(progress.value).toBe(0);
      expect(flush).toHaveBeenCalledExactlyOnceWith(0);
      expect(outcomes).toEqual([]);
    });

    it('does not wait for what has ended by itself before', async () => {
      const { trail, flush } = aTrail();
      await goOn(trail, after<Settlement>(100, { outcome: 'failed' }));
      await pass(100);
      await trail.flush(5_000);
      expect(flush).toHaveBeenCalledExactlyOnceWith(5_000);
    });
  });
});
