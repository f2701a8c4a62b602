import { AppError } from '../../errors/app.error.js';

/** What the time of a request may go into, with the name in its log line (there with `_ms`) and of its span. */
const NAMES = {
  /** Reading the body. */
  body: 'body',
  authentication: 'authentication',
  /** For a place among the requests of the tenant. */
  admissionWait: 'admission_wait',
  /** The row of an Idempotency-Key. */
  idempotency: 'idempotency',
  trailIntent: 'trail_intent',
  trailOutcome: 'trail_outcome',
  /** Every other query that the request waits for. */
  database: 'database',
  /** For another write on the same disk or instance, in any replica. */
  lockWait: 'lock_wait',
  /** For a turn under the rate limit, or among the calls of the account in flight. */
  rateWait: 'rate_wait',
  /** Between two attempts of one call. */
  retryWait: 'retry_wait',
  /** Attempts, from the connection to the end of the answer. */
  upstream: 'upstream',
  /** For a call that another request sent. */
  sharedRead: 'shared_read',
  /** Between two looks at something that takes its time at Tencent, because the caller waits for it. */
  progressWait: 'progress_wait',
  /** Until the caller has taken the reply. */
  reply: 'reply',
} as const;

export type Phase = keyof typeof NAMES;

const PHASES = Object.keys(NAMES) as Phase[];
const INDEX = Object.fromEntries(PHASES.map((phase, index) => [phase, index])) as Record<Phase, number>;
const NAME_OF = PHASES.map((phase) => NAMES[phase]);
const FIELD_OF = NAME_OF.map((name) => `${name}_ms`);
/** What is left of a request when all phases are taken away. */
const OWN = 'own_ms';
/** Of the log line; docs/operations/slow-request.md has each. */
export const PHASE_FIELDS: readonly string[] = [...FIELD_OF, OWN];
const NONE = PHASES.map(() => 0);

/** Attempts that a log line names at most. `upstream_calls` counts them all. */
const MAX_ATTEMPTS = 10;

/** How an attempt ended; nothing in it while it is under way. */
export interface AttemptEnd {
  /** Our error code. */
  code?: string | undefined;
  /** Tencent's RequestId. */
  id?: string | undefined;
}

/** The spans of one request, where tracing is on. Times are of `performance.now()`. */
export interface Trace {
  readonly traceId: string;
  /** Whether its spans are kept. */
  readonly isSampled: boolean;
  /** A phase that has ended. */
  phase(name: string, startedAt: number, endedAt: number, code: string | undefined): void;
  attempt(action: string, region: string | undefined, startedAt: number): AttemptTrace;
  /** The request itself, at the end of its reply. */
  end(request: EndedRequest): void;
}

export interface EndedRequest {
  name: string;
  /** Not by the fault of the caller. */
  isFailure: boolean;
  /** Our error code. */
  code: string | undefined;
  attributes: Record<string, string | number | string[] | undefined>;
}

export interface AttemptTrace {
  /** For whoever is called, so that the trace can go on there. */
  readonly traceparent: string;
  end(end: AttemptEnd, endedAt: number): void;
}

/** One attempt under way. */
export interface Attempt {
  readonly traceparent: string | undefined;
  end(end: AttemptEnd): void;
}

interface LoggedAttempt extends AttemptEnd {
  action: string;
  startedAt: number;
  endedAt: number | undefined;
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;
const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : 'INTERNAL');

/**
 * Where the time of one request went, in milliseconds for each phase. A phase that runs several times at once (calls to
 * several regions) counts as long as any of them runs, so that no phase is longer than the request. It costs a few
 * numbers a request and some tenths of a microsecond a phase.
 */
export class Phases {
  /** How often each phase is under way, since when, and how long it was before that. */
  private readonly open = NONE.slice();
  private readonly since = NONE.slice();
  private readonly spent = NONE.slice();
  /** The same for all phases together: what is left of the request is our own work. */
  private anyOpen = 0;
  private anySince = 0;
  private anySpent = 0;
  private readonly attempts: LoggedAttempt[] = [];

  constructor(readonly trace?: Trace) {}

  /** The phase lasts as long as the work. */
  async measure<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const startedAt = this.begin(phase);
    try {
      const result = await work();
      this.end(phase, startedAt);
      return result;
    } catch (error) {
      this.end(phase, startedAt, codeOf(error));
      throw error;
    }
  }

  /** Returns when it began, for `end`. */
  begin(phase: Phase): number {
    const at = performance.now();
    const index = INDEX[phase];
    if (this.open[index]!++ === 0) this.since[index] = at;
    if (this.anyOpen++ === 0) this.anySince = at;
    return at;
  }

  end(phase: Phase, startedAt: number, code?: string): void {
    const endedAt = performance.now();
    this.close(phase, endedAt);
    this.trace?.phase(NAMES[phase], startedAt, endedAt, code);
  }

  attempt(action: string, region: string | undefined): Attempt {
    const startedAt = this.begin('upstream');
    const span = this.trace?.attempt(action, region, startedAt);
    const logged: LoggedAttempt = { action, startedAt, endedAt: undefined };
    if (this.attempts.length < MAX_ATTEMPTS) this.attempts.push(logged);
    return {
      traceparent: span?.traceparent,
      end: (end) => {
        logged.endedAt = performance.now();
        Object.assign(logged, end);
        this.close('upstream', logged.endedAt);
        span?.end(end, logged.endedAt);
      },
    };
  }

  /** For the log line: each phase that took time, and what is left of the whole; also of phases under way. */
  fields(durationMs: number): Record<string, number> {
    const now = performance.now();
    const fields: Record<string, number> = {};
    for (let index = 0; index < NONE.length; index += 1) {
      const running = this.open[index]! > 0 ? now - this.since[index]! : 0;
      const ms = rounded(this.spent[index]! + running);
      if (ms > 0) fields[FIELD_OF[index]!] = ms;
    }
    const waited = this.anySpent + (this.anyOpen > 0 ? now - this.anySince : 0);
    fields[OWN] = rounded(Math.max(0, durationMs - waited));
    return fields;
  }

  /** For the log line: the first attempts. One without `code` succeeded, or is under way. Undefined without any. */
  attemptFields(): object[] | undefined {
    if (this.attempts.length === 0) return undefined;
    const now = performance.now();
    return this.attempts.map(({ action, startedAt, endedAt, code, id }) => ({
      action,
      ms: rounded((endedAt ?? now) - startedAt),
      ...(endedAt === undefined ? { under_way: true } : {}),
      ...(code ? { code } : {}),
      ...(id ? { id } : {}),
    }));
  }

  private close(phase: Phase, at: number): void {
    const index = INDEX[phase];
    if (--this.open[index]! === 0) this.spent[index]! += at - this.since[index]!;
    if (--this.anyOpen === 0) this.anySpent += at - this.anySince;
  }
}
