// npm run bench [-- --rounds <n>] [-- --pages]: this service against direct use of the SDK. See docs/benchmarks.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build.mjs';
import { textTable } from './pages/format.mjs';
import { LATEST, writePages } from './pages/pages.mjs';
import { costRows, loopRows, scaleRows, searchRows, targetRows, waitingRows } from './pages/tables.mjs';
import { CORES } from './parts/processes.mjs';
import { targets } from './parts/targets.mjs';
import { run } from './runs/run.mjs';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: process.env.BENCH_QUICK === '1' },
    rounds: { type: 'string', default: '3' },
    pages: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const file = join(root, LATEST);
/** The load average of a machine that does nothing else. */
const QUIET_LOAD = 0.7;

/** @param {string} name */
const versionOf = (name) =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

if (options.pages) writePages(root, JSON.parse(readFileSync(file, 'utf8')));
else await measure();

async function measure() {
  buildIfStale();
  const before = loadavg();
  const startedAt = performance.now();
  const rounds = options.quick ? 1 : Number(options.rounds);
  const elapsed = () => `${String(Math.round((performance.now() - startedAt) / 1_000)).padStart(4)} s  `;
  const say = (/** @type {string} */ text) => void process.stderr.write(`${elapsed()}${text}\n`);
  if ((before[0] ?? 0) > QUIET_LOAD) say('the machine is busy: the figures will not say much');
  const exact = await run({ rounds, quick: options.quick, say });
  /** @type {typeof exact} */
  const measurements = JSON.parse(JSON.stringify(exact, rounded));
  /** @type {import('./pages/result.mjs').Result} */
  const result = {
    date: new Date().toISOString(),
    rounds,
    minutes: (performance.now() - startedAt) / 60_000,
    machine: {
      processor: cpus()[0]?.model.trim() ?? 'unknown processor',
      cores: cpus().length,
      memoryGib: Math.round(totalmem() / 1_024 ** 3),
      system: `${platform()} ${arch()}`,
      pinned: CORES.subject !== undefined,
    },
    versions: {
      NestJS: versionOf('@nestjs/core'),
      Express: versionOf('express'),
      'Tencent SDK': versionOf('tencentcloud-sdk-nodejs'),
      undici: versionOf('undici'),
    },
    loadAverage: { before, after: loadavg() },
    measurements,
    targets: targets(measurements),
  };
  const costs = Object.keys(measurements.cost).map((node) => costRows(measurements, node));
  const tables = [
    ...costs,
    ...[waitingRows, searchRows, loopRows, scaleRows].map((rows) => rows(measurements)),
  ];
  process.stdout.write(`${[...tables, targetRows(result.targets)].map(textTable).join('\n\n')}\n`);
  const json = `${JSON.stringify(result, rounded, 2)}\n`;
  if (options.json) writeFileSync(options.json, json);
  if (options.quick) return;
  writeFileSync(file, json);
  // From the file, so that the pages say what it holds.
  writePages(root, JSON.parse(json));
}

/** More digits than mean anything are left out. @param {string} _key @param {unknown} value */
function rounded(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}
