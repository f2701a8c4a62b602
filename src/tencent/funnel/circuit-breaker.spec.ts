import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.js';

describe(CircuitBreaker.name, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const opened = (): CircuitBreaker => {
    const breaker = new CircuitBreaker();
    for (let i = 0; i < 5; i += 1) breaker.enter()('failed');
    return breaker;
  };

  it('opens at five failures that are half of the calls', () => {
    const breaker = new CircuitBreaker();
    for (let i = 0; i < 4; i += 1) breaker.enter()('failed');
    expect(breaker.waitMs).toBe(0);
    breaker.enter()('failed');
    expect(breaker.waitMs).toBe(5_000);
  });

  it('stays closed while most calls succeed', () => {
    const breaker = new CircuitBreaker();
    for (let i = 0; i < 100; i += 1) breaker.enter()(i % 3 === 0 ? 'failed' : 'ok');
    expect(breaker.waitMs).toBe(0);
  });

  it('forgets failures that are older than its window, and counts no unclear ones', () => {
    const breaker = new CircuitBreaker();
    for (let i = 0; i < 4; i += 1) breaker.enter()('failed');
    vi.advanceTimersByTime(10_001);
    breaker.enter()('failed');
    for (let i = 0; i < 20; i += 1) breaker.enter()('unclear');
    expect(breaker.waitMs).toBe(0);
  });

  it('lets a single probe pass and closes when it succeeds', () => {
    const breaker = opened();
    vi.advanceTimersByTime(5_000);
    expect(breaker.waitMs).toBe(0);
    const probe = breaker.enter();
    expect(breaker.waitMs).toBe(5_000);
    probe('ok');
    expect(breaker.waitMs).toBe(0);
    expect(breaker.isOpen).toBe(false);
  });

  it('stays open when the probe fails', () => {
    const breaker = opened();
    vi.advanceTimersByTime(5_000);
    breaker.enter()('failed');
    expect(breaker.waitMs).toBe(5_000);
  });

  it('sends the next probe after an interval although the last one still hangs', () => {
    const breaker = opened();
    vi.advanceTimersByTime(5_000);
    const hanging = breaker.enter();
    vi.advanceTimersByTime(5_000);
    expect(breaker.waitMs).toBe(0);
    breaker.enter()('ok');
    hanging('failed');
    expect(breaker.waitMs).toBe(0);
  });

  it('lets another probe pass at once when the caller of the first left', () => {
    const breaker = opened();
    vi.advanceTimersByTime(5_000);
    breaker.enter()('unclear');
    expect(breaker.waitMs).toBe(0);
  });

  it('is forgotten a minute after its last use', () => {
    const breaker = opened();
    expect(breaker.isIdle()).toBe(false);
    vi.advanceTimersByTime(60_001);
    expect(breaker.isIdle()).toBe(true);
  });
});
