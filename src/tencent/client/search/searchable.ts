import type { CloudSession } from '../cloud-session.js';

/** Filters are ANDed, the values of one ORed. */
export interface Filter {
  Name: string;
  Values: string[];
}

/** What one Describe… call asks for. */
export interface Conditions {
  /** Never together with filters, which Tencent refuses. */
  ids?: readonly string[] | undefined;
  filters: Filter[];
}

export interface PageRequest {
  offset: number;
  limit: number;
}

/** Data alone: what is equal in all but the page is the same search. */
export interface SearchQuery extends PageRequest {
  ids?: readonly string[] | undefined;
  filters: readonly Filter[];
  /** A part of a text of the row, in any case. Blanks around it do not count; nothing else means no condition. */
  fuzzy?: string | undefined;
  order?: string | undefined;
  orderField?: string | undefined;
  /** Only for a page of Tencent's own, whose rows nobody looks into; see `byteTextOf`. */
  byteTexts?: boolean | undefined;
}

export interface Page<Row> {
  /** All matches, whatever the page. */
  totalCount: number;
  rows: Row[];
  /** The texts of the rows are byte texts. */
  byteTexts?: boolean | undefined;
}

export interface ListParams {
  Offset: number;
  Limit: number;
  Filters?: Filter[];
  Order?: string;
  OrderField?: string;
}

/** The parameters that all list actions of CBS take. What is empty is never sent. */
export function listParams(
  { order, orderField }: Pick<SearchQuery, 'order' | 'orderField'>,
  { filters }: Conditions,
  page: PageRequest,
): ListParams {
  const params: ListParams = { Offset: page.offset, Limit: page.limit };
  if (filters.length > 0) params.Filters = filters;
  if (order !== undefined) params.Order = order;
  if (orderField !== undefined) params.OrderField = orderField;
  return params;
}

export type RowTest<Row> = (row: Row, value: string) => boolean;

/** What a search needs to know about one kind of resource. */
export interface Searchable<Row, Query extends SearchQuery> {
  /** Plural, for messages: `disks`. */
  noun: string;
  idFilter: string;
  /**
   * Filters on fields that have exactly one value in a row. Two filters of the same name then match their common
   * values only.
   */
  singleValued: ReadonlySet<string>;
  /** How many values Tencent takes in one filter, for filters on single-valued fields where it takes fewer than asked. */
  mostValues?: Readonly<Record<string, number>>;
  /** Tencent's order when none is asked for; absent means newest first. */
  oldestFirst?: true;
  /**
   * How this filter is applied to a row here; undefined where the row does not show what Tencent compares. It is
   * known for `idFilter`.
   */
  testOf(filterName: string): RowTest<Row> | undefined;
  idOf(row: Row): string | undefined;
  /** What `fuzzy` is looked for in. */
  textsOf(row: Row): readonly (string | null | undefined)[];
  /** The time that `orderField` sorts by; empty where the row has none. */
  timeOf(row: Row, orderField: string | undefined): string;
  /** One Describe… call, in the order of the query. */
  describe(
    session: CloudSession,
    query: Query,
    conditions: Conditions,
    page: PageRequest,
  ): Promise<Page<Row>>;
}
