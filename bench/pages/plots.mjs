import { differences, median } from '../parts/statistics.mjs';
import { ALL, SUBJECT_NAMES } from '../parts/subjects.mjs';
import { barPlot } from '../parts/svg.mjs';
import { CALLERS } from '../runs/waiting.mjs';
import { REPLICAS } from '../runs/scale.mjs';

/** @typedef {import('../parts/subjects.mjs').Measured} Measured */
/** @typedef {import('../parts/subjects.mjs').Subject} Subject */

/** @param {string} label @param {number} value @param {boolean} [ours] */
const bar = (label, value, ours = false) => ({ label, value, ours });

/** @param {Record<string, Measured[]> | undefined} of @param {keyof Measured} field */
const bySubject = (of, field) =>
  ALL.map((subject) =>
    bar(
      SUBJECT_NAMES[subject],
      median((of?.[subject] ?? []).map((each) => each[field])),
      subject === 'service',
    ),
  );

/** File name → content. @param {import('../runs/run.mjs').Measurements} measured @returns {Record<string, string>} */
export function plots(measured) {
  return { ...waitingPlots(measured), ...costPlots(measured), ...scalePlots(measured) };
}

/** @param {import('../runs/run.mjs').Measurements} measured */
function waitingPlots({ waiting: { node, lists, search, regions, attach, update, loopDelay } }) {
  const added = (/** @type {number} */ callers, /** @type {'ownP50' | 'ownP99'} */ field) => {
    const of = (/** @type {Subject} */ subject) =>
      (lists[callers]?.[subject] ?? []).map((each) => each[field]);
    return ALL.filter((subject) => subject !== 'sdk').map((subject) =>
      bar(SUBJECT_NAMES[subject], median(differences(of(subject), of('sdk'))), subject === 'service'),
    );
  };
  const searched = (/** @type {'firstMs' | 'nextMs'} */ field) =>
    ALL.map((subject) =>
      bar(
        SUBJECT_NAMES[subject],
        median((search[subject] ?? []).map((each) => each[field])),
        subject === 'service',
      ),
    );
  const p50 = (/** @type {Measured[]} */ of) => median(of.map((each) => each.p50));
  const delay = (/** @type {import('../runs/waiting.mjs').LoopDelay[]} */ of) =>
    median(of.map((each) => each.p99));
  return {
    'added.svg': barPlot({
      title: `Node ${node}: time added to that of the SDK alone, lists of 20 rows over TLS`,
      unit: 'ms',
      groups: CALLERS.flatMap((callers) => [
        { title: `p50, ${callers} at once`, bars: added(callers, 'ownP50') },
        { title: `p99, ${callers} at once`, bars: added(callers, 'ownP99') },
      ]),
    }),
    'search.svg': barPlot({
      title: `Node ${node}: search over 5,000 disks`,
      unit: 'ms',
      groups: [
        { title: 'first page', bars: searched('firstMs') },
        { title: 'next page', bars: searched('nextMs') },
      ],
    }),
    'writes.svg': barPlot({
      title: `Node ${node}: writes over TLS, p50`,
      unit: 'ms',
      groups: [
        { title: 'attach of 12 disks, one caller', bars: bySubject(attach, 'p50') },
        {
          title: 'update, 32 callers; only the service keeps an audit trail',
          bars: bySubject(update, 'p50'),
        },
      ],
    }),
    'loop.svg': barPlot({
      title: `Node ${node}: event-loop delay of the service under mixed load, p99`,
      unit: 'ms',
      groups: [
        {
          title: '',
          bars: [
            bar('200 requests a second', delay(loopDelay.steady), true),
            bar('32 callers at once', delay(loopDelay.full), true),
          ],
        },
      ],
    }),
    'distribution.svg': barPlot({
      title: `Node ${node}: disks of 20 regions counted (less is better)`,
      unit: 'ms',
      groups: [
        {
          title: '',
          bars: [
            bar('distributed/inspect', p50(regions.all), true),
            bar('the slowest region alone', p50(regions.slowest), true),
            bar('SDK, one region after another', p50(regions.oneByOne)),
          ],
        },
      ],
    }),
  };
}

/** @param {import('../runs/run.mjs').Measurements} measured */
function costPlots({ cost, startUp }) {
  const versions = Object.entries(cost);
  const ofCase = (/** @type {string} */ id, /** @type {keyof Measured} */ field) =>
    versions.flatMap(([node, { lists }]) => [
      { title: `${id.endsWith('100') ? 100 : 20} rows, Node ${node}`, bars: bySubject(lists[id], field) },
    ]);
  const seconds = (/** @type {'freshEmbedded' | 'warmEmbedded' | 'runningPostgres'} */ which) =>
    Object.entries(startUp).map(([node, of]) => bar(`Node ${node}`, median(of[which]), true));
  return {
    'throughput.svg': barPlot({
      title: 'list with 32 callers: requests a second (more is better)',
      unit: '/s',
      groups: [...ofCase('32-callers-20', 'perSecond'), ...ofCase('32-callers-100', 'perSecond')],
    }),
    'processor.svg': barPlot({
      title: 'list with 32 callers: processor time a request (less is better)',
      unit: 'ms',
      groups: [...ofCase('32-callers-20', 'processorMs'), ...ofCase('32-callers-100', 'processorMs')],
    }),
    'latency.svg': barPlot({
      title: 'list with one caller: median latency (less is better)',
      unit: 'ms',
      groups: [...ofCase('one-caller-20', 'p50'), ...ofCase('one-caller-100', 'p50')],
    }),
    'start-up.svg': barPlot({
      title: 'seconds from the start of the process to the first 200 of /readyz',
      unit: 's',
      groups: [
        { title: 'running Postgres', bars: seconds('runningPostgres') },
        { title: 'existing embedded database', bars: seconds('warmEmbedded') },
        { title: 'fresh embedded database', bars: seconds('freshEmbedded') },
      ],
    }),
    'memory.svg': barPlot({
      title: "resident memory of the service's process",
      unit: 'MiB',
      groups: versions.map(([node, { memory }]) => ({
        title: `Node ${node}`,
        bars: [
          bar('when ready', memory.beforeMib, true),
          bar('after the lists', memory.afterMib, true),
          bar('at its highest', memory.peakMib, true),
        ],
      })),
    }),
  };
}

/** @param {import('../runs/run.mjs').Measurements} measured @returns {Record<string, string>} */
function scalePlots({ scale }) {
  if (!scale) return {};
  const bars = (/** @type {'p50' | 'p99'} */ field) => [
    ...REPLICAS.map((count) =>
      bar(
        count === 1 ? 'one replica' : `${count} replicas`,
        median((scale.replicas[count] ?? []).map((each) => each[field])),
        true,
      ),
    ),
    bar('SDK alone', median(scale.sdk.map((each) => each[field]))),
  ];
  return {
    'replicas.svg': barPlot({
      title: `Node ${scale.node}: 300 requests a second behind HAProxy`,
      unit: 'ms',
      groups: [
        { title: 'p50', bars: bars('p50') },
        { title: 'p99', bars: bars('p99') },
      ],
    }),
  };
}
