import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue.js';

const drain = <T>(queue: FairQueue<T>): T[] => Array.from({ length: queue.size }, () => queue.shift()!);

describe(FairQueue.name, () => {
  it('takes turns between owners and keeps the order within one', () => {
    const queue = new FairQueue<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.push(item[0]!, item);
    expect(drain(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
    expect(queue.shift()).toBeUndefined();
  });

  it('removes one item', () => {
    const queue = new FairQueue<string>();
    for (const item of ['a1', 'b1', 'a2']) queue.push(item[0]!, item);
    queue.remove('a', 'a1');
    queue.remove('b', 'b1');
    queue.remove('b', 'b1');
    queue.remove('x', 'x1');
    expect(drain(queue)).toEqual(['a2']);
  });

  it('knows how many are taken before a new item', () => {
    const owner = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(owner), fc.nat(10), owner, (owners, taken, newcomer) => {
        const queue = new FairQueue<object>();
        for (const each of owners) queue.push(each, {});
        for (let i = 0; i < taken; i += 1) queue.shift();
        const ahead = queue.aheadOf(newcomer);
        const item = {};
        queue.push(newcomer, item);
        expect(drain(queue).indexOf(item)).toBe(ahead);
      }),
    );
  });
});
