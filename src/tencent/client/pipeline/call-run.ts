import { Cancellation } from '../../../common/request/cancellation.js';
import type { RequestContext } from '../../../common/request/request-context.js';
import type { ServiceName } from '../transport/sdk-clients.js';
import type { CloudAccount } from './cloud-account.js';

export type CallKind = 'read' | 'create' | 'write';

/** What a write can find out about itself after an unknown outcome. */
export type Confirmation = 'done' | 'not-done' | 'unknown';

/** What stands inside `Response`, or `{}` for a write that turned out to be done. */
export interface Reply<R = object> {
  response: R;
  requestId: string | undefined;
}

/** One operation upstream, as the stages of the pipeline see it. */
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
  /** Milliseconds from the start during which a busy disk or instance is asked again. */
  busyPatienceMs: number;
  confirm: (() => Promise<Confirmation>) | undefined;
  /** Refusals that say that what was asked for is so already. */
  doneCodes: readonly string[];
}

/**
 * A plan being carried out, with all its attempts. Several requests may wait for one run of a read; when the
 * last of them leaves, the run is cancelled, unless it is a write on its way: that is seen through.
 */
export class CallRun {
  /** Nobody waits any more: no further attempt is made. */
  abandoned = false;
  readonly cancellation = new Cancellation();
  /** An attempt is written to a socket and has not ended. */
  private onWire = false;
  /** An attempt has ended without telling whether it was carried out. */
  private doubtful = false;
  private waiting = 0;

  constructor(
    readonly plan: CallPlan,
    /** Milliseconds of `performance.now()`; the latest of those who wait. */
    public deadlineAt: number,
    /** Whose log line counts the attempts. */
    private readonly origin: Pick<RequestContext, 'upstreamCalls'>,
  ) {}

  /** The operation may have been carried out. */
  get inDoubt(): boolean {
    return this.onWire || this.doubtful;
  }

  join(deadlineAt: number): void {
    this.deadlineAt = Math.max(this.deadlineAt, deadlineAt);
    this.waiting += 1;
  }

  leave(): void {
    this.waiting -= 1;
    if (this.waiting > 0) return;
    this.abandoned = true;
    if (this.plan.kind === 'read' || !this.onWire) this.cancellation.cancel();
  }

  markSent(): void {
    this.onWire = true;
    this.origin.upstreamCalls += 1;
  }

  markEnded(isUnknown: boolean): void {
    this.onWire = false;
    this.doubtful ||= isUnknown;
  }
}
