import { describe, expect, it } from 'vitest';
import { Seats } from './seats.js';

const setUp = (limits = { overall: 4, perOwner: 2, waitingPerOwner: 3 }) => {
  const seats = new Seats(limits);
  const admitted: string[] = [];
  const ways: (() => void)[] = [];
  const take = async (owner: string) => {
    const leave = await seats.take(owner);
    admitted.push(owner);
    ways.push(leave);
  };
  return { take, admitted, leave: () => ways.shift()!() };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe(Seats.name, () => {
  it('leaves room for others however many one owner asks for', async () => {
    const { take, admitted } = setUp();
    for (let i = 0; i < 4; i += 1) void take('busy');
    void take('other');
    await settled();
    expect(admitted).toEqual(['busy', 'busy', 'other']);
  });

  it('admits in turn those who wait', async () => {
    const { take, admitted, leave } = setUp({ overall: 1, perOwner: 1, waitingPerOwner: 3 });
    for (const owner of ['a', 'a', 'a', 'b', 'c']) void take(owner);
    for (let i = 0; i < 5; i += 1) {
      await settled();
      leave();
    }
    expect(admitted).toEqual(['a', 'a', 'b', 'c', 'a']);
  });

  it('sheds what an owner has waiting beyond its share', async () => {
    const { take, admitted, leave } = setUp();
    const asked = Array.from({ length: 6 }, () => take('busy'));
    await expect(asked[5]).rejects.toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 1 });
    for (let i = 0; i < 5; i += 1) {
      await settled();
      leave();
    }
    expect(admitted).toHaveLength(5);
  });
});
