import { RenewedMap } from '../../../common/concurrency/renewed-map.js';
import type { CallPlan, CallRun, Reply } from './call-run.js';
import { accountKeyOf } from './cloud-account.js';

export interface StartedRun {
  run: CallRun;
  outcome: Promise<Reply>;
}

/** Lets go of the run at its end: a table that V8 has replaced keeps it, see `RenewedMap`, and would keep the answer. */
interface Waiting {
  started: StartedRun | undefined;
}

/**
 * Identical reads that wait to be sent (for the rate, a connection or the next attempt) share one call upstream. One
 * that was sent is not joined: any replica may have acknowledged a write since Tencent read. So a caller sees every
 * write that was acknowledged before it asked, and many identical reads cost no more calls than the rate allows.
 * Identical means: the same credential in the same version, the same service, region, action, parameters and
 * language. Every operation writes the keys of its parameters in one order. Do not change the shared response.
 */
export class SharedReads {
  private readonly waiting = new RenewedMap<string, Waiting>();

  /** The run that waits, or the one that `start` begins. */
  join(plan: CallPlan, start: () => StartedRun): StartedRun {
    const key = keyOf(plan);
    const known = this.waiting.get(key)?.started;
    if (known?.run.isJoinable && !known.run.abandoned) return known;
    const started = start();
    const waiting: Waiting = { started };
    this.waiting.set(key, waiting);
    const forget = () => {
      waiting.started = undefined;
      if (this.waiting.get(key) === waiting) this.waiting.delete(key);
    };
    started.outcome.then(forget, forget);
    return started;
  }
}

const keyOf = ({ account, service, region, action, params, language, byteTexts }: CallPlan): string =>
  JSON.stringify([
    account.credentialId,
    account.version,
    accountKeyOf(account),
    service,
    region ?? '',
    action,
    language,
    byteTexts === true,
    params,
  ]);
