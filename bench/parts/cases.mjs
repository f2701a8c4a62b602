import { ALL } from './subjects.mjs';

/** @typedef {import('./requests.mjs').Job & { id: string, rows: number, subjects: import('./subjects.mjs').Subject[] }} Case */

/**
 * What is measured in each round of the cost of a request. The warm-up uses every tenant, so that their rows are read
 * before the measurement: in production a row is read once a minute.
 * @param {boolean} quick @returns {Case[]}
 */
export function cases(quick) {
  const size = (/** @type {number} */ requests) => (quick ? Math.ceil(requests / 20) : requests);
  /** @param {string} id @param {number} rows @param {number} callers @param {number} requests @param {Partial<Case>} [other] @returns {Case} */
  const make = (id, rows, callers, requests, other = {}) => ({
    id,
    rows,
    callers,
    mix: [{ kind: 'list', rows }],
    tenants: 16,
    requests: size(requests),
    warmUp: size(requests / 8),
    subjects: ALL,
    ...other,
  });
  return [
    make('one-caller-20', 20, 1, 1_000),
    make('one-caller-100', 100, 1, 400),
    make('32-callers-20', 20, 32, 3_000),
    make('32-callers-100', 100, 32, 1_200),
    make('tenants-16', 20, 32, 2_500, { subjects: ['service'], warmUp: size(1_500) }),
    make('tenants-2000', 20, 32, 2_500, {
      subjects: ['service'],
      warmUp: quick ? 200 : 2_000,
      tenants: 2_000,
    }),
  ];
}
