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

  it('costs at most a tenth more in a minute of which half of the calls are throttled', () => {
    const budget = new RetryBudget();
    let calls = 0;
    let retries = 0;
    for (let tick = 0; tick < 600; tick += 1) {
      for (let i = 0; i < 3; i += 1) {
        calls += 1;
        budget.countCall();
        if (i % 2 === 0 && budget.tryRetry()) retries += 1;
      }
      vi.advanceTimersByTime(100);
    }
    expect(calls).toBe(1_800);
    expect(retries).toBeGreaterThan(100);
    expect(retries).toBeLessThanOrEqual(calls * 0.1 + 10);
  });

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
