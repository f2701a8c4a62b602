// node bench/profile.mjs [rows] [callers]: the service under load, and where its processor time goes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../scripts/build.mjs';
import { processorMsOf, Program } from './parts/processes.mjs';
import { Service } from './parts/service.mjs';
import { temporaryFolder } from './parts/start-up.mjs';

const [rows = 20, callers = 32] = process.argv.slice(2).map(Number);
const REQUESTS = 8_000;
const SHOWN = 45;

buildIfStale();
const { folder, remove } = temporaryFolder();
const standIn = await Program.start('stand-in.mjs');
const service = await Service.start(
  { DATA_DIR: join(folder, 'data'), TENCENT_API_ORIGIN: standIn.hello.origin },
  ['--cpu-prof', '--cpu-prof-dir', folder],
);
await service.storeCredentials(16);
const token = await service.createApiKey();
const load = await Program.start('load.mjs');
const job = { origin: service.origin, token, route: 'list', tenants: 16, rows, callers };
await load.ask({ ...job, requests: REQUESTS / 4, warmUp: 0 });
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
console.log(selfTimes(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
remove();

/** @param {{ nodes: any[], samples: number[], timeDeltas: number[] }} profile */
function selfTimes({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Map<string, number>} */
  const times = new Map();
  let total = 0;
  samples.forEach((id, index) => {
    const { functionName, url, lineNumber } = byId.get(id).callFrame;
    if (functionName === '(idle)' || functionName === '(program)') return;
    const place = url.startsWith('file:') ? fileURLToPath(url) : url;
    const key = `${functionName || '(anonymous)'}  ${place.split('/').slice(-3).join('/')}:${lineNumber + 1}`;
    const spent = timeDeltas[index] ?? 0;
    times.set(key, (times.get(key) ?? 0) + spent);
    total += spent;
  });
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([key, spent]) => `${((spent / total) * 100).toFixed(1).padStart(5)} %  ${key}`)
    .join('\n');
}
