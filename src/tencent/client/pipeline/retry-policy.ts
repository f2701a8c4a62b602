import { vendorErrorRow } from '../errors/tencent-errors.js';
import type { TencentAnswer } from '../transport/tencent-answer.js';
import { TransportFailure } from '../transport/transport-failure.js';
import type { CallPlan } from './call-run.js';

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

/** Whether this kind of failure lets this kind of call be sent again. It counts neither attempts nor the budget. */
export function retryAdvice(failed: FailedAttempt, plan: CallPlan): RetryAdvice {
  if (failed instanceof TransportFailure) {
    if (failed.reason === 'aborted' || failed.reason === 'closing' || failed.reason === 'not-sendable')
      return NO_RETRY;
    if (failed.kind === 'never-sent') return retry('never_sent', BASE_MS);
    return failed.reason === 'throttled'
      ? afterUnknownOutcome(plan, 'throttled', THROTTLE_BASE_MS)
      : afterUnknownOutcome(plan);
  }
  switch (vendorErrorRow(failed.error.code, failed.error.message).retry) {
    case 'S':
      return retry('throttled', THROTTLE_BASE_MS);
    case 'T':
      return plan.busyRetryMs > 0 ? retry('busy', THROTTLE_BASE_MS) : NO_RETRY;
    case 'U':
      return afterUnknownOutcome(plan);
    case 'N':
      return NO_RETRY;
  }
}

/**
 * A read may always be repeated; a create too, because the same ClientToken finds the disks of the first attempt;
 * any other write only after `confirm` has said that it did not take place.
 */
const afterUnknownOutcome = (
  plan: CallPlan,
  reason: RetryReason = 'unknown_outcome',
  baseMs = BASE_MS,
): RetryAdvice => (plan.kind !== 'write' || plan.confirm ? retry(reason, baseMs) : NO_RETRY);

const retry = (reason: RetryReason, baseMs: number): RetryAdvice => ({ retry: true, reason, baseMs });

/** Full jitter: a random time up to the doubled step, so that callers that failed together do not repeat together. */
export const backoffMs = (baseMs: number, failedAttempts: number): number =>
  Math.random() * Math.min(CAP_MS, baseMs * 2 ** (failedAttempts - 1));
