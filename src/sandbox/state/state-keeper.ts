import type { Cloud } from '../cloud/cloud.js';
import { settle } from '../cloud/passing-time.js';
import { restoreAccount, stateOfAccount } from './account-state.js';
import { type AccountStates, readState, textOf, writeState } from './state-file.js';

/** How long a write of a client waits for others before all are kept together. */
const SAVE_MS = 200;
/** Changes that are due within this time are complete when the sandbox ends. A stuck one is not. */
const RUN_OUT_MS = 24 * 3600 * 1000;

/** Gives the cloud what the state file has. Undefined when no file is named. */
export function openState(
  { stateFile, resetState }: { stateFile?: string | undefined; resetState: boolean },
  cloud: Cloud,
): StateKeeper | undefined {
  if (stateFile === undefined) return undefined;
  return new StateKeeper(stateFile, cloud, resetState ? {} : readState(stateFile, say), resetState);
}

const say = (sentence: string): void => console.error(`sandbox: ${sentence}`);

/**
 * Keeps the accounts in a file: soon after each write, again when the changes that it began are complete, and at the
 * end. A process that is killed loses the changes under way and what was written within the last SAVE_MS.
 */
export class StateKeeper {
  private timer: { atMs: number; timeout: NodeJS.Timeout } | undefined;
  private writing: Promise<void> = Promise.resolve();
  private keeping = false;
  private failed = false;

  /** `saved` may have accounts that the cloud does not have; they stay in the file. */
  constructor(
    private readonly path: string,
    private readonly cloud: Cloud,
    private readonly saved: AccountStates,
    private unsaved: boolean,
  ) {
    for (const account of cloud.all()) {
      const state = saved[account.credential.secretId];
      if (state) restoreAccount(account, state);
    }
  }

  /** Nothing is written before. */
  keep(): void {
    this.keeping = true;
    if (this.unsaved) this.changed();
  }

  changed(): void {
    this.unsaved = true;
    if (this.keeping) this.schedule(SAVE_MS);
  }

  async close(): Promise<void> {
    clearTimeout(this.timer?.timeout);
    if (!this.keeping) return;
    for (const account of this.cloud.all()) if (account.changes.settle(-RUN_OUT_MS)) this.unsaved = true;
    if (this.unsaved) this.save();
    await this.writing;
  }

  private schedule(ms: number): void {
    const atMs = performance.now() + ms;
    if (this.timer && this.timer.atMs <= atMs) return;
    clearTimeout(this.timer?.timeout);
    const timeout = setTimeout(() => {
      this.timer = undefined;
      for (const account of this.cloud.all()) settle(account);
      this.save();
      this.scheduleNext();
    }, ms);
    this.timer = { atMs, timeout };
  }

  /** What is under way now is kept when it is complete. */
  private scheduleNext(): void {
    const due = this.cloud.all().flatMap(({ changes }) => changes.nextDueAt() ?? []);
    if (due.length === 0) return;
    this.unsaved = true;
    this.schedule(Math.max(SAVE_MS, Math.min(...due) - this.cloud.clock.monotonicMs()));
  }

  /** One after the other, each with the state of the moment at which it is asked for. */
  private save(): void {
    this.unsaved = false;
    const accounts = { ...this.saved };
    for (const account of this.cloud.all()) accounts[account.credential.secretId] = stateOfAccount(account);
    const text = textOf(accounts);
    this.writing = this.writing
      .then(() => writeState(this.path, text))
      .then(() => void (this.failed = false))
      .catch((error: unknown) => {
        if (!this.failed) say(`the state cannot be kept in ${this.path}: ${(error as Error).message}`);
        this.failed = true;
      });
  }
}
