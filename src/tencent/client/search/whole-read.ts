import { inParallel } from '../../../common/concurrency/parallel.js';
import type { RequestContext } from '../../../common/request/request-context.js';
import { sleep } from '../../../common/time/wait.js';
import { AppError } from '../../../errors/app.error.js';
import { invalidField } from '../../../errors/field-fault.js';
import { PAGE_ROWS } from './search-plan.js';
import type { Page, PageRequest } from './searchable.js';

type ReadPage<Row> = (page: PageRequest) => Promise<Page<Row>>;

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
 */
export async function readAllPages<Row>(
  resource: { noun: string; idOf(row: Row): string | undefined },
  readPage: ReadPage<Row>,
): Promise<Row[] | undefined> {
  const read = async (offset: number) => ({ offset, ...(await readPage({ offset, limit: PAGE_ROWS })) });
  const first = await read(0);
  if (first.totalCount > MAX_SCANNED_ROWS) throw tooManyToScan(resource, first.totalCount);
  const offsets: number[] = [];
  for (let offset = PAGE_STEP; offset + 1 < first.totalCount; offset += PAGE_STEP) offsets.push(offset);
  const pages = [first, ...(await inParallel(offsets, PARALLEL, read))];

  const rows = [...first.rows];
  for (const { offset, totalCount, rows: of } of pages) {
    const isComplete = of.length === Math.max(0, Math.min(PAGE_ROWS, totalCount - offset));
    if (totalCount !== first.totalCount || !isComplete) return undefined;
    if (offset === 0) continue;
    if (resource.idOf(of[0]!) !== resource.idOf(rows.at(-1)!)) return undefined;
    rows.push(...of.slice(1));
  }
  return new Set(rows.map((row) => resource.idOf(row))).size === rows.length ? rows : undefined;
}

/** The rows of calls whose conditions match a page of rows at most; undefined when one lacks rows that it counts. */
export async function readCalls<Row, Call>(
  calls: readonly Call[],
  readCall: (call: Call, page: PageRequest) => Promise<Page<Row>>,
): Promise<Row[] | undefined> {
  const pages = await inParallel(calls, PARALLEL, (call) => readCall(call, { offset: 0, limit: PAGE_ROWS }));
  if (pages.some(({ totalCount, rows }) => totalCount !== rows.length)) return undefined;
  return pages.flatMap((page) => page.rows);
}

/** The rows of scans, one scan after the other; undefined when one of them is not whole. */
export async function readScans<Row, Scan>(
  scans: readonly Scan[],
  readScan: (scan: Scan) => Promise<Row[] | undefined>,
): Promise<Row[] | undefined> {
  const found: Row[] = [];
  for (const scan of scans) {
    const rows = await readScan(scan);
    if (!rows) return undefined;
    found.push(...rows);
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
