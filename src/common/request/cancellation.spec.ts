import { describe, expect, it, vi } from 'vitest';
import { Cancellation } from './cancellation.js';

describe(Cancellation.name, () => {
  it('tells each listener once, with the first reason', () => {
    const cancellation = new Cancellation();
    const listeners = [vi.fn(), vi.fn()];
    for (const listener of listeners) cancellation.listen(listener);
    cancellation.cancel('first');
    cancellation.cancel('second');
    expect(cancellation).toMatchObject({ isCancelled: true, reason: 'first' });
    for (const listener of listeners) expect(listener).toHaveBeenCalledOnce();
  });

  it('does not tell a listener that was taken back, or one that came later', () => {
    const cancellation = new Cancellation();
    const takenBack = vi.fn();
    cancellation.listen(takenBack);
    cancellation.unlisten(takenBack);
    cancellation.cancel();
    const late = vi.fn();
    cancellation.listen(late);
    cancellation.cancel();
    expect(takenBack).not.toHaveBeenCalled();
    expect(late).not.toHaveBeenCalled();
  });

  it('tells the listeners that stand behind one that takes itself back', () => {
    const cancellation = new Cancellation();
    const first = vi.fn(() => cancellation.unlisten(first));
    const second = vi.fn();
    cancellation.listen(first);
    cancellation.listen(second);
    cancellation.cancel();
    expect(second).toHaveBeenCalledOnce();
  });

  it('has no reason before it is cancelled', () => {
    expect(new Cancellation()).toMatchObject({ isCancelled: false, reason: undefined });
  });
});
