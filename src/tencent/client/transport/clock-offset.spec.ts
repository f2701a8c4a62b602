import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClockOffset } from './clock-offset.js';

const NOW = Date.parse('2026-11-24T00:00:00.250Z');
const dateAt = (offsetMs: number) => new Date(NOW + offsetMs).toUTCString();

describe(ClockOffset.name, () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it.each([0, 900, -1_400])('ignores a difference of %d ms', (offsetMs) => {
    const clock = new ClockOffset();
    clock.learn(dateAt(offsetMs), true);
    expect(clock.milliseconds).toBe(0);
    expect(clock.nowSeconds()).toBe(Math.floor(NOW / 1_000));
  });

  it.each([10_000, -10_000, 290_000])('learns %d ms to the second', (offsetMs) => {
    const clock = new ClockOffset();
    clock.learn(dateAt(offsetMs), true);
    expect(Math.abs(clock.milliseconds - offsetMs)).toBeLessThanOrEqual(1_000);
  });

  it('does not jitter with the seconds of later replies', () => {
    const clock = new ClockOffset();
    clock.learn(dateAt(10_000), true);
    const first = clock.milliseconds;
    clock.learn(dateAt(10_900), true);
    expect(clock.milliseconds).toBe(first);
  });

  it('believes a day only from a refused signature, and forgets it when the clocks agree again', () => {
    const clock = new ClockOffset();
    clock.learn(dateAt(86_400_000), true);
    expect(clock.milliseconds).toBe(0);
    clock.learn(dateAt(86_400_000), false);
    expect(Math.abs(clock.milliseconds - 86_400_000)).toBeLessThanOrEqual(1_000);
    clock.learn(dateAt(0), true);
    expect(clock.milliseconds).toBe(0);
  });

  it.each(['', 'yesterday', '99999999999999999999'])('ignores the date %j', (date) => {
    const clock = new ClockOffset();
    clock.learn(date, false);
    expect(clock.milliseconds).toBe(0);
  });
});
