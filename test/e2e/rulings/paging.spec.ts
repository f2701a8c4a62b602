import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCOPE, type Service, startService } from '../service.fixture.js';
import { createDisks, dataOf, idsIn, onlyCall } from '../upstream.js';

/** Two of them are of the documents. */
const DISKS = 32;

describe('the pages of a list', () => {
  let service: Service;
  let all: string[];
  beforeAll(async () => {
    service = await startService();
    await createDisks(service, DISKS - 2, { DiskName: 'paged' });
    all = idsIn(await dataOf(service, 'list', { ...SCOPE, PageSize: 100 }));
  });
  beforeEach(() => service.sandbox.clearCalls());
  afterAll(() => service.close());

  it('are taken from a list that holds every disk once', () => expect(new Set(all).size).toBe(DISKS));

  it.each([
    [{}, 0, 20],
    [{ PageSize: 0 }, 0, 20],
    [{ Limit: 0 }, 0, 20],
    [{ PageSize: 0, Limit: 0, Offset: 0, PageNum: 0 }, 0, 20],
    [{ PageSize: 10 }, 0, 10],
    [{ PageSize: 10, PageNum: 1 }, 10, 10],
    [{ PageSize: 10, PageNum: 3 }, 30, 10],
    [{ PageSize: 10, PageNum: 4 }, 40, 10],
    [{ PageSize: 100 }, 0, 100],
    [{ Offset: 3 }, 3, 20],
    [{ Limit: 5 }, 0, 5],
    [{ Offset: 3, Limit: 5 }, 3, 5],
    [{ Limit: 100 }, 0, 100],
    [{ PageNum: 2, PageSize: 5, Offset: 1, Limit: 7 }, 10, 5],
    [{ PageNum: 0, PageSize: 0, Offset: 1, Limit: 7 }, 1, 7],
    [{ PageNum: 1, PageSize: 0, Offset: 1, Limit: 7 }, 20, 20],
    [{ PageNum: 1 }, 20, 20],
    [{ PageNum: 2 }, 40, 20],
    [{ PageNum: 1, Limit: 7 }, 20, 20],
    [{ Offset: 1_000_000_000 }, 1_000_000_000, 20],
  ])('%j mean the rows from %i, at most %i', async (fields, offset, limit) => {
    const data = await dataOf(service, 'list', { ...SCOPE, ...fields });
    expect(onlyCall(service, 'DescribeDisks').Params).toEqual({ Offset: offset, Limit: limit });
    expect(idsIn(data)).toEqual(all.slice(offset, offset + limit));
    expect(data.Properties).toHaveLength(data.List.length);
    expect(data.TotalCount).toBe(DISKS);
  });

  it.each([
    ['PageSize', 101],
    ['Limit', 101],
    ['PageSize', -1],
    ['Limit', -1],
    ['PageNum', -1],
    ['Offset', -1],
    ['PageSize', 2.5],
    ['Offset', 1_000_000_001],
  ])('%s of %d is refused', async (field, value) => {
    const reply = await service.post('disk/list', { ...SCOPE, [field]: value });
    expect(reply.status).toBe(400);
    expect(reply.body.desc).toMatch(new RegExp(`^${field}: `));
    expect(service.sandbox.calls()).toEqual([]);
  });

  it.each([7, 10, 31, 100])('of %i rows make up the whole list', async (PageSize) => {
    const seen: string[] = [];
    for (let PageNum = 0; PageNum * PageSize < DISKS; PageNum += 1)
      seen.push(...idsIn(await dataOf(service, 'list', { ...SCOPE, PageNum, PageSize })));
    expect(seen).toEqual(all);
  });
});
