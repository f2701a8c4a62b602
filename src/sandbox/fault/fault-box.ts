import type { Fault } from './fault.js';

/** Faults waiting for a call. The oldest that fits is spent first, one a call. */
export class FaultBox {
  private faults: Fault[] = [];

  add(fault: Fault): void {
    this.faults.push(fault);
  }

  take(action: string, region: string): Fault | undefined {
    const fault = this.faults.find(
      (candidate) =>
        (candidate.action === '*' || candidate.action === action) &&
        (candidate.region === undefined || candidate.region === region),
    );
    if (!fault) return undefined;
    fault.timesLeft -= 1;
    if (fault.timesLeft <= 0) this.faults = this.faults.filter((other) => other !== fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  clear(): void {
    this.faults = [];
  }
}
