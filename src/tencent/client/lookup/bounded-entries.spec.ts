import { describe, expect, it } from 'vitest';
import { BoundedEntries } from './bounded-entries.js';

const LIMITS = { max: 1_000, maxCharacters: 100_000, maxOfOwner: 100, maxCharactersOfOwner: 20_000 };

describe(BoundedEntries.name, () => {
  it('keeps the entries of an owner that were used last', () => {
    const entries = new BoundedEntries<number>({ ...LIMITS, maxOfOwner: 2 });
    entries.set('a', 'x', 1, 10);
    entries.set('a', 'y', 2, 10);
    entries.get('a', 'x');
    entries.set('a', 'z', 3, 10);
    expect(['x', 'y', 'z'].map((key) => entries.get('a', key))).toEqual([1, undefined, 3]);
  });

  it('keeps what others have when one owner stores without end', () => {
    const entries = new BoundedEntries<number>(LIMITS);
    entries.set('quiet', 'x', 1, 10);
    for (let i = 0; i < 100_000; i += 1) entries.set('loud', `key ${i}`, i, 10);
    expect(entries.get('quiet', 'x')).toBe(1);
    expect(entries.get('loud', 'key 99999')).toBe(99_999);
    expect(entries.size).toBe(LIMITS.maxOfOwner + 1);
  });

  it('keeps no more of an owner than its part of the characters', () => {
    const entries = new BoundedEntries<number>(LIMITS);
    for (let i = 0; i < 50; i += 1) entries.set('a', `key ${i}`, i, 1_000);
    expect(entries.size).toBeLessThanOrEqual(20);
    expect(entries.get('a', 'key 49')).toBe(49);
  });

  it('does not keep what is larger than the part of an owner', () => {
    const entries = new BoundedEntries<number>(LIMITS);
    entries.set('a', 'x', 1, 10);
    entries.set('a', 'big', 2, 20_001);
    expect([entries.get('a', 'x'), entries.get('a', 'big')]).toEqual([1, undefined]);
  });

  it('is bounded over all owners and forgets owners without entries', () => {
    const entries = new BoundedEntries<number>(LIMITS);
    for (let i = 0; i < 100_000; i += 1) entries.set(`owner ${i}`, 'x', i, 10);
    expect(entries.size).toBe(LIMITS.max);
    expect(entries.owners).toBe(LIMITS.max);
    entries.set('owner 99999', 'x', 1, 20);
    expect([entries.size, entries.owners]).toEqual([LIMITS.max, LIMITS.max]);
  });

  it('replaces an entry', () => {
    const entries = new BoundedEntries<number>(LIMITS);
    entries.set('a', 'x', 1, 15_000);
    entries.set('a', 'x', 2, 15_000);
    expect([entries.get('a', 'x'), entries.size]).toEqual([2, 1]);
  });
});
