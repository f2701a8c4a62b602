import { describe, expect, it } from 'vitest';
import { chunksOf, inParallel } from './parallel.js';

/** Lets every other piece of work that is ready go first. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe(inParallel.name, () => {
  it.each([1, 3, 10])('keeps the order, with at most %i at once', async (width) => {
    let now = 0;
    let most = 0;
    const results = await inParallel([...Array(7).keys()], width, async (item) => {
      most = Math.max(most, ++now);
      for (let i = 0; i < 7 - item; i += 1) await turn();
      now -= 1;
      return item * 2;
    });
    expect(results).toEqual([0, 2, 4, 6, 8, 10, 12]);
    expect(most).toBe(Math.min(width, 7));
  });

  it('has nothing to do for nothing', async () => {
    expect(await inParallel([], 4, () => Promise.reject(new Error('called')))).toEqual([]);
  });

  it('throws the first failure, starts nothing more, and waits for what is running', async () => {
    const started: number[] = [];
    let ended = 0;
    const work = async (item: number) => {
      started.push(item);
      if (item === 1) throw new Error('first');
      for (let i = 0; i < 5; i += 1) await turn();
      ended += 1;
      if (item === 2) throw new Error('second');
    };
    await expect(inParallel([0, 1, 2, 3, 4], 3, work)).rejects.toThrow('first');
    expect(started).toEqual([0, 1, 2]);
    expect(ended).toBe(2);
  });
});

describe(chunksOf.name, () => {
  it.each([
    [0, []],
    [1, [1]],
    [10, [10]],
    [11, [10, 1]],
    [30, [10, 10, 10]],
  ])('cuts %i items', (count, sizes) => {
    const items = Array.from({ length: count }, (_, i) => i);
    expect(chunksOf(items, 10).map((chunk) => chunk.length)).toEqual(sizes);
    expect(chunksOf(items, 10).flat()).toEqual(items);
  });
});
