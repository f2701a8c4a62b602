import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toAppError } from '../common/envelope/envelope.filter.js';
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

/** A change that somebody asks for. */
export interface Intent {
  /** Its `action` is what the row says was done. */
  context: RequestContext;
  /** Whose chain; `SERVICE_CHAIN` for what concerns no single tenant. */
  tenantUuid: string;
  clusterUuid?: string | undefined;
  region?: string | undefined;
  /** All that it is about, as `type:id`, as far as that is known before. */
  resources?: readonly string[] | undefined;
  /** The cloud's instance that it attaches to or detaches from. */
  instanceId?: string | undefined;
  /** What is asked for beside that, in the portal's fields, without secrets. */
  request?: Record<string, unknown> | undefined;
}

/** What the caller was answered, and when. */
interface Answered {
  error?: unknown;
  durationMs: number;
}

/** How long a request waits for its intent before it is refused, and for its outcome before it answers. */
const INTENT_PATIENCE_MS = 3_000;
const OUTCOME_PATIENCE_MS = 1_000;

/** Writes down every change before it is made and what became of it afterwards. */
export class AuditTrail {
  private readonly unsettled = new Set<Promise<void>>();

  constructor(
    private readonly chain: AuditChain,
    private readonly backlog: EventBacklog,
    private readonly instanceId: string,
    private readonly metrics: AuditMetrics,
  ) {}

  /**
   * Runs `work`, a change of our own database, between its intent and its outcome. Throws DATABASE_UNAVAILABLE
   * (or CREDENTIAL_UNREADABLE, without the key of the trail), with `work` not begun, when the intent cannot be
   * written; otherwise gives back or throws what `work` does, even if the outcome has to wait in memory for
   * Postgres to return.
   */
  record<T>(intent: Intent, work: () => Promise<T>): Promise<T> {
    return this.recordSent(intent, async () => ({
      reply: Promise.resolve(await work()),
      settled: Promise.resolve({ outcome: 'succeeded' }),
    }));
  }

  /**
   * The same for a change that is sent elsewhere and may go on after its reply: the outcome is written when it is
   * settled. A change that throws before it is sent has failed.
   */
  async recordSent<T>(intent: Intent, send: () => Promise<Write<T>>): Promise<T> {
    const startedAt = performance.now();
    const draft = this.draftOf(intent, 'intent');
    await this.writeIntent(draft, intent.context);
    let settled: Promise<Settlement> = Promise.resolve({ outcome: 'failed' });
    try {
      const write = await send();
      settled = write.settled;
      const reply = await write.reply;
      const durationMs = performance.now() - startedAt;
      await this.close(draft, { durationMs }, { ...(await settled), outcome: 'succeeded' });
      return reply;
    } catch (error) {
      const durationMs = performance.now() - startedAt;
      await this.closeWhenSettled(draft, { error, durationMs }, settled);
      throw error;
    }
  }

  /** Records an attempt that was turned away. Does not wait and never throws. */
  refused(intent: Intent, error: AppError): void {
    const draft = this.draftOf(intent, 'refused');
    void this.backlog.write({ ...draft, outcome: 'failed', scode: error.definition.scode, duration_ms: 0 });
  }

  /** For the shutdown, after the last reply: unsettled changes first, then whatever Postgres has not taken. */
  async flush(patienceMs: number): Promise<number> {
    const until = performance.now() + patienceMs;
    await within(Promise.all(this.unsettled), patienceMs, notWritten).catch(() => undefined);
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

  /** A change that is settled has its outcome written before the caller is answered, another one later. */
  private async closeWhenSettled(
    intent: AuditDraft,
    answered: Answered,
    settled: Promise<Settlement>,
  ): Promise<void> {
    const now = await Promise.race([settled, nextTurn(undefined)]);
    if (now) return this.close(intent, answered, now);
    const pending = settled.then((end) => this.backlog.write(closing(intent, answered, end)));
    this.unsettled.add(pending);
    void pending.finally(() => this.unsettled.delete(pending));
  }

  /** Never rejects: the reply must not depend on it. */
  private async close(intent: AuditDraft, answered: Answered, end: Settlement): Promise<void> {
    const written = this.backlog.write(closing(intent, answered, end));
    await within(written, OUTCOME_PATIENCE_MS, notWritten).catch(() => undefined);
  }

  private draftOf(intent: Intent, kind: 'intent' | 'refused'): AuditDraft {
    const { context } = intent;
    return {
      tenant_uuid: intent.tenantUuid,
      audit_id: randomUUID(),
      kind,
      at: new Date().toISOString(),
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
      instance_id: this.instanceId,
    };
  }
}

/** The event that closes an intent; everything not given is taken over from it. */
export function outcomeOf(intent: AuditDraft, outcome: AuditOutcome, rest: Partial<AuditDraft>): AuditDraft {
  return { ...intent, kind: 'outcome', at: new Date().toISOString(), outcome, ...rest };
}

/** How the change ended and what the caller was answered; a change that went on makes them differ. */
function closing(intent: AuditDraft, { error, durationMs }: Answered, end: Settlement): AuditDraft {
  const upstream = error instanceof AppError ? error.upstream : undefined;
  return outcomeOf(intent, end.outcome, {
    resources: [...intent.resources, ...(end.created ?? [])],
    scode: error === undefined ? 0 : toAppError(error).definition.scode,
    tencent_request_id: end.upstreamRequestId ?? upstream?.requestId ?? null,
    duration_ms: Math.round(durationMs),
  });
}

const notWritten = (): Error => new Error('not written in time');
