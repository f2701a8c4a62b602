import type { AuditNote } from '../audit/audit-note.js';
import { AppError } from '../common/errors/app.error.js';
import { isOutcomeUnknown } from '../tencent/errors/outcome.js';
import type { SettledCall } from '../tencent/funnel/tencent-call.js';
import type { WriteOptions } from '../tencent/tencent.provider.js';

/**
 * Follows the upstream writes of one request beyond its reply: a write that was sent when the deadline
 * passed goes on, and the trail gets its real outcome once there is one.
 */
export class WriteWatch {
  private doubtful = false;
  private readonly open = new Set<Promise<SettledCall>>();

  /** Options for one upstream write. */
  options(): WriteOptions {
    let resolve: (outcome: SettledCall) => void;
    const promise = new Promise<SettledCall>((resolver) => (resolve = resolver));
    this.open.add(promise);
    return {
      onSettled: (outcome) => {
        this.open.delete(promise);
        resolve(outcome);
      },
    };
  }

  /** Any failure of one of the writes, also one that others of the same request outlive. */
  failed(error: unknown): void {
    this.doubtful ||= isOutcomeUnknown(error);
  }

  /** Tells the trail what is not known yet, when the request is about to be answered with a failure. */
  report(note: AuditNote): void {
    if (!this.doubtful) return;
    if (this.open.size > 0) note.settled(this.lastOutcome());
    else note.unknown();
  }

  private async lastOutcome(): Promise<void> {
    for (const outcome of await Promise.all(this.open)) {
      if (outcome.unknown) throw new UnsettledWrite();
      if (!outcome.ok)
        throw new AppError('TENCENT_UNKNOWN', 'the write failed after the caller was answered');
    }
  }
}

/** Carries the mark by which the trail records `unknown` rather than `failed`. */
class UnsettledWrite extends Error {
  override name = 'UnsettledWrite';
  readonly outcomeUnknown = true;
}
