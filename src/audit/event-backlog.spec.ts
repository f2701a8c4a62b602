import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anAuditDraft } from '../../test/builders/an-audit-draft.js';
import type { AuditChain } from './audit-chain.js';
import type { AuditDraft } from './audit-event.js';
import { AuditMetrics } from './audit-metrics.js';
import { EventBacklog } from './event-backlog.js';
import { UnwritableEvent } from './unwritable-event.js';

const away = () => Promise.reject(new Error('away'));
const taken = async () => 'written' as const;
const never = () => new Promise<never>(() => undefined);

/** A backlog whose Postgres does what `given.append` says; it is there at first. */
function aBacklog() {
  const attempts: { id: string; at: number }[] = [];
  const drafts: AuditDraft[] = [];
  const given: { append: () => ReturnType<AuditChain['append']> } = { append: taken };
  const begun = performance.now();
  const chain: Pick<AuditChain, 'append'> = {
    append(draft) {
      const { audit_id } = draft;
      drafts.push(draft);
      attempts.push({ id: audit_id, at: performance.now() - begun });
      return given.append();
    },
  };
  const metrics = new AuditMetrics(new Registry());
  const backlog = new EventBacklog(chain as AuditChain, metrics);
  const waiting = async () => (await metrics.eventsWaiting.get()).values[0]!.value;
  return { backlog, given, attempts, drafts, metrics, waiting, times: () => attempts.map(({ at }) => at) };
}

const anOutcome = () => anAuditDraft({ kind: 'outcome', outcome: 'succeeded' });

