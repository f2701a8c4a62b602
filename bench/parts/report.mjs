import { cases, SUBJECT_NAMES } from './cases.mjs';
import { median, ratio, round } from './statistics.mjs';
import { barPlot } from './svg.mjs';
import { series } from './targets.mjs';

/**
 * @typedef {object} Result
 * @property {string} date
 * @property {number} rounds
 * @property {Record<string, string | number>} machine
 * @property {Record<string, string>} versions
 * @property {{ before: number[], after: number[] }} loadAverage
 * @property {import('./run.mjs').Measurements} measurements
 * @property {import('./targets.mjs').Target[]} targets
 */

/** @param {import('./run.mjs').Measurements} measured @param {string} id @param {string} subject @param {'p50' | 'p95' | 'p99' | 'perSecond' | 'processorMs'} field */
const of = (measured, id, subject, field) => median(series(measured, id, subject, field));

/** @param {import('./targets.mjs').Target} target */
const limitOf = ({ kind, limit, unit }) => `${kind === 'most' ? '≤' : '≥'} ${limit} ${unit}`;

/** @param {string[][]} rows @param {boolean} [markdown] */
function table(rows, markdown = false) {
  const widths = /** @type {string[]} */ (rows[0]).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column]).length)),
  );
  const line = (/** @type {string[]} */ row) =>
    markdown
      ? `| ${row.join(' | ')} |`
      : row.map((cell, column) => cell.padEnd(/** @type {number} */ (widths[column]))).join('  ');
  const [head, ...body] = rows.map(line);
  return [head, ...(markdown ? [`|${' --- |'.repeat(widths.length)}`] : []), ...body].join('\n');
}

/** @param {Result} result */
function listRows({ measurements }) {
  const rows = [['list', 'subject', 'p50 ms', 'p95 ms', 'p99 ms', 'requests/s', 'processor ms a request']];
  for (const { id, rows: count, callers, tenants, subjects } of cases(false))
    for (const subject of subjects)
      rows.push([
        `${count} rows, ${callers === 1 ? 'one caller' : `${callers} callers`}, ${tenants.toLocaleString('en')} tenants`,
        SUBJECT_NAMES[subject],
        .../** @type {const} */ (['p50', 'p95', 'p99']).map((field) =>
          of(measurements, id, subject, field).toFixed(2),
        ),
        Math.round(of(measurements, id, subject, 'perSecond')).toLocaleString('en'),
        of(measurements, id, subject, 'processorMs').toFixed(2),
      ]);
  return rows;
}

/** @param {Result} result */
function otherRows({ measurements: { distribution, memory, startUp } }) {
  const ms = (/** @type {number[]} */ values) => `${median(values).toFixed(0)} ms`;
  const s = (/** @type {number[]} */ values) => `${median(values).toFixed(2)} s`;
  return [
    ['also', 'measured'],
    ['distributed/inspect, 20 regions', ms(distribution.all)],
    ['distributed/inspect, the slowest region alone', ms(distribution.slowest)],
    ['20 regions one after another, SDK', ms(distribution.oneByOne)],
    ['resident memory when ready', `${memory.beforeMib.toFixed(0)} MiB`],
    ['resident memory after all of it', `${memory.afterMib.toFixed(0)} MiB`],
    ['resident memory at its highest', `${memory.peakMib.toFixed(0)} MiB`],
    ['ready, fresh embedded database', s(startUp.freshEmbedded)],
    ['ready, existing embedded database', s(startUp.warmEmbedded)],
    ['ready, running Postgres', s(startUp.runningPostgres)],
  ];
}

/**
 * The throughput of the work alone with 32 callers; the service cannot be faster.
 * @param {Result} result
 */
function floorRows({ measurements }) {
  /** @param {string} id @param {string} a @param {string} b */
  const times = (id, a, b) =>
    `${ratio(series(measurements, id, a, 'perSecond'), series(measurements, id, b, 'perSecond')).toFixed(2)} ×`;
  return [
    [
      '32 callers, throughput',
      'the work alone / the wrapper',
      'the work alone / the SDK',
      'service / the work alone',
    ],
    ...[20, 100].map((rows) => {
      const id = `32-callers-${rows}`;
      return [
        `${rows} rows`,
        times(id, 'bare', 'wrapper'),
        times(id, 'bare', 'sdk'),
        times(id, 'service', 'bare'),
      ];
    }),
  ];
}

/** @param {Result} result */
const targetRows = ({ targets }) => [
  ['target', 'limit', 'measured', ''],
  ...targets.map((target) => [
    target.text,
    limitOf(target),
    `${target.unit === 'MiB' ? target.value.toFixed(0) : target.value.toFixed(2)} ${target.unit}`,
    target.met ? 'PASS' : 'MISS',
  ]),
];

/** For the terminal. @param {Result} result */
export const textReport = (result) =>
  [listRows(result), otherRows(result), floorRows(result), targetRows(result)]
    .map((rows) => table(rows))
    .join('\n\n');

