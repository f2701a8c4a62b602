import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairShares, nextShare } from './fair-shares.js';

const shares = (limit: number, ...demands: number[]) =>
  [
    ...fairShares(
      limit,
      new Map(demands.map((demand, i) => [`replica-${String(i).padStart(2, '0')}`, demand])),
      0,
    ),
  ]
    .toSorted()
    .map(([, share]) => share);

describe(fairShares.name, () => {
  it.each([
    ['one replica', 20, [3], [20]],
    ['equal demand', 20, [50, 50, 50], [7, 7, 6]],
    ['one that wants more', 20, [100, 2, 2], [16, 2, 2]],
    ['nobody who wants anything', 20, [0, 0], [10, 10]],
    ['two that want little', 20, [1, 1, 5], [5, 6, 9]],
    ['more replicas than calls', 2, [9, 9, 9], [0, 1, 1]],
  ])('parts the rate between %s', (_, limit, demands, expected) => {
    expect(shares(limit, ...demands).toSorted()).toEqual(expected.toSorted());
  });

  it('serves each of three replicas in turn where one call a second is allowed', () => {
    const demands = new Map(['a', 'b', 'c'].map((name) => [name, 3]));
    const served = [0, 1, 2].map(
      (turn) => [...fairShares(1, demands, turn)].find(([, share]) => share > 0)?.[0],
    );
    expect(served.toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('never parts more or less than the whole rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.nat(200), { minLength: 1, maxLength: 12 }),
        (limit, demands) => {
          const parts = shares(limit, ...demands);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(limit);
          // Who wants less than an equal part gets all of it.
          const equal = Math.floor(limit / demands.length);
          demands.forEach((demand, i) => expect(parts[i]).toBeGreaterThanOrEqual(Math.min(demand, equal)));
        },
      ),
    );
  });
});

describe(nextShare.name, () => {
  const a = (demand: number, share: number) => ({ name: 'a', demand, share });
  const running = (demand: number, held: number) => ({ demand, held, isGone: false });
  const gone = (held: number) => ({ demand: 30, held, isGone: true });

  it('grows only into what the others have given up', () => {
    expect(nextShare(20, a(30, 1), new Map([['b', running(0, 15)]]), 0)).toBe(5);
    expect(nextShare(20, a(30, 5), new Map([['b', running(0, 2)]]), 0)).toBe(18);
  });

  it('shrinks at once', () => {
    expect(nextShare(20, a(30, 20), new Map([['b', running(30, 0)]]), 0)).toBe(10);
  });

  it('keeps what it has while the others hold too much', () => {
    expect(nextShare(20, a(30, 6), new Map([['b', running(30, 20)]]), 0)).toBe(6);
  });

  it('takes over what a replica held that has ended, but for what it can have sent beyond a fifth of the rate', () => {
    const others = new Map([
      ['b', running(30, 7)],
      ['c', gone(7)],
    ]);
    expect(nextShare(20, a(30, 6), others, 0)).toBe(10);
    expect(nextShare(20, a(30, 6), others.set('d', gone(6)), 0)).toBe(6);
  });

  it('never lets the second in which replicas end have more than the rate and a fifth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.record({ demand: fc.nat(200), isGone: fc.boolean() }), { minLength: 1, maxLength: 8 }),
        (limit, replicas) => {
          const demands = new Map(replicas.map(({ demand }, i) => [`replica-${i}`, demand]));
          const held = fairShares(limit, demands, 0);
          const claims = new Map(
            replicas.map(({ demand, isGone }, i) => [
              `replica-${i}`,
              { demand, isGone, held: held.get(`replica-${i}`)! },
            ]),
          );
          for (const [name, { demand, isGone }] of claims) {
            if (isGone) continue;
            const others = new Map([...claims].filter(([other]) => other !== name));
            const mine = { name, demand, share: held.get(name)! };
            const share = nextShare(limit, mine, others, 0);
            held.set(name, share);
            claims.set(name, { demand, isGone, held: share });
          }
          const all = [...held.values()].reduce((sum, share) => sum + share, 0);
          expect(all).toBeLessThanOrEqual(limit * 1.2);
        },
      ),
    );
  });
});
