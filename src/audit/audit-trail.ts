import { randomUUID } from 'node:crypto';
import { toAppError } from '../common/envelope/envelope.filter.js';
import { AppError } from '../errors/app.error.js';
import { ERROR_CODES } from '../errors/error-codes.js';
import type { RequestContext } from '../common/request/request-context.js';
import { within } from '../common/time/wait.js';
import type { AuditChain } from './audit-chain.js';
import type { AuditDraft, AuditOutcome } from './audit-event.js';
import type { AuditMetrics } from './audit-metrics.js';
import { AuditNote } from './audit-note.js';
import { ChainDamaged } from './chain-heads.js';
import type { EventBacklog } from './event-backlog.js';

export interface AuditEntry {
  context: RequestContext;
  /** The route in short, e.g. `disk/create`. */
  action: string;
  /** Whose chain; `SERVICE_CHAIN` for what concerns no single tenant. */
  tenantUuid: string;
  clusterUuid?: string | undefined;
  region?: string | undefined;
  diskIds?: string[] | undefined;
  subject?: string | undefined;
}

/** How long a request waits for its intent before it is refused, and for its outcome before it answers. */
const INTENT_PATIENCE_MS = 3_000;
const OUTCOME_PATIENCE_MS = 1_000;

/** Writes down every change before it is made and what became of it afterwards. */
export class AuditTrail {
  private readonly late = new Set<Promise<void>>();

  constructor(
    private readonly chain: AuditChain,
    private readonly backlog: EventBacklog,
    private readonly instanceId: string,
    private readonly metrics: AuditMetrics,
  ) {}

  /**
   * Runs `work` between its intent and its outcome. Throws DATABASE_UNAVAILABLE (or
   * CREDENTIAL_UNREADABLE, without the key of the trail), with `work` not begun, when the intent cannot be
   * written; otherwise gives back or throws what `work` does, even if the outcome has to
   * wait in memory for Postgres to return.
   */
  async record<T>(entry: AuditEntry, work: (note: AuditNote) => Promise<T>): Promise<T> {
    const intent = this.draftOf(entry, 'intent');
    await this.writeIntent(intent, entry.context);
    const note = new AuditNote();
    const startedAt = performance.now();
    const close = (error?: unknown) => this.close(intent, entry.context, note, startedAt, error);
    let result: T;
    try {
      result = await work(note);
    } catch (error) {
      await close(error);
      throw error;
    }
    await close();
    return result;
  }

  /** Records an attempt that was turned away. Does not wait and never throws. */
  refused(entry: AuditEntry, error: AppError): void {
    const draft = this.draftOf(entry, 'refused');
    void this.backlog.write({ ...draft, outcome: 'failed', scode: error.definition.scode, duration_ms: 0 });
  }

  /** For the shutdown, after the last reply: late outcomes first, then whatever Postgres has not taken. */
  async flush(patienceMs: number): Promise<number> {
    const until = performance.now() + patienceMs;
    await within(Promise.all(this.late), patienceMs, notWritten).catch(() => undefined);
    return this.backlog.flush(Math.max(0, until - performance.now()));
  }

  private async writeIntent(intent: AuditDraft, context: RequestContext): Promise<void> {
    let gaveUp = false;
    const patienceMs = Math.min(INTENT_PATIENCE_MS, context.deadlineAt - performance.now());
    try {
      await within(
        this.chain.append(intent, () => gaveUp),
        patienceMs,
        notWritten,
      );
    } catch (cause) {
      gaveUp = true;
      this.metrics.writeFailures.inc({ kind: 'intent' });
      if (AppError.is(cause, 'CREDENTIAL_UNREADABLE'))
        throw new AppError(cause.code, `the key of the audit trail: ${cause.detail}`, { cause });
      // It may stand there after all, its answer lost; without an outcome it would look under way.
      const { scode } = ERROR_CODES.DATABASE_UNAVAILABLE;
      if (!(cause instanceof ChainDamaged))
        void this.backlog.write(outcomeOf(intent, 'failed', { scode, duration_ms: 0 }));
      const detail = 'the audit trail cannot be written';
      throw new AppError('DATABASE_UNAVAILABLE', detail, { cause, retryAfterSeconds: 5 });
    }
  }

  /** Never rejects: the reply must not depend on it. */
  private async close(
    intent: AuditDraft,
    context: RequestContext,
    note: AuditNote,
    startedAt: number,
    error?: unknown,
  ): Promise<void> {
    const write = (ended: unknown) =>
      this.backlog.write(closing(intent, context, note, startedAt, { ended, told: error }));
    const { late } = note.taken;
    if (!late) return within(write(error), OUTCOME_PATIENCE_MS, notWritten).catch(() => undefined);
    const pending = late.then(
      () => write(undefined),
      (ended: unknown) => write(ended),
    );
    this.late.add(pending);
    void pending.finally(() => this.late.delete(pending));
  }

  private draftOf(entry: AuditEntry, kind: 'intent' | 'refused'): AuditDraft {
    return {
      tenant_uuid: entry.tenantUuid,
      audit_id: randomUUID(),
      kind,
      at: new Date().toISOString(),
      actor: entry.context.caller?.id ?? 'nobody',
      action: entry.action,
      cluster_uuid: entry.clusterUuid ?? null,
      region: entry.region ?? null,
      disk_ids: entry.diskIds ?? [],
      subject: entry.subject ?? null,
      outcome: null,
      scode: null,
      request_id: entry.context.requestId,
      tencent_request_id: null,
      duration_ms: null,
      instance_id: this.instanceId,
    };
  }
}

/** The event that closes an intent; everything not given is taken over from it. */
export function outcomeOf(intent: AuditDraft, outcome: AuditOutcome, rest: Partial<AuditDraft>): AuditDraft {
  return { ...intent, kind: 'outcome', at: new Date().toISOString(), outcome, ...rest };
}

/** `ended` is how the work turned out, `told` what the caller was answered; late outcomes make them differ. */
function closing(
  intent: AuditDraft,
  context: RequestContext,
  note: AuditNote,
  startedAt: number,
  { ended, told }: { ended: unknown; told: unknown },
): AuditDraft {
  const { diskIds, subject, isDoubtful } = note.taken;
  const outcome = ended === undefined ? 'succeeded' : isDoubtful || isOpen(ended) ? 'unknown' : 'failed';
  return outcomeOf(intent, outcome, {
    disk_ids: diskIds ?? intent.disk_ids,
    subject: subject ?? intent.subject,
    scode: told === undefined ? 0 : toAppError(told).definition.scode,
    tencent_request_id: context.tencentRequestId ?? null,
    duration_ms: Math.round(performance.now() - startedAt),
  });
}

/** An error that says about itself that the change may have been made nevertheless. */
const isOpen = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'outcomeUnknown' in error && error.outcomeUnknown === true;

const notWritten = (): Error => new Error('not written in time');
