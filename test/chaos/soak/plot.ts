import type { Scene, Second } from './seconds.js';

const WIDTH = 960;
const LEFT = 60;
const RIGHT = 20;
const TOP = 84;
const PANEL = 96;
const GAP = 34;
const COLOURS = ['#0b62d6', '#c2410c', '#3f7f5f', '#8250df'];

export interface Panel {
  title: string;
  lines: { name: string; values: readonly (number | undefined)[] }[];
  /** Horizontal lines. */
  marks?: number[];
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Panels under each other with one axis of time, and the scenes behind them. */
export function timePlot(
  title: string,
  panels: readonly Panel[],
  scenes: readonly Scene[],
  begun: number,
): string {
  const seconds = Math.max(...panels.flatMap(({ lines }) => lines.map(({ values }) => values.length)), 1);
  const x = (second: number) => LEFT + ((WIDTH - LEFT - RIGHT) * second) / seconds;
  const height = TOP + panels.length * (PANEL + GAP);
  const bottom = height - GAP;
  const parts = [`<text x="16" y="24" font-size="16" font-weight="600">${escape(title)}</text>`];
  for (const [n, { name, from, to }] of scenes.entries()) {
    const [begin, end] = [x((from - begun) / 1_000), x((to - begun) / 1_000)];
    const fill = n % 2 === 0 ? '#f1f4f8' : '#ffffff';
    parts.push(
      `<rect x="${begin.toFixed(1)}" y="${TOP}" width="${(end - begin).toFixed(1)}" height="${bottom - TOP}" fill="${fill}"/>`,
      `<text transform="translate(${((begin + end) / 2).toFixed(1)} ${TOP - 4}) rotate(-20)" font-size="10" fill="#57606a">${escape(name)}</text>`,
    );
  }
  for (const [n, panel] of panels.entries()) parts.push(...panelOf(panel, TOP + n * (PANEL + GAP), x));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="12" fill="#1f2328">`,
    `<rect width="${WIDTH}" height="${height}" rx="6" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function panelOf({ title, lines, marks = [] }: Panel, top: number, x: (second: number) => number): string[] {
  const most = Math.max(1, ...marks, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const y = (value: number) => top + PANEL - ((PANEL - 20) * value) / most;
  const legend = lines
    .map(({ name }, n) => `<tspan dx="10" fill="${COLOURS[n % COLOURS.length]}">${escape(name)}</tspan>`)
    .join('');
  return [
    `<text x="${LEFT}" y="${top + 12}"><tspan font-weight="600">${escape(title)}</tspan>${legend}</text>`,
    `<text x="${LEFT - 6}" y="${y(most) + 4}" text-anchor="end">${Math.round(most)}</text>`,
    `<text x="${LEFT - 6}" y="${y(0)}" text-anchor="end">0</text>`,
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(0)}" y2="${y(0)}" stroke="#d0d7de"/>`,
    ...marks.map(
      (mark) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(mark).toFixed(1)}" y2="${y(mark).toFixed(1)}" stroke="#57606a" stroke-dasharray="4 3"/>`,
    ),
    ...lines.map(
      ({ values }, n) =>
        `<path d="${pathOf(values, x, y)}" fill="none" stroke="${COLOURS[n % COLOURS.length]}" stroke-width="1.3"/>`,
    ),
  ];
}

/** Broken where nothing was measured. */
function pathOf(
  values: readonly (number | undefined)[],
  x: (second: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, n) =>
      value === undefined
        ? ''
        : `${n === 0 || values[n - 1] === undefined ? 'M' : 'L'}${x(n).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('');
}

export const panelsOf = (seconds: readonly Second[]): Panel[] => {
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, n) => all + n, 0);
  const replicas = Math.max(...seconds.map(({ memory }) => memory.length), 0);
  return [
    {
      title: 'answers a second',
      lines: [
        { name: 'served', values: seconds.map(({ served }) => served) },
        { name: 'refused or lost', values: seconds.map(({ refused }) => sum(refused)) },
      ],
    },
    {
      title: 'milliseconds to an answer',
      lines: [
        { name: 'p50', values: seconds.map(({ p50 }) => p50) },
        { name: 'p99', values: seconds.map(({ p99 }) => p99) },
      ],
    },
    {
      title: 'calls a second to one action of the account with more demand than rate',
      lines: [
        { name: 'calls', values: seconds.map(({ busyCalls }) => busyCalls) },
        { name: 'throttled, of all accounts', values: seconds.map(({ throttled }) => throttled) },
      ],
      marks: [15, 24],
    },
    {
      title: 'MiB of each replica',
      lines: Array.from({ length: replicas }, (_, n) => ({
        name: `replica ${n + 1}`,
        values: seconds.map(({ memory }) => memory[n]),
      })),
    },
    {
      title: 'connections to Postgres, all replicas',
      lines: [{ name: 'open', values: seconds.map(({ connections }) => connections) }],
    },
  ];
};
