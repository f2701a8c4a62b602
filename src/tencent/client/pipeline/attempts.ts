import { Logger } from '@nestjs/common';
import type { FairSemaphore } from '../../../common/concurrency/fair-semaphore.js';
import { Cancelled } from '../../../common/request/cancellation.js';
import { AppError } from '../../../errors/app.error.js';
import { provesNothing, vendorErrorRow } from '../errors/tencent-errors.js';
import { FAILURE_CODES } from '../errors/translate.js';
import type { TencentAnswer } from '../transport/tencent-answer.js';
import type { TencentTransport } from '../transport/transport.js';
import { TransportFailure } from '../transport/transport-failure.js';
import { misfitOf } from '../replies/check-reply.js';
import { accountKeyOf } from './cloud-account.js';
import { type CallPlan, type CallRun, safeRequestId } from './call-run.js';
import { CircuitBreaker, type Health } from './circuit-breaker.js';
import { KeyedStates } from './keyed-states.js';
import type { RateLimiter, Turn } from './rate-limiter.js';
import type { AttemptLabels, TencentMetrics } from './tencent-metrics.js';

/** Answers that report a fault of Tencent, not of the request. */
const SERVER_FAULTS = new Set([
  'InternalError',
  'InternalError.ComponentError',
  'InternalError.FailQueryResource',
  'InternalServerError',
  'ServiceUnavailable',
]);
/**
 * Failures that say nothing about the health of Tencent. One row that does not fit, or that somebody named after their
 * key, must not stop all calls of the account.
 */
const UNCLEAR_FAILURES = new Set([
  'aborted',
  'closing',
  'not-sendable',
  'throttled',
  'misfit',
  'secret-in-answer',
]);

/** `AppError` is a refusal by a stage of the pipeline: nothing was sent. */
export type AttemptResult = TencentAnswer | TransportFailure | AppError;

/** Takes one attempt of a run through circuit breaker, rate limiter and bulkhead to the transport. */
export class Attempts {
  private readonly logger = new Logger('Circuit');
  private readonly secretLogger = new Logger('SecretInAnswer');
  private readonly breakers = new KeyedStates(() => new CircuitBreaker());

  constructor(
    private readonly transport: TencentTransport,
    private readonly limiter: RateLimiter,
    private readonly bulkhead: FairSemaphore,
    private readonly metrics: TencentMetrics,
    private readonly timeoutMs: number,
  ) {}

  /** Returns every expected failure; rejects only with a defect. */
  async once(run: CallRun): Promise<AttemptResult> {
    try {
      return await this.throughStages(run);
    } catch (error) {
      if (error instanceof Cancelled) return new TransportFailure('never-sent', 'aborted');
      if (error instanceof TransportFailure || error instanceof AppError) return error;
      throw error;
    }
  }

  openCircuits(): Map<string, number> {
    const open = new Map<string, number>();
    for (const [key, breaker] of this.breakers.entries()) {
      const label = regionLabel(key.slice(key.indexOf('\n') + 1));
      open.set(label, (open.get(label) ?? 0) + (breaker.isRefusing ? 1 : 0));
    }
    return open;
  }

  private async throughStages(run: CallRun): Promise<AttemptResult> {
    const { account, region, action } = run.plan;
    const breaker = this.breakers.get(`${accountKeyOf(account)}\n${region ?? ''}`);
    refuseWhileOpen(breaker, action);
    const queuedAt = performance.now();
    const turn = await this.limiter.turn(run);
    let release: (() => void) | undefined;
    try {
      const waitedMs = performance.now() - queuedAt;
      if (waitedMs > 1) this.metrics.throttleWait(waitedMs / 1_000);
      release = await run.phases.measure('rateWait', () =>
        this.bulkhead.acquire({
          owner: accountKeyOf(account),
          member: run.plan.callerId,
          cancellation: run.cancellation,
          overloaded: () => overloaded(action),
        }),
      );
      if (run.cancellation.isCancelled) return new TransportFailure('never-sent', 'aborted');
      // It may have opened while this call waited.
      refuseWhileOpen(breaker, action);
      return await this.send(run, breaker, turn);
    } finally {
      release?.();
      turn.end();
    }
  }

  /** Names the credential; `credential/list` shows its tenant and cluster. */
  private logTransition(breaker: CircuitBreaker, { account, region, action }: CallPlan): void {
    const where = `credential ${account.credentialId}, ${region ?? 'no region'}`;
    if (breaker.isOpen)
      this.logger.warn(`${where}: ${action} kept failing; now only a probe is sent at times`);
    else this.logger.log(`${where}: ${action} was answered; calls are sent again`);
  }

  /** Without the value, and the id of the request leads to the caller. */
  private reportSecret({ account, action, requestId }: CallPlan): void {
    this.metrics.secretsInAnswers.inc();
    this.secretLogger.error(
      `the answer to ${action} holds the SecretKey or the Token of the credential ${account.credentialId}, request ` +
        `${requestId}: a relay sends it back, or it leaked. The answer was not used`,
    );
  }

