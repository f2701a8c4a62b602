import type { Language } from '../../errors/words.js';
import type { Caller } from './caller.js';
import type { Cancellation } from './cancellation.js';
import type { Phases } from './phases.js';

/**
 * One per HTTP request, made by the first middleware and passed on explicitly. It has what every layer needs to
 * stop in time. What calls learn is in their results, not here.
 */
export interface RequestContext {
  requestId: string;
  /** Milliseconds of `performance.now()`. */
  startedAt: number;
  /** Milliseconds of `performance.now()` by which the reply must be sent. */
  deadlineAt: number;
  /** Cancelled with a reason: `AppError` DEADLINE_PASSED at the deadline, `CallerGone` when the caller leaves. */
  cancellation: Cancellation;
  /** Of `desc` and the texts in `data`. */
  language: Language;
  /** Asked of Tencent. Without a language of the caller's it is Chinese, as names of regions are documented. */
  upstreamLanguage: Language;
  caller: Caller | undefined;
  /** Set when it is known; for the log line. */
  tenantUuid: string | undefined;
  /** The route in short, as the trail records it, e.g. `disk/attach`. */
  action: string | undefined;
  /** The row of a write in the trail, as soon as its intent is written; for the header of every reply after that. */
  operationId?: string;
  /** Gives back the place among the requests in flight, for a request that only waits. */
  leavePlace?: () => void;
  /** Attempts sent upstream; for the log line alone. */
  upstreamCalls: number;
  /** Where the time went; for the log line and the trace alone. */
  phases: Phases;
  /** Resources that the request created, as `type:id`; for the log line alone. */
  created?: readonly string[];
}

/** Abort reason when the caller closed the connection before the reply. */
export class CallerGone extends Error {
  override name = 'CallerGone';
}

declare global {
  // eslint-disable-next-line typescript/no-namespace -- the only way Express offers to type its request
  namespace Express {
    interface Request {
      context: RequestContext;
    }
  }
}
