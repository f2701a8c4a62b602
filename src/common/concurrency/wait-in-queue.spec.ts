import { describe, expect, it, vi } from 'vitest';
import { Cancellation, Cancelled } from '../request/cancellation.js';
import { waitInQueue } from './wait-in-queue.js';

/** A queue with one place. */
function aQueue() {
  const queue: { admit?: () => void } = {};
  const leave = vi.fn();
  const enqueue = vi.fn((admit: () => void) => {
    queue.admit = admit;
    return leave;
  });
  return { queue, leave, enqueue };
}

/** Counts who would still be told of a cancellation. */
class CountingCancellation extends Cancellation {
  listening = 0;

  override listen(listener: () => void): void {
    this.listening += 1;
    super.listen(listener);
  }

  override unlisten(listener: () => void): void {
    this.listening -= 1;
    super.unlisten(listener);
  }
}

describe(waitInQueue.name, () => {
  it('waits until it is admitted', async () => {
    const { queue, enqueue, leave } = aQueue();
    const admitted = vi.fn();
    const wait = waitInQueue(new Cancellation(), enqueue).then(admitted);
    await Promise.resolve();
    expect(admitted).not.toHaveBeenCalled();
    queue.admit!();
    await wait;
    expect(leave).not.toHaveBeenCalled();
  });

  it('does not wait when it is admitted at once', async () => {
    const cancellation = new CountingCancellation();
    const leave = vi.fn();
    await waitInQueue(cancellation, (admit) => {
      admit();
      return leave;
    });
    expect(cancellation.listening).toBe(0);
    cancellation.cancel();
    expect(leave).not.toHaveBeenCalled();
  });

  it('leaves the queue and rejects with Cancelled when the work is cancelled', async () => {
    const { enqueue, leave } = aQueue();
    const cancellation = new Cancellation();
    const wait = waitInQueue(cancellation, enqueue);
    cancellation.cancel(new Error('of its own'));
    expect(leave).toHaveBeenCalledOnce();
    await expect(wait).rejects.toBeInstanceOf(Cancelled);
  });

  it('does not enter the queue when the work was cancelled before', async () => {
    const { enqueue } = aQueue();
    const cancellation = new Cancellation();
    cancellation.cancel();
    await expect(waitInQueue(cancellation, enqueue)).rejects.toBeInstanceOf(Cancelled);
    expect(enqueue).not.toHaveBeenCalled();
  });

  it('hears nothing of a cancellation once it is admitted', async () => {
    const { queue, enqueue, leave } = aQueue();
    const cancellation = new CountingCancellation();
    const wait = waitInQueue(cancellation, enqueue);
    expect(cancellation.listening).toBe(1);
    queue.admit!();
    expect(cancellation.listening).toBe(0);
    cancellation.cancel();
    await wait;
    expect(leave).not.toHaveBeenCalled();
  });

  it('stays cancelled when it is admitted after that', async () => {
    const { queue, enqueue } = aQueue();
    const cancellation = new Cancellation();
    const wait = waitInQueue(cancellation, enqueue);
    cancellation.cancel();
    queue.admit!();
    await expect(wait).rejects.toBeInstanceOf(Cancelled);
  });
});
