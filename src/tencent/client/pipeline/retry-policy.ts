import { vendorErrorRow } from '../errors/tencent-errors.js';
import type { TencentAnswer } from '../transport/tencent-answer.js';
import { TransportFailure } from '../transport/transport-failure.js';
import type { CallPlan } from './call-run.js';

export const MAX_ATTEMPTS = 3;
const BASE_MS = 100;
const THROTTLE_BASE_MS = 500;
const CAP_MS = 5_000;

/** Tencent answered no. */
export type RefusedAttempt = TencentAnswer & { error: { code: string; message: string } };
/** An attempt that did not succeed. */
export type FailedAttempt = TransportFailure | RefusedAttempt;

export type RetryReason = 'throttled' | 'never_sent' | 'unknown_outcome' | 'busy' | 'clock';

export type RetryAdvice =
  | { retry: false }
  /** `confirm` first: ask the provider whether the write took place. */
  | { retry: true; reason: RetryReason; baseMs: number; confirm: boolean };

const NO: RetryAdvice = { retry: false };

/** Whether the nature of the failure lets this call be sent again; attempts and budget are not its matter. */
export function retryAdvice(failed: FailedAttempt, plan: CallPlan): RetryAdvice {
  if (failed instanceof TransportFailure) {
    if (failed.reason === 'aborted' || failed.reason === 'closing' || failed.reason === 'not-sendable')
      return NO;
    if (failed.reason === 'throttled') return yes('throttled', THROTTLE_BASE_MS);
    return failed.kind === 'never-sent' ? yes('never_sent', BASE_MS) : afterUnknownOutcome(plan);
  }
  switch (vendorErrorRow(failed.error.code, failed.error.message).retry) {
    case 'S':
      return yes('throttled', THROTTLE_BASE_MS);
    case 'T':
      return plan.busyPatienceMs > 0 ? yes('busy', THROTTLE_BASE_MS) : NO;
    case 'U':
      return afterUnknownOutcome(plan);
    case 'N':
      return NO;
  }
}

/**
 * A read may always be repeated, a create too because the same ClientToken finds the disks of the first try,
 * any other write only when it is known not to have happened.
 */
function afterUnknownOutcome(plan: CallPlan): RetryAdvice {
  if (plan.kind !== 'write') return yes('unknown_outcome', BASE_MS);
  return plan.confirm ? yes('unknown_outcome', BASE_MS, true) : NO;
}

const yes = (reason: RetryReason, baseMs: number, confirm = false): RetryAdvice => ({
  retry: true,
  reason,
  baseMs,
  confirm,
});

/** Full jitter: anything from nothing to the doubled step, so that callers in step fall out of it. */
export const backoffMs = (baseMs: number, failedAttempts: number): number =>
  Math.random() * Math.min(CAP_MS, baseMs * 2 ** (failedAttempts - 1));
