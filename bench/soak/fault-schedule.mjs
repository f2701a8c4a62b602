import { setTimeout as sleep } from 'node:timers/promises';
import { WRITE_ACTIONS } from './monitor.mjs';

/** @typedef {import('./environment.mjs').SoakEnvironment} SoakEnvironment */
/** @typedef {import('../../test/chaos/tcp-proxy.js').NetworkFault} NetworkFault */

/** @type {NetworkFault[]} */
const TENCENT_FAULTS = [
  { kind: 'latency', ms: 100 },
  { kind: 'latency', ms: 700 },
  { kind: 'reset' },
  { kind: 'black-hole' },
  { kind: 'half-close' },
  { kind: 'truncate', bytes: 150 },
  { kind: 'slow', bytes: 20, everyMs: 20 },
  { kind: 'refuse' },
];
/** @type {NetworkFault[]} */
const POSTGRES_FAULTS = [
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
const ACTIONS = ['*', ...WRITE_ACTIONS, 'DescribeDisks'];
const MAX_PAUSE_MS = 1_500;
const MAX_FAULT_MS = 1_500;

/** @template T @param {readonly T[]} list @returns {T} */
const oneOf = (list) => /** @type {T} */ (list[Math.floor(Math.random() * list.length)]);

/** Injects random faults, one at a time, with pauses between them. */
export class FaultSchedule {
  /** How often each fault was injected. @type {Record<string, number>} */
  counts = {};
  isOver = false;
  /** @type {Promise<void>} */
  work;

  /** @param {SoakEnvironment} environment */
  constructor(environment) {
    this.environment = environment;
    this.work = this.run();
  }

  async stop() {
    this.isOver = true;
    await this.work;
    await this.environment.removeFaults();
  }

  async run() {
    const { tencentProxy, postgresProxy } = this.environment;
    while (!this.isOver) {
      await oneOf([
        () => this.injectSandboxFault(),
        () => this.injectSandboxFault(),
        () => this.injectNetworkFault('tencent', tencentProxy, oneOf(TENCENT_FAULTS)),
        () => this.injectNetworkFault('postgres', postgresProxy, oneOf(POSTGRES_FAULTS)),
      ])();
      await sleep(Math.random() * MAX_PAUSE_MS);
    }
  }

  async injectSandboxFault() {
    const fault = oneOf(SANDBOX_FAULTS);
    this.count(`sandbox ${fault.Fault} ${fault.Code ?? ''}`.trim());
    const Times = 1 + Math.floor(Math.random() * 4);
    await this.environment.control('POST', 'faults', { Action: oneOf(ACTIONS), Times, ...fault });
  }

  /** @param {string} target @param {import('./environment.mjs').TcpProxy} proxy @param {NetworkFault} fault */
  async injectNetworkFault(target, proxy, fault) {
    this.count(`${target} ${fault.kind}`);
    await proxy.set(fault);
    await sleep(Math.random() * MAX_FAULT_MS);
    await proxy.set({ kind: 'pass' });
  }

  /** @param {string} name */
  count(name) {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
  }
}
