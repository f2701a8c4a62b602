import type { Account } from './account.js';
import type { Disk, DiskState } from './disk.js';

export type Operation = 'CREATE' | 'ATTACH' | 'DETACH' | 'EXPAND' | 'MIGRATE' | 'TERMINATE';

/** An asynchronous change under way. A disk has one at most. */
export interface Change {
  operation: Operation;
  requestId: string;
  /** Attach and detach: the instance that is busy meanwhile. */
  instanceId: string | undefined;
  /** Monotonic milliseconds; `Infinity` for a change that is stuck. */
  startedAt: number;
  dueAt: number;
  complete(): void;
}

/** How injected faults bend what a call begins. */
export interface Effects {
  stuck: boolean;
  asyncFailure: boolean;
  shortCreate: boolean;
}

export interface Begin {
  operation: Operation;
  requestId: string;
  effects: Effects;
  instanceId?: string;
  /** Shown while the change is under way; the state stays as it is when absent. */
  transient?: DiskState;
  /** Makes the change real. The state has been put back to what it was before. */
  finish(): void;
  /** After an injected asynchronous failure, beside the state being put back and ErrorPrompt being set. */
  undo?(): void;
}

/** Begins an asynchronous change of one disk; it completes by itself after the account's delay. */
export function beginChange(account: Account, disk: Disk, begin: Begin): void {
  const before = disk.state;
  const startedAt = account.clock.monotonicMs();
  const row = account.operations.begin(begin.operation, disk.diskId);
  disk.errorPrompt = '';
  disk.state = begin.transient ?? before;
  disk.change = {
    operation: begin.operation,
    requestId: begin.requestId,
    instanceId: begin.instanceId,
    startedAt,
    dueAt: begin.effects.stuck ? Infinity : startedAt + account.clock.delayMs,
    complete: () => {
      disk.change = undefined;
      disk.state = before;
      if (begin.effects.asyncFailure) {
        disk.errorPrompt = `${PROMPTS[begin.operation]} disk timeout, please retry later`;
        begin.undo?.();
      } else {
        begin.finish();
      }
      row.end(begin.effects.asyncFailure ? 'FAILED' : 'SUCCESS');
    },
  };
  account.changing.add(disk);
  account.settle();
}

/** The documented example is `Detach disk timeout, please retry later`; the others follow it. */
const PROMPTS: Record<Operation, string> = {
  CREATE: 'Create',
  ATTACH: 'Attach',
  DETACH: 'Detach',
  EXPAND: 'Expand',
  MIGRATE: 'Migrate',
  TERMINATE: 'Terminate',
};
