import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RateWindow } from './rate-window.js';

describe(RateWindow.name, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const most = (arrivedAt: number[]): number =>
    Math.max(
      0,
      ...arrivedAt.map((start) => arrivedAt.filter((at) => at >= start && at < start + 1_000).length),
    );

  /** Wants a turn at once, sends `delayMs` after getting it; the call arrives and ends after `travelMs`. */
  function want(
    window: RateWindow,
    owner: string,
    arrived: (owner: string) => void,
    { delayMs = 0, travelMs = 0 } = {},
  ): void {
    const send = () =>
      setTimeout(() => {
        const ended = window.sent();
        setTimeout(() => {
          arrived(owner);
          ended();
        }, travelMs);
      }, delayMs);
    if (window.tryReserve()) send();
    else window.queue(owner, send);
  }

  it('never lets more than the limit pass in any one second, and lets all pass', async () => {
    const wish = fc.record({
      at: fc.nat(3_000),
      delayMs: fc.nat(1_500),
      travelMs: fc.nat(149),
      owner: fc.constantFrom('a', 'b', 'c'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(wish, { maxLength: 40 }),
        async (limit, wishes) => {
          const window = new RateWindow(limit);
          const arrivedAt: number[] = [];
          for (const { at, owner, ...times } of wishes) {
            setTimeout(() => want(window, owner, () => arrivedAt.push(performance.now()), times), at);
          }
          await vi.advanceTimersByTimeAsync(5_000 + wishes.length * 2_800);
          expect(arrivedAt).toHaveLength(wishes.length);
          expect(most(arrivedAt)).toBeLessThanOrEqual(limit);
          await vi.advanceTimersByTimeAsync(1_100);
          expect(window.isIdle()).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives a quiet caller its turn while another floods', async () => {
    const window = new RateWindow(5);
    const order: string[] = [];
    for (let i = 0; i < 500; i += 1) want(window, 'flood', (owner) => order.push(owner));
    want(window, 'quiet', (owner) => order.push(owner));
    await vi.advanceTimersByTimeAsync(1_200);
    expect(order.indexOf('quiet')).toBeLessThan(10);
  });

  it('estimates the wait before it queues', async () => {
    const window = new RateWindow(2);
    const arrivedAt: number[] = [];
    const start = performance.now();
    for (let i = 0; i < 9; i += 1) {
      const estimate = window.estimateMs('a');
      const expected = Math.floor(i / 2) * 1_005;
      expect(estimate).toBeGreaterThanOrEqual(expected - 5);
      // A call still on its way may arrive up to 150 ms later.
      expect(estimate).toBeLessThanOrEqual(expected + 150);
      want(window, 'a', () => arrivedAt.push(performance.now() - start));
      await vi.advanceTimersByTimeAsync(0);
    }
    await vi.advanceTimersByTimeAsync(6_000);
    expect(arrivedAt).toHaveLength(9);
  });

  it('gives a place back that was not used, and forgets those who left', async () => {
    const window = new RateWindow(1);
    const admitted = vi.fn();
    expect(window.tryReserve()).toBe(true);
    const leave = window.queue('a', () => admitted('a'));
    window.queue('b', () => admitted('b'));
    leave();
    window.cancel();
    expect(admitted.mock.calls).toEqual([['b']]);
  });

  it('spreads calls that waited over half a second, and lets those go at once that find a place', async () => {
    const window = new RateWindow(10);
    const arrivedAt: number[] = [];
    const begun = performance.now();
    for (let i = 0; i < 20; i += 1) want(window, 'a', () => arrivedAt.push(performance.now() - begun));
    await vi.advanceTimersByTimeAsync(900);
    expect(arrivedAt).toHaveLength(10);
    expect(arrivedAt.at(-1)).toBeLessThan(5);
    await vi.advanceTimersByTimeAsync(300);
    expect(arrivedAt.length).toBeLessThanOrEqual(15);
    await vi.advanceTimersByTimeAsync(500);
    expect(arrivedAt).toHaveLength(20);
  });

  it('admits nothing after the time until which it may', async () => {
    const window = new RateWindow(10);
    const arrived: string[] = [];
    window.allow(10, 10, performance.now() + 500);
    await vi.advanceTimersByTimeAsync(600);
    want(window, 'a', (owner) => arrived.push(owner));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(arrived).toEqual([]);
    window.allow(10, 10, performance.now() + 500);
    await vi.advanceTimersByTimeAsync(10);
    expect(arrived).toEqual(['a']);
  });
});
