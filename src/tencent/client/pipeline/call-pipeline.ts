import { Injectable, Optional } from '@nestjs/common';
import { FairSemaphore } from '../../../common/concurrency/fair-semaphore.js';
import type { RequestContext } from '../../../common/request/request-context.js';
import type { Settlement, Write } from '../../../common/request/write.js';
import { AppConfig } from '../../../config/app-config.js';
import { AppError } from '../../../errors/app.error.js';
import { isOutcomeUnknown } from '../errors/translate.js';
import type { DescribedAction } from '../replies/reply-shapes.js';
import type { RequestOf, ResponseOf, ServiceName } from '../transport/sdk-clients.js';
import { SOCKETS_PER_HOST } from '../transport/dispatchers.js';
import { TencentTransport } from '../transport/transport.js';
import { RateShares } from '../rate-share/rate-shares.js';
import { Attempts } from './attempts.js';
import { CallRun, type CallKind, type CallPlan, type Confirmation, type Reply } from './call-run.js';
import type { CloudAccount } from './cloud-account.js';
import { RateLimiter } from './rate-limiter.js';
import { waitEnded, replyWithin } from './request-wait.js';
import { RetryLoop } from './retry-loop.js';
import { SharedReads, type StartedRun } from './shared-reads.js';
import { TencentMetrics } from './tencent-metrics.js';

export interface UpstreamCall<S extends ServiceName, A extends DescribedAction<S>> {
  service: S;
  action: A;
  region?: string | undefined;
  /** A `create` must hold its ClientToken: every attempt sends the very same parameters. */
  params: RequestOf<S, A>;
  kind: CallKind;
  /** A read whose rows are passed on as they are. */
  byteTexts?: boolean | undefined;
  /** Milliseconds from now; the deadline of the request holds as well. */
  deadlineMs?: number | undefined;
  /** After an unknown outcome of a `write`: did it take place? Without it such a write is never repeated. */
  confirm?: (() => Promise<Confirmation>) | undefined;
  /**
   * Milliseconds from now during which a call that was refused as busy is sent again; Infinity until the deadline.
   */
  busyRetryMs?: number | undefined;
  /** Refusals that mean that what was asked for is done already. */
  doneCodes?: readonly string[] | undefined;
}

export interface SettledCall<R> extends Settlement {
  /** Of a success. */
  response?: R | undefined;
}

/** A call under way. */
export interface PendingCall<R> extends Write<Reply<R>> {
  readonly settled: Promise<SettledCall<R>>;
  /** By now: whether an attempt was written to a socket, and the RequestId of the last one if it was answered. */
  readonly wasSent: boolean;
  readonly requestId: string | undefined;
}

/** Calls in flight. One account never uses more than a quarter of the sockets. */
const IN_FLIGHT = {
  overall: SOCKETS_PER_HOST,
  perOwner: SOCKETS_PER_HOST / 4,
  waitingPerOwner: 256,
};

/**
 * The only way to Tencent. Reads are shared, then every attempt passes circuit breaker, rate limiter and bulkhead;
 * failures become AppErrors, and a call is repeated only where that cannot do harm.
 */
@Injectable()
export class CallPipeline {
  private readonly reads = new SharedReads();
  private readonly retries: RetryLoop;

  constructor(
    config: AppConfig,
    private readonly transport: TencentTransport,
    metrics: TencentMetrics,
    @Optional() shares?: RateShares,
  ) {
    const bulkhead = new FairSemaphore(IN_FLIGHT);
    const attempts = new Attempts(
      transport,
      new RateLimiter(config.tencentRatePerSecond, shares),
      bulkhead,
      metrics,
      config.tencentTimeoutMs,
    );
    this.retries = new RetryLoop(attempts, transport, metrics);
    metrics.watch({
      inFlight: () => bulkhead.held,
      clockOffsetSeconds: () => transport.clocks.worstMs / 1_000,
      openCircuits: () => attempts.openCircuits(),
      rateShares: () => shares?.held ?? 0,
      rateSharesPerSecond: () => shares?.heldPerSecond ?? 0,
      rateSharesAlone: () => (shares?.isAlone ? 1 : 0),
    });
  }

  /** How far the clock of the host that such a call goes to is ahead of ours. */
  clockOffsetMs(call: Parameters<TencentTransport['clockFor']>[0]): number {
    return this.transport.clockFor(call).milliseconds;
  }

  /**
   * The reply may be shared with other requests: do not change it. It rejects with AppError, and ends at the
   * deadline of the request or of the call; a write that was sent by then goes on until it is settled. Throws
   * AppError, with nothing sent, when there is no time left.
   */
  send<S extends ServiceName, A extends DescribedAction<S>>(
    context: RequestContext,
    account: CloudAccount,
    call: UpstreamCall<S, A>,
  ): PendingCall<ResponseOf<S, A>> {
    const plan: CallPlan = {
      service: call.service,
      action: call.action,
      region: call.region,
      params: call.params,
      kind: call.kind,
      account,
      requestId: context.requestId,
      language: context.upstreamLanguage,
      byteTexts: call.byteTexts,
      callerId: context.caller?.id ?? 'anonymous',
      busyRetryMs: call.busyRetryMs ?? 0,
      confirm: call.confirm,
      doneCodes: call.doneCodes ?? [],
    };
    const now = performance.now();
    const deadlineAt = Math.min(context.deadlineAt, now + (call.deadlineMs ?? Infinity));
    if (context.cancellation.isCancelled || deadlineAt <= now)
      throw waitEnded(plan, false, context.cancellation);
    const start = (): StartedRun => {
      const run = new CallRun(plan, deadlineAt, context);
      return { run, outcome: this.retries.carryOut(run) };
    };
    const { run, outcome } = plan.kind === 'read' ? this.reads.join(plan, start) : start();
    run.join(deadlineAt);
    const wait = () => replyWithin(run, outcome, context, deadlineAt);
    const reply = run.phases === context.phases ? wait() : context.phases.measure('sharedRead', wait);
    return new StartedCall(
      run,
      outcome as Promise<Reply<ResponseOf<S, A>>>,
      reply as Promise<Reply<ResponseOf<S, A>>>,
    );
  }
}

class StartedCall<R> implements PendingCall<R> {
  constructor(
    private readonly run: CallRun,
    private readonly outcome: Promise<Reply<R>>,
    readonly reply: Promise<Reply<R>>,
  ) {}

  get wasSent(): boolean {
    return this.run.wasSent;
  }

  get requestId(): string | undefined {
    return this.run.requestId;
  }

  get settled(): Promise<SettledCall<R>> {
    return this.outcome.then(
      ({ response, requestId }) => ({ outcome: 'succeeded', upstreamRequestId: requestId, response }),
      (error: unknown) => ({
        outcome: isOutcomeUnknown(error) ? 'unknown' : 'failed',
        upstreamRequestId: error instanceof AppError ? error.upstream?.requestId : undefined,
      }),
    );
  }
}
