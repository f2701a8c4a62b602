// node bench/profile.mjs [rows] [callers]: the service under load, and where its processor time goes. On the Node of
// BENCH_NODE, if there is one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../scripts/build.mjs';
import { processorMsOf, Program } from './parts/processes.mjs';
import { nodesToMeasure } from './parts/nodes.mjs';
import { NO_RATE_LIMIT, Service } from './parts/service.mjs';
import { temporaryFolder } from './parts/start-up.mjs';

const [rows = 20, callers = 32] = process.argv.slice(2).map(Number);
const { path } = /** @type {import('./parts/nodes.mjs').Node} */ (nodesToMeasure().at(-1));
const REQUESTS = 8_000;
const SHOWN = 60;

buildIfStale();
const { folder, remove } = temporaryFolder();
const standIn = await Program.start('stand-in.mjs');
const service = await Service.start(
  { DATA_DIR: join(folder, 'data'), TENCENT_API_ORIGIN: standIn.hello.origin, ...NO_RATE_LIMIT },
  { node: path, flags: ['--cpu-prof', '--cpu-prof-dir', folder] },
);
await service.storeCredentials(16);
const token = await service.createApiKey();
const load = await Program.start('load.mjs');
const job = { origin: service.origin, token, mix: [{ kind: 'list', rows }], tenants: 16, callers };
await load.ask({ ...job, requests: REQUESTS / 4, warmUp: 0 });
const startedAt = process.hrtime.bigint();
const before = processorMsOf(service.pid);
const { figures } = await load.ask({ ...job, requests: REQUESTS, warmUp: 0 });
const processorMs = (processorMsOf(service.pid) - before) / REQUESTS;
console.log(
  `${rows} rows, ${callers} callers: p50 ${figures.p50.toFixed(2)} ms, ${figures.perSecond.toFixed(0)} requests/s, ` +
    `processor ${processorMs.toFixed(3)} ms a request (the profiler included)\n`,
);
load.stop();
await service.stop();
standIn.stop();
const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
print(JSON.parse(readFileSync(join(folder, file), 'utf8')), Number(startedAt / 1_000n), figures.milliseconds);
remove();

/**
 * The shares of the time under load: of each function alone, and of each with all that it calls.
 * @param {{ startTime: number, nodes: any[], samples: number[], timeDeltas: number[] }} profile microseconds
 * @param {number} from @param {number} milliseconds
 */
function print({ startTime, nodes, samples, timeDeltas }, from, milliseconds) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) for (const child of node.children ?? []) byId.get(child).parent = node;
  /** @type {Map<string, number>} */
  const self = new Map();
  /** @type {Map<string, number>} */
  const inclusive = new Map();
  let total = 0;
  let now = startTime;
  samples.forEach((id, index) => {
    const spent = timeDeltas[index] ?? 0;
    now += spent;
    const node = byId.get(id);
    if (node.callFrame.functionName === '(idle)') return;
    if (now < from || now > from + milliseconds * 1_000) return;
    total += spent;
    add(self, nameOf(node), spent);
    const chain = new Set();
    for (let at = node; at; at = at.parent) chain.add(nameOf(at));
    for (const name of chain) add(inclusive, name, spent);
  });
  console.log(`by itself\n${top(self, total)}\n\nwith what it calls\n${top(inclusive, total)}`);
}

/** @param {Map<string, number>} times @param {string} name @param {number} spent */
function add(times, name, spent) {
  times.set(name, (times.get(name) ?? 0) + spent);
}

/** @param {any} node */
function nameOf({ callFrame: { functionName, url, lineNumber } }) {
  const place = url.startsWith('file:') ? fileURLToPath(url) : url;
  return `${functionName || '(anonymous)'}  ${place.split('/').slice(-3).join('/')}:${lineNumber + 1}`;
}

/** @param {Map<string, number>} times @param {number} total */
function top(times, total) {
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name, spent]) => `${((spent / total) * 100).toFixed(1).padStart(5)} %  ${name}`)
    .join('\n');
}
