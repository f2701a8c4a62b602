import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from './within.js';

const late = new Error('late');
const never = new Promise<never>(() => undefined);

describe(within.name, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is what the work comes to in time, and leaves no timer behind', async () => {
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

  it('takes time that is over already for none', async () => {
    const outcome = within(never, -1, () => late).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(0);
    expect(await outcome).toBe(late);
  });

  it('lets nobody hear of a failure after its time', async () => {
    let fail!: (error: Error) => void;
    const work = new Promise<never>((_, reject) => (fail = reject));
    const outcome = within(work, 100, () => late).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(100);
    fail(new Error('unheard'));
    await vi.advanceTimersByTimeAsync(0);
    expect(await outcome).toBe(late);
  });
});
