import { cases } from '../parts/cases.mjs';
import { differences, median, ratios } from '../parts/statistics.mjs';
import { ALL, SUBJECT_NAMES } from '../parts/subjects.mjs';
import { CALLERS } from '../runs/waiting.mjs';
import { REPLICAS } from '../runs/scale.mjs';
import { limitOf, number, spread, verdictOf } from './format.mjs';

/** @typedef {import('../runs/run.mjs').Measurements} Measurements */
/** @typedef {import('../parts/subjects.mjs').Measured} Measured */
/** @typedef {keyof Measured} Field */

/** @param {Measured[] | undefined} figures @param {Field} field */
const valuesOf = (figures, field) => (figures ?? []).map((each) => each[field]);
/** @param {Measured[] | undefined} figures @param {Field} field @param {number} [digits] */
const middle = (figures, field, digits) => number(median(valuesOf(figures, field)), digits);

/** @param {import('../parts/targets.mjs').Target[]} targets */
export const targetRows = (targets) => [
  ['target', 'Node', 'limit', 'measured', ''],
  ...targets.map((target) => [
    ...[target.text, target.node, limitOf(target)],
    ...[spread(target.values, target.unit), verdictOf(target)],
  ]),
];

/** @param {Measurements} measured */
export function waitingRows({ waiting }) {
  const head = ['lists of 20 rows', 'subject', 'p50 ms', 'p99 ms', 'own p50 ms', 'own p99 ms'];
  const rows = [[...head, 'added p50', 'added p99', 'requests/s', 'processor ms', 'calls a request']];
  for (const callers of CALLERS) {
    const of = waiting.lists[callers] ?? {};
    for (const subject of ALL) {
      const figures = of[subject];
      const added = (/** @type {'ownP50' | 'ownP99'} */ field) =>
        subject === 'sdk'
          ? ''
          : number(median(differences(valuesOf(figures, field), valuesOf(of['sdk'], field))));
      rows.push([
        ...[callers === 1 ? 'one caller' : `${callers} callers`, SUBJECT_NAMES[subject]],
        .../** @type {const} */ (['p50', 'p99', 'ownP50', 'ownP99']).map((field) => middle(figures, field)),
        ...[added('ownP50'), added('ownP99'), middle(figures, 'perSecond', 0)],
        ...[middle(figures, 'processorMs'), middle(figures, 'calls')],
      ]);
    }
  }
  return rows;
}

/** @param {Measurements} measured */
export function searchRows({ waiting: { search, attach, update } }) {
  const rows = [['what is done', 'subject', 'p50 ms', 'p99 ms', 'processor ms', 'upstream calls a request']];
  for (const subject of ALL) {
    const of = search[subject] ?? [];
    const at = (/** @type {'firstMs' | 'nextMs' | 'firstCalls' | 'nextCalls'} */ field) =>
      of.map((each) => each[field]);
    const name = SUBJECT_NAMES[subject];
    rows.push(['search, first page', name, spread(at('firstMs')), '', '', spread(at('firstCalls'), 'calls')]);
    rows.push(['search, next page', name, spread(at('nextMs')), '', '', spread(at('nextCalls'), 'calls')]);
  }
  for (const [what, of] of /** @type {const} */ ([
    ['attach of 12 disks, one caller', attach],
    ['update, 32 callers', update],
  ]))
    for (const subject of ALL)
      rows.push([
        ...[what, SUBJECT_NAMES[subject], spread(valuesOf(of[subject], 'p50'))],
        ...[spread(valuesOf(of[subject], 'p99')), middle(of[subject], 'processorMs')],
        middle(of[subject], 'calls'),
      ]);
  return rows;
}

/** @param {Measurements} measured */
export function loopRows({ waiting: { loopDelay } }) {
  const rows = [
    ['mixed load', 'requests/s', 'delay p50 ms', 'delay p99 ms', 'longest ms', 'nodejs_eventloop_lag_p99 ms'],
  ];
  for (const [what, of] of /** @type {const} */ ([
    ['200 requests a second', loopDelay.steady],
    ['32 callers at once', loopDelay.full],
  ]))
    rows.push([
      ...[what, number(median(of.map(({ figures }) => figures.perSecond)), 0)],
      .../** @type {const} */ (['p50', 'p99', 'max', 'ownMetricMs']).map((field) =>
        spread(of.map((each) => each[field])),
      ),
    ]);
  return rows;
}

