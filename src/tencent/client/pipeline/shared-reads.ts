import type { CallPlan, CallRun, Reply } from './call-run.js';
import { accountKeyOf } from './cloud-account.js';
import type { WriteEpochs } from './write-epochs.js';

export interface StartedRun {
  run: CallRun;
  outcome: Promise<Reply>;
}

/**
 * Identical reads in flight share one call upstream. Identical means: the same credential in the same version, the
 * same service, region, action, parameters and language, and no write to that account and region in between. Every operation
 * writes the keys of its parameters in one order. Do not change the shared response.
 */
export class SharedReads {
  private readonly inFlight = new Map<string, StartedRun>();

  constructor(private readonly epochs: WriteEpochs) {}

  /** The run in flight, or the one that `start` begins. */
  join(plan: CallPlan, start: () => StartedRun): StartedRun {
    const key = this.keyOf(plan);
    const running = this.inFlight.get(key);
    if (running && !running.run.abandoned) return running;
    const started = start();
    this.inFlight.set(key, started);
    const forget = () => {
      if (this.inFlight.get(key) === started) this.inFlight.delete(key);
    };
    started.outcome.then(forget, forget);
    return started;
  }

  private keyOf({ account, service, region, action, params, language }: CallPlan): string {
    const epoch = this.epochs.current(accountKeyOf(account), region);
    return JSON.stringify([
      account.credentialId,
      account.version,
      accountKeyOf(account),
      service,
      region ?? '',
      action,
      epoch,
      language,
      params,
    ]);
  }
}
