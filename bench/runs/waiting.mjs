import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from '../parts/processes.mjs';
import { median } from '../parts/statistics.mjs';
import { ALL, Subjects } from '../parts/subjects.mjs';
import { LATENCY_MS, REGIONS, SLOWEST_REGION } from '../parts/tencent-replies.mjs';

/**
 * What people wait for, on one Node: an upstream over TLS that takes its time, 200 tenants, the published rates.
 * @typedef {import('../parts/subjects.mjs').Measured} Measured
 * @typedef {{ firstMs: number, nextMs: number, firstCalls: number, nextCalls: number }} Search of one round, medians
 * @typedef {{ figures: Measured, p50: number, p99: number, max: number, ownMetricMs: number }} LoopDelay milliseconds
 * @typedef {object} Waiting
 * @property {string} node its version
 * @property {Record<string, Record<string, Measured[]>>} lists callers → subject → one a round
 * @property {Record<string, Search[]>} search subject → one a round
 * @property {{ all: Measured[], slowest: Measured[], oneByOne: Measured[] }} regions
 * @property {Record<string, Measured[]>} attach
 * @property {Record<string, Measured[]>} update
 * @property {{ trailBytes: number, walBytes: number, postgresMs: number }[]} writeCost of one audited update, one a round
 * @property {{ steady: LoopDelay[], full: LoopDelay[] }} loopDelay
 * @property {{ seconds: number, calls: number }} throttled what calls of the service waited for the published rates, in all
 */

export const TENANTS = 200;
export const CALLERS = [1, 32, 128];
export const STEADY_PER_SECOND = 200;
/** Of a busy portal: half of the requests are lists of 100 rows, and one of a hundred is a search over 5,000 disks. */
const MIX = /** @type {import('../parts/requests.mjs').Ask[]} */ (
  Array.from({ length: 100 }, (_, index) => {
    if (index === 55) return { kind: 'search', rows: 0 };
    if (index % 10 === 0) return { kind: 'update', rows: 0 };
    return { kind: 'list', rows: index % 10 < 6 ? 100 : 20 };
  })
);
/** A call that names no region goes to the nearest. */
const BY_REGION = { latency: { kind: 'byRegion', ms: { ...LATENCY_MS, '': LATENCY_MS['ap-guangzhou'] } } };

/**
 * @param {import('./run.mjs').Place} place
 * @returns {Promise<Waiting>}
 */
export async function measureWaiting(place) {
  const { nodes, rounds, say, postgres, load, onEnd } = place;
  const node = /** @type {import('../parts/nodes.mjs').Node} */ (nodes.at(-1));
  const { standIn, env } = await startTlsStandIn(place);
  const serviceEnv = { DATABASE_URL: postgres.url };
  const subjects = await Subjects.start({ node, standIn, load, env, serviceEnv });
  onEnd(() => subjects.stop());
  subjects.apiKey = await subjects.service.createApiKey();

  const measure = new Measure(subjects, place);
  say('what people wait for: warm-up');
  await measure.warmUp();
  for (let round = 1; round <= rounds; round += 1) {
    say(`what people wait for, round ${round} of ${rounds}: lists`);
    for (const callers of CALLERS) await measure.lists(callers, round);
    say(`what people wait for, round ${round} of ${rounds}: search, distributed/inspect, attach, update`);
    await measure.search(round);
    await measure.regions(round);
    await measure.attach(round);
    await measure.update(round);
    say(`what people wait for, round ${round} of ${rounds}: event loop`);
    await measure.loopDelay(round);
  }
  const { service } = subjects;
  const throttled = {
    seconds: await service.metric('tencent_api_throttle_wait_seconds_sum'),
    calls: await service.metric('tencent_api_throttle_wait_seconds_count'),
  };
  await subjects.stop();
  return { node: node.version, ...measure.done, throttled };
}

/** @param {import('./run.mjs').Place} place */
export async function startTlsStandIn({ folder, onEnd }) {
  // By a variable: the build does not exist when the types are checked.
  const module = '../../dist/sandbox/certificate/certificate.js';
  const { createCertificate } = await import(module);
  const { ca, ...pair } = createCertificate([], ['127.0.0.1'], Date.now());
  const files = { pair: join(folder, 'stand-in.json'), ca: join(folder, 'ca.pem') };
  writeFileSync(files.pair, JSON.stringify(pair));
  writeFileSync(files.ca, ca);
  const standIn = await Program.start('stand-in.mjs', { env: { STAND_IN_TLS: files.pair } });
  onEnd(() => standIn.stop());
  return { standIn, env: { NODE_EXTRA_CA_CERTS: files.ca } };
}

class Measure {
  /** @type {Omit<Waiting, 'node' | 'throttled'>} */
  done = {
    lists: {},
    search: {},
    regions: { all: [], slowest: [], oneByOne: [] },
    attach: {},
    update: {},
    writeCost: [],
    loopDelay: { steady: [], full: [] },
  };

  /** @param {Subjects} subjects @param {import('./run.mjs').Place} place */
  constructor(subjects, { quick, postgres }) {
    this.subjects = subjects;
    this.postgres = postgres;
    this.size = (/** @type {number} */ requests) => (quick ? Math.ceil(requests / 20) : requests);
  }

