/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ index) => sorted[index] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

/**
 * Ratios of figures of the same round, so that changes of the machine's speed cancel out.
 * @param {readonly number[]} a @param {readonly number[]} b
 */
export const ratios = (a, b) => a.map((value, index) => value / /** @type {number} */ (b[index]));

/** @param {readonly number[]} a @param {readonly number[]} b */
export const differences = (a, b) => a.map((value, index) => value - /** @type {number} */ (b[index]));

/** @param {number} value @param {number} [digits] */
export const round = (value, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits;
