import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListenerHandlers } from '../database/postgres-listener.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import type { ApiKeyEntity } from './api-key.entity.js';

const ID = 'a'.repeat(24);
const ROW = {
  id: ID,
  role: 'reader',
  tenants: ['system'],
  secretHash: Buffer.alloc(32),
  mac: null,
  expiresAt: null,
  lastUsedAt: null,
} as unknown as ApiKeyEntity;

/** What the cache does by itself is tested with it. */
describe(ApiKeyDirectory.name, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function aDirectory() {
    const world = {
      finds: 0,
      uses: 0,
      find: async (): Promise<ApiKeyEntity | null> => ROW,
      handlers: undefined as unknown as ListenerHandlers,
    };
    const source = {
      find: () => {
        world.finds += 1;
        return world.find();
      },
      recordUse: async () => void (world.uses += 1),
    };
    const directory = new ApiKeyDirectory(
      source,
      { accepts: async (row) => row.mac === null },
      (handlers) => {
        world.handlers = handlers;
        return { connected: true, start: async () => undefined, stop: async () => undefined };
      },
    );
    return { world, directory };
  }

  it('asks once for requests that come at once, then not for five seconds', async () => {
    const { world, directory } = aDirectory();
    await Promise.all([directory.find(ID), directory.find(ID)]);
    expect(world.finds).toBe(1);
    vi.advanceTimersByTime(4_999);
    const { row, source } = await directory.find(ID);
    expect(source).toBe('hit');
    expect(row?.caller).toEqual({ id: `api_key:${ID}`, role: 'reader', tenants: ['system'] });
    vi.advanceTimersByTime(1);
    expect((await directory.find(ID)).source).toBe('miss');
  });

  it.each<[string, (made: ReturnType<typeof aDirectory>) => void]>([
    ['it is evicted', ({ directory }) => directory.evict(ID)],
    ['a notification names it', ({ world }) => world.handlers.onNotification(ID)],
  ])('finds a deleted key no more when %s', async (_, remove) => {
    const made = aDirectory();
    await made.directory.find(ID);
    made.world.find = async () => null;
    remove(made);
    expect((await made.directory.find(ID)).row).toBeUndefined();
  });

  it('remembers that an id does not exist', async () => {
    const { world, directory } = aDirectory();
    world.find = async () => null;
    for (let count = 0; count < 5; count += 1) expect((await directory.find(ID)).row).toBeUndefined();
    expect(world.finds).toBe(1);
  });

  it('takes a row that this service did not write for none, and reads it once', async () => {
    const { world, directory } = aDirectory();
    world.find = async () => ({ ...ROW, mac: Buffer.alloc(32) });
    for (let count = 0; count < 5; count += 1) expect((await directory.find(ID)).row).toBeUndefined();
    expect(world.finds).toBe(1);
  });

  it('serves a key as stale for ten minutes of any database error, and asks once a second', async () => {
    const { world, directory } = aDirectory();
    await directory.find(ID);
    world.find = () => Promise.reject(new Error('an error without a code'));
    vi.advanceTimersByTime(599_999);
    for (let count = 0; count < 5; count += 1)
      expect(await directory.find(ID)).toMatchObject({ source: 'stale', staleSeconds: 600 });
    expect(world.finds).toBe(2);
    vi.advanceTimersByTime(1_000);
    await expect(directory.find(ID)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('rejects with DATABASE_UNAVAILABLE when Postgres does not answer within two seconds', async () => {
    const { world, directory } = aDirectory();
    world.find = () => new Promise(() => undefined);
    const outcome = directory.find(ID).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await outcome).toMatchObject({ code: 'DATABASE_UNAVAILABLE', retryAfterSeconds: 2 });
  });

  it('records the use once a minute', async () => {
    const { world, directory } = aDirectory();
    for (const seconds of [0, 1, 58, 1, 59, 1]) {
      vi.advanceTimersByTime(seconds * 1_000);
      const { row } = await directory.find(ID);
      if (row) directory.recordUse(row);
    }
    expect(world.uses).toBe(3);
  });

  it('does not record the use when another replica did within the minute', async () => {
    const { world, directory } = aDirectory();
    world.find = async () => ({ ...ROW, lastUsedAt: new Date() });
    directory.recordUse((await directory.find(ID)).row!);
    expect(world.uses).toBe(0);
  });
});
