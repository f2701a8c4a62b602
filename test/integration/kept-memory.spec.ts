import { expect, it } from 'vitest';
import { programUrl } from '../program/compiled-programs.js';
import { runCode } from '../program/run-program.js';

/** Prints the MB that requests leave behind when all but the last are over and only the young generation was collected. */
const measure = (module: string, add: string) => `
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as module from ${JSON.stringify(module)};
const REQUESTS = 20_000;
const IN_FLIGHT = 32;
const add = (${add})(module);
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const leave = [];
collect();
const before = process.memoryUsage().heapUsed;
for (let request = 0; request < REQUESTS; request++) {
  leave.push(add(request, { rows: Array.from({ length: 100 }, () => request) }));
  if (leave.length > IN_FLIGHT) leave.shift()();
  // What is in flight now becomes old.
  if (request === 200) collect();
  if (request % 500 === 0) collect({ type: 'minor' });
}
collect({ type: 'minor' });
collect({ type: 'minor' });
console.log((process.memoryUsage().heapUsed - before) / 1e6);
`;

const toMap = (map: string) =>
  `(module) => { const map = new ${map}(); return (key, value) => { map.set(key, value); return () => map.delete(key); }; }`;

/** In a process of its own: what else has run in one decides what V8 makes old. */
async function keptMb(module: string, add: string): Promise<number> {
  const { stdout, stderr } = await runCode(measure(module, add)).ended;
  expect(stderr).toBe('');
  return Number(stdout);
}

it('little of what has gone stays in memory in renewed maps and linked entries, and much in a Map', async () => {
  const renewedMap = programUrl('common/concurrency/renewed-map');
  const linkedEntries = programUrl('common/concurrency/linked-entries');
  const ofMap = await keptMb(renewedMap, toMap('Map'));
  const ofRenewed = await keptMb(renewedMap, toMap('module.RenewedMap'));
  const ofEntries = await keptMb(
    linkedEntries,
    '(module) => { const entries = new module.LinkedEntries(); return (_key, value) => entries.add(value); }',
  );
  expect(ofRenewed).toBeLessThan(ofMap / 4);
  expect(ofEntries).toBeLessThan(ofMap / 4);
});
