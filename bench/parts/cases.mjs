/**
 * @typedef {'service' | 'wrapper' | 'sdk' | 'bare' | 'service-admin'} Subject
 * @typedef {object} Case
 * @property {string} id
 * @property {number} rows
 * @property {number} callers
 * @property {number} tenants
 * @property {number} requests
 * @property {number} warmUp
 * @property {Subject[]} subjects
 */

/** @type {Record<Subject, string>} */
export const SUBJECT_NAMES = {
  service: 'this service',
  'service-admin': 'this service, admin key',
  wrapper: 'Express + SDK, client per request',
  sdk: 'SDK alone',
  bare: 'the work alone',
};

/** @type {Subject[]} */
const ALL = ['service', 'wrapper', 'sdk', 'bare'];

/**
 * What is measured in each round. The warm-up uses every tenant, so that their rows are read before the measurement: in
 * production a row is read once a minute.
 * @param {boolean} quick @returns {Case[]}
 */
export function cases(quick) {
  const size = (/** @type {number} */ requests) => (quick ? Math.ceil(requests / 20) : requests);
  /** @param {string} id @param {number} rows @param {number} callers @param {number} requests @param {Partial<Case>} [other] */
  const make = (id, rows, callers, requests, other = {}) => ({
    id,
    rows,
    callers,
    tenants: 16,
    requests: size(requests),
    warmUp: size(requests / 8),
    subjects: ALL,
    ...other,
  });
  return [
    make('one-caller-20', 20, 1, 1_200),
    make('one-caller-100', 100, 1, 600),
    make('32-callers-20', 20, 32, 5_000, { subjects: [...ALL, 'service-admin'] }),
    make('32-callers-100', 100, 32, 2_000),
    make('tenants-16', 20, 32, 4_000, { subjects: ['service'], warmUp: size(2_000) }),
    make('tenants-2000', 20, 32, 4_000, { subjects: ['service'], warmUp: 2_000, tenants: 2_000 }),
  ];
}
