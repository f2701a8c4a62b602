import { inParallel } from '../../../common/concurrency/parallel.js';
import type { RequestContext } from '../../../common/request/request-context.js';
import { sleep } from '../../../common/time/wait.js';
import { AppError } from '../../../errors/app.error.js';
import { invalidField } from '../../../errors/field-fault.js';
import type { HeldRows } from '../row-permits.js';
import { PAGE_ROWS } from './search-plan.js';
import type { Page, PageRequest } from './searchable.js';

type ReadPage<Row> = (page: PageRequest) => Promise<Page<Row>>;

/** What is kept of a row; undefined for nothing. */
export type Take<Row, Kept> = (row: Row) => Kept | undefined;

/** What was read, as far as it is kept, and how many rows there were. */
interface WholeRead<Kept> {
  kept: Kept[];
  scanned: number;
}

/** Rows that are read at most when a condition has to be applied here. */
export const MAX_SCANNED_ROWS = 5000;
/** Calls in flight at once for one search; the rate limit of the account holds as well. */
const PARALLEL = 8;
/** Each page begins with the last row of the page before it. */
const PAGE_STEP = PAGE_ROWS - 1;
const MAX_READS = 3;
const PAUSE_MS = 200;

/**
 * All rows of a list that may change while its pages are read; undefined when it did.
 *
 * Offsets count from the beginning of the list, so a row that vanishes moves all rows behind it to the left, and
 * the first of the next page is never seen. Equal totals do not rule it out: another row may have appeared.
 * Therefore the pages overlap by one row. Where the last row of each page is the first of the next one, every page
 * is the part of the list between two known rows, and no row that was there all the time is missing. It holds for
 * any order that Tencent keeps to, so the order of the caller, or Tencent's own, is left as it is.
 *
 * Of each row only the id and what `take` returns stay in memory. The rows of all pages are held before the second page is
 * asked for; whoever has to wait for them drops the first page and reads it again.
 */
export async function readAllPages<Row, Kept>(
  resource: { noun: string; idOf(row: Row): string | undefined },
  readPage: ReadPage<Row>,
  take: Take<Row, Kept>,
  held: HeldRows,
  scannedBefore = 0,
): Promise<WholeRead<Kept> | undefined> {
  const read = async (offset: number) => {
    const { totalCount, rows } = await readPage({ offset, limit: PAGE_ROWS });
    return { offset, totalCount, ids: rows.map((row) => resource.idOf(row)), taken: rows.map(take) };
  };
  let first: Awaited<ReturnType<typeof read>> | undefined = await read(0);
  for (;;) {
    const all: number = scannedBefore + first.totalCount;
    if (all > MAX_SCANNED_ROWS) throw tooManyToScan(resource, all);
    if (held.tryHold(all)) break;
    if (scannedBefore > 0) held.holdNow(all);
    first = undefined;
    await held.hold(all);
    first = await read(0);
  }
  const offsets: number[] = [];
  for (let offset = PAGE_STEP; offset + 1 < first.totalCount; offset += PAGE_STEP) offsets.push(offset);
  const later = await inParallel(offsets, PARALLEL, read);

  const ids: (string | undefined)[] = [];
  const kept: Kept[] = [];
  for (const page of [first, ...later]) {
    const isComplete = page.ids.length === Math.max(0, Math.min(PAGE_ROWS, page.totalCount - page.offset));
    if (page.totalCount !== first.totalCount || !isComplete) return undefined;
    const isFirst = page.offset === 0;
    if (!isFirst && page.ids[0] !== ids.at(-1)) return undefined;
    for (let row = isFirst ? 0 : 1; row < page.ids.length; row += 1) {
      ids.push(page.ids[row]);
      if (page.taken[row] !== undefined) kept.push(page.taken[row]!);
    }
  }
  return new Set(ids).size === ids.length ? { kept, scanned: ids.length } : undefined;
}

/** The rows of calls whose conditions match a page of rows at most; undefined when one lacks rows that it counts. */
export async function readCalls<Row, Kept, Call>(
  calls: readonly Call[],
  readCall: (call: Call, page: PageRequest) => Promise<Page<Row>>,
  take: Take<Row, Kept>,
): Promise<Kept[] | undefined> {
  const parts = await inParallel(calls, PARALLEL, async (call) => {
    const { totalCount, rows } = await readCall(call, { offset: 0, limit: PAGE_ROWS });
    return totalCount === rows.length ? rows.map(take) : undefined;
  });
  if (parts.includes(undefined)) return undefined;
  return parts.flatMap((part) => part!.filter((row) => row !== undefined));
}

/** The rows of scans, one scan after the other; undefined when one of them is not whole. */
export async function readScans<Kept, Scan>(
  scans: readonly Scan[],
  readScan: (scan: Scan, scannedBefore: number) => Promise<WholeRead<Kept> | undefined>,
): Promise<Kept[] | undefined> {
  const found: Kept[] = [];
  let scanned = 0;
  for (const scan of scans) {
    const read = await readScan(scan, scanned);
    if (!read) return undefined;
    scanned += read.scanned;
    found.push(...read.kept);
  }
  return found;
}

/** Reads again while `read` gives undefined. Throws LIST_CHANGED when it goes on; no read begins after the deadline. */
export async function untilWhole<Row>(
  noun: string,
  { cancellation }: Pick<RequestContext, 'cancellation'>,
  read: () => Promise<Row[] | undefined>,
): Promise<Row[]> {
  for (let reads = 1; ; reads += 1) {
    const rows = await read();
    if (rows) return rows;
    if (reads === MAX_READS)
      throw new AppError(
        'LIST_CHANGED',
        {
          en: `${noun} came or went during each of ${MAX_READS} reads`,
          zh: `读了 ${MAX_READS} 遍，每遍列表中都有增减`,
        },
        { retryAfterSeconds: 2 },
      );
    await sleep(PAUSE_MS * (0.5 + Math.random()), cancellation);
  }
}

const tooManyToScan = ({ noun }: { noun: string }, rows: number): AppError =>
  invalidField(
    'Fuzzy',
    'count',
    `${rows} ${noun} would have to be searched, at most ${MAX_SCANNED_ROWS} can be; narrow it with Filters`,
    `需要查找${rows}条数据，最多只能查找${MAX_SCANNED_ROWS}条，请用Filters缩小范围`,
  );
