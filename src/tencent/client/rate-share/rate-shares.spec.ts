import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RateShares } from './rate-shares.js';
import type { SharedWindow } from './shared-window.js';
import type { Exchange, KnownRate, ReportedShare, ShareStore, TheirShare } from './share-store.js';

const KEY = 'account\nap-guangzhou\nDescribeDisks';

function aWindow(rate = 20) {
  const window = {
    rate,
    used: 0,
    demand: 5,
    limit: 0,
    until: 0,
    allow: (limit: number, _expected?: number, until = Infinity) => Object.assign(window, { limit, until }),
  };
  return window satisfies SharedWindow;
}

/** The table of shares, with what the test says of the other replicas. */
function aStore() {
  const store = {
    replicas: 3,
    others: new Map<string, TheirShare>(),
    isThrottled: false,
    isAway: false,
    reported: [] as ReportedShare[],
    ended: [] as string[],
    exchange: async (
      _id: string,
      keys: readonly string[],
      ended: readonly string[],
      decide: (known: Exchange) => ReportedShare[],
    ) => {
      if (store.isAway) throw new Error('away');
      const { others, isThrottled, replicas } = store;
      const known = keys.map((key): [string, KnownRate] => [key, { others, isThrottled }]);
      store.reported = decide({ rates: new Map(known), replicas, turn: 0 });
      store.ended.push(...ended);
    },
  };
  return store;
}

describe(RateShares.name, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp() {
    const store = aStore();
    const window = aWindow();
    const shares = new RateShares(store as unknown as ShareStore);
    return { store, window, shares };
  }

  it('lets the first call go and gets a share at once', async () => {
    const { window, shares } = setUp();
    shares.use(KEY, window);
    expect(window.limit).toBe(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(window.limit).toBe(20);
  });

  it('gives up what another replica wants, and gets it back', async () => {
    const { store, window, shares } = setUp();
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    window.demand = 40;
    store.others.set('other', { demand: 40, held: 0, state: 'running' });
    await vi.advanceTimersByTimeAsync(200);
    expect(window.limit).toBe(10);
    store.others.clear();
    await vi.advanceTimersByTimeAsync(200);
    expect(window.limit).toBe(20);
  });

  it('keeps to its part of the replicas it knew last while Postgres is away', async () => {
    const { store, window, shares } = setUp();
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    store.isAway = true;
    await vi.advanceTimersByTimeAsync(1_800);
    expect(window.limit).toBe(20);
    await vi.advanceTimersByTimeAsync(600);
    expect(window.limit).toBe(6);
    store.isAway = false;
    // The others have not reported yet, and may hold what their rows do not say any more.
    await vi.advanceTimersByTimeAsync(1_400);
    expect(window.limit).toBe(6);
    await vi.advanceTimersByTimeAsync(600);
    expect(window.limit).toBe(20);
  });

  it('takes its part of the rate only when all replicas have shrunk, while Postgres is away', async () => {
    const { store, window, shares } = setUp();
    store.others.set('other', { demand: 40, held: 19, state: 'running' });
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    expect(window.limit).toBe(1);
    store.isAway = true;
    await vi.advanceTimersByTimeAsync(3_800);
    expect(window.limit).toBe(1);
    await vi.advanceTimersByTimeAsync(600);
    expect(window.limit).toBe(6);
  });

  it('sends nothing after its process was stopped, until Postgres has answered', async () => {
    const { store, window, shares } = setUp();
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    expect(window.limit).toBe(20);
    expect(window.until).toBe(performance.now() + 1_000);
    const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5_000);
    store.others.set('other', { demand: 40, held: 18, state: 'running' });
    await vi.advanceTimersByTimeAsync(200);
    now.mockRestore();
    expect(window.limit).toBe(2);
  });

  it('leaves room for a replica that is silent, which may send its part of the rate', async () => {
    const { store, window, shares } = setUp();
    store.others.set('other', { demand: 40, held: 1, state: 'silent' });
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    // A fifth of the rate may be beyond it: 20 - (6 - 4).
    expect(window.limit).toBe(18);
  });

  it('slows down for three seconds when Tencent throttled a call of this replica, and tells the others', async () => {
    const { store, window, shares } = setUp();
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    shares.throttled(KEY);
    await vi.advanceTimersByTimeAsync(0);
    expect(window.limit).toBe(16);
    expect(store.reported[0]!.throttledMsAgo).toBe(0);
    await vi.advanceTimersByTimeAsync(3_200);
    expect(window.limit).toBe(20);
  });

  it('slows down when another replica was throttled', async () => {
    const { store, window, shares } = setUp();
    store.isThrottled = true;
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    expect(window.limit).toBe(16);
  });

  it('gives up a rate that is not used any more', async () => {
    const { store, window, shares } = setUp();
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    window.demand = 0;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(window.limit).toBe(0);
    expect(store.ended).toEqual([KEY]);
    expect(shares.held).toBe(0);
  });

  it('lets no first call go where so many replicas would send too many together', async () => {
    const { store, window, shares } = setUp();
    store.replicas = 30;
    shares.use(KEY, window);
    await vi.advanceTimersByTimeAsync(0);
    const second = aWindow();
    shares.use('another', second);
    expect(second.limit).toBe(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(second.limit).toBe(20);
  });
});
