// node bench/phases.mjs: what the phases of a request and its longer log line cost, in processor time, without traces.
import { cpus } from 'node:os';
import { buildIfStale } from '../scripts/build.mjs';

buildIfStale();
/** @param {string} path Of a compiled module; not a constant, so that the compiler does not look into it. */
const load = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href);
const { Phases } = await load('common/request/phases');
const { resourcesOf, textIn } = await load('observability/request-subject');

const ROUNDS = 100_000;
/** Of an attach with an Idempotency-Key, the longest of the usual requests. */
const PHASES =
  `authentication body admissionWait admissionWait idempotency trailIntent database lockWait lockWait database
  lockWait database rateWait trailOutcome idempotency`.split(/\s+/);
const BODY = {
  ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b',
  Region: 'ap-guangzhou',
  InstanceId: 'ins-gkfro58u',
  DiskIds: ['disk-giys4n0i', 'disk-plqkg6me'],
};
const ID = 'b3ac1a5e-9f0c-4d4e-8d64-3a1bb8e9f5a1';
const work = async () => 1;

async function without() {
  let sum = 0;
  for (let i = 0; i < PHASES.length; i += 1) sum += await work();
  return sum + (await work());
}

async function withPhases() {
  const phases = new Phases();
  let sum = 0;
  for (let i = 0; i < PHASES.length; i += 1) sum += await phases.measure(PHASES[i], work);
  const attempt = phases.attempt('AttachDisks', 'ap-guangzhou');
  sum += await work();
  attempt.end({ code: '', id: ID });
  return { sum, phases };
}

/** The fields that the line did not have before, as text. */
async function withLine() {
  const { phases } = await withPhases();
  return JSON.stringify({
    replica: 'disk-service-7f6d5c9b8-x2x9k',
    region: textIn(BODY, 'Region'),
    resources: resourcesOf(BODY),
    instance: textIn(BODY, 'InstanceId'),
    operation: ID,
    upstream: phases.attemptFields(),
    // Numbers as of a real request: in this loop no phase takes long enough to be named.
    ...phases.fields(52.4),
    authentication_ms: 0.1,
    trail_intent_ms: 3.4,
    lock_wait_ms: 2.1,
    database_ms: 1.2,
    upstream_ms: 41.7,
    trail_outcome_ms: 2.2,
    reply_ms: 0.1,
  });
}

/** @param {() => Promise<unknown>} request */
async function microsecondsOf(request) {
  for (let i = 0; i < ROUNDS / 10; i += 1) await request();
  const before = process.cpuUsage();
  for (let i = 0; i < ROUNDS; i += 1) await request();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / ROUNDS;
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const requests = [without, withPhases, withLine];
/** @type {number[][]} */
const runs = requests.map(() => []);
for (let run = 0; run < 5; run += 1)
  for (const [index, request] of requests.entries()) runs[index]?.push(await microsecondsOf(request));
const [base = 0, all = 0, whole = 0] = runs.map(median);
console.log(
  `${process.version}, ${cpus()[0]?.model}, ${PHASES.length} phases and 1 attempt a request, median of 5 runs`,
);
console.log(`phases alone          ${(all - base).toFixed(1)} µs a request`);
console.log(`phases and their line ${(whole - base).toFixed(1)} µs a request`);
