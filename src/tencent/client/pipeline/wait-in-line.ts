import type { Cancellation } from '../../../common/request/cancellation.js';
import { TransportFailure } from '../transport/transport-failure.js';

/**
 * Waits until `admit` is called by whoever serves the line; `enqueue` returns how to leave it. Rejects with
 * TransportFailure, never sent, when the call is cancelled.
 */
export function waitInLine(
  cancellation: Cancellation,
  enqueue: (admit: () => void) => () => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => new TransportFailure('never-sent', 'aborted');
    if (cancellation.isCancelled) return reject(cancelled());
    let leave: (() => void) | undefined;
    const onCancel = () => {
      leave?.();
      reject(cancelled());
    };
    cancellation.listen(onCancel);
    leave = enqueue(() => {
      cancellation.unlisten(onCancel);
      resolve();
    });
  });
}
