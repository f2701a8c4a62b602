import type { DataSource, EntityManager } from 'typeorm';
import { refsOf } from '../common/resource/resource-ref.js';
import { type AuditDraft, SERVICE_CHAIN, storableDraft } from './audit-event.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { ChainHeads, type HeadRow, openedAuditId } from './chain-heads.js';
import type { InstanceLease } from './instance-lease.js';

/** `refused`: it is there already, or it is an outcome whose intent is not there. */
export type AppendResult = 'written' | 'refused';

interface Waiting {
  draft: AuditDraft;
  resolve: (result: AppendResult) => void;
  reject: (error: unknown) => void;
  isAbandoned: () => boolean;
}

interface Answer extends HeadRow {
  status: 'written' | 'absent' | 'moved' | 'refused' | 'lease';
  refused_ids: string[] | null;
}

interface Try {
  answer: Answer;
  /** Where the chain stands when the answer is `written`. */
  last: ChainHead;
}

interface Keeper {
  seal: AuditSeal;
  heads: ChainHeads;
}

const MAX_BATCH = 64;
/** Tries with a remembered head; the ones after that wait for the row lock, where each gets its turn. */
const OPTIMISTIC_TRIES = 4;
const MAX_TRIES = 12;

/**
 * Appends to the chains, one per tenant. Events of one tenant go in one after the other, and those that
 * come while a write is under way go together in the next; different tenants do not wait for each other.
 * One round trip an append, as long as no other replica writes for the same tenant.
 */
export class AuditChain {
  private readonly lanes = new Map<string, Waiting[]>();
  private keeper: Promise<Keeper> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly lease: InstanceLease,
    private readonly makeSeal: () => Promise<AuditSeal>,
  ) {}

  /**
   * Rejects when the event is not known to be written. If only the answer was lost it is; appending it
   * again is harmless then. An event abandoned before it was sent is not written, and never settles.
   */
  append(draft: AuditDraft, isAbandoned: () => boolean = () => false): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      const waiting = { draft: storableDraft(draft), resolve, reject, isAbandoned };
      const lane = this.lanes.get(draft.tenant_uuid);
      if (lane) lane.push(waiting);
      else void this.drain(draft.tenant_uuid, [waiting]);
    });
  }

  private async drain(tenantUuid: string, lane: Waiting[]): Promise<void> {
    this.lanes.set(tenantUuid, lane);
    while (lane.length > 0) {
      const batch = lane.splice(0, MAX_BATCH).filter(({ isAbandoned }) => !isAbandoned());
      try {
        await this.write(tenantUuid, batch, await this.theKeeper());
      } catch (error) {
        (await this.keeper?.catch(() => undefined))?.heads.forget(tenantUuid);
        for (const { reject } of batch) reject(error);
      }
    }
    this.lanes.delete(tenantUuid);
  }

  private async write(tenantUuid: string, batch: Waiting[], keeper: Keeper): Promise<void> {
    let open = batch;
    for (let tries = 1; open.length > 0; tries += 1) {
      if (tries > MAX_TRIES) throw new Error(`no place in the audit chain after ${MAX_TRIES} tries`);
      const drafts = open.map(({ draft }) => draft);
      const { answer, last } = await this.tryWrite(tenantUuid, drafts, keeper, tries > OPTIMISTIC_TRIES);
      if (answer.status === 'written') keeper.heads.remember(tenantUuid, last);
      if (answer.status === 'lease') await this.lease.renew();
      if (answer.status === 'absent') keeper.heads.forget(tenantUuid);
      if (answer.status === 'moved')
        keeper.heads.remember(tenantUuid, keeper.heads.proven(tenantUuid, answer));
      const isDone = ({ draft }: Waiting) =>
        answer.status === 'written' || (answer.refused_ids ?? []).includes(draft.audit_id);
      for (const waiting of open.filter(isDone))
        waiting.resolve(answer.status === 'written' ? 'written' : 'refused');
      open = open.filter((waiting) => !isDone(waiting));
    }
  }

  private async tryWrite(
    tenantUuid: string,
    drafts: AuditDraft[],
    keeper: Keeper,
    waitForLock: boolean,
  ): Promise<Try> {
    const { manager } = this.dataSource;
    const { heads, seal } = keeper;
    const head =
      heads.remembered(tenantUuid) ??
      (await heads.read(manager, tenantUuid, () => this.announce(tenantUuid)));
    if (!waitForLock) return this.send(manager, tenantUuid, seal, head, drafts);
    return this.dataSource.transaction(async (locked) => {
      await locked.query("SET LOCAL lock_timeout = '3s'");
      await locked.query("SET LOCAL idle_in_transaction_session_timeout = '3s'");
      return this.send(locked, tenantUuid, seal, (await heads.lock(locked, tenantUuid)) ?? head, drafts);
    });
  }

  private async send(
    manager: EntityManager,
    tenantUuid: string,
    seal: AuditSeal,
    head: ChainHead,
    drafts: AuditDraft[],
  ): Promise<Try> {
    const events = seal.chain(head, drafts);
    const last = events.at(-1) ?? head;
    const [answer] = await manager.query<Answer[]>('SELECT * FROM audit_append($1, $2, $3, $4)', [
      tenantUuid,
      Buffer.from(head.hash, 'hex'),
      JSON.stringify(events),
      seal.headMac(tenantUuid, last),
    ]);
    if (!answer) throw new Error('audit_append gave no answer');
    return { answer, last: { seq: last.seq, hash: last.hash } };
  }

  /** A failure to get the key is not remembered. */
  private theKeeper(): Promise<Keeper> {
    this.keeper ??= this.makeSeal().then(
      (seal) => ({ seal, heads: new ChainHeads(seal) }),
      (error: unknown) => {
        this.keeper = undefined;
        throw error;
      },
    );
    return this.keeper;
  }

  private announce(tenantUuid: string): Promise<AppendResult> {
    return this.append({
      tenant_uuid: SERVICE_CHAIN,
      audit_id: openedAuditId(tenantUuid),
      kind: 'opened',
      at: new Date().toISOString(),
      actor: 'service',
      action: 'audit/open',
      cluster_uuid: null,
      region: null,
      resources: refsOf('tenant', [tenantUuid]),
      target_instance_id: null,
      request: null,
      outcome: null,
      scode: null,
      request_id: null,
      tencent_request_id: null,
      duration_ms: null,
      instance_id: this.lease.instanceId,
    });
  }
}
