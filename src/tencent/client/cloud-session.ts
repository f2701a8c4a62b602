import type { Cancellation } from '../../common/request/cancellation.js';
import { Phases } from '../../common/request/phases.js';
import type { Scope } from '../../common/request/scope.js';
import type { Write } from '../../common/request/write.js';
import type { Site } from '../../credential/dto/site.js';
import { AppError, type ReplyHeaders } from '../../errors/app.error.js';
import type { CallPipeline, PendingCall, SettledCall, UpstreamCall } from './pipeline/call-pipeline.js';
import { accountKeyOf, type CloudAccount } from './pipeline/cloud-account.js';
import type { DescribedAction } from './replies/reply-shapes.js';
import type { RequestOf, ResponseOf, ServiceName } from './transport/sdk-clients.js';

/** Tencent's names of reads. Every other action changes something. */
type ReadAction<S extends ServiceName> = Extract<
  DescribedAction<S>,
  `Describe${string}` | `Inquir${string}` | `LookUp${string}` | `Get${string}`
>;
type ChangeAction = Exclude<DescribedAction<'cbs'>, ReadAction<'cbs'>>;
/** Actions that Tencent carries out once however often they are sent with one ClientToken. */
type TokenAction = {
  [A in ChangeAction]: 'ClientToken' extends keyof RequestOf<'cbs', A> ? A : never;
}[ChangeAction];
export type WriteAction = Exclude<ChangeAction, TokenAction>;

export type WriteOptions = Pick<UpstreamCall<'cbs', WriteAction>, 'confirm' | 'busyRetryMs' | 'doneCodes'>;

/** A write whose settlement holds the answer as well. */
export interface CloudWrite<R> extends Write<R> {
  readonly settled: Promise<SettledCall<R>>;
}

/** An opened credential and the pipeline that its calls go through. */
export interface OpenedAccount {
  account: CloudAccount;
  /** Region stored with the credential. */
  defaultRegion: string | undefined;
  /** Set while Postgres is unreachable: age of the credential in seconds. */
  staleSeconds: number | undefined;
  pipeline: CallPipeline;
  /** The row of a write in the trail; undefined for a read. */
  operationId?: string;
}

/** What the calls of a session leave for the headers of the reply. */
interface Learned {
  /** Of the last call that was sent. */
  requestId?: string | undefined;
  /** Of the creation that was sent. */
  clientToken?: string | undefined;
}

/**
 * Tencent refuses a write while the disk or its instance is busy with another one. Most of these end in a moment, so
 * the write is sent again for this long; then the caller gets 409.
 */
const BUSY_RETRY_MS = 1_500;

/**
 * One cloud account for the duration of one request: every call of an operation goes through it. The plain key is in a
 * private field, so that code that gets a session cannot read it.
 */
export class CloudSession {
  readonly #opened: OpenedAccount;
  /** Shared with the sessions that `in` makes. */
  readonly #learned: Learned;

  constructor(
    readonly scope: Scope,
    opened: OpenedAccount,
    private readonly deadlineMs?: number,
    learned: Learned = {},
  ) {
    this.#opened = opened;
    this.#learned = learned;
  }

  get credentialId(): string {
    return this.#opened.account.credentialId;
  }

  /** The id of the row of this write in the trail; undefined for a read. */
  get operationId(): string | undefined {
    return this.#opened.operationId;
  }

