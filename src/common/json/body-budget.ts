import { RenewedMap } from '../concurrency/renewed-map.js';

/** Bytes of the bodies that are being read, of all requests together and of each caller. */
export class BodyBudget {
  private total = 0;
  private readonly perCaller = new RenewedMap<string, number>();

  constructor(private readonly limits: { overall: number; perCaller: number }) {}

  /** False, and nothing is taken, when there would be too many. */
  take(caller: string, bytes: number): boolean {
    const own = (this.perCaller.get(caller) ?? 0) + bytes;
    if (own > this.limits.perCaller || this.total + bytes > this.limits.overall) return false;
    this.perCaller.set(caller, own);
    this.total += bytes;
    return true;
  }

  give(caller: string, bytes: number): void {
    const left = (this.perCaller.get(caller) ?? 0) - bytes;
    if (left > 0) this.perCaller.set(caller, left);
    else this.perCaller.delete(caller);
    this.total -= bytes;
  }
}
