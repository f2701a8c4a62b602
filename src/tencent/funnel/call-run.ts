import type { RequestContext } from '../../common/request/request-context.js';
import { Cancellation } from '../transport/cancellation.js';
import type { ServiceName } from '../transport/sdk-clients.js';
import type { CloudAccount } from './cloud-account.js';

export type CallKind = 'read' | 'create' | 'write';

/** What a write can find out about itself after an unknown outcome. */
export type Confirmation = 'done' | 'not-done' | 'unknown';

/** One operation upstream, as the stages of the funnel see it. */
export interface CallPlan {
  service: ServiceName;
  action: string;
  region: string | undefined;
  params: object;
  kind: CallKind;
  account: CloudAccount;
  requestId: string;
  /** For fairness. */
  callerId: string;
  retryBusy: boolean;
  confirm: (() => Promise<Confirmation>) | undefined;
}

/**
 * A plan being carried out, with all its attempts. Several requests may wait for one run of a read; when the
 * last of them leaves, the run is aborted, unless it is a write that was already sent: that is seen through.
 */
export class CallRun {
  /** An attempt was written to a socket. */
  sent = false;
  /** Nobody waits any more: no further attempt is made. */
  abandoned = false;
  tencentRequestId: string | undefined;
  readonly cancellation = new Cancellation();
  private readonly contexts: RequestContext[] = [];
  private waiting = 0;

  constructor(
    readonly plan: CallPlan,
    /** Milliseconds of `performance.now()`; the latest of those who wait. */
    public deadlineAt: number,
  ) {}

  join(context: RequestContext, deadlineAt: number): void {
    this.contexts.push(context);
    this.deadlineAt = Math.max(this.deadlineAt, deadlineAt);
    this.waiting += 1;
  }

  leave(): void {
    this.waiting -= 1;
    if (this.waiting > 0) return;
    this.abandoned = true;
    if (this.plan.kind === 'read' || !this.sent) this.cancellation.cancel();
  }

  markSent(): void {
    this.sent = true;
    this.contexts[0]!.upstreamCalls += 1;
  }

  /** The end of an attempt, for the log line and the reply headers of every request that waits. */
  markAnswered(requestId: string | undefined, errorCode: string | undefined): void {
    this.tencentRequestId = requestId;
    for (const context of this.contexts) {
      context.tencentRequestId = requestId;
      context.tencentErrorCode = errorCode;
    }
  }
}
