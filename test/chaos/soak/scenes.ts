import { setTimeout as sleep } from 'node:timers/promises';
import { hasPgBouncer } from '../../integration/database/pgbouncer.fixture.js';
import type { NetworkFault } from '../tcp-proxy.js';
import { type Cluster, RATE, REPLICAS } from './cluster.js';
import type { Recording } from './seconds.js';

/** What Tencent's account allows in the scene in which other tools use it too. */
const THROTTLED_RATE = 15;
const SLOW_MS = 700;
/** After Tencent is back a circuit may stay open this long. */
const SERVED_AGAIN_S = 10;
const NETWORK_FAULTS: NetworkFault[] = [
  { kind: 'latency', ms: 300 },
  { kind: 'reset' },
  { kind: 'black-hole' },
  { kind: 'half-close' },
  { kind: 'truncate', bytes: 150 },
  { kind: 'slow', bytes: 20, everyMs: 20 },
  { kind: 'refuse' },
];

interface SceneKind {
  name: string;
  /** In the suite as well; the others are only in the whole run. */
  isSmall?: boolean;
  /** All that is answered is answered well and nothing is lost. */
  isSmooth?: boolean;
  /** Tencent answers, so the rate is used. */
  hasRate?: boolean;
  work(cluster: Cluster, seconds: number): Promise<void>;
}

const wait = (seconds: number) => sleep(seconds * 1_000);
const last = REPLICAS - 1;

/** In this order. Each gets about as much time as the others, of which its fault has the first half at most. */
export const SCENES: readonly SceneKind[] = [
  { name: 'calm', isSmall: true, isSmooth: true, hasRate: true, work: (_, seconds) => wait(seconds) },
  {
    name: 'rolling restart',
    isSmooth: true,
    hasRate: true,
    work: async (cluster, seconds) => {
      await cluster.replaceAll();
      await wait(seconds / 4);
    },
  },
  {
    name: 'kill -9',
    isSmall: true,
    hasRate: true,
    work: async (cluster, seconds) => {
      await cluster.kill(last);
      await wait(seconds / 2);
      await cluster.bringUp(last);
      await wait(seconds / 4);
    },
  },
  {
    name: 'SIGSTOP',
    isSmall: true,
    work: async (cluster, seconds) => {
      cluster.replicas[last]!.signal('SIGSTOP');
      await wait(Math.min(6, seconds / 2));
      cluster.replicas[last]!.signal('SIGCONT');
      await wait(seconds / 2);
    },
  },
  {
    name: 'Postgres away',
    isSmall: true,
    hasRate: true,
    work: async (cluster, seconds) => {
      await cluster.stopPostgres();
      await wait(Math.min(10, seconds / 2));
      await cluster.startPostgres();
    },
  },
  {
    name: 'Postgres back',
    isSmall: true,
    hasRate: true,
    work: (_, seconds) => wait(seconds / 2),
  },
  {
    name: 'Postgres restarted',
    hasRate: true,
    work: async (cluster, seconds) => {
      await cluster.stopPostgres();
      await cluster.startPostgres();
      await wait(seconds / 2);
    },
  },
  {
    name: 'read-only database',
    hasRate: true,
    work: async (cluster, seconds) => {
      await cluster.setReadOnly('on');
      await wait(seconds / 2);
      await cluster.setReadOnly('off');
      await wait(seconds / 2);
    },
  },
  {
    name: 'account that throttles',
    work: async ({ gate }, seconds) => {
      gate.rules.rate = THROTTLED_RATE;
      await wait(seconds);
      gate.rules.rate = RATE;
    },
  },
  {
    name: 'Tencent away',
    work: async ({ gate }, seconds) => {
      gate.rules.isAway = true;
      await wait(Math.min(10, seconds / 2));
      gate.rules.isAway = false;
      await wait(SERVED_AGAIN_S);
    },
  },
  {
    name: 'slow Tencent',
    work: async ({ gate }, seconds) => {
      gate.rules.latencyMs = SLOW_MS;
      await wait((seconds * 3) / 4);
      gate.rules.latencyMs = 0;
      await wait(seconds / 4);
    },
  },
  {
    name: 'faults of the network',
    work: async ({ proxy }, seconds) => {
      for (const fault of NETWORK_FAULTS) {
        await proxy.set(fault);
        await wait(seconds / 20);
        await proxy.set({ kind: 'pass' });
        await wait(seconds / 20);
      }
      await wait(SERVED_AGAIN_S);
    },
  },
  ...(hasPgBouncer
    ? [
        {
          name: 'pooler',
          isSmooth: true,
          hasRate: true,
          work: async (cluster: Cluster, seconds: number) => {
            await cluster.usePooler();
            await cluster.replaceAll();
            await wait(seconds / 4);
            await cluster.stopPooler();
          },
        },
      ]
    : []),
  {
    name: 'upgrade',
    isSmooth: true,
    hasRate: true,
    work: async (cluster, seconds) => {
      await cluster.migrateToNext();
      await wait(seconds / 8);
      await cluster.replaceAll();
    },
  },
  { name: 'calm again', isSmall: true, isSmooth: true, hasRate: true, work: (_, seconds) => wait(seconds) },
];

export async function play(
  cluster: Cluster,
  recording: Recording,
  kinds: readonly SceneKind[],
  seconds: number,
): Promise<void> {
  for (const { name, work } of kinds) {
    if (kinds.length === SCENES.length) console.log(name);
    await recording.during(name, () => work(cluster, seconds));
  }
}
