import type { Fault } from './fault.js';
import { parseFault } from './parse-fault.js';

/** Injected faults in the order in which they came. Each call uses one at most: the oldest that fits. */
export class FaultQueue {
  private faults: Fault[] = [];

  constructor(private readonly actionNames: ReadonlySet<string>) {}

  /** Takes the JSON of `POST /_sandbox/faults`; throws InvalidFault. */
  add(request: unknown): Fault {
    const fault = parseFault(request, this.actionNames);
    this.faults.push(fault);
    return fault;
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
