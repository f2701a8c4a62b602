import { readdirSync } from 'node:fs';
import { memoryOf } from '../parts/processes.mjs';

const EVERY_MS = 2_000;
/** Caches, connection pools and the optimiser fill up first. */
const WARM_UP_SHARE = 0.25;

/** @typedef {import('./world.mjs').World} World */
/** @typedef {{ Time: string, Action: string, Region: string, TraceId: string, Params: any, RequestId: string, Account: string }} Call */

const WRITES = new Set([
  'CreateDisks',
  'AttachDisks',
  'DetachDisks',
  'ResizeDisk',
  'ModifyDiskAttributes',
  'TerminateDisks',
]);

/** Follows the service's memory and handles, and what reaches the cloud, which forgets its oldest calls. */
export class Watch {
  /** @type {{ minutes: number, rssMib: number, handles: number }[]} */
  samples = [];
  /** Upstream writes. @type {Call[]} */
  writes = [];
  /** RequestIds of all calls. @type {Set<string>} */
  known = new Set();
  latest = '';
  startedAt = performance.now();
  /** @type {NodeJS.Timeout} */
  timer;
  /** @type {Promise<void>} */
  last = Promise.resolve();

  /** @param {World} world */
  constructor(world) {
    this.world = world;
    this.handlesBefore = this.handles();
    this.timer = setInterval(() => {
      this.last = this.last.then(() => this.look());
    }, EVERY_MS);
  }

  async stop() {
    clearInterval(this.timer);
    await this.last;
  }

  async look() {
    if (this.world.isDown) return;
    this.samples.push({
      minutes: (performance.now() - this.startedAt) / 60_000,
      rssMib: memoryOf(this.world.pid).now,
      handles: this.handles(),
    });
    await this.collect();
  }

  handles() {
    return readdirSync(`/proc/${this.world.pid}/fd`).length;
  }

  async collect() {
    const { Calls } = await this.world.control('GET', `calls?since=${this.latest}`);
    for (const call of /** @type {Call[]} */ (Calls)) {
      if (this.known.has(call.RequestId)) continue;
      this.known.add(call.RequestId);
      this.latest = call.Time;
      if (WRITES.has(call.Action)) this.writes.push(call);
    }
  }

  /** Growth over the run by a straight line through the samples after the warm-up. @param {'rssMib' | 'handles'} name */
  trend(name) {
    const kept = this.samples.slice(Math.floor(this.samples.length * WARM_UP_SHARE));
    const mean = (/** @type {(sample: Watch['samples'][number]) => number} */ of) =>
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
