import { AppError } from '../../../errors/app.error.js';
import { SOCKETS_PER_HOST } from '../transport/dispatchers.js';
import type { CallRun } from './call-run.js';
import { FairQueue } from './fair-queue.js';
import { KeyedStates } from './keyed-states.js';
import { waitInLine } from './wait-in-line.js';

const MAX_OVERALL = SOCKETS_PER_HOST;
const MAX_PER_ACCOUNT = MAX_OVERALL / 4;
const MAX_WAITING_PER_ACCOUNT = 256;

class Compartment {
  inFlight = 0;
  readonly waiting = new FairQueue<() => void>();

  isIdle(): boolean {
    return this.inFlight === 0 && this.waiting.size === 0;
  }
}

/**
 * Calls in flight: one account never fills more than a quarter of the sockets, so that a few slow accounts
 * do not stop the others. Waiting accounts are admitted in turn, and within one account its callers.
 */
export class Bulkhead {
  private readonly compartments = new KeyedStates(() => new Compartment());
  /** Compartments with waiting calls, in the order of their turns. */
  private readonly queued = new Set<Compartment>();
  private total = 0;

  get inFlight(): number {
    return this.total;
  }

  /**
   * Resolves with the function that gives the place back. Throws OVERLOADED when too many calls of the
   * account wait, TransportFailure (never sent) when the run is aborted meanwhile.
   */
  async enter(run: CallRun): Promise<() => void> {
    const compartment = this.compartments.get(run.plan.account.secretId);
    if (compartment.waiting.size === 0 && this.hasRoom(compartment)) this.admit(compartment);
    else await this.wait(compartment, run);
    return () => this.leave(compartment);
  }

  private async wait(compartment: Compartment, run: CallRun): Promise<void> {
    if (compartment.waiting.size >= MAX_WAITING_PER_ACCOUNT) {
      throw new AppError('OVERLOADED', `${run.plan.action}: too many calls of this account are waiting`, {
        retryAfterSeconds: 1,
      });
    }
    await waitInLine(run.cancellation, (admit) => {
      compartment.waiting.push(run.plan.callerId, admit);
      this.queued.add(compartment);
      return () => compartment.waiting.remove(run.plan.callerId, admit);
    });
  }

  private hasRoom(compartment: Compartment): boolean {
    return this.total < MAX_OVERALL && compartment.inFlight < MAX_PER_ACCOUNT;
  }

  private admit(compartment: Compartment): void {
    compartment.inFlight += 1;
    this.total += 1;
  }

  private leave(left: Compartment): void {
    left.inFlight -= 1;
    this.total -= 1;
    for (const compartment of this.queued) {
      if (this.total >= MAX_OVERALL) return;
      if (!this.hasRoom(compartment)) continue;
      this.queued.delete(compartment);
      const next = compartment.waiting.shift();
      if (!next) continue;
      this.admit(compartment);
      if (compartment.waiting.size > 0) this.queued.add(compartment);
      next();
    }
  }
}
