import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { REPLICAS } from './cluster.js';
import type { Mark } from './marks.js';
import { panelsOf, timePlot } from './plot.js';
import { percentile, type Recording, type Scene, type Second } from './seconds.js';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');

interface Run {
  recording: Recording;
  marks: readonly Mark[];
  tenants: number;
}

/** Writes docs/soak.md and its plot. */
export function writeReport({ recording, marks, tenants }: Run): void {
  const seconds = recording.seconds();
  const { begun, scenes } = recording;
  mkdirSync(join(DOCS, 'soak'), { recursive: true });
  writeFileSync(
    join(DOCS, 'soak', 'run.svg'),
    timePlot(`${REPLICAS} replicas, ${scenes.length} scenes`, panelsOf(seconds), scenes, begun),
  );
  const processor = cpus()[0]?.model.trim() ?? 'unknown';
  const memoryGib = Math.round(totalmem() / 1_024 ** 3);
  const minutes = ((scenes.at(-1)!.to - begun) / 60_000).toFixed(1);
  const text = `# Soak

Written by \`npm run soak\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${cpus().length} cores (${processor}), ${memoryGib} GiB,
a load average of ${loadavg()[2]!.toFixed(1)} over 15 minutes (on a quiet machine it is below 2).
${REPLICAS} replicas on one Postgres behind a load balancer, callers of ${tenants} tenants for ${minutes} minutes. One tenant asks for more than
its account allows; the others make, resize, attach, detach and delete disks on the same instance, with an
Idempotency-Key, and read. Callers, replicas, Postgres and the sandbox share the machine.

${tableOf(
  ['mark', '', 'found'],
  marks.map(({ name, isMet, found, isCorrectness }) => [
    isCorrectness ? `**${name}**` : name,
    isMet ? 'PASS' : 'MISS',
    found.replaceAll('|', '/'),
  ]),
)}

A mark in bold is about correctness: a miss of it fails the run. The others depend on the machine too.

![The run by the second](soak/run.svg)

## Scenes

${tableOf(
  [
    'scene',
    's',
    'served',
    'refused, by scode',
    'p50 ms',
    'p99 ms',
    'calls a second of the busy account',
    'throttled',
  ],
  scenes.map((scene) => rowOf(recording, seconds, scene)),
)}

Each scene begins when the one before has ended, with the same callers. \`lost\`: sent, and no reply. In \`SIGSTOP\` the calls of
the stopped replica wait, and the others have its share of the rate after three seconds. In the scenes of Tencent and of
the network writes can end with an unknown outcome (30053, 10033): they are refused, not lost.
`;
  writeFileSync(join(DOCS, 'soak.md'), text);
}

function rowOf(recording: Recording, seconds: readonly Second[], scene: Scene): string[] {
  const answers = recording.answersIn(scene);
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const refused = new Map<string, number>();
  for (const { outcome } of answers)
    if (outcome !== '0') refused.set(outcome, (refused.get(outcome) ?? 0) + 1);
  const [first, end] = [scene.from, scene.to].map((at) => Math.round((at - recording.begun) / 1_000));
  const those = seconds.slice(first, end);
  const busy = those.slice(0, -1).map(({ busyCalls }) => busyCalls);
  return [
    scene.name,
    ((scene.to - scene.from) / 1_000).toFixed(0),
    String(answers.filter(({ outcome }) => outcome === '0').length),
    [...refused].map(([outcome, count]) => `${outcome}: ${count}`).join(', '),
    percentile(times, 0.5).toFixed(0),
    percentile(times, 0.99).toFixed(0),
    busy.length > 0 ? `${Math.min(...busy)} to ${Math.max(...busy)}` : '',
    String(those.reduce((sum, { throttled }) => sum + throttled, 0)),
  ];
}

/** In the form that prettier gives a table. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, n) => Math.max(3, title.length, ...rows.map((row) => row[n]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, n) => cell.padEnd(widths[n]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
