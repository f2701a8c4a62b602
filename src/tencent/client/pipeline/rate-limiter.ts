import { waitInQueue } from '../../../common/concurrency/wait-in-queue.js';
import { AppError } from '../../../errors/app.error.js';
import type { CallRun } from './call-run.js';
import { accountKeyOf } from './cloud-account.js';
import { KeyedStates } from './keyed-states.js';
import { RateWindow } from './rate-window.js';

/** Waiting calls to one action of one account in one region; more would only grow memory. */
const MAX_WAITING = 1_000;
/** Published limits below the configured rate, in calls a second. */
const SLOWER_ACTIONS: Record<string, number> = { DescribeDiskOperationLogs: 1 };

/** A place in the window of one second, from the grant until a second after the call arrived. */
export class Turn {
  private markArrived: (() => void) | undefined;

  constructor(private readonly window: RateWindow) {}

  markSent(): void {
    this.markArrived = this.window.sent();
  }

  /** When the call has ended. One that was not sent gives its place back. */
  end(): void {
    if (this.markArrived) this.markArrived();
    else this.window.cancel();
  }
}

/**
 * Keeps calls to one action of one account in one region under the rate that Tencent allows, and shares that rate
 * fairly: each waiting caller gets one turn before any caller gets a second one.
 */
export class RateLimiter {
  private readonly windows: KeyedStates<RateWindow>;

  constructor(ratePerSecond: number) {
    this.windows = new KeyedStates((key) => {
      const action = key.slice(key.lastIndexOf('\n') + 1);
      return new RateWindow(Math.min(ratePerSecond, SLOWER_ACTIONS[action] ?? ratePerSecond));
    });
  }

  /**
   * Throws TOO_MANY_REQUESTS at once when the turn would come after the deadline, OVERLOADED when too many
   * wait, Cancelled when the run is cancelled while it waits.
   */
  async turn(run: CallRun): Promise<Turn> {
    const { account, region, action } = run.plan;
    const window = this.windows.get(`${accountKeyOf(account)}\n${region ?? ''}\n${action}`);
    if (!window.tryReserve()) await this.wait(window, run);
    return new Turn(window);
  }

  private async wait(window: RateWindow, run: CallRun): Promise<void> {
    const { callerId, action } = run.plan;
    const waitMs = window.estimateMs(callerId);
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
    if (performance.now() + waitMs > run.deadlineAt) {
      throw new AppError(
        'TOO_MANY_REQUESTS',
        `${action}: the limit of ${window.limit} calls a second leaves no turn before the deadline`,
        { retryAfterSeconds },
      );
    }
    if (window.waiters >= MAX_WAITING) {
      throw new AppError('OVERLOADED', `${action}: ${MAX_WAITING} calls wait already`, { retryAfterSeconds });
    }
    await waitInQueue(run.cancellation, (admit) => window.queue(callerId, admit));
  }
}
