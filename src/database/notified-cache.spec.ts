import { afterEach, describe, expect, it, vi } from 'vitest';
import { databaseUnavailable } from './database-errors.js';
import { NotifiedCache, type NotifiedCacheOptions } from './notified-cache.js';
import type { ListenerHandlers } from './postgres-listener.js';

interface Row {
  version: number;
}

const unavailable = { code: 'DATABASE_UNAVAILABLE' };

function aCache(over: Partial<NotifiedCacheOptions> = {}) {
  const world = {
    now: 1_000_000,
    loads: 0,
    row: { version: 1 } as Row | undefined,
    failure: undefined as Error | undefined,
    listener: { connected: true, start: async () => undefined, stop: async () => undefined },
    handlers: undefined as unknown as ListenerHandlers,
  };
  let held: Promise<void> | undefined;
  const load = async () => {
    world.loads += 1;
    const { row } = world;
    await held;
    if (world.failure) throw world.failure;
    return row;
  };
  const cache = new NotifiedCache<Row>({
    listen: (handlers) => {
      world.handlers = handlers;
      return world.listener;
    },
    ttlMs: 60_000,
    maxEntries: 3,
    now: () => world.now,
    ...over,
  });
  const find = (key = 'a') => cache.find(key, load);
  /** Holds every load until the returned function is called. */
  const holdLoads = () => {
    let release!: () => void;
    held = new Promise((resolve) => (release = resolve));
    return () => {
      held = undefined;
      release();
    };
  };
  return { world, cache, find, holdLoads };
}

type World = ReturnType<typeof aCache>;

/** Each way in which a change becomes known. */
const invalidations: [string, (world: World) => void][] = [
  ['invalidate', ({ cache }) => cache.invalidate('a')],
  ['a notification', ({ world }) => world.handlers.onNotification('a')],
  ['a reconnection', ({ world }) => world.handlers.onConnect()],
];

