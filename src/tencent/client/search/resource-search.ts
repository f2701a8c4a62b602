import { Injectable } from '@nestjs/common';
import { WriteMarks } from '../../../credential/write-marks.js';
import type { CloudSession } from '../cloud-session.js';
import { type HeldRows, RowPermits } from '../row-permits.js';
import { RememberedScans } from './remembered-scans.js';
import { needleOf, PAGE_ROWS, planSearch, type SearchPlan } from './search-plan.js';
import type { Conditions, Filter, Page, PageRequest, Searchable, SearchQuery } from './searchable.js';
import { SharedScans } from './shared-scans.js';
import { readAllPages, readCalls, readScans, type Take, untilWhole } from './whole-read.js';

/**
 * Finds rows with as few calls as the conditions allow. Where Tencent cannot apply them all, every row is read,
 * filtered here and then paged. What was read is whole: see `readAllPages`. Throws LIST_CHANGED if that cannot be, and
 * OVERLOADED when other searches of this process leave no room for its rows.
 */
@Injectable()
export class ResourceSearch {
  private readonly remembered = new RememberedScans();
  private readonly shared = new SharedScans();

  constructor(
    private readonly marks: WriteMarks,
    private readonly permits: RowPermits,
  ) {}

  async page<Row, Query extends SearchQuery>(
    session: CloudSession,
    resource: Searchable<Row, Query>,
    asked: Query,
  ): Promise<Page<Row>> {
    const plan = planSearch(resource, asked);
    if (plan.kind === 'nothing') return { totalCount: 0, rows: [] };
    if (plan.kind === 'page') return resource.describe(session, asked, plan.conditions, asked);
    // Their texts are looked into here.
    const query = { ...asked, byteTexts: false };
    const matches = matcherOf(resource, query, plan);
    const take = (row: Row) => (matches(row) ? row : undefined);
    const collect = async () => {
      const found = await this.collect(session, resource, query, plan, take);
      // One call and one scan are in Tencent's order.
      const parts = plan.kind === 'scan' ? plan.scans : plan.calls;
      return parts.length > 1 ? found.toSorted(inOrder(resource, query)) : found;
    };
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
    if (plan.kind !== 'page') {
      const matches = matcherOf(resource, query, plan);
      const take = (row: Row) => (matches(row) ? true : undefined);
      return (await this.collect(session, resource, query, plan, take)).length;
    }
    return (await resource.describe(session, query, plan.conditions, { offset: 0, limit: 1 })).totalCount;
  }

  private async collect<Row, Query extends SearchQuery, Kept>(
    session: CloudSession,
    resource: Searchable<Row, Query>,
    query: Query,
    plan: LocalPlan,
    take: Take<Row, Kept>,
  ): Promise<Kept[]> {
    return this.permits.use(session.scope, (held) => collectRows(session, resource, query, plan, take, held));
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
    const mark = await scope.context.phases.measure('database', () => this.marks.current(credentialId));
    const known = query.offset > 0 && mark !== undefined ? this.remembered.get<Row>(key, mark) : undefined;
    if (known) return known;
    const rows = await this.shared.read(key, scope.context, collect);
    if (mark !== undefined) this.remembered.set(key, mark, rows);
    return rows;
  }
}

/** A plan whose rows are looked at here. */
type LocalPlan = Extract<SearchPlan, { kind: 'calls' | 'scan' }>;

async function collectRows<Row, Query extends SearchQuery, Kept>(
  session: CloudSession,
  resource: Searchable<Row, Query>,
  query: Query,
  plan: LocalPlan,
  take: Take<Row, Kept>,
  held: HeldRows,
): Promise<Kept[]> {
  const describe = (conditions: Conditions, page: PageRequest) =>
    resource.describe(session, query, conditions, page);
  if (plan.kind === 'calls') {
    // The last filter of a call by filters is that of the ids.
    const rowsOf = ({ ids, filters }: Conditions) =>
      ids?.length ?? filters.at(-1)?.Values.length ?? PAGE_ROWS;
    const rows = plan.calls.reduce((sum, call) => sum + rowsOf(call), 0);
    await held.ensure(rows);
  } else {
    await held.begin();
  }
  return untilWhole(resource.noun, session.scope.context, () =>
    plan.kind === 'calls'
      ? readCalls(plan.calls, describe, take)
      : readScans(plan.scans, (filters, scannedBefore) =>
          readAllPages(resource, (page) => describe({ filters }, page), take, held, scannedBefore),
        ),
  );
}

/** Whether a row fits the conditions that Tencent does not apply. */
function matcherOf<Row>(
  resource: Pick<Searchable<Row, never>, 'testOf' | 'textsOf'>,
  query: SearchQuery,
  { here }: LocalPlan,
): (row: Row) => boolean {
  const needle = needleOf(query);
  return (row) =>
    passes(resource, here, row) &&
    (needle === undefined || resource.textsOf(row).some((text) => text?.toLowerCase().includes(needle)));
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
