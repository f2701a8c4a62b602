import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Cluster } from './cluster.js';

/** What was measured in one second. */
export interface Second {
  served: number;
  /** By scode, `lost` and `nowhere`. */
  refused: Record<string, number>;
  p50: number;
  p99: number;
  /** Calls to Tencent, those of the account with more demand than rate, and what was throttled. */
  calls: number;
  busyCalls: number;
  throttled: number;
  /** MiB of each replica; 0 for one that does not run. */
  memory: number[];
  /** Undefined while Postgres is away. */
  connections: number | undefined;
}

interface Answer {
  at: number;
  ms: number;
  outcome: string;
  isBusy: boolean;
}

export interface Scene {
  name: string;
  from: number;
  to: number;
}

const SAMPLE_MS = 1_000;

/** Everything that was seen during a run, by time. */
export class Recording {
  readonly begun = performance.now();
  readonly answers: Answer[] = [];
  readonly scenes: Scene[] = [];
  private readonly samples: { at: number; memory: number[]; connections: number | undefined }[] = [];
  /** Of this process, in which the callers and the gate are: while it stalls, calls pile up and arrive together. */
  private readonly delay = monitorEventLoopDelay({ resolution: 10 });
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly cluster: Cluster) {
    this.timer = setInterval(() => void this.sample(), SAMPLE_MS);
    this.delay.enable();
  }

  get longestStallMs(): number {
    return Math.round(this.delay.max / 1e6);
  }

  stop(): void {
    clearInterval(this.timer);
    this.delay.disable();
  }

  answered(outcome: string, ms: number, isBusy: boolean): void {
    this.answers.push({ at: performance.now(), ms, outcome, isBusy });
  }

  async during(name: string, work: () => Promise<unknown>): Promise<void> {
    const from = performance.now();
    await work();
    this.scenes.push({ name, from, to: performance.now() });
  }

  answersIn({ from, to }: Scene, isBusy?: boolean): Answer[] {
    return this.answers.filter(
      (answer) => answer.at >= from && answer.at < to && (isBusy ?? answer.isBusy) === answer.isBusy,
    );
  }

  /** Arrivals at Tencent of the account with more demand than rate. */
  busyArrivals(from = 0, to = Infinity): number[] {
    const busy = this.cluster.tenants[0]!.SecretId;
    return this.cluster.gate.calls
      .filter(
        ({ account, action, at }) => account === busy && action === 'DescribeDisks' && at >= from && at < to,
      )
      .map(({ at }) => at);
  }

  seconds(): Second[] {
    const { begun } = this;
    const last = Math.ceil((Math.max(...this.scenes.map(({ to }) => to)) - begun) / 1_000);
    const inSecond = <T extends { at: number }>(all: readonly T[]): T[][] => {
      const parts: T[][] = Array.from({ length: last }, () => []);
      for (const each of all) parts[Math.floor((each.at - begun) / 1_000)]?.push(each);
      return parts;
    };
    const answers = inSecond(this.answers);
    const calls = inSecond(this.cluster.gate.calls);
    const busy = inSecond(this.busyArrivals().map((at) => ({ at })));
    const samples = inSecond(this.samples);
    return answers.map((those, n) => {
      const times = those.map(({ ms }) => ms).toSorted((a, b) => a - b);
      const refused: Record<string, number> = {};
      for (const { outcome } of those) if (outcome !== '0') refused[outcome] = (refused[outcome] ?? 0) + 1;
      const sample = samples[n]![0];
      return {
        served: those.filter(({ outcome }) => outcome === '0').length,
        refused,
        p50: percentile(times, 0.5),
        p99: percentile(times, 0.99),
        calls: calls[n]!.length,
        busyCalls: busy[n]!.length,
        throttled: calls[n]!.filter(({ isThrottled }) => isThrottled).length,
        memory: sample?.memory ?? [],
        connections: sample?.connections,
      };
    });
  }

  private async sample(): Promise<void> {
    const at = performance.now();
    const memory = this.cluster.replicas.map(({ pid }) => memoryMib(pid));
    const connections = await this.cluster
      .query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      )
      .then(([row]) => row!.n)
      .catch(() => undefined);
    this.samples.push({ at, memory, connections });
  }
}

export const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

function memoryMib(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024);
  } catch {
    return 0;
  }
}
