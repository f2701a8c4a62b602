import { waitInQueue } from '../../../common/concurrency/wait-in-queue.js';
import { AppError } from '../../../errors/app.error.js';
import type { RateShares } from '../rate-share/rate-shares.js';
import type { CallRun } from './call-run.js';
import { accountKeyOf } from './cloud-account.js';
import { KeyedStates } from './keyed-states.js';
import { callsPerSecond } from './published-limits.js';
import { RateWindow } from './rate-window.js';

/** Waiting calls to one action of one account in one region; more would only grow memory. */
const MAX_WAITING = 1_000;

/** A place in the window of one second, from the grant until a second after the call arrived. */
export class Turn {
  private markArrived: (() => void) | undefined;

  constructor(
    private readonly window: RateWindow,
    /** Tencent throttled the call. */
    readonly markThrottled: () => void,
  ) {}

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

  /** `configured` is TENCENT_RATE_PER_SECOND. Without `shares` this process has the whole rate. */
  constructor(
    configured: number | undefined,
    private readonly shares?: RateShares,
  ) {
    this.windows = new KeyedStates((key) => {
      const action = key.slice(key.lastIndexOf('\n') + 1);
      const rate = callsPerSecond(action, configured);
      return shares ? new RateWindow(rate, 0) : new RateWindow(rate);
    });
  }

  /**
   * Throws TOO_MANY_REQUESTS at once when the turn would come after the deadline, OVERLOADED when too many
   * wait, Cancelled when the run is cancelled while it waits.
   */
  async turn(run: CallRun): Promise<Turn> {
    const { account, region, action } = run.plan;
    const key = `${accountKeyOf(account)}\n${region ?? ''}\n${action}`;
    const window = this.windows.get(key);
    if (!window.tryReserve()) {
      this.shares?.use(key, window);
      if (!window.tryReserve()) await this.wait(window, run);
    }
    return new Turn(window, () => this.shares?.throttled(key));
  }

  private async wait(window: RateWindow, run: CallRun): Promise<void> {
    const { callerId, action } = run.plan;
    const waitMs = window.estimateMs(callerId);
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
    if (performance.now() + waitMs > run.deadlineAt) {
      throw new AppError(
        'TOO_MANY_REQUESTS',
        {
          en: `${action}: the limit of ${window.rate} calls a second leaves no turn before the deadline`,
          zh: `${action}：受每秒 ${window.rate} 次的频率限制，在请求时限内排不到，未发送`,
        },
        { retryAfterSeconds },
      );
    }
    if (window.waiters >= MAX_WAITING) {
      throw new AppError(
        'OVERLOADED',
        {
          en: `${action}: ${MAX_WAITING} calls wait already`,
          zh: `${action}：已有 ${MAX_WAITING} 个调用在排队`,
        },
        { retryAfterSeconds },
      );
    }
    await run.phases.measure('rateWait', () =>
      waitInQueue(run.cancellation, (admit) => window.queue(callerId, admit)),
    );
  }
}