  /** The same for every credential with this key pair; see `accountKeyOf`. */
  get accountKey(): string {
    return accountKeyOf(this.#opened.account);
  }

  /** Grows with every change of the credential. */
  get credentialVersion(): number {
    return this.#opened.account.version;
  }

  /** Where the account was opened; it decides about the currency too. */
  get site(): Site {
    return this.#opened.account.site;
  }

  get defaultRegion(): string | undefined {
    return this.#opened.defaultRegion;
  }

  /** The same account in another region, where each call may be given less time than the whole request. */
  in(region: string, deadlineMs?: number): this {
    const Session = this.constructor as new (...parts: ConstructorParameters<typeof CloudSession>) => this;
    return new Session(this.scope.in(region), this.#opened, deadlineMs, this.#learned);
  }

  /**
   * The same account for work that goes on after the request. It ends after this time or when it is cancelled, and its
   * calls are in no log line of a request.
   */
  inBackground(mostMs: number, cancellation: Cancellation): CloudSession {
    const { context } = this.scope;
    const now = performance.now();
    const phases = new Phases();
    const background = { ...context, startedAt: now, deadlineAt: now + mostMs, cancellation, phases };
    return new CloudSession(this.scope.with(background), this.#opened);
  }

  /** How far the clock of this service in this region is ahead of ours, as far as its replies have told. */
  clockOffsetMs(service: ServiceName): number {
    const { account, pipeline } = this.#opened;
    return pipeline.clockOffsetMs({ service, account, ...this.place });
  }

  /** Throws AppError. The answer may be shared with other requests: do not change it. */
  async read<S extends ServiceName, A extends ReadAction<S>>(
    service: S,
    action: A,
    params: RequestOf<S, A>,
    place: { region?: string | undefined; byteTexts?: boolean | undefined } = {},
  ): Promise<ResponseOf<S, A>> {
    return this.responseOf(this.send({ service, action, params, kind: 'read', ...this.place, ...place }));
  }

  /** Headers for the reply: the RequestId of the last call, the ClientToken, the age of a stale credential. */
  get headers(): ReplyHeaders {
    const { staleSeconds } = this.#opened;
    const { requestId, clientToken } = this.#learned;
    return {
      ...(requestId ? { 'X-Tencent-Request-Id': requestId } : {}),
      ...(clientToken ? { 'X-Client-Token': clientToken } : {}),
      ...(staleSeconds === undefined ? {} : { 'X-Stale-Credential-Seconds': String(staleSeconds) }),
    };
  }

  protected get place(): { region: string | undefined } {
    return { region: this.scope.region };
  }

  protected send<S extends ServiceName, A extends DescribedAction<S>>(
    call: UpstreamCall<S, A>,
  ): PendingCall<ResponseOf<S, A>> {
    const { account, pipeline } = this.#opened;
    const deadlineMs = this.deadlineMs;
    return pipeline.send(this.scope.context, account, { deadlineMs, ...call });
  }

  /** The response; remembers the RequestId for `headers`. A call that was not sent leaves the one before. */
  protected async responseOf<R>(call: PendingCall<R>, clientToken?: string): Promise<R> {
    try {
      const { response, requestId } = await call.reply;
      if (requestId !== undefined) this.#learned.requestId = requestId;
      return response;
    } catch (error) {
      if (call.wasSent)
        this.#learned.requestId = (error instanceof AppError && error.upstream?.requestId) || call.requestId;
      throw error;
    } finally {
      if (call.wasSent) this.#learned.clientToken = clientToken ?? this.#learned.clientToken;
    }
  }
}

/** A session that may change something. Only `CloudSessions.write` makes one, after the trail has the intent. */
export class CloudWriteSession extends CloudSession {
  /** Repeated after an unknown outcome, which the ClientToken makes harmless. */
  create<A extends TokenAction>(
    action: A,
    params: RequestOf<'cbs', A> & { ClientToken: string },
  ): CloudWrite<ResponseOf<'cbs', A>> {
    const call = this.send({ service: 'cbs', action, params, kind: 'create', ...this.place });
    return this.written(call, params.ClientToken);
  }

  /** Repeated after an unknown outcome only when `confirm` says that it did not take place. */
  write<A extends WriteAction>(
    action: A,
    params: RequestOf<'cbs', A>,
    options: WriteOptions,
  ): CloudWrite<ResponseOf<'cbs', A>> {
    const call = { busyRetryMs: BUSY_RETRY_MS, ...this.place, ...options };
    return this.written(this.send({ service: 'cbs', action, params, kind: 'write', ...call }));
  }

  private written<R>(call: PendingCall<R>, clientToken?: string): CloudWrite<R> {
    const reply = this.responseOf(call, clientToken);
    // The caller awaits the reply later; until then a rejection must not count as unhandled.
    reply.catch(() => undefined);
    return { reply, settled: call.settled };
  }
}
