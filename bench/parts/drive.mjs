/**
 * @typedef {{ milliseconds: number, perSecond: number, p50: number, p95: number, p99: number, requests: number }} Figures
 */

/**
 * Keeps `callers` calls in flight until `requests` are done; the first failure ends it. `call` gets the number of the
 * request, so that all requests can differ.
 * @param {{ callers: number, requests: number, call: (index: number) => Promise<void> }} work
 * @returns {Promise<Figures>}
 */
export async function drive({ callers, requests, call }) {
  const latencies = new Float64Array(requests);
  let next = 0;
  const caller = async () => {
    while (next < requests) {
      const index = next++;
      const startedAt = performance.now();
      await call(index);
      latencies[index] = performance.now() - startedAt;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const milliseconds = performance.now() - startedAt;
  latencies.sort();
  const percentile = (/** @type {number} */ share) =>
    /** @type {number} */ (latencies[Math.min(requests - 1, Math.floor(requests * share))]);
  return {
    milliseconds,
    requests,
    perSecond: (requests / milliseconds) * 1_000,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
  };
}

let sequence = 0;
/** Each differs in this process: a service that shares identical reads must have no advantage. */
export const nextOffset = () => (sequence += 1);

/** Conditions as a portal sends them. */
export const FILTERS = [{ Name: 'disk-type', Values: ['CLOUD_PREMIUM', 'CLOUD_HSSD'] }];