  /** @param {import('../parts/requests.mjs').Ask} ask @param {number} callers @param {number} requests @param {number} seed */
  job(ask, callers, requests, seed) {
    const size = this.size(requests);
    return { mix: [ask], callers, requests: size, seed, tenants: TENANTS, warmUp: Math.min(TENANTS, size) };
  }

  async warmUp() {
    const job = this.job({ kind: 'list', rows: 20 }, 32, 2_000, 0);
    for (const subject of ALL) await this.subjects.measure(subject, job);
  }

  /** @param {Record<string, Measured[]>} of @param {import('../parts/subjects.mjs').Subject} subject @param {import('../parts/requests.mjs').Job} job */
  async add(of, subject, job) {
    (of[subject] ??= []).push(await this.subjects.measure(subject, job));
  }

  /** @param {number} callers @param {number} round */
  async lists(callers, round) {
    const requests = callers === 1 ? 60 : 3_000;
    const job = this.job({ kind: 'list', rows: 20 }, callers, requests, round);
    if (callers === 1) job.warmUp = 5;
    for (const subject of ALL) await this.add((this.done.lists[callers] ??= {}), subject, job);
  }

  /** Each is of another tenant. @param {number} round */
  async search(round) {
    const counts = /** @type {const} */ ([
      ['service', this.size(10)],
      ['bare', this.size(3)],
      ['wrapper', 1],
      ['sdk', 1],
    ]);
    for (const [subject, count] of counts) {
      const [first, next] = [/** @type {Measured[]} */ ([]), /** @type {Measured[]} */ ([])];
      for (let firstTenant = 0; firstTenant < count; firstTenant += 1) {
        const once = { callers: 1, requests: 1, warmUp: 0, tenants: 1, firstTenant, seed: round };
        first.push(await this.subjects.measure(subject, { ...once, mix: [{ kind: 'search', rows: 0 }] }));
        next.push(await this.subjects.measure(subject, { ...once, mix: [{ kind: 'next', rows: 0 }] }));
      }
      (this.done.search[subject] ??= []).push({
        firstMs: median(first.map(({ p50 }) => p50)),
        nextMs: median(next.map(({ p50 }) => p50)),
        firstCalls: median(first.map(({ calls }) => calls)),
        nextCalls: Math.max(...next.map(({ calls }) => calls)),
      });
    }
  }

  /** Of tenants whose regions were not asked for before. @param {number} round */
  async regions(round) {
    await this.subjects.standIn.ask(BY_REGION);
    const count = (/** @type {number} */ rows, /** @type {number} */ requests, region = '') => ({
      ...{
        mix: [{ kind: /** @type {const} */ ('regions'), rows }],
        callers: 1,
        requests: this.size(requests),
      },
      ...{ tenants: 10, firstTenant: round * 10, warmUp: 0, region },
    });
    const { all, slowest, oneByOne } = this.done.regions;
    all.push(await this.subjects.measure('service', count(REGIONS.length, 10)));
    slowest.push(await this.subjects.measure('service', count(1, 10, SLOWEST_REGION)));
    oneByOne.push(await this.subjects.measure('sdk', count(0, 1)));
  }

  /** @param {number} round */
  async attach(round) {
    const job = this.job({ kind: 'attach', rows: 0 }, 1, 12, round);
    job.warmUp = 2;
    for (const subject of ALL) await this.add(this.done.attach, subject, job);
  }

  /** @param {number} round */
  async update(round) {
    const job = this.job({ kind: 'update', rows: 0 }, 32, 2_000, round);
    const before = await this.postgres.usage();
    await this.add(this.done.update, 'service', job);
    const after = await this.postgres.usage();
    const requests = job.requests + job.warmUp;
    const each = (/** @type {'trailBytes' | 'walBytes' | 'processorMs'} */ name) =>
      (after[name] - before[name]) / requests;
    this.done.writeCost.push({
      trailBytes: each('trailBytes'),
      walBytes: each('walBytes'),
      postgresMs: each('processorMs'),
    });
    for (const subject of ALL.slice(1)) await this.add(this.done.update, subject, job);
  }

  /** @param {number} round */
  async loopDelay(round) {
    const job = { ...this.job({ kind: 'list', rows: 100 }, 32, 2_000, round), mix: MIX, warmUp: 0 };
    const { steady, full } = this.done.loopDelay;
    steady.push(await this.withLoopDelay({ ...job, perSecond: STEADY_PER_SECOND }));
    full.push(await this.withLoopDelay(job));
  }

  /** @param {import('../parts/requests.mjs').Job} job */
  async withLoopDelay(job) {
    const { service } = this.subjects;
    const metric = () => service.metric('nodejs_eventloop_lag_p99_seconds');
    // Each reading of it begins a new period.
    await metric();
    await service.loopDelay('begin');
    const figures = await this.subjects.measure('service', job);
    const { p50, p99, max } = await service.loopDelay('end');
    return { figures, p50, p99, max, ownMetricMs: (await metric()) * 1_000 };
  }
}
