import { Injectable } from '@nestjs/common';
import { RecentChanges } from '../../audit/recent-changes.js';
import type { Write } from '../../common/request/write.js';
import { refsOf } from '../../common/resource/resource-ref.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession, CloudWriteSession, WriteAction } from '../client/cloud-session.js';
import { LostCreation } from '../client/lost-creation.js';
import type { Confirmation } from '../client/pipeline/call-run.js';
import type { RequestOf } from '../client/transport/sdk-clients.js';
import { type Verdict, verdictOnAll } from '../client/write-confirmation.js';
import type { SnapshotPolicy } from './snapshot-policy-mapping.js';
import { readNewestPolicies, readPolicies } from './snapshot-policy-search.js';
import { hasContent, type PolicyContent } from './snapshot-policy-verdicts.js';

/** The type of policies in the trail. */
export const POLICY_REF = 'auto_snapshot_policy';
/** Our routes that change policies. */
const VERBS = ['create', 'update', 'delete', 'bind', 'unbind'] as const;
type Verb = (typeof VERBS)[number];
const actionOf = (verb: Verb): string => `auto_snapshot/policy/${verb}`;
/** Reads of Tencent lag by seconds; this is several times as long. */
const LAG_MS = 60_000;

/** Sends writes of policies. Reads the policies again to confirm an unknown outcome. */
@Injectable()
export class SnapshotPolicyWriter {
  constructor(
    private readonly trail: RecentChanges,
    private readonly lost: LostCreation,
  ) {}

  /**
   * A late read may show what was as wanted some seconds ago, before a `contrary` change; after one of these of the last
   * minute a read proves nothing.
   */
  send<A extends WriteAction>(
    session: CloudWriteSession,
    ids: string[],
    action: A,
    params: RequestOf<'cbs', A>,
    verdict: Verdict<SnapshotPolicy>,
    contrary: Verb,
  ): Write<unknown> {
    const confirm = async (): Promise<Confirmation> => {
      const says = verdictOnAll(ids, await readPolicies(session, ids), verdict, new Map());
      if (says !== 'done') return says;
      const actions = VERBS.filter((verb) => verb !== contrary).map(actionOf);
      const except = { auditId: session.operationId, actions };
      const since = new Date(Date.now() - LAG_MS);
      const hasOthers = await session.scope.context.phases.measure('database', () =>
        this.trail.hasOtherChanges(refsOf(POLICY_REF, ids), since, except),
      );
      return hasOthers ? 'unknown' : 'done';
    };
    return session.write(action, params, { confirm });
  }

  /** The same for a binding. A refusal because the disks are bound is none when they are bound to this policy. */
  bind(
    session: CloudWriteSession,
    id: string,
    diskIds: string[],
    verdict: Verdict<SnapshotPolicy>,
  ): Write<unknown> {
    const params = { AutoSnapshotPolicyId: id, DiskIds: diskIds };
    const write = this.send(session, [id], 'BindAutoSnapshotPolicy', params, verdict, 'unbind');
    const isDone = async (): Promise<boolean> => {
      const now = await readPolicies(session, [id]).catch(() => undefined);
      return now !== undefined && verdict(now.get(id), undefined) === 'done';
    };
    const reply = write.reply.catch(async (error: unknown) => {
      if (!AppError.is(error, 'TENCENT_ALREADY_BOUND') || !(await isDone())) throw error;
    });
    return { reply, settled: write.settled };
  }

  /**
   * CreateAutoSnapshotPolicy has no token. Which policy a call made whose reply was lost is seen from the newest ones: it
   * has the name and the content. See `LostCreation`.
   */
  findMade(session: CloudSession, content: PolicyContent, sentAt: number): Promise<string | undefined> {
    const call = { action: actionOf('create'), type: POLICY_REF, sentAt };
    return this.lost.find(session, call, async () =>
      (await readNewestPolicies(session))
        .filter((policy) => hasContent(policy, content))
        .map(({ AutoSnapshotPolicyId: id, CreateTime: createTime }) => ({ id, createTime })),
    );
  }
}