/** @param {Measurements} measured */
export function scaleRows({ scale }) {
  const head = ['300 requests/s', 'p50 ms', 'p99 ms', 'own p50 ms', 'own p99 ms'];
  const rows = [[...head, 'replicas, processor ms', 'HAProxy ms', 'Postgres ms', 'connections']];
  if (!scale) return rows;
  const times = (/** @type {import('../parts/drive.mjs').Figures[]} */ of) =>
    /** @type {const} */ (['p50', 'p99', 'ownP50', 'ownP99']).map((field) =>
      spread(of.map((each) => each[field])),
    );
  for (const count of REPLICAS) {
    const of = scale.replicas[count] ?? [];
    const costs = /** @type {const} */ (['replicaMs', 'proxyMs', 'postgresMs']).map((field) =>
      number(median(of.map((each) => each[field]))),
    );
    const connections = number(Math.max(...of.map((each) => each.connections)), 0);
    rows.push([count === 1 ? 'one replica' : `${count} replicas`, ...times(of), ...costs, connections]);
  }
  rows.push(['SDK alone', ...times(scale.sdk), '', '', '', '']);
  return rows;
}

/** @param {Measurements} measured @param {string} node */
export function costRows({ cost }, node) {
  const rows = [['list', 'subject', 'p50 ms', 'p95 ms', 'p99 ms', 'requests/s', 'processor ms a request']];
  for (const { id, rows: count, callers, tenants, subjects } of cases(false))
    for (const subject of subjects) {
      const figures = cost[node]?.lists[id]?.[subject];
      const many = callers === 1 ? 'one caller' : `${callers} callers`;
      rows.push([
        ...[`${count} rows, ${many}, ${tenants.toLocaleString('en')} tenants`, SUBJECT_NAMES[subject]],
        .../** @type {const} */ (['p50', 'p95', 'p99']).map((field) => middle(figures, field)),
        ...[middle(figures, 'perSecond', 0), spread(valuesOf(figures, 'processorMs'))],
      ]);
    }
  return rows;
}

/** The throughput of the work alone with 32 callers; the service cannot be faster. @param {Measurements} measured */
export function floorRows({ cost }) {
  const rows = [
    [
      '32 callers, throughput',
      'the work alone / the wrapper',
      'the work alone / the SDK',
      'service / the work alone',
    ],
  ];
  for (const [node, { lists }] of Object.entries(cost))
    for (const count of [20, 100]) {
      const of = lists[`32-callers-${count}`] ?? {};
      const times = (/** @type {string} */ a, /** @type {string} */ b) =>
        `${number(median(ratios(valuesOf(of[a], 'perSecond'), valuesOf(of[b], 'perSecond'))))} ×`;
      rows.push([
        `${count} rows, Node ${node}`,
        ...[times('bare', 'wrapper'), times('bare', 'sdk'), times('service', 'bare')],
      ]);
    }
  return rows;
}

/** @param {Measurements} measured */
export function otherRows({ cost, startUp, waiting: { regions } }) {
  const ms = (/** @type {Measured[]} */ figures) => spread(valuesOf(figures, 'p50'), 'ms');
  return [
    ['also', 'Node', 'measured'],
    ['distributed/inspect, 20 regions', '', ms(regions.all)],
    ['distributed/inspect, the slowest region alone', '', ms(regions.slowest)],
    ['20 regions one after another, SDK', '', ms(regions.oneByOne)],
    ...Object.entries(cost).flatMap(([node, { memory }]) => [
      ['resident memory when ready', node, `${number(memory.beforeMib, 0)} MiB`],
      ['resident memory after the lists', node, `${number(memory.afterMib, 0)} MiB`],
      ['resident memory at its highest', node, `${number(memory.peakMib, 0)} MiB`],
    ]),
    ...Object.entries(startUp).flatMap(([node, { freshEmbedded, warmEmbedded, runningPostgres }]) => [
      ['ready, fresh embedded database', node, spread(freshEmbedded, 's')],
      ['ready, existing embedded database', node, spread(warmEmbedded, 's')],
      ['ready, running Postgres', node, spread(runningPostgres, 's')],
    ]),
  ];
}
