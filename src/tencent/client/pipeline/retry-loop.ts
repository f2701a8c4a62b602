import { AppError } from '../../../errors/app.error.js';
import { isOutcomeUnknown, translateFailure, translateVendorError } from '../errors/translate.js';
import { sleep } from '../../../common/time/wait.js';
import type { TencentAnswer } from '../transport/tencent-answer.js';
import type { TencentTransport } from '../transport/transport.js';
import { TransportFailure } from '../transport/transport-failure.js';
import type { Attempts } from './attempts.js';
import { accountKeyOf } from './cloud-account.js';
import {
  type CallPlan,
  type CallRun,
  type Confirmation,
  failedCallOf,
  type Reply,
  safeRequestId,
} from './call-run.js';
import { KeyedStates } from './keyed-states.js';
import { RetryBudget } from './retry-budget.js';
import {
  backoffMs,
  MAX_ATTEMPTS,
  retryAdvice,
  type FailedAttempt,
  type RefusedAttempt,
  type RetryAdvice,
} from './retry-policy.js';
import type { TencentMetrics } from './tencent-metrics.js';

/** A smaller change of the clock offset cannot turn a refused signature into an accepted one. */
const CLOCK_CORRECTION_MS = 2_000;

/** Makes attempts until one succeeds or no other is allowed. */
export class RetryLoop {
  private readonly budgets = new KeyedStates(() => new RetryBudget());

  constructor(
    private readonly attempts: Attempts,
    private readonly transport: TencentTransport,
    private readonly metrics: TencentMetrics,
  ) {}

  /**
   * Resolves with the content of `Response`, or with `{}` when a write is done already. Rejects with AppError. The
   * failure of a later attempt never replaces an unknown outcome.
   */
  async carryOut(run: CallRun): Promise<Reply> {
    const { plan } = run;
    const budget = this.budgets.get(accountKeyOf(plan.account));
    let error: AppError | undefined;
    let clockRetried = false;
    const busyUntil = performance.now() + plan.busyRetryMs;
    budget.countCall();
    for (let failures = 1; ; failures += 1) {
      const offsetMs = this.transport.clockFor(plan).milliseconds;
      const result = await this.attempts.once(run);
      if (result instanceof AppError) throw error ?? result;
      if (!isFailed(result) || isDone(plan, result)) return replyOf(plan, result);
      error = combined(plan, error, translated(plan, result));
      let advice = retryAdvice(result);
      if (!clockRetried && this.clockWasCorrected(plan, result, offsetMs)) {
        clockRetried = true;
        advice = { retry: true, reason: 'clock', baseMs: 0 };
      }
      if (run.abandoned) throw error;
      // Also when a later attempt was refused: the refusal may be because an earlier one was carried out.
      if (plan.kind === 'write' && isOutcomeUnknown(error)) {
        const confirmation = await confirmed(plan);
        if (confirmation === 'done') return { response: {}, requestId: run.requestId };
        if (confirmation === 'unknown') throw error;
      }
      if (!advice.retry) throw error;
      if (!(await this.pause(run, advice, failures, busyUntil))) throw error;
    }
  }

  /** Waits before the next attempt; false when there must not be one. */
  private async pause(
    run: CallRun,
    advice: RetryAdvice & { retry: true },
    failures: number,
    busyUntil: number,
  ): Promise<boolean> {
    const { reason } = advice;
    const remainingMs = reason === 'busy' ? busyUntil - performance.now() : Infinity;
    if (remainingMs <= 0 || (failures >= MAX_ATTEMPTS && reason !== 'busy')) return false;
    const delayMs = Math.min(backoffMs(advice.baseMs, failures), remainingMs);
    if (performance.now() + delayMs >= run.deadlineAt) return false;
    // A corrected clock and a busy disk are no overload. A repeated create finds the disk that may have been paid
    // for; such repetitions are rare.
    const exempt =
      reason === 'clock' || reason === 'busy' || (reason === 'unknown_outcome' && run.plan.kind === 'create');
    if (!exempt && !this.budgets.get(accountKeyOf(run.plan.account)).tryRetry()) return false;
    run.markRepeated();
    await run.phases.measure('retryWait', () => sleep(delayMs, run.cancellation));
    if (run.abandoned) return false;
    this.metrics.retry(reason);
    return true;
  }

  private clockWasCorrected(plan: CallPlan, failed: FailedAttempt, offsetMs: number): boolean {
    return (
      !(failed instanceof TransportFailure) &&
      failed.error.code === 'AuthFailure.SignatureExpire' &&
      Math.abs(this.transport.clockFor(plan).milliseconds - offsetMs) > CLOCK_CORRECTION_MS
    );
  }
}

type NotRefused = Exclude<Awaited<ReturnType<Attempts['once']>>, AppError>;

const isFailed = (result: NotRefused): result is FailedAttempt =>
  result instanceof TransportFailure || result.error !== undefined;

const isDone = ({ doneCodes }: CallPlan, failed: FailedAttempt): failed is RefusedAttempt =>
  !(failed instanceof TransportFailure) && doneCodes.includes(failed.error.code);

const replyOf = ({ account }: CallPlan, { response, requestId, error }: TencentAnswer): Reply => ({
  response: error ? {} : response,
  requestId: safeRequestId(account, requestId),
});

function translated(plan: CallPlan, failed: FailedAttempt): AppError {
  const call = failedCallOf(plan);
  return failed instanceof TransportFailure
    ? translateFailure(failed, call)
    : translateVendorError(failed.error, failed.requestId, call);
}

/** What to report after one more failure: the newest one, but an earlier unknown outcome stays unknown. */
function combined(plan: CallPlan, before: AppError | undefined, now: AppError): AppError {
  if (plan.kind === 'read' || !before || !isOutcomeUnknown(before) || isOutcomeUnknown(now)) return now;
  return before.with({
    detail: {
      en: `${before.words.en} Sent again it failed with: ${now.words.en}`,
      zh: `${before.words.zh}再次发送后失败：${now.words.zh}`,
    },
  });
}

async function confirmed(plan: CallPlan): Promise<Confirmation> {
  try {
    return (await plan.confirm?.()) ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
