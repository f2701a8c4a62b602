import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../errors/app.error.js';
import { verbatim } from '../../errors/words.js';
import { Phases, type Trace } from './phases.js';

/** A clock that goes on when it is told to. */
function given(trace?: Trace) {
  let now = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const phases = new Phases(trace);
  const pass = async (ms: number) => void (now += ms);
  return { phases, pass, now: () => now };
}

const aTrace = () => {
  const attempt = { traceparent: '00-1-2-01', end: vi.fn() };
  return {
    traceId: '1',
    isSampled: true,
    phase: vi.fn(),
    attempt: vi.fn(() => attempt),
    end: vi.fn(),
    ended: attempt.end,
  };
};

describe(Phases.name, () => {
  afterEach(() => void vi.restoreAllMocks());

  it('says how long each phase took, and what is left of the whole', async () => {
    const { phases, pass } = given();
    await phases.measure('lockWait', () => pass(812.44));
    await phases.measure('database', () => pass(3));
    await phases.measure('lockWait', () => pass(10));
    await pass(5);
    expect(phases.fields(830.44)).toEqual({ database_ms: 3, lock_wait_ms: 822.4, own_ms: 5 });
  });

  it('counts once what is under way several times, and what lies within another phase for both', async () => {
    const { phases, pass } = given();
    const [one, two] = [phases.attempt('A', 'r'), phases.attempt('B', 'r')];
    await pass(10);
    one.end({});
    await phases.measure('database', () => pass(10));
    two.end({});
    expect(phases.fields(20)).toEqual({ database_ms: 10, upstream_ms: 20, own_ms: 0 });
  });

  it('knows what is under way when it is asked', async () => {
    const { phases, pass } = given();
    phases.begin('lockWait');
    phases.attempt('AttachDisks', undefined);
    await pass(7);
    expect(phases.fields(7)).toEqual({ lock_wait_ms: 7, upstream_ms: 7, own_ms: 0 });
    expect(phases.attemptFields()).toEqual([{ action: 'AttachDisks', ms: 7, under_way: true }]);
  });

  it('names the first attempts, each with its end', async () => {
    const { phases, pass } = given();
    expect(phases.attemptFields()).toBeUndefined();
    for (let i = 0; i < 12; i += 1) {
      const attempt = phases.attempt('DescribeDisks', 'r');
      await pass(2);
      attempt.end(i === 0 ? { code: 'TENCENT_THROTTLED', id: 'r-1' } : { code: '', id: undefined });
    }
    const attempts = phases.attemptFields()!;
    expect(attempts).toHaveLength(10);
    expect(attempts.slice(0, 2)).toEqual([
      { action: 'DescribeDisks', ms: 2, code: 'TENCENT_THROTTLED', id: 'r-1' },
      { action: 'DescribeDisks', ms: 2 },
    ]);
  });

  it('makes the spans of the same phases and attempts', async () => {
    const trace = aTrace();
    const { phases, pass } = given(trace);
    await phases.measure('trailIntent', () => pass(5));
    const broken = phases.measure('lockWait', async () => {
      await pass(5);
      throw new AppError('OVERLOADED', verbatim('too many'));
    });
    await expect(broken).rejects.toThrow('too many');
    expect(trace.phase.mock.calls).toEqual([
      ['trail_intent', 1_000, 1_005, undefined],
      ['lock_wait', 1_005, 1_010, 'OVERLOADED'],
    ]);
    const attempt = phases.attempt('AttachDisks', 'ap-guangzhou');
    expect(attempt.traceparent).toBe('00-1-2-01');
    attempt.end({ id: 'r-1' });
    expect(trace.ended).toHaveBeenCalledExactlyOnceWith({ id: 'r-1' }, 1_010);
  });
});
