import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPE } from '../e2e/service.fixture.js';
import { startStubUpstream, type StubUpstream } from '../e2e/stub-upstream.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { amount, figures } from './chaos.fixture.js';
import { type ServiceProcess, startServiceProcess, storeCredential } from './processes.fixture.js';

/** Of each scene; more for the full proof. */
const USUAL_SECONDS = 5;
const SECONDS = amount('CHAOS_SECONDS', USUAL_SECONDS);
const RATE = 20;
/** Of each replica: more calls than it can send. */
const CALLERS = 12;
/** Shares have followed a change of demand by then. */
const SETTLED_MS = 2_000;
const LEAST_IN_A_SECOND = 15;
/** The full proof needs a quiet machine. Among other tests a stalled process makes calls arrive together. */
const IS_FULL = SECONDS > USUAL_SECONDS;
const MOST_IN_A_SECOND = IS_FULL ? 24 : 30;

interface Arrival {
  at: number;
  isThrottled: boolean;
}

describe('three replicas with one account that allows 20 calls a second', () => {
  const arrivals: Arrival[] = [];
  const outcomes: number[] = [];
  const replicas: ServiceProcess[] = [];
  let database: TestDatabase;
  let upstream: StubUpstream;
  let page = 0;

  /** Counts by the second, as Tencent does, and has no disks. */
  function answer(): object {
    const at = performance.now();
    const second = Math.floor(at / 1_000);
    const isThrottled = arrivals.filter((call) => Math.floor(call.at / 1_000) === second).length >= RATE;
    arrivals.push({ at, isThrottled });
    return isThrottled
      ? { Error: { Code: 'RequestLimitExceeded', Message: 'too many' } }
      : { TotalCount: 0, DiskSet: [] };
  }

  beforeAll(async () => {
    [database, upstream] = await Promise.all([createTestDatabase(), startStubUpstream(answer)]);
    const options = {
      databaseUrl: database.url,
      tencentApiOrigin: upstream.origin,
      env: { TENCENT_RATE_PER_SECOND: String(RATE), LOG_LEVEL: 'error' },
    };
    for (let i = 0; i < 3; i += 1) replicas.push(await startServiceProcess(options));
    await storeCredential(replicas[0]!);
  });
  afterAll(async () => {
    for (const replica of replicas) replica.signal('SIGKILL');
    await Promise.all(replicas.map(({ ended }) => ended));
    await upstream.close();
    await database.close();
  });

  /** Callers of these replicas ask again as soon as they are answered, while `during` runs. */
  async function underDemand(of: readonly ServiceProcess[], during: () => Promise<void>): Promise<void> {
    const over = new AbortController();
    const ask = async (replica: ServiceProcess) => {
      while (!over.signal.aborted) {
        // No two are alike, or they would share one call.
        const body = { ...SCOPE, Offset: (page += 1), Limit: 1 };
        const reply = await replica.post('disk/list', body).catch(() => undefined);
        if (reply) outcomes.push(reply.body.scode);
        else await sleep(100);
      }
    };
    const callers = of.flatMap((replica) => Array.from({ length: CALLERS }, () => ask(replica)));
    await during();
    over.abort();
    await Promise.all(callers);
  }

  /** The calls that arrived in each second between two moments. */
  function perSecond(from: number, to: number): number[] {
    const counts: number[] = [];
    for (let begin = from; begin + 1_000 <= to; begin += 1_000)
      counts.push(arrivals.filter(({ at }) => at >= begin && at < begin + 1_000).length);
    return counts;
  }

  /** The most calls in any one second, wherever it begins. */
  function mostInASecond(): number {
    let first = 0;
    return arrivals.reduce((most, { at }, last) => {
      while (arrivals[first]!.at <= at - 1_000) first += 1;
      return Math.max(most, last - first + 1);
    }, 0);
  }

  const scenes: Record<string, number[]> = {};
  async function scene(name: string, of: readonly ServiceProcess[], during?: () => void): Promise<number[]> {
    await underDemand(of, async () => {
      await sleep(SETTLED_MS);
      const from = performance.now();
      during?.();
      await sleep(SECONDS * 1_000);
      scenes[name] = perSecond(from, performance.now());
    });
    return scenes[name]!;
  }

  it(
    'send neither more than it allows nor much less, and also when one has all the demand or one dies',
    async () => {
      const [first, , last] = replicas as [ServiceProcess, ServiceProcess, ServiceProcess];
      const all = await scene('demand everywhere', replicas);
      const alone = await scene('demand at one', [first]);
      const dying = await scene('one dies', replicas, () => last.signal('SIGKILL'));
      const throttled = arrivals.filter(({ isThrottled }) => isThrottled).length / arrivals.length;
      const served = outcomes.filter((scode) => scode === 0).length / outcomes.length;
      figures('one rate', { scenes, most: mostInASecond(), calls: arrivals.length, throttled, served });
      for (const counts of [all, alone, dying]) {
        expect(counts.length).toBeGreaterThanOrEqual(SECONDS - 1);
        const least = IS_FULL ? Math.min(...counts) : counts.reduce((sum, n) => sum + n, 0) / counts.length;
        expect(least).toBeGreaterThanOrEqual(LEAST_IN_A_SECOND);
      }
      expect(mostInASecond()).toBeLessThanOrEqual(MOST_IN_A_SECOND);
      expect(throttled).toBeLessThanOrEqual(0.1);
      expect(served).toBeGreaterThanOrEqual(0.9);
    },
    60_000 + SECONDS * 10_000,
  );
});
