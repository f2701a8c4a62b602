import { AppError } from '../errors/app.error.js';

interface Line {
  taken: number;
  readonly waiting: (() => void)[];
}

export interface SeatLimits {
  overall: number;
  perOwner: number;
  waitingPerOwner: number;
}

/** A few places for many owners, of which none gets them all; owners who wait are admitted in turn. */
export class Seats {
  private taken = 0;
  /** In the order of their turns; an owner without a seat and a wait has none. */
  private readonly lines = new Map<string, Line>();

  constructor(private readonly limits: SeatLimits) {}

  /** Resolves with the function that gives the seat back. Throws OVERLOADED when too many of the owner wait. */
  async take(owner: string): Promise<() => void> {
    const line = this.lines.get(owner) ?? { taken: 0, waiting: [] };
    if (line.waiting.length === 0 && this.hasRoom(line)) this.admit(owner, line);
    else await this.wait(owner, line);
    return () => this.giveBack(owner, line);
  }

  private wait(owner: string, line: Line): Promise<void> {
    if (line.waiting.length >= this.limits.waitingPerOwner)
      throw new AppError('OVERLOADED', 'not sent: too many operations on instances of this account wait', {
        retryAfterSeconds: 1,
      });
    this.lines.set(owner, line);
    return new Promise((resolve) => line.waiting.push(resolve));
  }

  private hasRoom(line: Line): boolean {
    return this.taken < this.limits.overall && line.taken < this.limits.perOwner;
  }

  /** Its next turn comes after everybody else's. */
  private admit(owner: string, line: Line): void {
    this.lines.delete(owner);
    this.lines.set(owner, line);
    line.taken += 1;
    this.taken += 1;
  }

  private giveBack(owner: string, left: Line): void {
    left.taken -= 1;
    this.taken -= 1;
    if (left.taken === 0 && left.waiting.length === 0) this.lines.delete(owner);
    for (const [next, line] of [...this.lines]) {
      if (line.waiting.length === 0 || !this.hasRoom(line)) continue;
      this.admit(next, line);
      line.waiting.shift()!();
    }
  }
}
