import { describe, expect, it } from 'vitest';
import { DEFAULT_PAGE_ROWS, MAX_PAGE_ROWS, pageOf } from './page-fields.decorator.js';

describe(pageOf.name, () => {
  it('knows the documented numbers', () => expect([DEFAULT_PAGE_ROWS, MAX_PAGE_ROWS]).toEqual([20, 100]));

  it.each([
    [{}, 0, 20],
    [{ PageSize: 0 }, 0, 20],
    [{ Limit: 0 }, 0, 20],
    [{ PageNum: 3 }, 60, 20],
    [{ PageNum: 1_000_000_000 }, 20_000_000_000, 20],
    [{ PageNum: 0, Offset: 5 }, 5, 20],
    [{ PageSize: 1 }, 0, 1],
    [{ PageNum: 0, PageSize: 100 }, 0, 100],
    [{ PageNum: 3, PageSize: 7 }, 21, 7],
    [{ PageNum: 1_000_000_000, PageSize: 100 }, 100_000_000_000, 100],
    [{ Offset: 5 }, 5, 20],
    [{ Offset: 5, Limit: 7 }, 5, 7],
    [{ Offset: 5, Limit: 7, PageNum: 2, PageSize: 0 }, 40, 20],
    [{ Offset: 5, Limit: 7, PageNum: 2 }, 40, 20],
    [{ Offset: 5, Limit: 7, PageNum: 2, PageSize: 3 }, 6, 3],
    [{ Offset: 5, Limit: 7, PageSize: 3 }, 0, 3],
  ])('answers for %j the rows from %i, at most %i', (fields, offset, limit) =>
    expect(pageOf(fields)).toEqual({ offset, limit }),
  );
});