  private async send(run: CallRun, breaker: CircuitBreaker, turn: Turn): Promise<AttemptResult> {
    const { service, action, params, account, region, requestId, language } = run.plan;
    const report = breaker.enter();
    const startedAt = performance.now();
    const attempt = run.phases.attempt(action, region);
    const answer = await this.transport
      .send(service, action, params, {
        account,
        region,
        requestId,
        language,
        traceparent: attempt.traceparent,
        byteTexts: run.plan.byteTexts,
        timeoutMs: this.timeoutMs,
        cancellation: run.cancellation,
        onSent: () => {
          turn.markSent();
          run.markSent();
        },
      })
      .catch((error: unknown) => {
        if (error instanceof TransportFailure) return error;
        report('unclear');
        attempt.end({ code: 'INTERNAL' });
        throw error;
      });
    if (answer instanceof TransportFailure && answer.reason === 'secret-in-answer')
      this.reportSecret(run.plan);
    const result = checked(run.plan, answer);
    const wasOpen = breaker.isOpen;
    if (isThrottled(result)) turn.markThrottled();
    report(healthOf(result));
    if (breaker.isOpen !== wasOpen) this.logTransition(breaker, run.plan);
    const answeredId = answer instanceof TransportFailure ? '' : answer.requestId;
    const id = safeRequestId(account, answeredId);
    run.markEnded(isUnknown(result), id);
    const labels = { action, region: regionLabel(region), ...outcomeLabels(result) };
    attempt.end({ code: labels.code_class, id });
    this.metrics.attempt(labels, (performance.now() - startedAt) / 1_000);
    return result;
  }
}

const KNOWN = new Set(
  `ap-guangzhou ap-guangzhou-open ap-shenzhen ap-shenzhen-fsi ap-qingyuan ap-shanghai ap-shanghai-fsi
  ap-shanghai-adc ap-nanjing ap-beijing ap-beijing-fsi ap-zhongwei ap-chengdu ap-chongqing ap-guiyang
  ap-hongkong ap-taipei ap-singapore ap-bangkok ap-jakarta ap-seoul ap-tokyo ap-osaka ap-mumbai
  na-siliconvalley na-ashburn na-toronto sa-saopaulo eu-frankfurt eu-moscow me-saudi-arabia`.split(/\s+/),
);

/** The region as a metric label: a closed list, because a caller may name any well-formed region. */
const regionLabel = (region: string | undefined): string =>
  region === undefined || region === '' ? 'none' : KNOWN.has(region) ? region : 'other';

/** The only place where the form of an answer is checked: nothing is concluded from one that does not fit. */
function checked(plan: CallPlan, answer: TencentAnswer | TransportFailure): TencentAnswer | TransportFailure {
  if (answer instanceof TransportFailure || answer.error) return answer;
  const misfit = misfitOf(plan.service, plan.action, plan.params, answer.response);
  return misfit === undefined
    ? answer
    : new TransportFailure('outcome-unknown', 'misfit', undefined, undefined, misfit);
}

function refuseWhileOpen(breaker: CircuitBreaker, action: string): void {
  const waitMs = breaker.waitMs;
  if (waitMs === 0) return;
  const text = {
    en: `${action}: calls to this account and region kept failing, so none is sent for a moment`,
    zh: `${action}：该云账号在此地域的调用持续失败，已暂停发送，请稍后重试`,
  };
  throw new AppError('TENCENT_UNAVAILABLE', text, { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
}

const overloaded = (action: string): AppError =>
  new AppError(
    'OVERLOADED',
    {
      en: `${action}: too many calls of this account are waiting`,
      zh: `${action}：该云账号排队等待的调用过多`,
    },
    { retryAfterSeconds: 1 },
  );

/** It may have been carried out. */
const isUnknown = (result: TencentAnswer | TransportFailure): boolean =>
  result instanceof TransportFailure
    ? result.kind === 'outcome-unknown'
    : result.error !== undefined && provesNothing(vendorErrorRow(result.error.code));

const isThrottled = (result: TencentAnswer | TransportFailure): boolean =>
  !(result instanceof TransportFailure) &&
  result.error !== undefined &&
  vendorErrorRow(result.error.code, result.error.message).code === 'TENCENT_THROTTLED';

function healthOf(result: TencentAnswer | TransportFailure): Health {
  if (result instanceof TransportFailure) return UNCLEAR_FAILURES.has(result.reason) ? 'unclear' : 'failed';
  return result.error && SERVER_FAULTS.has(result.error.code) ? 'failed' : 'ok';
}

function outcomeLabels(
  result: TencentAnswer | TransportFailure,
): Pick<AttemptLabels, 'outcome' | 'code_class'> {
  if (result instanceof TransportFailure) {
    const outcome = result.kind === 'never-sent' ? 'never_sent' : 'unknown';
    return { outcome, code_class: FAILURE_CODES[result.reason] };
  }
  if (!result.error) return { outcome: 'ok', code_class: '' };
  return { outcome: 'refused', code_class: vendorErrorRow(result.error.code, result.error.message).code };
}
