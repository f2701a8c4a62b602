import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClockOffset, ClockOffsets } from './clock-offset.js';

const NOW = Date.parse('2026-11-24T00:00:00.250Z');
const dateAt = (offsetMs: number) => new Date(NOW + offsetMs).toUTCString();

describe(ClockOffset.name, () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it.each([0, 900, -1_400])('ignores a difference of %d ms', (offsetMs) => {
    const clock = new ClockOffset('cbs.tencentcloudapi.com');
    clock.learn(dateAt(offsetMs), true);
    expect(clock.milliseconds).toBe(0);
    expect(clock.nowSeconds()).toBe(Math.floor(NOW / 1_000));
  });

  it.each([10_000, -10_000, 290_000])('learns %d ms to the second', (offsetMs) => {
    const clock = new ClockOffset('cbs.tencentcloudapi.com');
    clock.learn(dateAt(offsetMs), true);
    expect(Math.abs(clock.milliseconds - offsetMs)).toBeLessThanOrEqual(1_000);
  });

  it('does not jitter with the seconds of later replies', () => {
    const clock = new ClockOffset('cbs.tencentcloudapi.com');
    clock.learn(dateAt(10_000), true);
    const first = clock.milliseconds;
    clock.learn(dateAt(10_900), true);
    expect(clock.milliseconds).toBe(first);
  });

  it('believes ten minutes only from a refused signature, and forgets them when the clocks agree again', () => {
    const clock = new ClockOffset('cbs.tencentcloudapi.com');
    clock.learn(dateAt(600_000), true);
    expect(clock.milliseconds).toBe(0);
    clock.learn(dateAt(600_000), false);
    expect(Math.abs(clock.milliseconds - 600_000)).toBeLessThanOrEqual(1_000);
    clock.learn(dateAt(0), true);
    expect(clock.milliseconds).toBe(0);
  });

  it.each([16 * 60_000, -16 * 60_000, 12 * 365 * 86_400_000])(
    'never believes %d ms, and warns once a minute',
    (offsetMs) => {
      const warn = vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
      const clock = new ClockOffset('cbs.tencentcloudapi.com');
      clock.learn(dateAt(10_000), true);
      const before = clock.milliseconds;
      for (const shift of [0, 2_000, 4_000]) clock.learn(dateAt(offsetMs + shift), false);
      expect(clock.milliseconds).toBe(before);
      expect(warn).toHaveBeenCalledTimes(1);
      expect(warn.mock.calls[0]![0]).toContain('cbs.tencentcloudapi.com');
      warn.mockRestore();
    },
  );

  it.each(['', 'yesterday', '99999999999999999999'])('ignores the date %j', (date) => {
    const clock = new ClockOffset('cbs.tencentcloudapi.com');
    clock.learn(date, false);
    expect(clock.milliseconds).toBe(0);
  });
});

describe(ClockOffsets.name, () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('keeps one a host, so that one host says nothing about another', () => {
    const clocks = new ClockOffsets();
    expect(clocks.worstMs).toBe(0);
    clocks.of('a').learn(dateAt(10_000), true);
    clocks.of('b').learn(dateAt(-60_000), true);
    expect(clocks.of('a')).toBe(clocks.of('a'));
    expect(clocks.of('c').milliseconds).toBe(0);
    expect(Math.abs(clocks.worstMs + 60_000)).toBeLessThanOrEqual(1_000);
  });
});
