import type { AppError } from '../../errors/app.error.js';
import type { Cancellation } from '../request/cancellation.js';
import { FairQueue } from './fair-queue.js';
import { RenewedMap } from './renewed-map.js';
import { waitInQueue } from './wait-in-queue.js';

export interface SemaphoreLimits {
  overall: number;
  perOwner: number;
  waitingPerOwner: number;
}

export interface SemaphoreWait {
  /** One owner never gets all the permits. */
  owner: string;
  /** Within one owner its members are served in turn. */
  member: string;
  cancellation: Cancellation;
  /** The error that is thrown when too many of the owner wait already. */
  overloaded: () => AppError;
}

interface Owner {
  held: number;
  /** Made when the first one waits. */
  waiting?: FairQueue<() => void>;
}

const isWaiting = ({ waiting }: Owner): boolean => waiting !== undefined && waiting.size > 0;

/** A limited number of permits for many owners. No owner gets them all; owners who wait are served in turn. */
export class FairSemaphore {
  private total = 0;
  private waiters = 0;
  /** In the order of their turns; an owner that neither holds a permit nor waits is not in it. */
  private readonly owners = new RenewedMap<string, Owner>();

  constructor(private readonly limits: SemaphoreLimits) {}

  /** Permits in use. */
  get held(): number {
    return this.total;
  }

  /**
   * Resolves with the function that releases the permit. Throws `overloaded` when too many of the owner wait,
   * Cancelled when the work is cancelled meanwhile.
   */
  async acquire(wait: SemaphoreWait): Promise<() => void> {
    const owner = this.owners.get(wait.owner) ?? { held: 0 };
    if (!isWaiting(owner) && this.hasRoom(owner)) this.admit(wait.owner, owner);
    else await this.queue(wait, owner);
    return () => this.release(wait.owner, owner);
  }

  private async queue(wait: SemaphoreWait, owner: Owner): Promise<void> {
    const waiting = (owner.waiting ??= new FairQueue());
    if (waiting.size >= this.limits.waitingPerOwner) throw wait.overloaded();
    this.owners.set(wait.owner, owner);
    this.waiters += 1;
    try {
      await waitInQueue(wait.cancellation, (admit) => {
        waiting.push(wait.member, admit);
        return () => waiting.remove(wait.member, admit);
      });
    } catch (error) {
      this.forgetIfIdle(wait.owner, owner);
      throw error;
    } finally {
      this.waiters -= 1;
    }
  }

  private hasRoom(owner: Owner): boolean {
    return this.total < this.limits.overall && owner.held < this.limits.perOwner;
  }

  /** Gives the owner a permit; its next turn comes after all other owners. */
  private admit(name: string, owner: Owner): void {
    this.owners.delete(name);
    this.owners.set(name, owner);
    owner.held += 1;
    this.total += 1;
  }

  private release(name: string, owner: Owner): void {
    owner.held -= 1;
    this.total -= 1;
    this.forgetIfIdle(name, owner);
    if (this.waiters === 0) return;
    // Whoever could be admitted before was, so one permit makes room for one.
    for (const [next, other] of this.owners) {
      if (!isWaiting(other) || !this.hasRoom(other)) continue;
      this.admit(next, other);
      other.waiting!.shift()!();
      return;
    }
  }

  private forgetIfIdle(name: string, owner: Owner): void {
    if (owner.held === 0 && !isWaiting(owner)) this.owners.delete(name);
  }
}
