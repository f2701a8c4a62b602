import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../../test/chaos/tcp-proxy.js').Weather} ProxyWeather */

/** @type {ProxyWeather[]} */
const TOWARDS_TENCENT = [
  { kind: 'latency', ms: 100 },
  { kind: 'latency', ms: 700 },
  { kind: 'reset' },
  { kind: 'black-hole' },
  { kind: 'half-close' },
  { kind: 'truncate', bytes: 150 },
  { kind: 'drip', bytes: 20, everyMs: 20 },
  { kind: 'refuse' },
];
/** @type {ProxyWeather[]} */
const TOWARDS_POSTGRES = [
  { kind: 'latency', ms: 50 },
  { kind: 'latency', ms: 300 },
  { kind: 'reset' },
  { kind: 'black-hole' },
  { kind: 'truncate', bytes: 300 },
  { kind: 'refuse' },
];
const SANDBOX_FAULTS = [
  { Fault: 'error', Code: 'RequestLimitExceeded' },
  { Fault: 'error', Code: 'InternalError' },
  { Fault: 'error-after-commit', Code: 'InternalError' },
  { Fault: 'error', Code: 'ResourceBusy' },
  { Fault: 'latency', LatencyMs: 800 },
  { Fault: 'reset' },
  { Fault: 'drop-after-commit' },
  { Fault: 'hang' },
  { Fault: 'hang-after-commit' },
  { Fault: 'html' },
  { Fault: 'empty' },
  { Fault: 'redirect' },
  { Fault: 'truncate' },
  { Fault: 'slow-body', LatencyMs: 500 },
];
const ACTIONS = [
  '*',
  'CreateDisks',
  'AttachDisks',
  'DetachDisks',
  'ResizeDisk',
  'ModifyDiskAttributes',
  'TerminateDisks',
  'DescribeDisks',
];
const CALM_MS = 1_500;
const STORM_MS = 1_500;

/** @template T @param {readonly T[]} list @returns {T} */
const oneOf = (list) => /** @type {T} */ (list[Math.floor(Math.random() * list.length)]);

/** Bad weather of all kinds, one at a time, with calm between. */
export class Weather {
  /** How often each came. @type {Record<string, number>} */
  counts = {};
  isOver = false;
  /** @type {Promise<void>} */
  work;

  /** @param {World} world */
  constructor(world) {
    this.world = world;
    this.work = this.blow();
  }

  async stop() {
    this.isOver = true;
    await this.work;
    await this.world.calm();
  }

  async blow() {
    while (!this.isOver) {
      await oneOf([
        () => this.fault(),
        () => this.fault(),
        () => this.storm('tencent', this.world.towardsTencent, oneOf(TOWARDS_TENCENT)),
        () => this.storm('postgres', this.world.towardsPostgres, oneOf(TOWARDS_POSTGRES)),
      ])();
      await sleep(Math.random() * CALM_MS);
    }
  }

  async fault() {
    const fault = oneOf(SANDBOX_FAULTS);
    this.count(`sandbox ${fault.Fault} ${fault.Code ?? ''}`.trim());
    const Times = 1 + Math.floor(Math.random() * 4);
    await this.world.control('POST', 'faults', { Action: oneOf(ACTIONS), Times, ...fault });
  }

  /** @param {string} where @param {import('./world.mjs').TcpProxy} proxy @param {ProxyWeather} weather */
  async storm(where, proxy, weather) {
    this.count(`${where} ${weather.kind}`);
    await proxy.set(weather);
    await sleep(Math.random() * STORM_MS);
    await proxy.set({ kind: 'pass' });
  }

  /** @param {string} name */
  count(name) {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }
}