describe(EventBacklog.name, () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('writes an event at once, and sets no timer for it', async () => {
    const { backlog, attempts, waiting } = aBacklog();
    await backlog.write(anOutcome());
    expect(attempts).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
    expect(await waiting()).toBe(0);
  });

  it('resolves although the event was not written, and counts that', async () => {
    const { backlog, given, metrics, waiting } = aBacklog();
    given.append = away;
    await backlog.write(anOutcome());
    expect(await waiting()).toBe(1);
    expect((await metrics.writeFailures.get()).values).toEqual([{ labels: { kind: 'outcome' }, value: 1 }]);
  });

  it('tries again after a fifth of a second, until the event is written', async () => {
    const { backlog, given, times, waiting } = aBacklog();
    given.append = away;
    await backlog.write(anOutcome());
    await vi.advanceTimersByTimeAsync(199);
    expect(times()).toEqual([0]);
    given.append = taken;
    await vi.advanceTimersByTimeAsync(1);
    expect(times()).toEqual([0, 200]);
    expect(await waiting()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits twice as long after each failure, and five seconds at most', async () => {
    const { backlog, given, times } = aBacklog();
    given.append = away;
    await backlog.write(anOutcome());
    await vi.advanceTimersByTimeAsync(16_200);
    expect(times()).toEqual([0, 200, 600, 1_400, 3_000, 6_200, 11_200, 16_200]);
  });

  it('begins with the short pause again after everything was written', async () => {
    const { backlog, given, attempts, times } = aBacklog();
    given.append = away;
    await backlog.write(anOutcome());
    await vi.advanceTimersByTimeAsync(600);
    given.append = taken;
    await vi.advanceTimersByTimeAsync(800);
    attempts.length = 0;
    given.append = away;
    await backlog.write(anOutcome());
    await vi.advanceTimersByTimeAsync(200);
    expect(times()).toEqual([1_400, 1_600]);
  });

  it('tries all that waits together, in the order in which it came', async () => {
    const { backlog, given, attempts } = aBacklog();
    given.append = away;
    const drafts = [anOutcome(), anOutcome(), anOutcome()];
    for (const draft of drafts) await backlog.write(draft);
    attempts.length = 0;
    given.append = taken;
    await vi.advanceTimersByTimeAsync(200);
    expect(attempts).toEqual(drafts.map(({ audit_id }) => ({ id: audit_id, at: 200 })));
  });

  it('drops what comes when ten thousand wait, and counts it by its kind', async () => {
    const { backlog, given, metrics, waiting, attempts } = aBacklog();
    given.append = away;
    const draft = anOutcome();
    await Promise.all(Array.from({ length: 10_000 }, () => backlog.write(draft)));
    expect((await metrics.eventsDropped.get()).values).toEqual([]);
    await backlog.write(anAuditDraft({ kind: 'refused' }));
    expect((await metrics.eventsDropped.get()).values).toEqual([{ labels: { kind: 'refused' }, value: 1 }]);
    expect(await waiting()).toBe(10_000);
    attempts.length = 0;
    given.append = taken;
    await vi.advanceTimersByTimeAsync(200);
    expect(attempts).toHaveLength(10_000);
  });

  it('keeps no more in memory while Postgres does not answer', async () => {
    const { backlog, given, metrics } = aBacklog();
    given.append = () => new Promise(() => undefined);
    const draft = anAuditDraft({ kind: 'refused' });
    for (let count = 0; count < 10_000; count += 1) void backlog.write(draft);
    await backlog.write(draft);
    expect((await metrics.eventsDropped.get()).values).toEqual([{ labels: { kind: 'refused' }, value: 1 }]);
  });

  describe('when an event can never be written', () => {
    const refuse = () => Promise.reject(new UnwritableEvent('never'));
    const counted = async (metrics: AuditMetrics, kind: string) =>
      (await metrics.eventsUnwritable.get()).values.find(({ labels }) => labels.kind === kind)?.value;

    it('counts from 0 on, so that an alert sees the first', async () => {
      expect(await counted(aBacklog().metrics, 'outcome')).toBe(0);
    });

    it('does not try it again, and says instead that the outcome is unknown', async () => {
      const { backlog, given, drafts, metrics, waiting } = aBacklog();
      given.append = () => {
        given.append = taken;
        return refuse();
      };
      const draft = {
        ...anOutcome(),
        scode: 2 ** 40,
        duration_ms: 0.5,
        resources: ['disk:1', null as never],
      };
      await backlog.write(draft);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(drafts).toEqual([
        draft,
        {
          ...draft,
          outcome: 'unknown',
          scode: null,
          tencent_request_id: null,
          duration_ms: null,
          resources: ['disk:1'],
        },
      ]);
      expect(await counted(metrics, 'outcome')).toBe(1);
      expect(await waiting()).toBe(0);
    });

    it('tries no third time when that cannot be written either', async () => {
      const { backlog, given, drafts, metrics } = aBacklog();
      given.append = refuse;
      await backlog.write(anOutcome());
      await backlog.write(anAuditDraft({ kind: 'refused' }));
      await vi.advanceTimersByTimeAsync(60_000);
      expect(drafts).toHaveLength(2 + 1);
      expect(await counted(metrics, 'outcome')).toBe(2);
      expect(await counted(metrics, 'refused')).toBe(1);
    });

    it('keeps trying to say so while Postgres is away', async () => {
      const { backlog, given, drafts, waiting } = aBacklog();
      given.append = () => {
        given.append = away;
        return refuse();
      };
      await backlog.write(anOutcome());
      expect(await waiting()).toBe(1);
      given.append = taken;
      await vi.advanceTimersByTimeAsync(200);
      expect(drafts.at(-1)).toMatchObject({ outcome: 'unknown' });
      expect(await waiting()).toBe(0);
    });
  });

  describe('at the shutdown', () => {
    /** What `flush` resolves with, and after how long. */
    const flushed = async (backlog: EventBacklog, patienceMs: number) => {
      const begun = performance.now();
      let end: { left: number; afterMs: number } | undefined;
      void backlog.flush(patienceMs).then((left) => (end = { left, afterMs: performance.now() - begun }));
      await vi.advanceTimersByTimeAsync(patienceMs);
      expect(end).toBeDefined();
      return end!;
    };

    it('has nothing to do when nothing waits', async () => {
      const { backlog, attempts } = aBacklog();
      expect(await flushed(backlog, 5_000)).toEqual({ left: 0, afterMs: 0 });
      expect(attempts).toEqual([]);
    });

    it('writes at once what waits for a later try', async () => {
      const { backlog, given } = aBacklog();
      given.append = away;
      await backlog.write(anOutcome());
      given.append = taken;
      expect(await flushed(backlog, 5_000)).toEqual({ left: 0, afterMs: 0 });
    });

    it('leaves no timer that keeps the process alive', async () => {
      const { backlog, given } = aBacklog();
      given.append = away;
      await backlog.write(anOutcome());
      given.append = taken;
      expect(await backlog.flush(5_000)).toBe(0);
      expect(vi.getTimerCount()).toBe(0);
    });

    it('waits for what is under way', async () => {
      const { backlog, given } = aBacklog();
      given.append = () => new Promise((resolve) => setTimeout(resolve, 300, 'written'));
      void backlog.write(anOutcome());
      expect(await flushed(backlog, 5_000)).toEqual({ left: 0, afterMs: 300 });
    });

    it('keeps trying until Postgres is back', async () => {
      const { backlog, given, times } = aBacklog();
      given.append = away;
      await backlog.write(anOutcome());
      setTimeout(() => (given.append = taken), 500);
      expect(await flushed(backlog, 5_000)).toEqual({ left: 0, afterMs: 600 });
      expect(times()).toEqual([0, 0, 200, 400, 600]);
    });

    it.each([
      ['Postgres is away', away],
      ['Postgres does not answer', never],
    ])('says how many events are left when %s, and leaves no timer', async (_, append) => {
      const { backlog, given } = aBacklog();
      given.append = away;
      await Promise.all([backlog.write(anOutcome()), backlog.write(anOutcome())]);
      given.append = append;
      expect(await flushed(backlog, 1_000)).toEqual({ left: 2, afterMs: 1_000 });
      expect(vi.getTimerCount()).toBe(0);
    });

    it('counts what is still under way among what is left', async () => {
      const { backlog, given } = aBacklog();
      given.append = never;
      void backlog.write(anOutcome());
      expect(await flushed(backlog, 1_000)).toEqual({ left: 1, afterMs: 1_000 });
    });
  });
});
