import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../../../test/builders/a-request-context.js';
import { Scope } from '../../../common/request/scope.js';
import { HeldRows, RowPermits } from '../row-permits.js';
import type { Page, PageRequest } from './searchable.js';
import { readAllPages, readScans } from './whole-read.js';

const ROWS = { noun: 'rows', idOf: (row: number) => String(row) };

const heldOf = (permits: RowPermits) =>
  new HeldRows(permits, Scope.of(aRequestContext(), { TenantUuid: 'tenant', ClusterUuid: 'cluster' }));

type ReadPage = (page: PageRequest) => Promise<Page<number>>;

const readAll = async (readPage: ReadPage, held = heldOf(new RowPermits()), take = (row: number) => row) =>
  (await readAllPages<number, number>(ROWS, readPage, take, held))?.kept;

/** Pseudo-random whole numbers below `most`, the same for one seed (mulberry32). */
function numbersFrom(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * most);
  };
}

/** A list in its order, some of whose rows come and go before pages are cut. */
function aChangingList(seed: number) {
  const random = numbersFrom(seed);
  let rows = Array.from({ length: 150 + random(400) }, (_, i) => i * 10);
  const stayed = new Set(rows);
  const everThere = new Set(rows);
  const remove = () => {
    const [gone] = rows.splice(random(rows.length), 1);
    stayed.delete(gone!);
  };
  const add = () => {
    // At the end half of the time, as new ones come in the order of creation.
    const row = random(2) ? rows.at(-1)! + 10 : 10 * random(500) + 1 + random(9);
    if (everThere.has(row)) return;
    everThere.add(row);
    rows = [...rows, row].toSorted((a, b) => a - b);
  };
  const changesLeft = { count: 1 + random(4) };
  const readPage = async ({ offset, limit }: PageRequest) => {
    if (offset > 0 && changesLeft.count > 0 && random(3) === 0) {
      changesLeft.count -= 1;
      const kind = random(3);
      if (kind !== 0) remove();
      if (kind !== 1) add();
    }
    return { totalCount: rows.length, rows: rows.slice(offset, offset + limit) };
  };
  return { readPage, stayed, everThere };
}

describe(readAllPages.name, () => {
  it('advises, when there are too many rows, a field that every route of a list or a count has', async () => {
    const readPage = ({ limit }: PageRequest) =>
      Promise.resolve({ totalCount: 5001, rows: Array.from({ length: limit }, (_, i) => i) });
    await expect(readAll(readPage)).rejects.toMatchObject({
      detail: 'Fuzzy: 5001 rows would have to be searched, at most 5000 can be; narrow it with Filters',
    });
  });

  it('misses no row that stayed and shows none twice, however others come and go', async () => {
    let whole = 0;
    for (let seed = 1; seed <= 2000; seed += 1) {
      const { readPage, stayed, everThere } = aChangingList(seed);
      const rows = await readAll(readPage);
      if (!rows) continue;
      whole += 1;
      const read = new Set(rows);
      expect(read.size, `seed ${seed}`).toBe(rows.length);
      expect(
        [...stayed].filter((row) => !read.has(row)),
        `seed ${seed}`,
      ).toEqual([]);
      expect(
        rows.filter((row) => !everThere.has(row)),
        `seed ${seed}`,
      ).toEqual([]);
    }
    expect(whole).toBeGreaterThan(100);
    expect(whole).toBeLessThan(1900);
  });

  it.each([0, 1, 99, 100, 101, 199, 200, 298, 299, 5000])('reads all of %i rows', async (count) => {
    const all = Array.from({ length: count }, (_, i) => i);
    const offsets: number[] = [];
    const rows = await readAll(async ({ offset, limit }) => {
      offsets.push(offset);
      return { totalCount: count, rows: all.slice(offset, offset + limit) };
    });
    expect(rows).toEqual(all);
    expect(offsets).toHaveLength(count <= 100 ? 1 : 1 + Math.ceil((count - 100) / 99));
  });

  it.each([
    ['counts more rows than it shows', { totalCount: 3, rows: [1, 2] }],
    ['shows more rows than it counts', { totalCount: 1, rows: [1, 2] }],
    ['shows a row twice', { totalCount: 3, rows: [1, 2, 1] }],
    ['shows none of those that it counts', { totalCount: 3, rows: [] }],
  ])('gives nothing for a page that %s', async (_, page) => {
    expect(await readAll(async () => page)).toBeUndefined();
  });

  it('keeps of the rows what it is told to', async () => {
    const readPage = async ({ offset, limit }: PageRequest) => ({
      totalCount: 150,
      rows: Array.from({ length: Math.min(limit, 150 - offset) }, (_, i) => offset + i),
    });
    const take = (row: number) => (row % 50 === 0 ? row : undefined);
    const held = heldOf(new RowPermits());
    expect(await readAllPages(ROWS, readPage, take, held)).toEqual({ kept: [0, 50, 100], scanned: 150 });
  });

  describe('while other searches hold rows', () => {
    const readPage = async ({ offset, limit }: PageRequest) => ({
      totalCount: 250,
      rows: Array.from({ length: Math.min(limit, 250 - offset) }, (_, i) => offset + i),
    });

    it('reads on when they are free at once', async () => {
      const permits = new RowPermits(300);
      const held = heldOf(permits);
      expect(await readAll(readPage, held)).toHaveLength(250);
      expect(permits.held).toBe(250);
    });

    it('waits with nothing in its hands, then reads the first page again', async () => {
      const permits = new RowPermits(300);
      const other = heldOf(permits);
      other.tryHold(100);
      const offsets: number[] = [];
      const read = readAll(async (page) => {
        offsets.push(page.offset);
        return readPage(page);
      }, heldOf(permits));
      await new Promise((turn) => setImmediate(turn));
      expect([offsets, permits.held, permits.waiters]).toEqual([[0], 100, 1]);
      other.release();
      expect(await read).toHaveLength(250);
      expect(offsets).toEqual([0, 0, 99, 198]);
    });

    it('refuses a later part of a search, whose earlier rows it has', async () => {
      const permits = new RowPermits(300);
      const held = heldOf(permits);
      const read = readScans([1, 2], (_, before) =>
        readAllPages(ROWS, readPage, (row: number) => row, held, before),
      );
      await expect(read).rejects.toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 2 });
    });
  });

  it('counts the rows of all parts of a search', async () => {
    const readPage = async ({ limit }: PageRequest) => ({
      totalCount: 2_600,
      rows: Array.from({ length: limit }, (_, i) => i),
    });
    const held = heldOf(new RowPermits());
    const read = readScans([1, 2], (_, before) =>
      before === 0
        ? Promise.resolve({ kept: [], scanned: 2_600 })
        : readAllPages(ROWS, readPage, (row: number) => row, held, before),
    );
    await expect(read).rejects.toMatchObject({
      detail: 'Fuzzy: 5200 rows would have to be searched, at most 5000 can be; narrow it with Filters',
    });
  });
});
