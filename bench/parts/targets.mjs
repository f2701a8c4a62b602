import { PER_SECOND, REPLICAS } from '../runs/scale.mjs';
import { differences, median, ratios } from './statistics.mjs';

/**
 * `values`: one a round; `value`: their median.
 * @typedef {object} Target
 * @property {string} id
 * @property {string} text
 * @property {string} node the version of Node that it was measured on
 * @property {'most' | 'least'} kind
 * @property {number} limit
 * @property {string} unit
 * @property {number[]} values empty when it was not measured
 * @property {number} value
 * @property {boolean} met
 *
 * @typedef {import('../runs/run.mjs').Measurements} Measurements
 * @typedef {(id: string, text: string, values: readonly number[], limit: number, unit?: string) => Target} Make
 */

const KEPT_SHARE = 0.95;

/** @param {string} node @param {'most' | 'least'} kind @returns {Make} */
const making =
  (node, kind) =>
  (id, text, values, limit, unit = '×') => {
    const value = median(values);
    const met = Number.isFinite(value) && (kind === 'most' ? value <= limit : value >= limit);
    return { id, text, node, kind, limit, unit, values: [...values], value, met };
  };

/**
 * The targets, compared with what was measured.
 * @param {Measurements} measured @returns {Target[]}
 */
export function targets(measured) {
  const versions = Object.keys(measured.cost);
  return [
    ...waitingTargets(measured),
    ...versions.flatMap((node) => costTargets(measured, node)),
    ...versions.flatMap((node) => startTargets(measured, node)),
    ...scaleTargets(measured),
  ];
}

/** @param {Measurements} measured @returns {Target[]} */
function waitingTargets({ waiting }) {
  const { node, lists, search, regions, loopDelay } = waiting;
  const most = making(node, 'most');
  /** @param {'p50' | 'p99' | 'ownP50' | 'ownP99'} field */
  const added = (field) => {
    const of = (/** @type {string} */ subject) => (lists[32]?.[subject] ?? []).map((each) => each[field]);
    return differences(of('service'), of('sdk'));
  };
  /** @param {'firstMs' | 'nextMs' | 'nextCalls'} field */
  const searches = (field) => (search['service'] ?? []).map((each) => each[field]);
  const p50 = (/** @type {{ p50: number }[]} */ figures) => figures.map((each) => each.p50);
  const p99 = (/** @type {{ p99: number }[]} */ figures) => figures.map((each) => each.p99);
  return [
    most('added-p50', 'list, 32 callers: time added to that of the SDK alone, p50', added('ownP50'), 1, 'ms'),
    most('added-p99', 'list, 32 callers: time added to that of the SDK alone, p99', added('ownP99'), 6, 'ms'),
    most(
      'whole-p99',
      'list, 32 callers: p99 of the whole time less that of the SDK alone',
      added('p99'),
      6,
      'ms',
    ),
    most('search', 'search over 5,000 disks, first page', searches('firstMs'), 1_000, 'ms'),
    most('next-page', 'search over 5,000 disks, next page', searches('nextMs'), 60, 'ms'),
    most(
      'next-calls',
      'search over 5,000 disks, next page: upstream calls',
      searches('nextCalls'),
      0,
      'calls',
    ),
    most(
      'regions',
      'distributed/inspect against its slowest region alone',
      ratios(p50(regions.all), p50(regions.slowest)),
      1.1,
    ),
    most('loop', 'event-loop delay under mixed load, 200 requests/s, p99', p99(loopDelay.steady), 15, 'ms'),
    most(
      'loop-full',
      'event-loop delay under mixed load, 32 callers at once, p99',
      p99(loopDelay.full),
      15,
      'ms',
    ),
  ];
}

/** @param {Measurements} measured @param {string} node @returns {Target[]} */
function costTargets({ cost }, node) {
  const { lists, memory } = /** @type {import('../runs/cost.mjs').Cost} */ (cost[node]);
  const [most, least] = [making(node, 'most'), making(node, 'least')];
  /** @param {string} id @param {string} subject @param {'p50' | 'perSecond' | 'processorMs'} field */
  const of = (id, subject, field) => (lists[id]?.[subject] ?? []).map((figures) => figures[field]);
  const against = (/** @type {string} */ id, /** @type {string} */ other) =>
    ratios(of(id, 'service', 'perSecond'), of(id, other, 'perSecond'));
  return [
    ...[20, 100].flatMap((rows) => {
      const id = `32-callers-${rows}`;
      const text = `list, ${rows} rows, 32 callers: `;
      const processorMs = of(id, 'service', 'processorMs');
      return [
        most(`processor-${rows}`, `${text}processor time`, processorMs, rows === 20 ? 0.65 : 2.1, 'ms'),
        least(`wrapper-${rows}`, `${text}throughput against the bare wrapper`, against(id, 'wrapper'), 1),
        least(`goal-${rows}`, `${text}the same, the goal`, against(id, 'wrapper'), 1.5),
        least(`sdk-${rows}`, `${text}throughput against the SDK alone`, against(id, 'sdk'), 1),
      ];
    }),
    ...[20, 100].map((rows) => {
      const id = `one-caller-${rows}`;
      const values = ratios(of(id, 'service', 'p50'), of(id, 'wrapper', 'p50'));
      return most(`one-${rows}`, `list, ${rows} rows, one caller: p50 against the bare wrapper`, values, 1);
    }),
    least(
      'tenants',
      '2,000 tenants against 16: throughput, 32 callers',
      ratios(of('tenants-2000', 'service', 'perSecond'), of('tenants-16', 'service', 'perSecond')),
      0.85,
    ),
    most('memory', 'resident memory after all of it', [memory.afterMib], 256, 'MiB'),
  ];
}

/** @param {Measurements} measured @param {string} node @returns {Target[]} */
function startTargets({ startUp }, node) {
  const most = making(node, 'most');
  const { freshEmbedded = [], runningPostgres = [] } = startUp[node] ?? {};
  const limit = Number.parseInt(node, 10) >= 24 ? 0.8 : 1.5;
  return [
    most('ready', 'ready with a running Postgres', runningPostgres, limit, 's'),
    most('ready-fresh', 'ready with a fresh embedded database', freshEmbedded, 4, 's'),
  ];
}

/**
 * Flat means that a second and a third replica add no time. Where the machine did not keep up with the rate, times say
 * nothing.
 * @param {Measurements} measured @returns {Target[]}
 */
function scaleTargets({ scale, waiting }) {
  const most = making(scale?.node ?? waiting.node, 'most');
  /** @param {'ownP50' | 'ownP99'} field */
  const growth = (field) => {
    const of = (/** @type {number} */ count) => (scale?.replicas[count] ?? []).map((each) => each[field]);
    const all = REPLICAS.flatMap((count) => scale?.replicas[count] ?? []);
    return all.some(({ perSecond }) => perSecond < KEPT_SHARE * PER_SECOND) ? [] : differences(of(3), of(1));
  };
  const text = '300 requests/s over 3 replicas behind HAProxy: time added to that with one replica';
  return [
    most('scale-p50', `${text}, p50`, growth('ownP50'), 0.5, 'ms'),
    most('scale-p99', `${text}, p99`, growth('ownP99'), 3, 'ms'),
  ];
}
