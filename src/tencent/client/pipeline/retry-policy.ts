import { vendorErrorRow } from '../errors/tencent-errors.js';
import type { TencentAnswer } from '../transport/tencent-answer.js';
import { TransportFailure } from '../transport/transport-failure.js';

export const MAX_ATTEMPTS = 3;
const BASE_MS = 100;
const THROTTLE_BASE_MS = 500;
const CAP_MS = 5_000;

/** Tencent refused the call. */
export type RefusedAttempt = TencentAnswer & { error: { code: string; message: string } };
/** An attempt that did not succeed. */
export type FailedAttempt = TransportFailure | RefusedAttempt;

export type RetryReason = 'throttled' | 'never_sent' | 'unknown_outcome' | 'busy' | 'clock';

export type RetryAdvice = { retry: false } | { retry: true; reason: RetryReason; baseMs: number };

const NO_RETRY: RetryAdvice = { retry: false };

/**
 * Whether this kind of failure lets a call be sent again. The retry loop counts the attempts, the budget and the time,
 * and sends a write of unknown outcome again only after `confirm` has said that it did not take place. A read may always
 * be repeated; a create too, because the same ClientToken finds the disks of the first attempt.
 */
export function retryAdvice(failed: FailedAttempt): RetryAdvice {
  if (failed instanceof TransportFailure) {
    if (failed.reason === 'aborted' || failed.reason === 'closing' || failed.reason === 'not-sendable')
      return NO_RETRY;
    if (failed.kind === 'never-sent') return retry('never_sent', BASE_MS);
    return failed.reason === 'throttled'
      ? retry('throttled', THROTTLE_BASE_MS)
      : retry('unknown_outcome', BASE_MS);
  }
  switch (vendorErrorRow(failed.error.code, failed.error.message).retry) {
    case 'S':
      return retry('throttled', THROTTLE_BASE_MS);
    case 'T':
      return retry('busy', THROTTLE_BASE_MS);
    case 'U':
      return retry('unknown_outcome', BASE_MS);
    case 'N':
      return NO_RETRY;
  }
}

const retry = (reason: RetryReason, baseMs: number): RetryAdvice => ({ retry: true, reason, baseMs });

/** Full jitter: a random time up to the doubled step, so that callers that failed together do not repeat together. */
export const backoffMs = (baseMs: number, failedAttempts: number): number =>
  Math.random() * Math.min(CAP_MS, baseMs * 2 ** (failedAttempts - 1));
