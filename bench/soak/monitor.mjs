import { readdirSync } from 'node:fs';
import { memoryOf } from '../parts/processes.mjs';

const EVERY_MS = 2_000;
/** Not measured: caches and connection pools fill, and code is optimized. */
const WARM_UP_SHARE = 0.25;

/** @typedef {import('./environment.mjs').SoakEnvironment} SoakEnvironment */
/** @typedef {{ Time: string, Action: string, Region: string, TraceId: string, Params: any, RequestId: string, Account: string }} Call */

export const WRITE_ACTIONS = [
  'CreateDisks',
  'AttachDisks',
  'DetachDisks',
  'ResizeDisk',
  'ModifyDiskAttributes',
  'TerminateDisks',
];

/** Measures memory and handles of the service and collects calls to the cloud before it drops the oldest ones. */
export class Monitor {
  /** @type {{ minutes: number, rssMib: number, handles: number }[]} */
  samples = [];
  /** Writes that reached the cloud. @type {Call[]} */
  writes = [];
  /** RequestIds of all calls. @type {Set<string>} */
  known = new Set();
  latest = '';
  startedAt = performance.now();
  /** @type {NodeJS.Timeout} */
  timer;
  /** @type {Promise<void>} */
  last = Promise.resolve();

  /** @param {SoakEnvironment} environment */
  constructor(environment) {
    this.environment = environment;
    this.handlesBefore = this.handles();
    this.timer = setInterval(() => {
      this.last = this.last.then(() => this.sample());
    }, EVERY_MS);
  }

  async stop() {
    clearInterval(this.timer);
    await this.last;
  }

  async sample() {
    if (this.environment.isDown) return;
    this.samples.push({
      minutes: (performance.now() - this.startedAt) / 60_000,
      rssMib: memoryOf(this.environment.pid).now,
      handles: this.handles(),
    });
    await this.collect();
  }

  handles() {
    return readdirSync(`/proc/${this.environment.pid}/fd`).length;
  }

  async collect() {
    const { Calls } = await this.environment.control('GET', `calls?since=${this.latest}`);
    for (const call of /** @type {Call[]} */ (Calls)) {
      if (this.known.has(call.RequestId)) continue;
      this.known.add(call.RequestId);
      this.latest = call.Time;
      if (WRITE_ACTIONS.includes(call.Action)) this.writes.push(call);
    }
  }

  /** Statistics of the samples after the warm-up; growth is the slope of their regression line. @param {'rssMib' | 'handles'} name */
  trend(name) {
    const kept = this.samples.slice(Math.floor(this.samples.length * WARM_UP_SHARE));
    const mean = (/** @type {(sample: Monitor['samples'][number]) => number} */ of) =>
      kept.reduce((sum, sample) => sum + of(sample), 0) / kept.length;
    const meanX = mean((sample) => sample.minutes);
    const meanY = mean((sample) => sample[name]);
    const slope =
      mean((sample) => (sample.minutes - meanX) * (sample[name] - meanY)) /
      mean((sample) => (sample.minutes - meanX) ** 2);
    const minutes = (kept.at(-1)?.minutes ?? 0) - (kept[0]?.minutes ?? 0);
    const values = kept.map((sample) => sample[name]);
    return {
      mean: round(meanY),
      least: round(Math.min(...values)),
      most: round(Math.max(...values)),
      slopePerMinute: round(slope),
      growthShare: round((slope * minutes) / meanY),
    };
  }
}

/** @param {number} value */
const round = (value) => Math.round(value * 1_000) / 1_000;
