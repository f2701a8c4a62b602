import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../config/environment.js';
import { connectionShares, LEAST_CONNECTIONS, USUAL_CONNECTIONS } from './connection-shares.js';

const FIXED = 4;

describe(connectionShares.name, () => {
  it.each([
    [10, { locks: 2, trail: 2, lookups: 1, reading: 1 }],
    [11, { locks: 2, trail: 3, lookups: 1, reading: 1 }],
    [20, { locks: 8, trail: 5, lookups: 2, reading: 1 }],
    [33, { locks: 16, trail: 6, lookups: 4, reading: 3 }],
    [60, { locks: 32, trail: 12, lookups: 7, reading: 5 }],
  ])('divides %i', (connections, shares) => {
    expect(connectionShares(connections)).toEqual(shares);
  });

  it('has a least sum of 10 and a usual one of 33', () => {
    expect([LEAST_CONNECTIONS, USUAL_CONNECTIONS]).toEqual([10, 33]);
    expect(readEnvironment({ AUTH_MODE: 'none' }).databaseConnections).toBe(USUAL_CONNECTIONS);
    const tooFew = () => readEnvironment({ AUTH_MODE: 'none', DATABASE_CONNECTIONS: '9' });
    expect(tooFew).toThrow(
      'DATABASE_CONNECTIONS must be a whole number from 10 to 1000, for all purposes together; with fewer a replica',
    );
  });

  it('gives no more and no less than the sum, and with a larger sum no purpose less', () => {
    let before = connectionShares(LEAST_CONNECTIONS);
    for (let connections = LEAST_CONNECTIONS; connections <= 1_000; connections += 1) {
      const shares = connectionShares(connections);
      const { locks, trail, lookups, reading } = shares;
      expect(locks + trail + lookups + reading + FIXED).toBe(connections);
      for (const purpose of ['locks', 'lookups', 'reading'] as const)
        expect(shares[purpose]).toBeGreaterThanOrEqual(before[purpose]);
      expect(trail).toBeGreaterThanOrEqual(2);
      before = shares;
    }
  });
});
