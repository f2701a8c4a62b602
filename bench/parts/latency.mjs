/** What a call to Tencent takes at least and at most, in whole milliseconds. */
export const LATENCY_RANGE_MS = { least: 20, most: 60 };

/**
 * The latency of one call, from the number of its request: the same for every subject in a round, so that the time which a
 * subject adds is known for each request. Uniform over the range.
 * @param {number} seed @param {number} number
 */
export function latencyMsOf(seed, number) {
  const { least, most } = LATENCY_RANGE_MS;
  return least + (mixed(Math.imul(seed, 0x9e3779b1) + number) % (most - least + 1));
}

/** Bits that look random (the finalizer of MurmurHash3). @param {number} value */
function mixed(value) {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Pseudo-random numbers from 0 to below 1, the same for one seed. @param {number} seed */
export function numbersFrom(seed) {
  let count = 0;
  return () => mixed(Math.imul(seed, 0x9e3779b1) + (count += 1)) / 2 ** 32;
}
