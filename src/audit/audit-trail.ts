import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toAppError } from '../common/envelope/envelope.filter.js';
import { LinkedEntries } from '../common/concurrency/linked-entries.js';
import type { RequestContext } from '../common/request/request-context.js';
import type { Settlement, Write } from '../common/request/write.js';
import { within } from '../common/time/wait.js';
import { AppError } from '../errors/app.error.js';
import { ERROR_CODES } from '../errors/error-codes.js';
import type { AuditChain } from './audit-chain.js';
import { type AuditDraft, type AuditOutcome, requestText } from './audit-event.js';
import type { AuditMetrics } from './audit-metrics.js';
import { ChainDamaged } from './chain-heads.js';
import type { EventBacklog } from './event-backlog.js';
import { failedMembersText } from './failed-members.js';
import type { InstanceLease } from './instance-lease.js';
import { UnwritableEvent } from './unwritable-event.js';
import type { WriteHealth } from './write-health.js';

/** A change that a caller asks for. */
export interface Intent {
  /** Its `action` is the action of the row. */
  context: RequestContext;
  /** The tenant whose chain it goes into; `SERVICE_CHAIN` if it concerns no single tenant. */
  tenantUuid: string;
  clusterUuid?: string | undefined;
  region?: string | undefined;
  /** Every resource it concerns, as `type:id`, as far as known before the change. */
  resources?: readonly string[] | undefined;
  /** The cloud's instance that disks are attached to or detached from. */
  instanceId?: string | undefined;
  /** The other fields of the request, in the portal's terms, without secrets. */
  request?: Record<string, unknown> | undefined;
}

/** What the caller was answered, and after how long. */
interface Answered {
  error?: unknown;
  durationMs: number;
}

/** A request waits this long for its intent before it is refused, and for its outcome before it is answered. */
const INTENT_TIMEOUT_MS = 3_000;
const OUTCOME_TIMEOUT_MS = 1_000;

const NOT_TAKEN = {
  en: 'the audit trail cannot take this request; nothing was done',
  zh: '审计记录无法写入该请求，未做任何操作',
};
const DAMAGED = {
  en: 'the audit trail cannot be written: its chain is damaged',
  zh: '审计链已损坏，无法写入审计记录',
};
const NOT_WRITABLE = { en: 'the audit trail cannot be written', zh: '审计记录无法写入' };

/** Records every change: the intent before it is made, the outcome after it is settled. */
export class AuditTrail {
  private readonly unsettled = new LinkedEntries<Promise<void>>();
  private readonly ends = new WeakMap<RequestContext, AuditOutcome>();

  constructor(
    private readonly chain: AuditChain,
    private readonly backlog: EventBacklog,
    private readonly lease: Pick<InstanceLease, 'instanceId' | 'now'>,
    private readonly metrics: AuditMetrics,
    private readonly health?: Pick<WriteHealth, 'written' | 'failed'>,
  ) {}

  /**
   * Records `work`, a change of our own database. Throws DATABASE_UNAVAILABLE (CREDENTIAL_UNREADABLE without the key
   * of the trail, AUDIT_CHAIN_DAMAGED, or INTERNAL for an event that Postgres refuses for ever), with `work` not begun,
   * when the intent cannot be written. Otherwise returns or throws
   * what `work` does, even if the outcome has to wait in memory until Postgres is reachable.
   */
  record<T>(intent: Intent, work: () => Promise<T>): Promise<T> {
    return this.recordSent(intent, async () => ({
      reply: Promise.resolve(await work()),
      settled: Promise.resolve({ outcome: 'succeeded' }),
    }));
  }

  /**
   * The same for a change that is sent to another system and may go on after its reply: the outcome is written
   * when the change is settled. If `send` throws, nothing was sent and the outcome is `failed`.
   */
  async recordSent<T>(intent: Intent, send: (auditId: string) => Promise<Write<T>>): Promise<T> {
    const startedAt = performance.now();
    const draft = this.draftOf(intent, 'intent');
    await intent.context.phases.measure('trailIntent', () => this.writeIntent(draft, intent.context));
    this.ends.set(intent.context, 'unknown');
    let settled: Promise<Settlement> = Promise.resolve({ outcome: 'failed' });
    try {
      const write = await send(draft.audit_id);
      // It never rejects by its contract; a defect must not leave the intent open or end the process.
      settled = write.settled.catch(() => ({ outcome: 'unknown' }));
      const reply = await write.reply;
      const durationMs = performance.now() - startedAt;
      const end = { ...(await settled), outcome: 'succeeded' } as const;
      this.ends.set(intent.context, end.outcome);
      await this.close(intent.context, draft, { durationMs }, end);
      return reply;
    } catch (error) {
      const durationMs = performance.now() - startedAt;
      const end = await Promise.race([settled, nextTurn(undefined)]);
      this.ends.set(intent.context, end?.outcome ?? 'unknown');
      if (end) await this.close(intent.context, draft, { error, durationMs }, end);
      else this.closeWhenSettled(draft, { error, durationMs }, settled);
      throw error;
    }
  }

