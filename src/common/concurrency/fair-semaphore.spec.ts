import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app.error.js';
import { Cancellation, Cancelled } from '../request/cancellation.js';
import { FairSemaphore } from './fair-semaphore.js';
import { verbatim } from '../../errors/words.js';

const overloaded = () => new AppError('OVERLOADED', verbatim('too many wait'), { retryAfterSeconds: 1 });

const setUp = (limits = { overall: 4, perOwner: 2, waitingPerOwner: 3 }) => {
  const semaphore = new FairSemaphore(limits);
  const admitted: string[] = [];
  const releases: (() => void)[] = [];
  const acquire = async (owner: string, member = '', cancellation = new Cancellation()) => {
    const release = await semaphore.acquire({ owner, member, cancellation, overloaded });
    admitted.push(owner + member);
    releases.push(release);
  };
  return { semaphore, acquire, admitted, release: () => releases.shift()!() };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe(FairSemaphore.name, () => {
  it('leaves room for others however many one owner asks for', async () => {
    const { acquire, admitted } = setUp();
    for (let i = 0; i < 4; i += 1) void acquire('busy');
    void acquire('other');
    await settled();
    expect(admitted).toEqual(['busy', 'busy', 'other']);
  });

  it('admits in turn those who wait', async () => {
    const { acquire, admitted, release } = setUp({ overall: 1, perOwner: 1, waitingPerOwner: 3 });
    for (const owner of ['a', 'a', 'a', 'b', 'c']) void acquire(owner);
    for (let i = 0; i < 5; i += 1) {
      await settled();
      release();
    }
    expect(admitted).toEqual(['a', 'a', 'b', 'c', 'a']);
  });

  it('serves the members of one owner in turn', async () => {
    const { acquire, admitted, release } = setUp({ overall: 1, perOwner: 1, waitingPerOwner: 9 });
    for (const member of ['1', '1', '1', '2', '3']) void acquire('a', member);
    for (let i = 0; i < 5; i += 1) {
      await settled();
      release();
    }
    expect(admitted).toEqual(['a1', 'a1', 'a2', 'a3', 'a1']);
  });

  it('refuses what an owner has waiting beyond its share', async () => {
    const { acquire, admitted, release } = setUp();
    const asked = Array.from({ length: 6 }, () => acquire('busy'));
    await expect(asked[5]).rejects.toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 1 });
    for (let i = 0; i < 5; i += 1) {
      await settled();
      release();
    }
    expect(admitted).toHaveLength(5);
  });

  it('gives the turn of a cancelled wait to the next', async () => {
    const { semaphore, acquire, admitted, release } = setUp({ overall: 1, perOwner: 1, waitingPerOwner: 3 });
    const cancellation = new Cancellation();
    await acquire('a');
    const leaving = acquire('b', '', cancellation);
    void acquire('c');
    cancellation.cancel();
    await expect(leaving).rejects.toBeInstanceOf(Cancelled);
    release();
    await settled();
    expect(admitted).toEqual(['a', 'c']);
    release();
    expect(semaphore.held).toBe(0);
  });
});
