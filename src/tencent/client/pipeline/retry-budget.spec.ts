import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RetryBudget } from './retry-budget.js';

describe(RetryBudget.name, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('allows ten retries to an account with few calls', () => {
    const budget = new RetryBudget();
    budget.countCall();
    const granted = Array.from({ length: 50 }, () => budget.tryRetry()).filter(Boolean);
    expect(granted).toHaveLength(10);
  });

  it.each([60, 61, 65, 90, 180])(
    'costs at most a tenth more while half of the calls fail for %i s',
    (seconds) => {
      const budget = new RetryBudget();
      let calls = 0;
      let retries = 0;
      for (let tick = 0; tick < seconds * 10; tick += 1) {
        for (let i = 0; i < 3; i += 1) {
          calls += 1;
          budget.countCall();
          if (i % 2 === 0 && budget.tryRetry()) retries += 1;
        }
        vi.advanceTimersByTime(100);
      }
      expect(calls).toBe(seconds * 30);
      expect(retries).toBeGreaterThan(calls * 0.08);
      expect(retries).toBeLessThanOrEqual(calls * 0.1);
    },
  );

  it('is renewed after a minute, also after a long silence', () => {
    const budget = new RetryBudget();
    while (budget.tryRetry());
    vi.advanceTimersByTime(59_000);
    expect(budget.tryRetry()).toBe(false);
    vi.advanceTimersByTime(2_000);
    expect(budget.tryRetry()).toBe(true);
    vi.advanceTimersByTime(86_400_000);
    expect(budget.isIdle()).toBe(true);
    expect(budget.tryRetry()).toBe(true);
  });
});
