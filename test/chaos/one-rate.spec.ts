import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseServer } from '../../src/database/database-server.js';
import { EmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { RateLimiter } from '../../src/tencent/client/pipeline/rate-limiter.js';
import { RateShares } from '../../src/tencent/client/rate-share/rate-shares.js';
import { ShareStore } from '../../src/tencent/client/rate-share/share-store.js';
import { aCallRun } from '../builders/a-call-run.js';
import { SCOPE } from '../e2e/service.fixture.js';
import { startStubUpstream, type StubUpstream } from '../e2e/stub-upstream.js';
import { makeDataDir, removeDataDir } from '../integration/database/data-dir.fixture.js';
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
/** All replicas keep to this much for three seconds after one was throttled. */
const THROTTLED_RATE = RATE * 0.8;
/** Without Postgres each replica has its part of the rate after this long. */
const ALONE_MS = 4_500;
/** Of a stopped process: the others have its share by then. */
const STOPPED_MS = 7_000;

interface Arrival {
  at: number;
  isThrottled: boolean;
}

describe('three replicas with one account that allows 20 calls a second', () => {
  const arrivals: Arrival[] = [];
  const outcomes: number[] = [];
  const dataDir = makeDataDir();
  let replicas: ServiceProcess[];
  let postgres: EmbeddedPostgres;
  let upstream: StubUpstream;
  let refusals = 0;
  let page = 0;

  /** Counts by the second, as Tencent does, and has no disks. */
  function answer(): object {
    const at = performance.now();
    const second = Math.floor(at / 1_000);
    const isFull = arrivals.filter((call) => Math.floor(call.at / 1_000) === second).length >= RATE;
    arrivals.push({ at, isThrottled: isFull });
    if (!isFull && refusals === 0) return { TotalCount: 0, DiskSet: [] };
    if (!isFull) refusals -= 1;
    return { Error: { Code: 'RequestLimitExceeded', Message: 'too many' } };
  }

  const startPostgres = () =>
    EmbeddedPostgres.start({ dataDir, role: 'owner', settings: ['fsync=off', 'synchronous_commit=off'] });
  const startReplica = () =>
    startServiceProcess({
      databaseUrl: postgres.url,
      tencentApiOrigin: upstream.origin,
      env: { TENCENT_RATE_PER_SECOND: String(RATE), LOG_LEVEL: 'error' },
    });

  beforeAll(async () => {
    [postgres, upstream] = await Promise.all([startPostgres(), startStubUpstream(answer)]);
    replicas = [await startReplica(), await startReplica(), await startReplica()];
    await storeCredential(replicas[0]!);
  });
  afterAll(async () => {
    for (const replica of replicas) replica.signal('SIGKILL');
    await Promise.all(replicas.map(({ ended }) => ended));
    await upstream.close();
    await postgres.stop();
    removeDataDir(dataDir);
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
  function perSecond(from: number, to = performance.now()): number[] {
    const counts: number[] = [];
    for (let begin = from; begin + 1_000 <= to; begin += 1_000)
      counts.push(arrivals.filter(({ at }) => at >= begin && at < begin + 1_000).length);
    return counts;
  }

  /** The most calls in any one second after `from`, wherever it begins. */
  function mostInASecond(from = 0): number {
    const known = arrivals.filter(({ at }) => at >= from);
    let first = 0;
    return known.reduce((most, { at }, last) => {
      while (known[first]!.at <= at - 1_000) first += 1;
      return Math.max(most, last - first + 1);
    }, 0);
  }

  /** Among other tests the mean of the scene. */
  const leastOf = (counts: readonly number[]): number =>
    IS_FULL ? Math.min(...counts) : counts.reduce((sum, n) => sum + n, 0) / counts.length;

  function expectOneRate(counts: readonly number[]): void {
    expect(counts.length).toBeGreaterThanOrEqual(SECONDS - 1);
    expect(leastOf(counts)).toBeGreaterThanOrEqual(LEAST_IN_A_SECOND);
    expect(mostInASecond()).toBeLessThanOrEqual(MOST_IN_A_SECOND);
  }

  /** Begins when shares have settled, with what happens to the replicas. */
  async function scene(
    of: readonly ServiceProcess[],
    happens?: () => void,
    ms = SECONDS * 1_000,
  ): Promise<number[]> {
    let counts: number[] = [];
    await underDemand(of, async () => {
      await sleep(SETTLED_MS);
      const from = performance.now();
      happens?.();
      await sleep(ms);
      counts = perSecond(from);
    });
    return counts;
  }

  it(
    'send neither more than it allows nor much less, and also when one has all the demand',
    async () => {
      const all = await scene(replicas);
      const alone = await scene(replicas.slice(0, 1));
      const throttled = arrivals.filter(({ isThrottled }) => isThrottled).length / arrivals.length;
      const served = outcomes.filter((scode) => scode === 0).length / outcomes.length;
      figures('one rate', { all, alone, most: mostInASecond(), calls: arrivals.length, throttled, served });
      for (const counts of [all, alone]) expectOneRate(counts);
      expect(throttled).toBeLessThanOrEqual(0.1);
      expect(served).toBeGreaterThanOrEqual(0.9);
    },
    60_000 + SECONDS * 5_000,
  );

  it(
    'keep to it when one dies',
    async () => {
      const from = performance.now();
      const counts = await scene(replicas, () => replicas[2]!.signal('SIGKILL'));
      figures('one rate, kill -9', { counts, most: mostInASecond(from) });
      replicas[2] = await startReplica();
      expectOneRate(counts);
    },
    60_000 + SECONDS * 2_000,
  );

  it(
    'keep to it when one is stopped, the others have its share, and it goes on',
    async () => {
      const from = performance.now();
      let stopped: number[] = [];
      const counts = await scene(
        replicas,
        () => {
          const begun = performance.now();
          replicas[2]!.signal('SIGSTOP');
          setTimeout(() => {
            stopped = perSecond(begun + 3_500);
            replicas[2]!.signal('SIGCONT');
          }, STOPPED_MS);
        },
        STOPPED_MS + 1_000,
      );
      await expect.poll(() => stopped.length).toBeGreaterThan(0);
      figures('one rate, SIGSTOP', { counts, stopped, most: mostInASecond(from) });
      expect(leastOf(stopped)).toBeGreaterThanOrEqual(LEAST_IN_A_SECOND);
      expect(mostInASecond(from)).toBeLessThanOrEqual(MOST_IN_A_SECOND);
    },
    60_000 + SECONDS * 2_000,
  );

  it('all slow down when one is throttled', async () => {
    let slow: number[] = [];
    await underDemand(replicas, async () => {
      await sleep(SETTLED_MS);
      refusals = 1;
      await expect.poll(() => refusals, { interval: 10 }).toBe(0);
      const from = performance.now();
      await sleep(2_800);
      // The second before it is still in the windows of all.
      slow = perSecond(from + 700);
    });
    figures('one rate, throttled', { slow });
    const mean = slow.reduce((sum, n) => sum + n, 0) / slow.length;
    expect(mean).toBeLessThanOrEqual(THROTTLED_RATE + 1);
  }, 60_000);

  it('wait less than a millisecond for a turn while there is one', async () => {
    const store = new ShareStore({ directUrl: postgres.url } as DatabaseServer);
    const shares = new RateShares(store);
    const limiter = new RateLimiter(1_000, shares);
    const account = {
      credentialId: '',
      version: 1,
      secretId: 'id',
      secretKey: 'key',
      site: 'china',
    } as const;
    const plan = { account, region: 'ap-guangzhou', action: 'DescribeDisks', callerId: 'caller' };
    const waits: number[] = [];
    for (let i = 0; i < 400; i += 1) {
      const begun = performance.now();
      const turn = await limiter.turn(aCallRun({ ...plan, deadlineMs: 5_000 }));
      waits.push(performance.now() - begun);
      turn.end();
      // Some of them fall into an exchange with Postgres.
      if (i % 10 === 0) await sleep(20);
    }
    await shares.onApplicationShutdown();
    await store.onApplicationShutdown();
    const p50 = waits.toSorted((a, b) => a - b)[waits.length / 2]!;
    figures('one rate, wait for a turn', { p50Ms: p50 });
    expect(p50).toBeLessThan(1);
  });

  it(
    'go on with their parts of it while Postgres is away, whoever had all of it before',
    async () => {
      const from = performance.now();
      const before = outcomes.length;
      let away: number[] = [];
      let back: number[] = [];
      // So that one holds nearly all of the rate.
      await underDemand(replicas.slice(0, 1), () => sleep(SETTLED_MS));
      await underDemand(replicas, async () => {
        await postgres.stop();
        await sleep(ALONE_MS);
        const alone = performance.now();
        await sleep(SECONDS * 1_000);
        away = perSecond(alone);
        postgres = await startPostgres();
        await sleep(SETTLED_MS);
        const settled = performance.now();
        await sleep(SECONDS * 1_000);
        back = perSecond(settled);
      });
      const scodes = [...new Set(outcomes.slice(before))];
      figures('one rate, Postgres away', { away, back, most: mostInASecond(from), scodes });
      expect(scodes).toEqual([0]);
      for (const counts of [away, back]) expectOneRate(counts);
    },
    90_000 + SECONDS * 4_000,
  );
});
