import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app.error.js';
import { Cancellation } from '../common/request/cancellation.js';
import type { RequestContext } from '../common/request/request-context.js';
import { DiskBatch } from './disk-batch.js';

const BUSY = new AppError('TENCENT_BUSY', 'busy');
const GONE = new AppError('TENCENT_DISK_NOT_FOUND', 'gone', {
  upstream: { code: 'InvalidDiskId.NotFound', requestId: 'r-1' },
});

const aBatch = (ids: string[], cancellation = new Cancellation()) => {
  const seen: AppError[] = [];
  const batch = new DiskBatch(ids, { cancellation } as RequestContext, (error) => seen.push(error));
  return { batch, seen };
};
const done = () => Promise.resolve();
const fails = (error: Error) => async () => {
  throw error;
};
const outcomeOf = (batch: DiskBatch): AppError => {
  try {
    batch.finish();
  } catch (error) {
    return error as AppError;
  }
  throw new Error('it succeeded');
};

describe(DiskBatch.name, () => {
  it('answers nothing when all is done', async () => {
    const { batch, seen } = aBatch(['a', 'b']);
    expect(await batch.run(['a'], done)).toBe(true);
    expect(await batch.run(['b'], done)).toBe(true);
    expect(batch.finish()).toEqual({});
    expect(seen).toEqual([]);
  });

  it('answers PARTLY_DONE with a row for each disk when some failed', async () => {
    const { batch, seen } = aBatch(['a', 'b', 'c']);
    expect(await batch.run(['a'], fails(GONE))).toBe(false);
    await batch.run(['b', 'c'], done);
    const error = outcomeOf(batch);
    expect(error).toMatchObject({ code: 'PARTLY_DONE', upstream: GONE.upstream, cause: GONE });
    expect(error.data).toMatchObject({
      Success: 2,
      Fail: 1,
      Results: [
        { DiskId: 'a', scode: 30003, desc: 'gone' },
        { DiskId: 'b', scode: 0 },
        { DiskId: 'c', scode: 0 },
      ],
    });
    expect(seen).toEqual([GONE]);
  });

  it('answers the first failure with the rows when all failed', async () => {
    const { batch } = aBatch(['a', 'b']);
    await batch.run(['a'], fails(BUSY));
    await batch.run(['b'], fails(GONE));
    expect(outcomeOf(batch)).toMatchObject({ code: 'TENCENT_BUSY', data: { Success: 0, Fail: 2 } });
  });

  it('answers the failure itself when there was one call', async () => {
    const { batch } = aBatch(['a', 'b']);
    await batch.run(['a', 'b'], fails(GONE));
    expect(outcomeOf(batch)).toBe(GONE);
  });

  it('answers rows when the other calls were skipped for a failure', async () => {
    const { batch } = aBatch(['a']);
    await batch.run(['a'], fails(GONE));
    batch.skip(1);
    expect(outcomeOf(batch).data).toMatchObject({ Success: 0, Fail: 1 });
  });

  it('throws at once what concerns the whole request, and what is a defect', async () => {
    const missing = new AppError('CREDENTIAL_NOT_FOUND', 'none');
    await expect(aBatch(['a', 'b']).batch.run(['a'], fails(missing))).rejects.toBe(missing);
    const defect = new TypeError('x is undefined');
    const { batch } = aBatch(['a', 'b']);
    await batch.run(['a'], done);
    await expect(batch.run(['b'], fails(defect))).rejects.toBe(defect);
  });

  it('sends nothing more once the request has run out of time', async () => {
    const cancellation = new Cancellation();
    const { batch } = aBatch(['a', 'b'], cancellation);
    await batch.run(['a'], done);
    cancellation.cancel();
    let sent = false;
    await batch.run(['b'], async () => void (sent = true));
    expect(sent).toBe(false);
    expect(outcomeOf(batch)).toMatchObject({ code: 'PARTLY_DONE', cause: { code: 'DEADLINE_PASSED' } });
  });
});
