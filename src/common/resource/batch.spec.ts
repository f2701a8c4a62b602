import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app.error.js';
import type { Settlement, Write } from '../request/write.js';
import { Batch } from './batch.js';
import { verbatim } from '../../errors/words.js';

const BUSY = new AppError('TENCENT_BUSY', verbatim('busy'));
const GONE = new AppError('TENCENT_DISK_NOT_FOUND', verbatim('gone'), {
  upstream: { code: 'InvalidDiskId.NotFound', requestId: 'r-1' },
  headers: { 'X-Tencent-Request-Id': 'r-1' },
});

const aBatch = (...ids: string[]) => new Batch('DiskId', 'disks', ids);
const settles = (outcome: Settlement['outcome']) => Promise.resolve({ outcome });
const done = (): Promise<Write<unknown>> =>
  Promise.resolve({ reply: Promise.resolve(), settled: settles('succeeded') });
const fails = (failure: Error, settled = settles('failed')): Promise<Write<unknown>> => {
  const reply = Promise.reject(failure);
  reply.catch(() => undefined);
  return Promise.resolve({ reply, settled });
};
const isNotSent = (failure: Error): Promise<Write<unknown>> => Promise.reject(failure);
const failureOf = (batch: Batch): Promise<AppError> =>
  batch.reply.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: AppError) => error,
  );

describe(Batch.name, () => {
  it('answers nothing when all is done', async () => {
    const batch = aBatch('a', 'b');
    expect(await batch.add(['a'], done())).toBe(true);
    expect(await batch.add(['b'], done())).toBe(true);
    expect(await batch.reply).toMatchObject({ data: {}, desc: '' });
    expect(await batch.settled).toMatchObject({ outcome: 'succeeded' });
  });

  it('answers PARTLY_DONE with a row for each member when some failed', async () => {
    const batch = aBatch('a', 'b', 'c');
    expect(await batch.add(['a'], fails(GONE))).toBe(false);
    await batch.add(['b', 'c'], done());
    const error = await failureOf(batch);
    expect(error).toMatchObject({ code: 'PARTLY_DONE', upstream: GONE.upstream, cause: GONE });
    expect(error.detail).toBe('1 of 3 disks failed; the first: gone');
    expect(error.headers).toEqual(GONE.headers);
    expect(error.data).toMatchObject({
      Success: 2,
      Fail: 1,
      Results: [
        { DiskId: 'a', scode: 30003, desc: 'gone' },
        { DiskId: 'b', scode: 0, message: 'success', message_cn: '成功', desc: '' },
        { DiskId: 'c', scode: 0, message: 'success', message_cn: '成功', desc: '' },
      ],
    });
    expect(await batch.settled).toMatchObject({ outcome: 'failed' });
  });

  it('answers the first failure with the rows when all failed', async () => {
    const batch = aBatch('a', 'b');
    await batch.add(['a'], fails(BUSY));
    await batch.add(['b'], fails(GONE));
    expect(await failureOf(batch)).toMatchObject({ code: 'TENCENT_BUSY', data: { Success: 0, Fail: 2 } });
  });

  it('answers the failure itself when there was one call', async () => {
    const batch = aBatch('a', 'b');
    await batch.add(['a', 'b'], fails(GONE));
    expect(await failureOf(batch)).toBe(GONE);
  });

  it('answers rows when the other calls were skipped for a failure', async () => {
    const batch = aBatch('a');
    await batch.add(['a'], fails(GONE));
    batch.skip(1);
    expect((await failureOf(batch)).data).toMatchObject({ Success: 0, Fail: 1 });
  });

  it('settles as failed when calls were skipped, also after a success', async () => {
    const batch = aBatch('a');
    await batch.add(['a'], done());
    batch.skip(1);
    expect(await batch.settled).toMatchObject({ outcome: 'failed' });
  });

  it('counts members that need no call as done, and says why', async () => {
    const batch = aBatch('a', 'b', 'c');
    batch.addDone('a', verbatim('is there'));
    batch.addDone('c', verbatim('is there too'));
    await batch.add(['b'], done());
    expect(await batch.reply).toMatchObject({ data: {}, desc: 'a: is there; c: is there too' });
    expect(await batch.settled).toEqual({ outcome: 'succeeded', upstreamRequestId: undefined });
  });

  it('is partly done when a member needs no call and the others failed', async () => {
    const batch = aBatch('a', 'b');
    batch.addDone('a', verbatim('is there'));
    await batch.add(['b'], fails(BUSY));
    const error = await failureOf(batch);
    expect(error.code).toBe('PARTLY_DONE');
    expect(error.data).toMatchObject({
      Success: 1,
      Fail: 1,
      Results: [
        { DiskId: 'a', scode: 0, desc: 'is there' },
        { DiskId: 'b', scode: 30010, desc: 'busy' },
      ],
    });
  });

  it('has a row for each member when some were refused, also beside one call', async () => {
    const batch = aBatch('a', 'b');
    batch.refuse('a', GONE);
    await batch.add(['b'], fails(BUSY));
    expect((await failureOf(batch)).data).toMatchObject({ Success: 0, Fail: 2 });
    expect(await batch.settled).toMatchObject({ outcome: 'failed' });
  });

  it('shows nothing of a defect in the row', async () => {
    const batch = aBatch('a', 'b');
    await batch.add(['a'], done());
    await batch.add(['b'], fails(new TypeError('x is undefined')));
    const { data } = await failureOf(batch);
    expect(data).toMatchObject({ Results: [{ scode: 0 }, { scode: 10000, desc: '' }] });
  });

  it('does not forget what was sent when a later call ends in a defect', async () => {
    const defect = new TypeError('x is undefined');
    const batch = aBatch('a', 'b');
    await batch.add(['a'], fails(BUSY, settles('unknown')));
    expect(await batch.add(['b'], fails(defect))).toBe(false);
    expect(await failureOf(batch)).toMatchObject({
      code: 'TENCENT_BUSY',
      cause: { code: 'INTERNAL', cause: defect },
    });
    expect(await batch.settled).toMatchObject({ outcome: 'unknown' });
  });

  it('settles as failed when a call was not sent, however the others ended', async () => {
    const batch = aBatch('a', 'b');
    await batch.add(['a'], done());
    await batch.add(['b'], isNotSent(new AppError('DEADLINE_PASSED', verbatim('not sent'))));
    expect(await failureOf(batch)).toMatchObject({ code: 'PARTLY_DONE', cause: { code: 'DEADLINE_PASSED' } });
    expect(await batch.settled).toMatchObject({ outcome: 'failed' });
  });

  it('settles as unknown when one call does, and as succeeded when a late one succeeded after all', async () => {
    const mixed = aBatch('a', 'b');
    await mixed.add(['a'], fails(BUSY, settles('unknown')));
    await mixed.add(['b'], fails(GONE));
    expect(await mixed.settled).toMatchObject({ outcome: 'unknown' });
    const late = aBatch('a');
    await late.add(['a'], fails(BUSY, settles('succeeded')));
    expect(await late.settled).toMatchObject({ outcome: 'succeeded' });
  });
});
