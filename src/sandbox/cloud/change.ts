import type { Clock } from './clock.js';

/** An asynchronous change of a resource that is under way. */
export interface Change<Operation extends string = string> {
  operation: Operation;
  requestId: string;
  /** The state of the resource when it began, and again when it ends, before anything else. */
  stateBefore: string;
  /** The instance that is busy while the change is under way. */
  instanceId: string | undefined;
  /** Monotonic milliseconds. */
  startedAt: number;
  /** Monotonic milliseconds; `Infinity` for a change that never completes. */
  dueAt: number;
  complete(): void;
}

/** A resource can have one change under way at most. */
export interface Changeable<State extends string, Operation extends string> {
  state: State;
  change: Change<Operation> | undefined;
}

/** What injected faults do to the changes that a call begins. */
export interface Effects {
  stuck: boolean;
  asyncFailure: boolean;
}

/** Before `finish` or `fail` runs, the state is set back to what it was when the change began. */
export interface ChangePlan<State extends string, Operation extends string> {
  operation: Operation;
  instanceId?: string;
  /** The state while the change is under way; unchanged when absent. */
  transient?: State;
  /** How long ago it began, when nobody looked at that moment; 0 when absent. */
  agoMs?: number | undefined;
  /** Runs when the change begins and when it ends, before anything of the resource is touched. */
  before(): void;
  finish(): void;
  fail(): void;
}

/** The changes under way in one account. */
export class PendingChanges {
  private readonly changes = new Set<Change>();

  constructor(private readonly clock: Clock) {}

  /** The change completes by itself after the delay of the clock; within this call when the delay is 0. */
  begin<State extends string, Operation extends string>(
    resource: Changeable<State, Operation>,
    requestId: string,
    effects: Effects,
    { operation, instanceId, transient, agoMs = 0, before, finish, fail }: ChangePlan<State, Operation>,
  ): void {
    before();
    const stateBefore = resource.state;
    const startedAt = this.clock.monotonicMs() - agoMs;
    resource.state = transient ?? stateBefore;
    resource.change = {
      operation,
      requestId,
      stateBefore,
      instanceId,
      startedAt,
      dueAt: effects.stuck ? Infinity : startedAt + this.clock.delayMs,
      complete: () => {
        before();
        resource.change = undefined;
        resource.state = stateBefore;
        if (effects.asyncFailure) fail();
        else finish();
      },
    };
    this.changes.add(resource.change);
    this.settle(agoMs);
  }

  /** When the next change completes; undefined when none will. */
  nextDueAt(): number | undefined {
    const dueAt = Math.min(...[...this.changes].map((change) => change.dueAt));
    return Number.isFinite(dueAt) ? dueAt : undefined;
  }

  /**
   * Completes what was due so many milliseconds ago, in the order in which it became due; with a
   * negative number also what will be due until then. Call it before looking at any resource. True when something was.
   */
  settle(agoMs = 0): boolean {
    for (let hasCompleted = false; ; hasCompleted = true) {
      const moment = this.clock.monotonicMs() - agoMs;
      const due = [...this.changes]
        .filter(({ dueAt }) => dueAt <= moment)
        .toSorted((a, b) => a.dueAt - b.dueAt);
      if (due.length === 0) return hasCompleted;
      for (const change of due) {
        // Completing one change may begin another, which settles the rest before this loop reaches them.
        if (this.changes.delete(change)) change.complete();
      }
    }
  }
}

/** Below 100 until the change is complete, because clients wait for 100. */
export function percentOf({ startedAt, dueAt }: Change, monotonicMs: number): number {
  const share = (monotonicMs - startedAt) / (dueAt - startedAt);
  return Math.min(99, Math.floor(share * 100));
}
