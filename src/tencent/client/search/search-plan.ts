import { chunksOf } from '../../../common/concurrency/parallel.js';
import type { Conditions, Filter, Searchable, SearchQuery } from './searchable.js';

/**
 * How a search is carried out.
 *   nothing  the conditions exclude each other: nobody is asked
 *   page     Tencent applies all conditions and pages: one call
 *   calls    calls by id, each of which has all its rows in one page
 *   scan     all pages, of several searches where a filter has more values than Tencent takes
 * The rows of calls and of a scan then have to pass the filters `here`.
 */
export type SearchPlan =
  | { kind: 'nothing' }
  | { kind: 'page'; conditions: Conditions }
  | { kind: 'calls'; calls: Conditions[]; here: Filter[] }
  | { kind: 'scan'; scans: Filter[][]; here: Filter[] };

/** Rows of one Describe… call; Tencent's limit. */
export const PAGE_ROWS = 100;
/** Limits of the filters of one call and the values of one filter, as CVM documents them; CBS publishes none. */
const MAX_FILTERS = 10;
const MAX_FILTER_VALUES = 5;

/** `Fuzzy` as it is looked for; undefined when it is no condition. */
export const needleOf = ({ fuzzy }: SearchQuery): string | undefined =>
  fuzzy?.trim().toLowerCase() || undefined;

/**
 * As few calls as the conditions allow. Ids are asked for by id, so that the cost does not depend on how many
 * resources there are: a few with filters as one more filter, many by their ids with the filters applied here. A
 * filter that only Tencent can apply goes with a few ids a call.
 */
export function planSearch<Row, Query extends SearchQuery>(
  resource: Searchable<Row, Query>,
  query: Query,
): SearchPlan {
  const merged = mergeFilters(query.filters, resource.singleValued);
  if (merged === undefined) return { kind: 'nothing' };
  const { ids, filters } = idsApart(resource.idFilter, query.ids, merged);
  const all = needleOf(query) === undefined;
  const scans = inAllowedSizes(filters, resource.mostValues ?? {});
  if (ids === undefined)
    return all && scans.length === 1
      ? { kind: 'page', conditions: { filters } }
      : { kind: 'scan', scans, here: [] };
  if (ids.length === 0) return { kind: 'nothing' };

  const inFives = chunksOf(ids, MAX_FILTER_VALUES).map((Values) => ({
    filters: [...filters, { Name: resource.idFilter, Values }],
  }));
  const byId = chunksOf(ids, PAGE_ROWS).map((chunk) => ({ ids: chunk, filters: [] }));
  const isFilter =
    merged.length > 0 && filters.length < MAX_FILTERS && inFives.length === 1 && scans.length === 1;
  const calls = isFilter ? inFives : byId;
  if (isFilter || filters.length === 0)
    return all && calls.length === 1
      ? { kind: 'page', conditions: calls[0]! }
      : { kind: 'calls', calls, here: [] };
  if (filters.every(({ Name }) => resource.testOf(Name) !== undefined))
    return { kind: 'calls', calls: byId, here: filters };
  return ids.length <= PAGE_ROWS && filters.length < MAX_FILTERS && scans.length === 1
    ? { kind: 'calls', calls: inFives, here: [] }
    : { kind: 'scan', scans, here: [{ Name: resource.idFilter, Values: [...ids] }] };
}

/** The filters as often as it takes to send all their values. No row matches two of them, as the fields have one value. */
function inAllowedSizes(
  filters: readonly Filter[],
  mostValues: Readonly<Record<string, number>>,
): Filter[][] {
  return filters.reduce<Filter[][]>(
    (searches, { Name, Values }) => {
      const chunks = chunksOf(Values, mostValues[Name] ?? Values.length);
      return chunks.flatMap((chunk) => searches.map((search) => [...search, { Name, Values: chunk }]));
    },
    [[]],
  );
}

/** The ids asked for in either way, without those that the other way excludes; a short filter alone stays a filter. */
function idsApart(
  idFilter: string,
  ids: readonly string[] | undefined,
  merged: Filter[],
): { ids: readonly string[] | undefined; filters: Filter[] } {
  const named = merged.find(({ Name }) => Name === idFilter)?.Values;
  if (ids === undefined && (named?.length ?? 0) <= MAX_FILTER_VALUES) return { ids, filters: merged };
  return {
    ids: ids && named ? ids.filter((id) => named.includes(id)) : (ids ?? named),
    filters: merged.filter(({ Name }) => Name !== idFilter),
  };
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
