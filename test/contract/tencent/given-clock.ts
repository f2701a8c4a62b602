import { setImmediate } from 'node:timers/promises';
import { Pool } from 'undici';
import { vi } from 'vitest';
import { answer, startStub } from './stub-server.js';

/** What goes on in real time beside the clock. */
export interface Traffic {
  /** Calls that the client has under way. */
  inFlight(): Promise<number>;
  /** Calls that have arrived and whose reply is not over. */
  unanswered(): number;
}

/**
 * The timers and the `performance.now()` of the process, moved by the test alone. Connections need real time and
 * the clock waits for them: a busy machine makes a test slower, and its outcome stays the same.
 */
export class GivenClock {
  private constructor(private readonly traffic: Traffic) {}

  /** Until `vi.useRealTimers()`. */
  static async start(traffic: Traffic): Promise<GivenClock> {
    await makeTimerOfUndici();
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    });
    return new GivenClock(traffic);
  }

  /** Until nothing happens any more unless time passes: each call under way has arrived and waits for its reply. */
  async quiet(): Promise<void> {
    for (let rounds = 0; rounds < 3;) {
      await setImmediate();
      rounds = (await this.traffic.inFlight()) === this.traffic.unanswered() ? rounds + 1 : 0;
    }
  }

  /** Lets time pass, from timer to timer, until the promise is settled. */
  async until<T>(promise: Promise<T>): Promise<T> {
    const state = { isSettled: false };
    const settle = () => void (state.isSettled = true);
    promise.then(settle, settle);
    for (await this.quiet(); !state.isSettled; await this.quiet()) {
      if (vi.getTimerCount() === 0) throw new Error('it waits for something that no timer brings');
      vi.advanceTimersToNextTimer();
    }
    return promise;
  }

  /** Lets `ms` pass, from timer to timer. */
  async pass(ms: number): Promise<void> {
    await this.until(new Promise<void>((resolve) => setTimeout(resolve, ms)));
  }

  /** Asks every `everyMs` until the answer is the expected one; says how long that took. */
  async untilAnswer<T>(expected: T, ask: () => Promise<T>, { everyMs = 100, limitMs = 10_000 } = {}) {
    const begun = performance.now();
    while ((await this.until(ask())) !== expected) {
      if (performance.now() - begun > limitMs)
        throw new Error(`not ${String(expected)} within ${limitMs} ms`);
      await this.pass(everyMs);
    }
    return performance.now() - begun;
  }
}

/** undici makes its timer with its first connection and keeps it for good: it has to be a real one. */
async function makeTimerOfUndici(): Promise<void> {
  const stub = await startStub((_call, response) => answer(response));
  const pool = new Pool(stub.origin);
  await (await pool.request({ path: '/', method: 'POST' })).body.dump();
  await Promise.all([pool.close(), stub.close()]);
}
