import { TransportFailure } from '../transport/transport-failure.js';

/**
 * Waits until `enqueue` is called back; leaves the line when `signal` aborts and rejects then with
 * TransportFailure, never sent.
 */
export function waitInLine(signal: AbortSignal, enqueue: (admit: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => new TransportFailure('never-sent', 'aborted');
    if (signal.aborted) return reject(cancelled());
    let leave: (() => void) | undefined;
    const onAbort = () => {
      leave?.();
      reject(cancelled());
    };
    signal.addEventListener('abort', onAbort, { once: true });
    leave = enqueue(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
  });
}
