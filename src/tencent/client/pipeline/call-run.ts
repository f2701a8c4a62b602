import { Cancellation } from '../../../common/request/cancellation.js';
import type { Phases } from '../../../common/request/phases.js';
import type { RequestContext } from '../../../common/request/request-context.js';
import type { Language } from '../../../errors/words.js';
import type { FailedCall } from '../errors/translate.js';
import type { ServiceName } from '../transport/sdk-clients.js';
import { type CloudAccount, secretsOf } from './cloud-account.js';

export type CallKind = 'read' | 'create' | 'write';

/** What reading again says about a write whose outcome is unknown. */
export type Confirmation = 'done' | 'not-done' | 'unknown';

/** The content of `Response`, or `{}` for a write that is done already. */
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
  /** Of Tencent's texts. */
  language: Language;
  /** The texts of the answer are byte texts, if they can be; see `byteTextOf`. */
  byteTexts?: boolean | undefined;
  /** The rate is shared fairly between callers. */
  callerId: string;
  /** Milliseconds from the start during which a call that was refused as busy is sent again. */
  busyRetryMs: number;
  confirm: (() => Promise<Confirmation>) | undefined;
  /** Refusals that mean that what was asked for is done already. */
  doneCodes: readonly string[];
}

/**
 * A plan being carried out, with all its attempts. Several requests may wait for one run of a read; when the
 * last of them leaves, the run is cancelled, unless it is a write that is on its way: its outcome is awaited.
 */
export class CallRun {
  /** No request waits any more: no further attempt is made. */
  abandoned = false;
  /**
   * Whether what this run will answer is read from Tencent after this moment: no attempt was sent, or the last one has
   * ended without an answer and another one follows.
   */
  isJoinable = true;
  readonly cancellation = new Cancellation();
  /** An attempt was written to a socket; and the RequestId of the last one, if it had an answer. */
  wasSent = false;
  requestId: string | undefined;
  /** An attempt is written to a socket and has not ended. */
  private onWire = false;
  /** An attempt has ended and it is unknown whether it was carried out. */
  private attemptUnknown = false;
  private waiting = 0;

  constructor(
    readonly plan: CallPlan,
    /** Milliseconds of `performance.now()`; the latest of those who wait. */
    public deadlineAt: number,
    /** The request whose log line has the attempts and the waits. */
    private readonly origin: Pick<RequestContext, 'upstreamCalls' | 'phases'>,
  ) {}

  get phases(): Phases {
    return this.origin.phases;
  }

  /** The operation may have been carried out. */
  get outcomeUnknown(): boolean {
    return this.onWire || this.attemptUnknown;
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
    this.isJoinable = false;
    this.wasSent = true;
    this.requestId = undefined;
    this.origin.upstreamCalls += 1;
  }

  /** Another attempt follows, whatever the last one answered. */
  markRepeated(): void {
    this.isJoinable = true;
  }

  markEnded(outcomeUnknown: boolean, requestId: string | undefined): void {
    this.onWire = false;
    this.requestId = requestId;
    this.attemptUnknown ||= outcomeUnknown;
  }
}

/** What an error says of the call of this plan. */
export const failedCallOf = ({ service, action, kind, params, account }: CallPlan): FailedCall => ({
  service,
  action,
  kind,
  secrets: secretsOf(account),
  ...(kind === 'create' ? { clientToken: (params as { ClientToken?: string }).ClientToken } : {}),
});

/** A RequestId that is none, or equals a key, is dropped: it goes into a header, the log and the trail. */
export const safeRequestId = (account: CloudAccount, requestId: string): string | undefined =>
  requestId === '' || secretsOf(account).includes(requestId) ? undefined : requestId;
