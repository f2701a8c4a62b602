import { Injectable } from '@nestjs/common';
import { AuditTrail, type Intent } from '../../audit/audit-trail.js';
import { toAppError } from '../../common/envelope/envelope.filter.js';
import { Answer } from '../../common/envelope/envelope.js';
import type { Scope } from '../../common/request/scope.js';
import type { Write } from '../../common/request/write.js';
import { Redactor } from '../../common/secrets/redactor.js';
import { CredentialStore } from '../../credential/credential-store.js';
import { CloudSession, CloudWriteSession, type OpenedAccount } from './cloud-session.js';
import { CallPipeline } from './pipeline/call-pipeline.js';
import { secretsOf } from './pipeline/cloud-account.js';

/** What a change concerns, beside the scope. */
export type WriteIntent = Pick<Intent, 'resources' | 'instanceId' | 'request'>;

/** Opens the credential of a scope, once a request. The plain keys are in memory until the request ends. */
@Injectable()
export class CloudSessions {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly pipeline: CallPipeline,
    private readonly redactor: Redactor,
    private readonly trail: AuditTrail,
  ) {}

  /** Returns the answer of `work`, with the headers of the session. */
  async read<T>(scope: Scope, work: (session: CloudSession) => Promise<Answer<T>>): Promise<Answer<T>> {
    const session = new CloudSession(scope, await this.open(scope, false));
    return withHeaders(session, work(session));
  }

  /**
   * Records the intent, runs `work`, and records the outcome of what `work` sent when it is settled, which may be
   * after the reply. Throws what `AuditTrail.recordSent`, the credential and `work` throw.
   */
  write<T>(
    scope: Scope,
    intent: WriteIntent,
    work: (session: CloudWriteSession) => Promise<Write<Answer<T>>>,
  ): Promise<Answer<T>> {
    const { context, tenantUuid, clusterUuid, region } = scope;
    const change = { context, tenantUuid, clusterUuid, region, ...intent };
    return this.trail.recordSent(change, async (operationId) => {
      const opened = { ...(await this.open(scope, true)), operationId };
      const session = new CloudWriteSession(scope, opened);
      const write = await failureWithHeaders(session, work(session));
      return { reply: withHeaders(session, write.reply), settled: write.settled };
    });
  }

  private async open(scope: Scope, forWrite: boolean): Promise<OpenedAccount> {
    const { tenantUuid, clusterUuid, context } = scope;
    const stored = await context.phases.measure('database', () =>
      this.credentials.open(tenantUuid, clusterUuid, { forWrite }),
    );
    const { region: defaultRegion, staleSeconds, ...account } = stored;
    this.redactor.hold(context, ...secretsOf(account));
    return { account, defaultRegion, staleSeconds, pipeline: this.pipeline };
  }
}

async function withHeaders<T>(session: CloudSession, reply: Promise<Answer<T>>): Promise<Answer<T>> {
  const { data, words, headers } = await failureWithHeaders(session, reply);
  return new Answer(data, words, { ...session.headers, ...headers });
}

/** A failure gets the same headers as a success. */
async function failureWithHeaders<T>(session: CloudSession, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const failure = toAppError(error);
    throw failure.with({ headers: { ...session.headers, ...failure.headers } });
  }
}
