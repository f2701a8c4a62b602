import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../common/request/write.js';
import { AppError } from '../../errors/app.error.js';
import type { Confirmation } from './pipeline/call-run.js';
import { explainedBy, verdictOnAll } from './write-confirmation.js';
import { verbatim } from '../../errors/words.js';

const REFUSAL = new AppError('TENCENT_NOT_SUPPORTED', verbatim('TerminateDisks: not supported'), {
  upstream: { code: 'InvalidDisk.NotSupported', requestId: 'r-1' },
  headers: { 'X-Tencent-Request-Id': 'r-1' },
});

describe(verdictOnAll.name, () => {
  /** Each row is its own verdict; one that is not there is done. */
  const confirm = (rows: Record<string, Confirmation>, ...ids: string[]) =>
    verdictOnAll(ids, new Map(Object.entries(rows)), (row) => row ?? 'done', new Map());

  it.each<Confirmation>(['done', 'not-done', 'unknown'])('answers %s when all say so', async (verdict) => {
    expect(confirm({ a: verdict, b: verdict }, 'a', 'b')).toBe(verdict);
    expect(confirm({ a: verdict }, 'a')).toBe(verdict);
  });

  it.each<[Confirmation, Confirmation]>([
    ['done', 'not-done'],
    ['done', 'unknown'],
    ['not-done', 'unknown'],
  ])('answers unknown when one says %s and another %s', async (one, another) => {
    expect(confirm({ a: one, b: another }, 'a', 'b')).toBe('unknown');
    expect(confirm({ a: another, b: one }, 'a', 'b')).toBe('unknown');
  });

  it('asks the verdict about what is not there, too', () => {
    expect(confirm({}, 'a', 'b')).toBe('done');
    expect(confirm({ a: 'not-done' }, 'a', 'b')).toBe('unknown');
  });

  it('leaves out rows that nobody asked for', () => {
    expect(confirm({ a: 'done', other: 'not-done' }, 'a')).toBe('done');
  });

  it('answers unknown when there is nothing to ask about', () => {
    expect(confirm({})).toBe('unknown');
  });

  it('tells the verdict how each was before', () => {
    const before = new Map<string, Confirmation>([['a', 'unknown']]);
    const asked: unknown[] = [];
    const verdict = (...rows: unknown[]): Confirmation => {
      asked.push(rows);
      return 'done';
    };
    verdictOnAll(['a', 'b'], new Map<string, Confirmation>([['a', 'done']]), verdict, before);
    expect(asked).toEqual([
      ['done', 'unknown'],
      [undefined, undefined],
    ]);
  });
});

describe(explainedBy.name, () => {
  const settled = Promise.resolve<Settlement>({ outcome: 'failed' });
  const notAsked = () => Promise.reject(new Error('it was asked'));

  it('leaves a success and the settlement as they are', async () => {
    const write = explainedBy({ reply: Promise.resolve(7), settled }, notAsked);
    expect(await write.reply).toBe(7);
    expect(write.settled).toBe(settled);
  });

  it('replaces a failure by its explanation', async () => {
    const better = new AppError('TENCENT_BUSY', verbatim('busy'));
    const explain = async (error: unknown) => (error === REFUSAL ? better : error);
    const write = explainedBy({ reply: Promise.reject(REFUSAL), settled }, explain);
    await expect(write.reply).rejects.toBe(better);
    expect(write.settled).toBe(settled);
  });
});
