import type { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { WriteMarks } from './write-marks.js';

const marksOf = (answer: Promise<unknown>) =>
  new WriteMarks({ query: () => answer } as unknown as DataSource).current('1');

describe(WriteMarks.name, () => {
  it('is what Postgres says', async () => {
    expect(await marksOf(Promise.resolve([{ mark: 'system/7' }]))).toBe('system/7');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['refuses', () => Promise.reject(new Error('refused'))],
    ['does not answer', () => new Promise(() => undefined)],
    ['has no row', () => Promise.resolve([])],
    ['knows of a write under way', () => Promise.resolve([{ mark: null }])],
  ])('is nothing when Postgres %s', async (_, answer) => expect(await marksOf(answer())).toBeUndefined());
});