/** File name → content. @param {Result} result @returns {Record<string, string>} */
export function plots({ measurements }) {
  const subjects = /** @type {const} */ (['service', 'wrapper', 'sdk', 'bare']);
  /** @param {string} id @param {'p50' | 'perSecond'} field */
  const bars = (id, field) =>
    subjects.map((subject) => ({
      label: SUBJECT_NAMES[subject],
      value: of(measurements, id, subject, field),
      ours: subject === 'service',
    }));
  const { distribution, startUp, memory } = measurements;
  return {
    'throughput.svg': barPlot({
      title: 'list with 32 callers: requests a second (more is better)',
      unit: '/s',
      groups: [
        { title: '20 rows', bars: bars('32-callers-20', 'perSecond') },
        { title: '100 rows', bars: bars('32-callers-100', 'perSecond') },
      ],
    }),
    'latency.svg': barPlot({
      title: 'list with one caller: median latency (less is better)',
      unit: 'ms',
      groups: [
        { title: '20 rows', bars: bars('one-caller-20', 'p50') },
        { title: '100 rows', bars: bars('one-caller-100', 'p50') },
      ],
    }),
    'tenants.svg': barPlot({
      title: 'list with 32 callers over many tenants: requests a second',
      unit: '/s',
      groups: [
        {
          title: '',
          bars: [16, 2_000].map((count) => ({
            label: `${count.toLocaleString('en')} tenants`,
            value: of(measurements, `tenants-${count}`, 'service', 'perSecond'),
            ours: true,
          })),
        },
      ],
    }),
    'distribution.svg': barPlot({
      title: 'disks of 20 regions counted: milliseconds (less is better)',
      unit: 'ms',
      groups: [
        {
          title: '',
          bars: [
            { label: 'distributed/inspect', value: median(distribution.all), ours: true },
            { label: 'the slowest region alone', value: median(distribution.slowest), ours: true },
            { label: 'SDK, one region after another', value: median(distribution.oneByOne) },
          ],
        },
      ],
    }),
    'start-up.svg': barPlot({
      title: 'seconds until ready, and resident memory',
      unit: '',
      groups: [
        {
          title: 'seconds from the start of the process to the first 200 of /readyz',
          bars: [
            { label: 'fresh embedded database', value: median(startUp.freshEmbedded), ours: true },
            { label: 'existing embedded database', value: median(startUp.warmEmbedded), ours: true },
            { label: 'running Postgres', value: median(startUp.runningPostgres), ours: true },
          ],
        },
        {
          title: "MiB, the service's process",
          bars: [
            { label: 'when ready', value: memory.beforeMib, ours: true },
            { label: 'after all of it', value: memory.afterMib, ours: true },
          ],
        },
      ],
    }),
  };
}

/** @param {Result} result */
export function markdownReport(result) {
  const { machine, versions, loadAverage } = result;
  const load = (/** @type {number[]} */ values) => values.map((value) => round(value, 1)).join(', ');
  return `# Benchmarks

Written by \`npm run bench\` from [benchmarks/latest.json](benchmarks/latest.json); do not edit. What is compared, and
how, is below the figures.

Measured ${result.date.slice(0, 10)}, ${result.rounds} rounds, on ${machine.processor}, ${machine.cores} cores,
${machine.memoryGib} GiB, ${machine.system}; ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(
      ', ',
    )}. Load average of the machine before ${load(loadAverage.before)}, after ${load(loadAverage.after)}.

## Targets

${table(targetRows(result), true)}

What limits the throughput with 32 callers: every subject computes in one thread, and even without a framework the
reading, mapping and writing of a list takes what the first two columns say. A target above them cannot be reached by
making the rest faster; the third column shows what is left to gain.

${table(floorRows(result), true)}

## Figures

![Throughput with 32 callers](benchmarks/throughput.svg)

![Latency with one caller](benchmarks/latency.svg)

![Many tenants](benchmarks/tenants.svg)

![Disks of all regions](benchmarks/distribution.svg)

![Start-up and memory](benchmarks/start-up.svg)

${table(listRows(result), true)}

${table(otherRows(result), true)}

## What is compared

- **This service** runs from \`dist/main.js\` as in production: authentication on (callers use an API key), validation, a
  log line and metrics for every request, credentials sealed in Postgres. Only \`TENCENT_RATE_PER_SECOND\` is raised,
  which would otherwise delay calls.
- **Express + SDK** is the simplest program: \`express.json()\`, a new SDK client in each handler, the reply mapped to the
  same JSON. It has no validation, no authentication and no log, and keeps the keys in plain memory.
- **SDK alone** is a loop around \`client.DescribeDisks\`, one client an account, with no HTTP server in front.
- **The work alone** is a bare \`node:http\` server that signs by hand, calls over undici and maps the reply as the service
  does, with nothing else: no authentication, validation, limit, retry, log line or framework. It shows the least that the work
  takes; no optimisation of the service can go below it.
- **Tencent** is a stand-in process that writes replies made beforehand, without checking signatures. It is the same for
  all subjects. For the regions it waits as long as a call to each takes; for the lists it does not wait.
- Everything is plain HTTP over loopback. Stand-in, callers and subject are processes of their own and share the cores
  of the machine, so figures of 32 callers are about processor time more than about waiting; the last column of the
  table is the subject's own processor time, which other work on the machine disturbs least.
- Every request differs from every other (\`Offset\`), so that reads which the service shares between identical requests
  in flight give it no advantage. Every reply is checked for its status and its number of rows.

## How

Subjects take turns in every round, so that a change of the machine's speed affects all of them. A figure is the median of the rounds;
a ratio is the median of the ratios of each round. Each measurement has its own warm-up, and one more round before the
first is not counted. Memory is \`VmRSS\` of the service's process alone; Postgres runs apart. Start-up is the time from
the start of the process to the first 200 of \`/readyz\`.

\`npm run bench -- --quick\` does one short round and writes nothing: it shows that everything still runs. \`--rounds <n>\`
changes the number of rounds.
`;
}
