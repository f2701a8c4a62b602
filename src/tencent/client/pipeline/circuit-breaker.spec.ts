import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.js';

describe(CircuitBreaker.name, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const opened = (): CircuitBreaker => {
    const breaker = new CircuitBreaker();
    fail(breaker, 19);
    vi.advanceTimersByTime(2_000);
    fail(breaker, 1);
    return breaker;
  };
  const fail = (breaker: CircuitBreaker, times: number): void => {
    for (let i = 0; i < times; i += 1) breaker.enter()('failed');
  };

  it('opens at twenty failures in a row that span two seconds', () => {
    const breaker = new CircuitBreaker();
    fail(breaker, 19);
    vi.advanceTimersByTime(2_000);
    expect(breaker.waitMs).toBe(0);
    fail(breaker, 1);
    expect(breaker.waitMs).toBe(5_000);
  });

  it('stays closed when many calls fail in one moment', () => {
    const breaker = new CircuitBreaker();
    fail(breaker, 100);
    expect(breaker.waitMs).toBe(0);
    breaker.enter()('ok');
    vi.advanceTimersByTime(2_000);
    fail(breaker, 19);
    expect(breaker.waitMs).toBe(0);
  });

  it('stays closed while every third call succeeds', () => {
    const breaker = new CircuitBreaker();
    for (let i = 0; i < 100; i += 1) {
      vi.advanceTimersByTime(100);
      breaker.enter()(i % 3 === 0 ? 'ok' : 'failed');
    }
    expect(breaker.waitMs).toBe(0);
  });

  it('forgets failures of long ago, and counts no unclear ones', () => {
    const breaker = new CircuitBreaker();
    fail(breaker, 4);
    vi.advanceTimersByTime(30_001);
    fail(breaker, 1);
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

  it('stops being an alert when nobody has asked for a minute', () => {
    const breaker = opened();
    expect(breaker.isRefusing).toBe(true);
    vi.advanceTimersByTime(60_001);
    expect(breaker.isOpen).toBe(true);
    expect(breaker.isRefusing).toBe(false);
    breaker.enter()('failed');
    expect(breaker.isRefusing).toBe(true);
  });
});
