import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Cancellation } from '../request/cancellation.js';
import { sleep, within } from './wait.js';

const late = new Error('late');
const never = new Promise<never>(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The rejection, or undefined as long as the promise has not settled. */
function outcomeOf(promise: Promise<unknown>) {
  const outcome: { settled: boolean; error?: unknown } = { settled: false };
  promise.then(
    () => (outcome.settled = true),
    (error: unknown) => Object.assign(outcome, { settled: true, error }),
  );
  return outcome;
}
const microtasks = () => vi.advanceTimersByTimeAsync(0);

describe(within.name, () => {
  it('settles as the work does in time, and leaves no timer behind', async () => {
    await expect(within(Promise.resolve(1), 100, () => late)).resolves.toBe(1);
    const failure = new Error('failed');
    await expect(within(Promise.reject(failure), 100, () => late)).rejects.toBe(failure);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects when the time is over, not before', async () => {
    const outcome = within(never, 100, () => late).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(99);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toBe(late);
  });

  it('treats a negative time as over', async () => {
    const outcome = within(never, -1, () => late).catch((error: unknown) => error);
    await microtasks();
    expect(await outcome).toBe(late);
  });

  it('drops a failure of the work after the time is over', async () => {
    let fail!: (error: Error) => void;
    const work = new Promise<never>((_, reject) => (fail = reject));
    const outcome = within(work, 100, () => late).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(100);
    fail(new Error('dropped'));
    await microtasks();
    expect(await outcome).toBe(late);
  });

  it('rejects as soon as it is cancelled, and leaves no timer behind', async () => {
    const cancellation = new Cancellation();
    const outcome = outcomeOf(within(never, 100, () => late, cancellation));
    await microtasks();
    expect(outcome.settled).toBe(false);
    cancellation.cancel();
    await microtasks();
    expect(outcome).toEqual({ settled: true, error: late });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects at once when it was cancelled before', async () => {
    const cancellation = new Cancellation();
    cancellation.cancel();
    const outcome = outcomeOf(within(never, 100, () => late, cancellation));
    await microtasks();
    expect(outcome).toEqual({ settled: true, error: late });
  });

  it('calls tooLate once when it times out and is cancelled afterwards', async () => {
    const cancellation = new Cancellation();
    const tooLate = vi.fn(() => late);
    const outcome = outcomeOf(within(never, 100, tooLate, cancellation));
    await vi.advanceTimersByTimeAsync(100);
    cancellation.cancel();
    await microtasks();
    expect(outcome.error).toBe(late);
    expect(tooLate).toHaveBeenCalledOnce();
  });

  it('does not call tooLate when it is cancelled after the work has settled', async () => {
    const cancellation = new Cancellation();
    const tooLate = vi.fn(() => late);
    expect(await within(Promise.resolve(1), 100, tooLate, cancellation)).toBe(1);
    cancellation.cancel();
    await vi.advanceTimersByTimeAsync(100);
    expect(tooLate).not.toHaveBeenCalled();
  });

  it('sets no timer for an infinite time, but still ends when it is cancelled', async () => {
    const cancellation = new Cancellation();
    const outcome = outcomeOf(within(never, Infinity, () => late, cancellation));
    expect(vi.getTimerCount()).toBe(0);
    cancellation.cancel();
    await microtasks();
    expect(outcome.error).toBe(late);
  });
});

describe(sleep.name, () => {
  it('resolves when the time is over, not before', async () => {
    const outcome = outcomeOf(sleep(100));
    await vi.advanceTimersByTimeAsync(99);
    expect(outcome.settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(outcome.settled).toBe(true);
  });

  it('resolves early and clears its timer when it is cancelled', async () => {
    const cancellation = new Cancellation();
    const outcome = outcomeOf(sleep(100, cancellation));
    cancellation.cancel(new Error('any reason'));
    await microtasks();
    expect(outcome).toEqual({ settled: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['it was cancelled before', () => cancelled()],
    ['the time is negative', () => undefined],
  ])('resolves at once when %s', async (_, cancellation) => {
    const outcome = outcomeOf(sleep(cancellation() ? 100 : -1, cancellation()));
    await microtasks();
    expect(outcome.settled).toBe(true);
  });
});

function cancelled(): Cancellation {
  const cancellation = new Cancellation();
  cancellation.cancel();
  return cancellation;
}
