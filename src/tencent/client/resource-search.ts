import { chunksOf, inParallel } from '../../common/concurrency/parallel.js';
import { AppError } from '../../errors/app.error.js';

/** Filters are ANDed, the values of one ORed. */
export interface Filter {
  Name: string;
  Values: string[];
}

export interface Conditions {
  /** Never together with filters, which Tencent refuses. */
  ids?: readonly string[] | undefined;
  filters: Filter[];
}

export interface PageRequest {
  offset: number;
  limit: number;
}

export interface SearchQuery<Row> extends PageRequest {
  ids?: readonly string[] | undefined;
  filters: readonly Filter[];
  /** Only rows for which this is true are returned. Tencent has no such search, so all pages are read. */
  matches?: ((row: Row) => boolean) | undefined;
}

export interface Page<Row> {
  /** All matches, whatever the page. */
  totalCount: number;
  rows: Row[];
}

/** What a search needs to know about one kind of resource. */
export interface Searchable<Row> {
  /** Plural, for messages: `disks`. */
  noun: string;
  /** Request fields that can make all pages be read, for messages. */
  scanFields: string;
  idFilter: string;
  /**
   * Filters on fields that have exactly one value in a row. Two filters of the same name then match their common
   * values only.
   */
  singleValued: ReadonlySet<string>;
  idOf(row: Row): string | undefined;
  /** One Describe… call. */
  describe(conditions: Conditions, page: PageRequest): Promise<Page<Row>>;
}

/** Rows of one Describe… call; Tencent's limit. */
const PAGE_ROWS = 100;
/** Rows that are read at most when a condition has to be applied here. */
const MAX_SCANNED_ROWS = 5000;
/** Pages in flight at once while scanning. */
const SCAN_PARALLEL = 4;
/** Limits of the filters of one call and the values of one filter, as CVM documents them; CBS publishes none. */
const MAX_FILTERS = 10;
const MAX_FILTER_VALUES = 5;

/**
 * Finds rows with as few calls as the conditions allow: one page where Tencent can apply them, otherwise all pages,
 * filtered here.
 */
export async function searchResources<Row>(
  resource: Searchable<Row>,
  query: SearchQuery<Row>,
): Promise<Page<Row>> {
  const { ids } = query;
  const filters = mergeFilters(query.filters, resource.singleValued);
  if (filters === undefined || ids?.length === 0) return { totalCount: 0, rows: [] };

  const idsAsFilter =
    ids !== undefined &&
    filters.length > 0 &&
    filters.length < MAX_FILTERS &&
    ids.length <= MAX_FILTER_VALUES;
  const conditions = idsAsFilter
    ? mergeFilters([...filters, { Name: resource.idFilter, Values: [...ids] }], resource.singleValued)
    : filters;
  if (conditions === undefined) return { totalCount: 0, rows: [] };
  const idsHere = idsAsFilter ? undefined : ids;

  const scans =
    query.matches !== undefined ||
    (idsHere !== undefined && (conditions.length > 0 || idsHere.length > PAGE_ROWS));
  return scans
    ? scan(resource, query, idsHere, conditions)
    : resource.describe({ ids: idsHere, filters: conditions }, query);
}

/**
 * Filters are ANDed. Two of the same name become one with their common values where a row has one value only;
 * others, such as tags, stay apart. Undefined when nothing can match.
 */
export function mergeFilters(
  filters: readonly Filter[],
  singleValued: ReadonlySet<string>,
): Filter[] | undefined {
  const merged: Filter[] = [];
  for (const { Name, Values } of filters) {
    const before = singleValued.has(Name) ? merged.find((filter) => filter.Name === Name) : undefined;
    if (before) before.Values = before.Values.filter((value) => Values.includes(value));
    else merged.push({ Name, Values: [...new Set(Values)] });
  }
  return merged.some((filter) => filter.Values.length === 0) ? undefined : merged;
}

async function scan<Row>(
  resource: Searchable<Row>,
  query: SearchQuery<Row>,
  ids: readonly string[] | undefined,
  filters: Filter[],
): Promise<Page<Row>> {
  const found =
    ids && filters.length === 0 ? await readByIds(resource, ids) : await readAllPages(resource, filters);
  // A row can appear twice when rows change while the pages are read.
  const unique = [...new Map(found.map((row) => [resource.idOf(row), row])).values()];
  const wanted = ids && new Set(ids);
  const matching = unique.filter(
    (row) => (wanted?.has(resource.idOf(row) ?? '') ?? true) && (query.matches?.(row) ?? true),
  );
  return { totalCount: matching.length, rows: matching.slice(query.offset, query.offset + query.limit) };
}

async function readByIds<Row>(resource: Searchable<Row>, ids: readonly string[]): Promise<Row[]> {
  const pages = await inParallel(chunksOf(ids, PAGE_ROWS), SCAN_PARALLEL, (chunk) =>
    resource.describe({ ids: chunk, filters: [] }, { offset: 0, limit: PAGE_ROWS }),
  );
  return pages.flatMap((page) => page.rows);
}

async function readAllPages<Row>(resource: Searchable<Row>, filters: Filter[]): Promise<Row[]> {
  const first = await resource.describe({ filters }, { offset: 0, limit: PAGE_ROWS });
  if (first.totalCount > MAX_SCANNED_ROWS) throw tooManyToScan(resource, first.totalCount);
  const offsets: number[] = [];
  for (let offset = PAGE_ROWS; offset < first.totalCount; offset += PAGE_ROWS) offsets.push(offset);
  const rest = await inParallel(offsets, SCAN_PARALLEL, (offset) =>
    resource.describe({ filters }, { offset, limit: PAGE_ROWS }),
  );
  return [first, ...rest].flatMap((page) => page.rows);
}

const tooManyToScan = (resource: { noun: string; scanFields: string }, rows: number): AppError =>
  new AppError(
    'INVALID_PARAMETER',
    `${resource.scanFields}: ${rows} ${resource.noun} would have to be searched, at most ${MAX_SCANNED_ROWS} can be; narrow it with Filters, State or Zone`,
  );