  /**
   * How the change of a request had ended when it was answered, `unknown` if it was still under way. Undefined when no
   * change was begun.
   */
  endOf(context: RequestContext): AuditOutcome | undefined {
    return this.ends.get(context);
  }

  /** Records an attempt that was refused. Does not wait and never throws. */
  refused(intent: Intent, error: AppError): void {
    const draft = this.draftOf(intent, 'refused');
    void this.backlog.write({ ...draft, outcome: 'failed', scode: error.definition.scode, duration_ms: 0 });
  }

  /**
   * For the shutdown, after the last reply: waits for unsettled changes, then writes the backlog. Says how many
   * are left.
   */
  async flush(timeoutMs: number): Promise<number> {
    const until = performance.now() + timeoutMs;
    await within(Promise.all(this.unsettled.values()), timeoutMs, notWritten).catch(() => undefined);
    return this.backlog.flush(Math.max(0, until - performance.now()));
  }

  private async writeIntent(intent: AuditDraft, context: RequestContext): Promise<void> {
    let isAbandoned = false;
    const timeoutMs = Math.min(INTENT_TIMEOUT_MS, context.deadlineAt - performance.now());
    try {
      await within(
        this.chain.append(intent, () => isAbandoned),
        timeoutMs,
        notWritten,
      );
      // A change that goes into several chains is known by its first row.
      context.operationId ??= intent.audit_id;
      this.health?.written();
    } catch (cause) {
      isAbandoned = true;
      this.health?.failed(cause);
      this.metrics.writeFailures.inc({ kind: 'intent' });
      if (AppError.is(cause, 'CREDENTIAL_UNREADABLE'))
        throw new AppError(
          cause.code,
          {
            en: `the key of the audit trail: ${cause.words.en}`,
            zh: `审计密钥：${cause.words.zh}`,
          },
          { cause },
        );
      if (cause instanceof UnwritableEvent) {
        this.metrics.eventsUnwritable.inc({ kind: 'intent' });
        throw new AppError('INTERNAL', NOT_TAKEN, { cause });
      }
      if (cause instanceof ChainDamaged) throw new AppError('AUDIT_CHAIN_DAMAGED', DAMAGED, { cause });
      // It may be written and only its answer lost; without an outcome it would look as if it were under way.
      const { scode } = ERROR_CODES.DATABASE_UNAVAILABLE;
      void this.backlog.write(outcomeOf(intent, 'failed', this.lease.now(), { scode, duration_ms: 0 }));
      throw new AppError('DATABASE_UNAVAILABLE', NOT_WRITABLE, { cause, retryAfterSeconds: 5 });
    }
  }

  /** The outcome of a change that goes on after its reply. */
  private closeWhenSettled(intent: AuditDraft, answered: Answered, settled: Promise<Settlement>): void {
    const pending = settled.then((end) => this.backlog.write(this.closing(intent, answered, end)));
    void pending.finally(this.unsettled.add(pending));
  }

  /** Never rejects: the reply must not depend on it. */
  private async close(
    context: RequestContext,
    intent: AuditDraft,
    answered: Answered,
    end: Settlement,
  ): Promise<void> {
    if (end.created) context.created = end.created;
    const written = this.backlog.write(this.closing(intent, answered, end));
    await context.phases
      .measure('trailOutcome', () => within(written, OUTCOME_TIMEOUT_MS, notWritten))
      .catch(() => undefined);
  }

  /** How the change ended, and what the caller was answered. They differ if the change went on after the reply. */
  private closing(intent: AuditDraft, { error, durationMs }: Answered, end: Settlement): AuditDraft {
    const upstream = error instanceof AppError ? error.upstream : undefined;
    return outcomeOf(intent, end.outcome, this.lease.now(), {
      resources: [...intent.resources, ...(end.created ?? [])],
      region: end.region ?? intent.region,
      request: failedMembersText(error) ?? intent.request,
      scode: error === undefined ? 0 : toAppError(error).definition.scode,
      tencent_request_id: end.upstreamRequestId ?? upstream?.requestId ?? null,
      duration_ms: Math.round(durationMs),
    });
  }

  private draftOf(intent: Intent, kind: 'intent' | 'refused'): AuditDraft {
    const { context } = intent;
    return {
      tenant_uuid: intent.tenantUuid,
      audit_id: randomUUID(),
      kind,
      at: this.lease.now().toISOString(),
      actor: context.caller?.id ?? 'nobody',
      action: context.action ?? 'unknown',
      cluster_uuid: intent.clusterUuid ?? null,
      region: intent.region ?? null,
      resources: [...(intent.resources ?? [])],
      target_instance_id: intent.instanceId ?? null,
      request: requestText(intent.request),
      outcome: null,
      scode: null,
      request_id: context.requestId,
      tencent_request_id: null,
      duration_ms: null,
      instance_id: this.lease.instanceId,
    };
  }
}

/** The outcome of an intent; fields that are not given are those of the intent. */
export function outcomeOf(
  intent: AuditDraft,
  outcome: AuditOutcome,
  at: Date,
  rest: Partial<AuditDraft>,
): AuditDraft {
  return { ...intent, kind: 'outcome', at: at.toISOString(), outcome, ...rest };
}

const notWritten = (): Error => new Error('not written in time');
