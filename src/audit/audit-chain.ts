import type { DataSource, EntityManager } from 'typeorm';
import { RenewedMap } from '../common/concurrency/renewed-map.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { type AuditDraft, SERVICE_CHAIN, storableDraft } from './audit-event.js';
import type { AuditSeal, ChainHead } from './audit-seal.js';
import { ChainHeads, type HeadRow, openedAuditId } from './chain-heads.js';
import type { InstanceLease } from './instance-lease.js';
import { isRefusedForContent, keepUnwritable, UnwritableEvent } from './unwritable-event.js';

/** `refused`: the event is written already, or it is an outcome whose intent is not written. */
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

/** Ready to append: the key is known. */
interface OpenTrail {
  seal: AuditSeal;
  heads: ChainHeads;
}

const MAX_BATCH = 64;
/** Events of one tenant that wait while Postgres is slow; more would only take memory. */
const MAX_QUEUE = 10_000;
/** Tries with a remembered head. Later tries wait for the row lock, which Postgres grants in turn. */
const OPTIMISTIC_TRIES = 4;
const MAX_TRIES = 12;

/**
 * Appends to the chains, one per tenant. Events of one tenant are written one after the other; those that arrive
 * during a write are written together in the next. Different tenants do not wait for each other. An append takes
 * one round trip, as long as no other replica writes for the same tenant.
 */
export class AuditChain {
  private readonly queues = new RenewedMap<string, Waiting[]>();
  private opened: Promise<OpenTrail> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly lease: InstanceLease,
    private readonly makeSeal: () => Promise<AuditSeal>,
    private readonly noteHead?: (tenantUuid: string, head: ChainHead) => void,
  ) {}

  /**
   * Rejects when it is not known that the event is written. It is written if only the answer was lost; appending
   * it again does no harm. Rejects with UnwritableEvent when it can never be written, after it was kept elsewhere.
   * An event that is abandoned before it was sent is not written, and its promise never settles.
   */
  append(draft: AuditDraft, isAbandoned: () => boolean = () => false): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      let stored: AuditDraft;
      try {
        stored = storableDraft(draft);
      } catch (error) {
        return void this.giveUp({ draft, reject }, error);
      }
      const waiting = { draft: stored, resolve, reject, isAbandoned };
      const queue = this.queues.get(draft.tenant_uuid);
      if (queue && queue.length >= MAX_QUEUE) return reject(new Error('too many events of the tenant wait'));
      if (queue) queue.push(waiting);
      else void this.drain(draft.tenant_uuid, [waiting]);
    });
  }

  private async drain(tenantUuid: string, queue: Waiting[]): Promise<void> {
    this.queues.set(tenantUuid, queue);
    while (queue.length > 0) {
      const batch = queue.splice(0, MAX_BATCH);
      try {
        await this.write(tenantUuid, batch, await this.open());
      } catch (error) {
        await this.failed(tenantUuid, batch, error);
      }
    }
    this.queues.delete(tenantUuid);
  }

  private async failed(tenantUuid: string, batch: Waiting[], error: unknown): Promise<void> {
    (await this.opened?.catch(() => undefined))?.heads.forget(tenantUuid);
    if (!isRefusedForContent(error)) for (const { reject } of batch) reject(error);
    else if (batch.length === 1) await this.giveUp(batch[0]!, error);
    // Postgres took none because of one: each has its own try.
    else for (const one of batch) await this.writeAlone(tenantUuid, one);
  }

  private async writeAlone(tenantUuid: string, one: Waiting): Promise<void> {
    try {
      await this.write(tenantUuid, [one], await this.open());
    } catch (error) {
      await this.failed(tenantUuid, [one], error);
    }
  }

  private async giveUp({ draft, reject }: Pick<Waiting, 'draft' | 'reject'>, cause: unknown): Promise<void> {
    await keepUnwritable(this.dataSource.manager, draft, cause);
    reject(new UnwritableEvent(`the ${draft.kind} of ${draft.action} can never be written`, { cause }));
  }

  private async write(tenantUuid: string, batch: Waiting[], opened: OpenTrail): Promise<void> {
    let open = batch;
    for (let tries = 1; ; tries += 1) {
      // Whoever waited for it has given up: until it is sent it can be left out.
      open = open.filter(({ isAbandoned }) => !isAbandoned());
      if (open.length === 0) return;
      if (tries > MAX_TRIES) throw new Error(`no place in the audit chain after ${MAX_TRIES} tries`);
      const drafts = open.map(({ draft }) => draft);
      const { answer, last } = await this.tryWrite(tenantUuid, drafts, opened, tries > OPTIMISTIC_TRIES);
      if (answer.status === 'written') opened.heads.remember(tenantUuid, last);
      if (answer.status === 'lease') await this.lease.renew();
      if (answer.status === 'absent') opened.heads.forget(tenantUuid);
      if (answer.status === 'moved') {
        const head = await opened.heads.proven(this.dataSource.manager, tenantUuid, answer);
        opened.heads.remember(tenantUuid, head);
      }
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
    opened: OpenTrail,
    waitForLock: boolean,
  ): Promise<Try> {
    const { manager } = this.dataSource;
    const { heads, seal } = opened;
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
  private open(): Promise<OpenTrail> {
    this.opened ??= this.makeSeal().then(
      (seal) => ({ seal, heads: new ChainHeads(seal, this.noteHead, () => this.lease.now()) }),
      (error: unknown) => {
        this.opened = undefined;
        throw error;
      },
    );
    return this.opened;
  }

  private announce(tenantUuid: string): Promise<AppendResult> {
    return this.append({
      tenant_uuid: SERVICE_CHAIN,
      audit_id: openedAuditId(tenantUuid),
      kind: 'opened',
      at: this.lease.now().toISOString(),
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
