// npm run bench [-- --quick] [-- --rounds <n>]: this service against direct use of the SDK. See docs/benchmarks.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build.mjs';
import { markdownReport, plots, textReport } from './parts/report.mjs';
import { run } from './parts/run.mjs';
import { targets } from './parts/targets.mjs';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
});

/** @param {string} name */
const versionOf = (name) =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

buildIfStale();
const before = loadavg();
const rounds = options.quick ? 1 : Number(options.rounds);
const measurements = await run({
  rounds,
  quick: options.quick,
  say: (text) => process.stderr.write(`${text}\n`),
});
/** @type {import('./parts/report.mjs').Result} */
const result = {
  date: new Date().toISOString(),
  rounds,
  machine: {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 1_024 ** 3),
    system: `${platform()} ${arch()}`,
  },
  versions: {
    Node: process.versions.node,
    NestJS: versionOf('@nestjs/core'),
    Express: versionOf('express'),
    'Tencent SDK': versionOf('tencentcloud-sdk-nodejs'),
    undici: versionOf('undici'),
  },
  loadAverage: { before, after: loadavg() },
  measurements,
  targets: targets(measurements),
};
process.stdout.write(`${textReport(result)}\n`);
if (!options.quick) {
  const folder = join(root, 'docs', 'benchmarks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  for (const [name, svg] of Object.entries(plots(result))) writeFileSync(join(folder, name), svg);
  writeFileSync(join(root, 'docs', 'benchmarks.md'), markdownReport(result));
}
