import { Injectable } from '@nestjs/common';
import type { Scope } from '../../../common/request/scope.js';
import { AppConfig } from '../../../config/app-config.js';
import { isOutcomeUnknown } from '../errors/outcome.js';
import type { ActionOf, RequestOf, ResponseOf, ServiceName } from '../transport/sdk-clients.js';
import { TencentTransport } from '../transport/transport.js';
import { Attempts } from './attempts.js';
import { Bulkhead } from './bulkhead.js';
import { CallRun, type CallKind, type CallPlan, type Confirmation } from './call-run.js';
import { leftEarly, waitFor } from './caller-wait.js';
import type { CloudAccount } from './cloud-account.js';
import { RateLimiter } from './rate-limiter.js';
import { RetryLoop } from './retry-loop.js';
import { SharedReads, type StartedRun } from './shared-reads.js';
import { TencentMetrics } from './tencent-metrics.js';
import { WriteEpochs } from './write-epochs.js';

export interface UpstreamCall<S extends ServiceName, A extends ActionOf<S>> {
  service: S;
  action: A;
  region?: string | undefined;
  /** A `create` must hold its ClientToken: every attempt sends the very same parameters. */
  params: RequestOf<S, A>;
  kind: CallKind;
  /** Milliseconds from now; the deadline of the request holds as well. */
  deadlineMs?: number | undefined;
  /** After an unknown outcome of a `write`: did it take place? Without it such a write is never repeated. */
  confirm?: (() => Promise<Confirmation>) | undefined;
  /** Milliseconds from now during which a busy disk or instance is asked again; Infinity until the deadline. */
  busyPatienceMs?: number | undefined;
  /** Called once when the call has really ended, which for a write may be after `send` gave up. */
  onSettled?: ((outcome: SettledCall) => void) | undefined;
}

export interface SettledCall {
  ok: boolean;
  /** The call failed, but may have been carried out all the same. */
  unknown: boolean;
  /** What `send` resolves with, for those who did not wait for it. */
  response?: object | undefined;
  tencentRequestId?: string | undefined;
}

/**
 * The funnel: the only way to Tencent. Reads are shared, then every attempt passes circuit breaker, rate
 * limiter and bulkhead; failures become AppErrors and are repeated only where that cannot do harm.
 */
@Injectable()
export class TencentCall {
  private readonly epochs = new WriteEpochs();
  private readonly reads = new SharedReads(this.epochs);
  private readonly retries: RetryLoop;

  constructor(config: AppConfig, transport: TencentTransport, metrics: TencentMetrics) {
    const bulkhead = new Bulkhead();
    const attempts = new Attempts(
      transport,
      new RateLimiter(config.tencentRatePerSecond),
      bulkhead,
      this.epochs,
      metrics,
      config.tencentTimeoutMs,
    );
    this.retries = new RetryLoop(attempts, transport, metrics);
    metrics.watch({
      inFlight: () => bulkhead.inFlight,
      clockOffsetSeconds: () => transport.clock.milliseconds / 1_000,
      openCircuits: () => attempts.openCircuits(),
    });
  }

  /**
   * Resolves with the content of Tencent's `Response`, which may be shared with other requests: do not
   * change it. Rejects with AppError. Ends at the deadline of the request or of the call; a write that was
   * sent by then goes on, and `onSettled` tells how it ended. Records RequestId, error code and number of
   * the calls in the context of the scope.
   */
  async send<S extends ServiceName, A extends ActionOf<S>>(
    scope: Scope,
    account: CloudAccount,
    call: UpstreamCall<S, A>,
  ): Promise<ResponseOf<S, A>> {
    const { context } = scope;
    const plan: CallPlan = {
      service: call.service,
      action: call.action,
      region: call.region,
      params: call.params,
      kind: call.kind,
      account,
      requestId: context.requestId,
      callerId: context.caller?.id ?? 'anonymous',
      busyPatienceMs: call.busyPatienceMs ?? 0,
      confirm: call.confirm,
    };
    const now = performance.now();
    const deadlineAt = Math.min(context.deadlineAt, now + (call.deadlineMs ?? Infinity));
    if (context.cancellation.isCancelled || deadlineAt <= now) {
      call.onSettled?.({ ok: false, unknown: false });
      throw leftEarly(plan, false, context.cancellation);
    }
    const start = (): StartedRun => {
      const started = new CallRun(plan, deadlineAt);
      return { run: started, response: this.retries.carryOut(started) };
    };
    const { run, response } = plan.kind === 'read' ? this.reads.join(plan, start) : start();
    run.join(context, deadlineAt);
    if (call.onSettled) void settle(run, response, call.onSettled);
    return (await waitFor(run, response, context, deadlineAt)) as ResponseOf<S, A>;
  }
}

/** A listener that throws has nobody left to tell. */
async function settle(
  run: CallRun,
  response: Promise<object>,
  onSettled: (outcome: SettledCall) => void,
): Promise<void> {
  const outcome = await response.then(
    (answer) => ({ ok: true, unknown: false, response: answer }),
    (error: unknown) => ({ ok: false, unknown: isOutcomeUnknown(error) }),
  );
  try {
    onSettled({ ...outcome, tencentRequestId: run.tencentRequestId });
  } catch {
    return;
  }
}
