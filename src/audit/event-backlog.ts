import { Injectable } from '@nestjs/common';
import { LinkedEntries } from '../common/concurrency/linked-entries.js';
import { sleep, within } from '../common/time/wait.js';
import { AuditChain } from './audit-chain.js';
import type { AuditDraft } from './audit-event.js';
import { AuditMetrics } from './audit-metrics.js';
import { UnwritableEvent } from './unwritable-event.js';

const MAX_WAITING = 10_000;
const FIRST_PAUSE_MS = 200;
const MAX_PAUSE_MS = 5_000;

/**
 * Writes outcomes and refusals, which must reach the trail although no request waits for them. What cannot be
 * written now is kept in memory and tried again; what can never be written is not. If the process ends before that, `OrphanedIntentRecovery` of
 * another process gives the intent the outcome `unknown`.
 */
@Injectable()
export class EventBacklog {
  private waiting: AuditDraft[] = [];
  private readonly underWay = new LinkedEntries<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(
    private readonly chain: AuditChain,
    private readonly metrics: AuditMetrics,
  ) {}

  /** Resolves when the event is written, or when it waits for a later try. Never rejects. */
  async write(draft: AuditDraft): Promise<void> {
    if (this.waiting.length + this.underWay.size >= MAX_WAITING) return this.drop(draft);
    const attempt = this.attempt(draft);
    await attempt.finally(this.underWay.add(attempt));
  }

  /** Tries until nothing waits or the time is over; returns how many are left. */
  async flush(timeoutMs: number): Promise<number> {
    const until = performance.now() + timeoutMs;
    while (this.waiting.length + this.underWay.size > 0 && performance.now() < until) {
      const round = Promise.all([...this.underWay.values(), this.retry()]);
      await within(round, until - performance.now(), stopWaiting).catch(() => undefined);
      if (this.waiting.length > 0) await sleep(Math.min(FIRST_PAUSE_MS, until - performance.now()));
    }
    clearTimeout(this.timer);
    return this.waiting.length + this.underWay.size;
  }

  private async attempt(draft: AuditDraft, isLast = false): Promise<void> {
    try {
      await this.chain.append(draft);
    } catch (error) {
      const { kind } = draft;
      this.metrics.writeFailures.inc({ kind });
      if (!(error instanceof UnwritableEvent)) return this.keep(draft);
      this.metrics.eventsUnwritable.inc({ kind });
      // Without any outcome its intent would look as if it were under way.
      if (kind === 'outcome' && !isLast) await this.attempt(bareOutcome(draft), true);
    }
  }

  private keep(draft: AuditDraft): void {
    if (this.waiting.length >= MAX_WAITING) this.drop(draft);
    else this.waiting.push(draft);
    this.metrics.eventsWaiting.set(this.waiting.length);
    this.timer ??= setTimeout(() => void this.retry(), this.pauseMs).unref();
  }

  private drop({ kind }: AuditDraft): void {
    this.metrics.eventsDropped.inc({ kind });
  }

  private async retry(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const drafts = this.waiting;
    this.waiting = [];
    this.metrics.eventsWaiting.set(0);
    this.pauseMs = Math.min(this.pauseMs * 2, MAX_PAUSE_MS);
    await Promise.all(drafts.map((draft) => this.write(draft)));
    if (this.waiting.length === 0) this.pauseMs = FIRST_PAUSE_MS;
  }
}

/** Says of an outcome only what is certain to be storable: that it is not known. */
const bareOutcome = (draft: AuditDraft): AuditDraft => ({
  ...draft,
  resources: draft.resources.filter((ref) => typeof ref === 'string'),
  outcome: 'unknown',
  scode: null,
  tencent_request_id: null,
  duration_ms: null,
});

const stopWaiting = (): Error => new Error('the time is over');
