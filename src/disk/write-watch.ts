import type { AuditNote } from '../audit/audit-note.js';
import { AppError } from '../errors/app.error.js';
import { isOutcomeUnknown } from '../tencent/client/errors/outcome.js';
import type { SettledCall } from '../tencent/client/pipeline/tencent-call.js';
import type { WriteOptions } from '../tencent/disk/disk.provider.js';

/**
 * Follows the upstream writes of one request beyond its reply: a write that was sent when the deadline
 * passed goes on, and the trail gets its real outcome once there is one.
 */
export class WriteWatch {
  private doubtful = false;
  private readonly open = new Set<Promise<SettledCall>>();
  private readonly ended: SettledCall[] = [];

  /** Runs one upstream write with the options by which this watch hears how it really ended. */
  async follow<T>(send: (options: WriteOptions) => Promise<T>): Promise<T> {
    let resolve: (outcome: SettledCall) => void;
    const promise = new Promise<SettledCall>((resolver) => (resolve = resolver));
    const onSettled = (outcome: SettledCall) => {
      this.ended.push(outcome);
      this.open.delete(promise);
      resolve(outcome);
    };
    this.open.add(promise);
    try {
      return await send({ onSettled });
    } catch (error) {
      // It was not sent, so that it would never be heard of.
      if (!isOutcomeUnknown(error)) this.open.delete(promise);
      throw error;
    }
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
    await Promise.all(this.open);
    if (this.ended.some(({ unknown }) => unknown)) throw new UnsettledWrite();
    if (this.ended.some(({ ok }) => !ok))
      throw new AppError('TENCENT_UNKNOWN', 'a write failed after the caller was answered');
  }
}

/** Carries the mark by which the trail records `unknown` rather than `failed`. */
class UnsettledWrite extends Error {
  override name = 'UnsettledWrite';
  readonly outcomeUnknown = true;
}
