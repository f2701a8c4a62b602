import { numbersFrom } from './latency.mjs';

/**
 * `own`: without the latency of the upstream call, for requests that make one.
 * @typedef {{ milliseconds: number, perSecond: number, p50: number, p95: number, p99: number, requests: number, ownP50: number, ownP99: number }} Figures
 */

/**
 * `call` gets the number of the request, so that all requests can differ, and answers the latency of its upstream call.
 * @typedef {(index: number) => Promise<number>} Call
 */

/**
 * Keeps `callers` calls in flight until `requests` are done; the first failure ends it.
 * @param {{ callers: number, requests: number, call: Call }} work
 * @returns {Promise<Figures>}
 */
export async function drive({ callers, requests, call }) {
  const times = new Times(requests);
  let next = 0;
  const caller = async () => {
    while (next < requests) {
      const index = next++;
      const startedAt = performance.now();
      times.add(startedAt, await call(index));
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return times.figures();
}

/**
 * Begins requests at random moments (a Poisson process, the same for one seed), whether or not earlier ones have been
 * answered. A request that cannot begin in time counts from the moment at which it should have begun.
 * @param {{ perSecond: number, requests: number, call: Call, seed: number }} work
 * @returns {Promise<Figures>}
 */
export async function driveAt({ perSecond, requests, call, seed }) {
  const times = new Times(requests);
  const random = numbersFrom(seed);
  const startedAt = performance.now();
  /** @type {Promise<void>[]} */
  const running = [];
  let dueAt = startedAt;
  for (let index = 0; index < requests; index += 1) {
    dueAt += (-Math.log(1 - random()) * 1_000) / perSecond;
    while (performance.now() < dueAt) await pause(dueAt - performance.now());
    const from = dueAt;
    running.push(call(index).then((latency) => times.add(from, latency)));
  }
  await Promise.all(running);
  return times.figures();
}

/** Not longer than asked: timers wait for whole milliseconds. @param {number} ms */
const pause = (ms) =>
  new Promise((resolve) => (ms >= 2 ? setTimeout(resolve, Math.floor(ms) - 1) : setImmediate(resolve)));

class Times {
  startedAt = performance.now();
  count = 0;

  /** @param {number} requests */
  constructor(requests) {
    this.whole = new Float64Array(requests);
    this.own = new Float64Array(requests);
  }

  /** @param {number} startedAt @param {number} latencyMs */
  add(startedAt, latencyMs) {
    const ms = performance.now() - startedAt;
    this.whole[this.count] = ms;
    this.own[this.count] = ms - latencyMs;
    this.count += 1;
  }

  /** @returns {Figures} */
  figures() {
    const milliseconds = performance.now() - this.startedAt;
    const [whole, own] = [this.whole.sort(), this.own.sort()];
    const requests = this.count;
    const percentile = (/** @type {Float64Array} */ of, /** @type {number} */ share) =>
      /** @type {number} */ (of[Math.min(requests - 1, Math.floor(requests * share))]);
    return {
      milliseconds,
      requests,
      perSecond: (requests / milliseconds) * 1_000,
      p50: percentile(whole, 0.5),
      p95: percentile(whole, 0.95),
      p99: percentile(whole, 0.99),
      ownP50: percentile(own, 0.5),
      ownP99: percentile(own, 0.99),
    };
  }
}
