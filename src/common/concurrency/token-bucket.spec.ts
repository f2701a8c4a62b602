import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.js';

describe(TokenBucket.name, () => {
  it('gives its burst at once, then its rate', () => {
    let now = 1_000;
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, () => now);
    const taken = () => [bucket.take(), bucket.take(), bucket.take(), bucket.take()].filter(Boolean).length;
    expect(taken()).toBe(3);
    expect(taken()).toBe(0);
    now += 200;
    expect(taken()).toBe(2);
    now += 3_600_000;
    expect(taken()).toBe(3);
  });

  it('takes several tokens or none', () => {
    const bucket = new TokenBucket({ perSecond: 0, burst: 3 }, () => 0);
    expect([bucket.take(4), bucket.take(2), bucket.take(2), bucket.take()]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