describe(NotifiedCache.name, () => {
  afterEach(() => void vi.useRealTimers());

  it('loads a row once and serves it from memory until its TTL is over', async () => {
    const { world, find } = aCache();
    const row = { version: 1 };
    expect(await find()).toEqual({ row, source: 'miss', staleSeconds: undefined });
    world.now += 59_999;
    expect(await find()).toEqual({ row, source: 'hit', staleSeconds: undefined });
    expect(world.loads).toBe(1);
    world.now += 1;
    expect((await find()).source).toBe('miss');
    expect(world.loads).toBe(2);
  });

  it('counts the TTL from the beginning of the load, since the row may have changed after it was read', async () => {
    const { world, find, holdLoads } = aCache();
    const release = holdLoads();
    const found = find();
    world.now += 60_000;
    release();
    await found;
    expect((await find()).source).toBe('miss');
  });

  it('runs one load for all who miss the same key at once, and one for each other key', async () => {
    const { world, find, holdLoads } = aCache();
    const release = holdLoads();
    const all = Promise.all([find('a'), find('a'), find('a'), find('b')]);
    release();
    expect((await all).map(({ row }) => row?.version)).toEqual([1, 1, 1, 1]);
    expect(world.loads).toBe(2);
  });

  it('loads again after a load that failed', async () => {
    const { world, find } = aCache();
    world.failure = databaseUnavailable();
    await expect(find()).rejects.toMatchObject(unavailable);
    await expect(find()).rejects.toMatchObject(unavailable);
    expect(world.loads).toBe(2);
    world.failure = undefined;
    expect((await find()).source).toBe('miss');
  });

  it.each(invalidations)('loads a cached row again after %s', async (_, invalidate) => {
    const made = aCache();
    await made.find();
    made.world.row = { version: 2 };
    invalidate(made);
    expect(await made.find()).toMatchObject({ row: { version: 2 }, source: 'miss' });
    expect((await made.find()).source).toBe('hit');
  });

  it.each(invalidations)('does not cache a row whose load began before %s', async (_, invalidate) => {
    const made = aCache();
    const release = made.holdLoads();
    const before = made.find();
    invalidate(made);
    release();
    expect((await before).row).toEqual({ version: 1 });
    expect((await made.find()).source).toBe('miss');
  });

  it.each(invalidations)(
    'starts a new load for callers after %s instead of sharing the one in flight',
    async (_, invalidate) => {
      const made = aCache();
      const release = made.holdLoads();
      const before = made.find();
      made.world.row = undefined;
      invalidate(made);
      const after = made.find();
      release();
      expect((await before).row).toBeDefined();
      expect((await after).row).toBeUndefined();
      expect(made.world.loads).toBe(2);
    },
  );

  it('leaves other keys cached when one is invalidated', async () => {
    const { world, cache, find } = aCache();
    await find('a');
    await find('b');
    cache.invalidate('a');
    expect((await find('b')).source).toBe('hit');
    world.handlers.onNotification('c');
    expect((await find('b')).source).toBe('hit');
  });

  it('loads again after a second while the listener is disconnected', async () => {
    const { world, find } = aCache();
    await find();
    world.listener.connected = false;
    world.now += 999;
    expect((await find()).source).toBe('hit');
    world.now += 1;
    expect((await find()).source).toBe('miss');
  });

  it('does not lengthen a TTL below a second while the listener is disconnected', async () => {
    const { world, find } = aCache({ ttlMs: 500 });
    world.listener.connected = false;
    await find();
    world.now += 500;
    expect((await find()).source).toBe('miss');
  });

  describe('while Postgres does not answer', () => {
    it('serves a row for ten minutes with its age, then rejects', async () => {
      const { world, find } = aCache();
      await find();
      world.failure = databaseUnavailable();
      world.now += 60_000;
      expect(await find()).toEqual({ row: { version: 1 }, source: 'stale', staleSeconds: 60 });
      world.now += 539_999;
      expect(await find()).toEqual({ row: { version: 1 }, source: 'stale', staleSeconds: 600 });
      world.now += 1;
      await expect(find()).rejects.toMatchObject(unavailable);
    });

    it('reports an age of at least one second', async () => {
      const { world, find } = aCache({ ttlMs: 10 });
      await find();
      world.failure = databaseUnavailable();
      world.now += 10;
      expect((await find()).staleSeconds).toBe(1);
    });

    it('serves the row that a reconnection invalidated', async () => {
      const { world, find } = aCache();
      await find();
      world.handlers.onConnect();
      world.failure = databaseUnavailable();
      expect((await find()).source).toBe('stale');
    });

    it('asks once a second when it has a row to serve', async () => {
      const { world, find } = aCache();
      await find();
      world.failure = databaseUnavailable();
      world.now += 60_000;
      for (let count = 0; count < 5; count += 1) expect((await find()).source).toBe('stale');
      world.now += 999;
      await find();
      expect(world.loads).toBe(2);
      world.now += 1;
      await find();
      expect(world.loads).toBe(3);
    });

    it('asks at once for a key without a row to serve', async () => {
      const { world, find } = aCache();
      await find('a');
      world.failure = databaseUnavailable();
      world.now += 60_000;
      await find('a');
      await expect(find('b')).rejects.toMatchObject(unavailable);
      expect(world.loads).toBe(3);
    });

    it('asks at once after a reconnection', async () => {
      const { world, find } = aCache();
      await find();
      world.failure = databaseUnavailable();
      world.now += 60_000;
      await find();
      world.failure = undefined;
      world.handlers.onConnect();
      expect((await find()).source).toBe('miss');
    });

    it('serves a stale row after 1.5 seconds without an answer, and caches the row that arrives later', async () => {
      vi.useFakeTimers();
      const { world, find, holdLoads } = aCache();
      await find();
      world.now += 60_000;
      world.row = { version: 2 };
      const release = holdLoads();
      let source: string | undefined;
      const found = find().then((lookup) => (source = lookup.source));
      await vi.advanceTimersByTimeAsync(1_499);
      expect(source).toBeUndefined();
      await vi.advanceTimersByTimeAsync(1);
      await found;
      expect(source).toBe('stale');
      release();
      await vi.advanceTimersByTimeAsync(0);
      expect(await find()).toMatchObject({ row: { version: 2 }, source: 'hit' });
    });

    it.each(['invalidate', 'a notification'])(
      'does not serve a row as stale after %s, even when its load was in flight then',
      async (how) => {
        const made = aCache();
        const invalidate = invalidations.find(([name]) => name === how)![1];
        await made.find();
        made.world.now += 60_000;
        made.world.failure = databaseUnavailable();
        const release = made.holdLoads();
        const before = made.find();
        invalidate(made);
        release();
        await expect(before).rejects.toMatchObject(unavailable);
        await expect(made.find()).rejects.toMatchObject(unavailable);
      },
    );
  });

  it('passes on an error that is not about the connection, and serves nothing stale for it', async () => {
    const { world, find } = aCache();
    await find();
    world.now += 60_000;
    world.failure = new Error('relation does not exist');
    await expect(find()).rejects.toBe(world.failure);
    world.failure = undefined;
    expect((await find()).source).toBe('miss');
  });

  it('turns a failed connection into DATABASE_UNAVAILABLE', async () => {
    const { world, find } = aCache();
    world.failure = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
    await expect(find()).rejects.toMatchObject({ ...unavailable, cause: world.failure });
  });

  describe('with a row that is absent', () => {
    it('asks every time without a TTL for absent rows', async () => {
      const { world, find } = aCache();
      world.row = undefined;
      for (let count = 0; count < 3; count += 1) expect((await find()).row).toBeUndefined();
      expect(world.loads).toBe(3);
    });

    it('asks once in the TTL for absent rows', async () => {
      const { world, find } = aCache({ absentTtlMs: 10_000 });
      world.row = undefined;
      for (let count = 0; count < 5; count += 1) expect((await find()).row).toBeUndefined();
      world.now += 9_999;
      expect((await find()).source).toBe('hit');
      expect(world.loads).toBe(1);
      world.now += 1;
      expect((await find()).source).toBe('miss');
    });

    it.each(invalidations)('finds a row that was made before %s', async (_, invalidate) => {
      const made = aCache({ absentTtlMs: 10_000 });
      made.world.row = undefined;
      await made.find();
      made.world.row = { version: 1 };
      invalidate(made);
      expect((await made.find()).row).toBeDefined();
    });

    it.each([0, 10_000])(
      'drops the row that Postgres no longer has, also for stale service (absent TTL %d)',
      async (absentTtlMs) => {
        const { world, find } = aCache({ absentTtlMs });
        await find();
        world.row = undefined;
        world.now += 60_000;
        expect((await find()).row).toBeUndefined();
        world.now += 10_000;
        world.failure = databaseUnavailable();
        await expect(find()).rejects.toMatchObject(unavailable);
      },
    );
  });

  it('evicts the row that was used least recently when it is full', async () => {
    const { find } = aCache();
    for (const key of ['a', 'b', 'c', 'a', 'd']) await find(key);
    for (const key of ['a', 'c', 'd']) expect((await find(key)).source, key).toBe('hit');
    expect((await find('b')).source).toBe('miss');
  });

  it('evicts no row to make room for absent ones', async () => {
    const { world, find } = aCache({ absentTtlMs: 10_000 });
    await find('a');
    world.row = undefined;
    for (let count = 0; count < 10; count += 1) await find(`absent-${count}`);
    expect((await find('a')).source).toBe('hit');
    expect((await find('absent-9')).source).toBe('hit');
    expect((await find('absent-6')).source).toBe('miss');
  });
});
