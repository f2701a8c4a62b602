import { type Cancellation, Cancelled } from '../request/cancellation.js';

/**
 * Waits until the owner of the queue calls `admit`, which may be at once. `enqueue` returns how to leave the queue.
 * Rejects with Cancelled when the work is cancelled before that.
 */
export function waitInQueue(
  cancellation: Cancellation,
  enqueue: (admit: () => void) => () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (cancellation.isCancelled) return reject(new Cancelled());
    let leave: (() => void) | undefined;
    const onCancel = () => {
      leave?.();
      reject(new Cancelled());
    };
    cancellation.listen(onCancel);
    leave = enqueue(() => {
      cancellation.unlisten(onCancel);
      resolve();
    });
  });
}
