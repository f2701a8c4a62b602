import { Injectable } from '@nestjs/common';
import { Redactor } from '../../common/secrets/redactor.js';
import type { Scope } from '../../common/request/scope.js';
import { CredentialStore } from '../../credential/credential-store.js';
import type { CloudAccount } from './pipeline/cloud-account.js';
import { TencentCall, type UpstreamCall } from './pipeline/tencent-call.js';
import type { ActionOf, RequestOf, ResponseOf, ServiceName } from './transport/sdk-clients.js';

type Options<S extends ServiceName, A extends ActionOf<S>> = Pick<
  UpstreamCall<S, A>,
  'region' | 'deadlineMs' | 'confirm' | 'busyPatienceMs' | 'onSettled'
>;

/**
 * Tencent refuses a write while the disk or its instance is still busy with the one before. Many of these pass
 * in a moment, so a caller that does one thing after another need not know; longer ones are 409 at once.
 */
const BUSY_PATIENCE_MS = 1_500;

/** One cloud account for the length of one request: every call of an operation goes through it. */
export class CloudSession {
  constructor(
    readonly scope: Scope,
    readonly account: CloudAccount,
    /** Region stored with the credential. */
    readonly defaultRegion: string | undefined,
    private readonly calls: TencentCall,
    private readonly deadlineMs?: number,
  ) {}

  /** The same account in another region, where each call may be given less time than the whole request. */
  in(region: string, deadlineMs?: number): CloudSession {
    return new CloudSession(this.scope.in(region), this.account, this.defaultRegion, this.calls, deadlineMs);
  }

  read<S extends ServiceName, A extends ActionOf<S>>(
    service: S,
    action: A,
    params: RequestOf<S, A>,
    options: Options<S, A> = {},
  ): Promise<ResponseOf<S, A>> {
    return this.send({ service, action, params, kind: 'read', ...options });
  }

  /** `params` must hold the ClientToken that every retry repeats. */
  create<A extends ActionOf<'cbs'>>(
    action: A,
    params: RequestOf<'cbs', A>,
    options: Options<'cbs', A> = {},
  ): Promise<ResponseOf<'cbs', A>> {
    return this.send({ service: 'cbs', action, params, kind: 'create', ...options });
  }

  write<A extends ActionOf<'cbs'>>(
    action: A,
    params: RequestOf<'cbs', A>,
    options: Options<'cbs', A> = {},
  ): Promise<ResponseOf<'cbs', A>> {
    return this.send({
      service: 'cbs',
      action,
      params,
      kind: 'write',
      busyPatienceMs: BUSY_PATIENCE_MS,
      ...options,
    });
  }

  private send<S extends ServiceName, A extends ActionOf<S>>(
    call: UpstreamCall<S, A>,
  ): Promise<ResponseOf<S, A>> {
    return this.calls.send(this.scope, this.account, {
      region: this.scope.region,
      ...(this.deadlineMs === undefined ? {} : { deadlineMs: this.deadlineMs }),
      ...call,
    });
  }
}

/** Opens the credential of a scope. The plain keys live as long as the request and are blanked in its logs. */
@Injectable()
export class CloudSessions {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly calls: TencentCall,
    private readonly redactor: Redactor,
  ) {}

  async open(scope: Scope, options: { forWrite?: boolean } = {}): Promise<CloudSession> {
    const { region, staleSeconds, ...account } = await this.credentials.open(
      scope.tenantUuid,
      scope.clusterUuid,
      options,
    );
    this.redactor.hold(scope.context, account.secretId, account.secretKey, account.token);
    if (staleSeconds !== undefined) scope.context.staleCredentialSeconds = staleSeconds;
    return new CloudSession(scope, account, region, this.calls);
  }
}
