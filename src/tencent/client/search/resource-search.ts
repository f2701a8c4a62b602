import { Injectable } from '@nestjs/common';
import { WriteMarks } from '../../../credential/write-marks.js';
import type { CloudSession } from '../cloud-session.js';
import { RememberedScans } from './remembered-scans.js';
import { needleOf, planSearch, type SearchPlan } from './search-plan.js';
import type { Filter, Page, Searchable, SearchQuery } from './searchable.js';
import { readAllPages, readCalls, readScans, untilWhole } from './whole-read.js';

/**
 * Finds rows with as few calls as the conditions allow. Where Tencent cannot apply them all, every row is read,
 * filtered here and then paged. What was read is whole: see `readAllPages`. Throws LIST_CHANGED if that cannot be.
 */
@Injectable()
export class ResourceSearch {
  private readonly remembered = new RememberedScans();

  constructor(private readonly marks: WriteMarks) {}

  async page<Row, Query extends SearchQuery>(
    session: CloudSession,
    resource: Searchable<Row, Query>,
    query: Query,
  ): Promise<Page<Row>> {
    const plan = planSearch(resource, query);
    if (plan.kind === 'nothing') return { totalCount: 0, rows: [] };
    if (plan.kind === 'page') return resource.describe(session, query, plan.conditions, query);
    const collect = () => collectRows(session, resource, query, plan);
    const isOneCall = plan.kind === 'calls' && plan.calls.length === 1;
    const rows = isOneCall ? await collect() : await this.remember(session, resource.noun, query, collect);
    return { totalCount: rows.length, rows: rows.slice(query.offset, query.offset + query.limit) };
  }

  /** The number of all matches. */
  async count<Row, Query extends SearchQuery>(
    session: CloudSession,
    resource: Searchable<Row, Query>,
    query: Query,
  ): Promise<number> {
    const plan = planSearch(resource, query);
    if (plan.kind === 'nothing') return 0;
    if (plan.kind !== 'page') return (await collectRows(session, resource, query, plan)).length;
    return (await resource.describe(session, query, plan.conditions, { offset: 0, limit: 1 })).totalCount;
  }

  /**
   * A first page is always read anew; a later one is cut from the scan of the pages before, if that is a few seconds
   * old and nothing was written since. Without Postgres nothing is remembered, as other replicas may have written.
   */
  private async remember<Row>(
    session: CloudSession,
    noun: string,
    query: SearchQuery,
    collect: () => Promise<Row[]>,
  ): Promise<readonly Row[]> {
    const { credentialId, credentialVersion, scope } = session;
    const search = { ...query, offset: 0, limit: 0 };
    // Rows may hold texts of Tencent's.
    const { upstreamLanguage } = scope.context;
    const place = [noun, credentialId, credentialVersion, scope.region, upstreamLanguage];
    const key = JSON.stringify([...place, search]);
    const mark = await this.marks.current(credentialId);
    const known = query.offset > 0 && mark !== undefined ? this.remembered.get<Row>(key, mark) : undefined;
    if (known) return known;
    const rows = await collect();
    if (mark !== undefined) this.remembered.set(key, mark, rows);
    return rows;
  }
}

async function collectRows<Row, Query extends SearchQuery>(
  session: CloudSession,
  resource: Searchable<Row, Query>,
  query: Query,
  plan: Extract<SearchPlan, { kind: 'calls' | 'scan' }>,
): Promise<Row[]> {
  const rows = await untilWhole(resource.noun, session.scope.context, () =>
    plan.kind === 'scan'
      ? readScans(plan.scans, (filters) =>
          readAllPages(resource, (page) => resource.describe(session, query, { filters }, page)),
        )
      : readCalls(plan.calls, (conditions, page) => resource.describe(session, query, conditions, page)),
  );
  // One call and one scan are in Tencent's order.
  const parts = plan.kind === 'scan' ? plan.scans : plan.calls;
  if (parts.length > 1) rows.sort(inOrder(resource, query));
  const needle = needleOf(query);
  return rows.filter(
    (row) =>
      passes(resource, plan.here, row) &&
      (needle === undefined || resource.textsOf(row).some((text) => text?.toLowerCase().includes(needle))),
  );
}

const passes = <Row>(
  resource: Pick<Searchable<Row, never>, 'testOf'>,
  filters: readonly Filter[],
  row: Row,
): boolean =>
  filters.every(({ Name, Values }) => Values.some((value) => resource.testOf(Name)?.(row, value) ?? false));

/**
 * Without an order as Tencent does it as far as is known: disks newest first, snapshots oldest first; it documents only
 * that CREATE_TIME is its field. A row without the time counts as the latest. Ids decide between equal times.
 */
function inOrder<Row>(
  resource: Pick<Searchable<Row, never>, 'timeOf' | 'idOf' | 'oldestFirst'>,
  { order, orderField }: SearchQuery,
): (a: Row, b: Row) => number {
  const sign = order === 'ASC' || (order === undefined && resource.oldestFirst) ? 1 : -1;
  const compare = (a: string, b: string): number => {
    if (a === b) return 0;
    return a < b ? -sign : sign;
  };
  const time = (row: Row) => resource.timeOf(row, orderField) || '\uffff';
  return (a, b) => compare(time(a), time(b)) || compare(resource.idOf(a) ?? '', resource.idOf(b) ?? '');
}
