import { describe, expect, it } from 'vitest';
import { ApiKeyDirectory } from './api-key-directory.js';
import type { ApiKeyEntity } from './api-key.entity.js';

const ID = 'a'.repeat(24);

function aDirectory() {
  const world = { now: 1_000_000, finds: 0, touches: 0, row: aRow() as ApiKeyEntity | null, isAway: false };
  let hold: Promise<void> | undefined;
  const source = {
    find: async () => {
      world.finds += 1;
      const { row } = world;
      await hold;
      if (world.isAway) throw new Error('connection refused');
      return row;
    },
    touch: async () => void (world.touches += 1),
  };
  const directory = new ApiKeyDirectory(source, () => world.now);
  /** Keeps every answer back until the returned function is called. */
  const holdAnswers = () => {
    let release!: () => void;
    hold = new Promise((resolve) => (release = resolve));
    return release;
  };
  return { world, directory, holdAnswers };
}

const aRow = (): ApiKeyEntity =>
  ({
    id: ID,
    role: 'reader',
    tenants: ['system'],
    secretHash: Buffer.alloc(32),
    expiresAt: null,
    lastUsedAt: null,
  }) as unknown as ApiKeyEntity;

describe(ApiKeyDirectory.name, () => {
  it('asks once for requests that come at once, then not for five seconds', async () => {
    const { world, directory } = aDirectory();
    await Promise.all([directory.confirm(ID), directory.confirm(ID)]);
    expect(world.finds).toBe(1);
    world.now += 4_999;
    expect(directory.fresh(ID)?.caller).toEqual({ id: `api_key:${ID}`, role: 'reader', tenants: ['system'] });
    world.now += 1;
    expect(directory.fresh(ID)).toBeUndefined();
  });

  it.each(['evict', 'invalidateAll'] as const)(
    'lets nobody who comes after %s join a lookup from before',
    async (how) => {
      const { world, directory, holdAnswers } = aDirectory();
      const release = holdAnswers();
      const before = directory.confirm(ID);
      world.row = null;
      directory[how](ID);
      const after = directory.confirm(ID);
      release();
      expect(await before).toBeDefined();
      expect(await after).toBeUndefined();
    },
  );

  it('forgets an evicted key, also when its row was on the way', async () => {
    const { directory, holdAnswers } = aDirectory();
    await directory.confirm(ID);
    directory.evict(ID);
    expect(directory.fresh(ID)).toBeUndefined();
    const release = holdAnswers();
    const confirmed = directory.confirm(ID);
    directory.evict(ID);
    release();
    await confirmed;
    expect(directory.fresh(ID)).toBeUndefined();
    expect(directory.stale(ID)).toBeUndefined();
  });

  it('trusts nothing it knows after a time without announcements', async () => {
    const { world, directory } = aDirectory();
    await directory.confirm(ID);
    directory.invalidateAll();
    expect(directory.fresh(ID)).toBeUndefined();
    world.now += 1;
    await directory.confirm(ID);
    expect(directory.fresh(ID)).toBeDefined();
  });

  it('remembers that an id does not exist', async () => {
    const { world, directory } = aDirectory();
    world.row = null;
    for (let count = 0; count < 5; count += 1) expect(await directory.confirm(ID)).toBeUndefined();
    expect(world.finds).toBe(1);
  });

  it('keeps a key for ten minutes while Postgres is away, and asks once a second', async () => {
    const { world, directory } = aDirectory();
    await directory.confirm(ID);
    world.isAway = true;
    world.now += 599_999;
    for (let count = 0; count < 5; count += 1)
      await expect(directory.confirm(ID)).rejects.toBeInstanceOf(Error);
    expect(world.finds).toBe(2);
    expect(directory.stale(ID)).toBeDefined();
    world.now += 1_000;
    await expect(directory.confirm(ID)).rejects.toThrow('connection refused');
    expect(directory.stale(ID)).toBeUndefined();
  });

  it('drops a key that Postgres no longer has', async () => {
    const { world, directory } = aDirectory();
    await directory.confirm(ID);
    world.row = null;
    world.now += 5_000;
    expect(await directory.confirm(ID)).toBeUndefined();
    expect(directory.stale(ID)).toBeUndefined();
  });

  it('notes the use once a minute', async () => {
    const { world, directory } = aDirectory();
    for (const seconds of [0, 1, 58, 1, 59, 1]) {
      world.now += seconds * 1_000;
      const key = await directory.confirm(ID);
      if (key) directory.touch(ID, key);
    }
    expect(world.touches).toBe(3);
  });
});
