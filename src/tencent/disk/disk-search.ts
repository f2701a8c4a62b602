import type {
  DescribeDisksRequest,
  Disk as VendorDisk,
  Filter,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import { inParallel } from '../client/parallel.js';

export interface DiskQuery {
  diskIds?: string[];
  filters: Filter[];
  autoSnapshotPolicyId?: string | undefined;
  /** Kept only if this is true; Tencent has no such search, so all pages are read. */
  matches?: ((disk: VendorDisk) => boolean) | undefined;
  order?: string | undefined;
  orderField?: string | undefined;
  returnPolicies?: boolean | undefined;
  offset: number;
  limit: number;
}

export interface DiskPage {
  /** All matches, whatever the page. */
  totalCount: number;
  disks: VendorDisk[];
}

/** Rows of one DescribeDisks; Tencent's limit. */
const PAGE_ROWS = 100;
/** Disks read at most when a condition has to be applied here. */
export const MAX_SCANNED_DISKS = 5000;
/** Pages in flight at once while scanning. */
const SCAN_PARALLEL = 4;
/** Filters of one call, and values of one filter, that CVM documents as its limits; CBS publishes none. */
const MAX_FILTERS = 10;
const MAX_FILTER_VALUES = 5;
const NOTHING: DiskPage = { totalCount: 0, disks: [] };

/**
 * Finds disks with as few calls as the conditions allow: one DescribeDisks page where Tencent can answer,
 * otherwise all pages, filtered here. `DiskIds` and `Filters` never travel together, which Tencent refuses.
 */
export async function searchDisks(session: CloudSession, query: DiskQuery): Promise<DiskPage> {
  const filters = mergeFilters(query.filters);
  const ids = await narrowByPolicy(session, query);
  if (filters === undefined || ids?.length === 0) return NOTHING;

  const idsAsFilter =
    ids !== undefined &&
    filters.length > 0 &&
    filters.length < MAX_FILTERS &&
    ids.length <= MAX_FILTER_VALUES;
  const conditions = idsAsFilter ? mergeFilters([...filters, { Name: 'disk-id', Values: ids }]) : filters;
  if (conditions === undefined) return NOTHING;
  const idsHere = idsAsFilter ? undefined : ids;

  const scans =
    query.matches !== undefined ||
    (idsHere !== undefined && (conditions.length > 0 || idsHere.length > PAGE_ROWS));
  if (!scans) return describePage(session, query, { ids: idsHere, filters: conditions }, query);
  return scan(session, query, idsHere, conditions);
}

/** Filters on what a disk has exactly one of, so that two of one name can only mean their common values. */
const SINGLE_VALUED = new Set([
  'disk-id',
  'disk-state',
  'disk-type',
  'disk-usage',
  'disk-charge-type',
  'portable',
  'project-id',
  'zone',
]);

/**
 * Filters are ANDed. Two of one name become their common values where a disk has one value only; others, such
 * as tags, stay apart. Undefined when nothing can match.
 */
export function mergeFilters(filters: readonly Filter[]): Filter[] | undefined {
  const merged: Filter[] = [];
  for (const { Name, Values } of filters) {
    const before = SINGLE_VALUED.has(Name) ? merged.find((filter) => filter.Name === Name) : undefined;
    if (before) before.Values = before.Values.filter((value) => Values.includes(value));
    else merged.push({ Name, Values: [...new Set(Values)] });
  }
  return merged.some((filter) => filter.Values.length === 0) ? undefined : merged;
}

/** The ids asked for, less those that the policy is not bound to. */
async function narrowByPolicy(session: CloudSession, query: DiskQuery): Promise<string[] | undefined> {
  const { autoSnapshotPolicyId, diskIds } = query;
  if (autoSnapshotPolicyId === undefined) return diskIds;
  const reply = await session.read('cbs', 'DescribeAutoSnapshotPolicies', {
    AutoSnapshotPolicyIds: [autoSnapshotPolicyId],
  });
  const bound = (reply.AutoSnapshotPolicySet ?? []).flatMap((policy) => policy.DiskIdSet ?? []);
  return diskIds ? diskIds.filter((id) => bound.includes(id)) : [...new Set(bound)];
}

interface Conditions {
  ids?: string[] | undefined;
  filters: Filter[];
}

async function describePage(
  session: CloudSession,
  query: DiskQuery,
  { ids, filters }: Conditions,
  page: { offset: number; limit: number },
): Promise<DiskPage> {
  const params: DescribeDisksRequest = { Offset: page.offset, Limit: page.limit };
  if (ids !== undefined) params.DiskIds = ids;
  if (filters.length > 0) params.Filters = filters;
  if (query.order !== undefined) params.Order = query.order;
  if (query.orderField !== undefined) params.OrderField = query.orderField;
  if (query.returnPolicies !== undefined) params.ReturnBindAutoSnapshotPolicy = query.returnPolicies;
  const reply = await session.read('cbs', 'DescribeDisks', params);
  return { totalCount: reply.TotalCount ?? 0, disks: reply.DiskSet ?? [] };
}

async function scan(
  session: CloudSession,
  query: DiskQuery,
  ids: string[] | undefined,
  filters: Filter[],
): Promise<DiskPage> {
  const found =
    ids && filters.length === 0
      ? await readByIds(session, query, ids)
      : await readAllPages(session, query, filters);
  // A set that changes while it is paged through can show a disk twice.
  const unique = [...new Map(found.map((disk) => [disk.DiskId, disk])).values()];
  const wanted = ids && new Set(ids);
  const matching = unique.filter(
    (disk) => (wanted?.has(disk.DiskId ?? '') ?? true) && (query.matches?.(disk) ?? true),
  );
  return { totalCount: matching.length, disks: matching.slice(query.offset, query.offset + query.limit) };
}

async function readByIds(session: CloudSession, query: DiskQuery, ids: string[]): Promise<VendorDisk[]> {
  const chunks = chunksOf(ids, PAGE_ROWS);
  const pages = await inParallel(chunks, SCAN_PARALLEL, (chunk) =>
    describePage(session, query, { ids: chunk, filters: [] }, { offset: 0, limit: PAGE_ROWS }),
  );
  return pages.flatMap((page) => page.disks);
}

async function readAllPages(
  session: CloudSession,
  query: DiskQuery,
  filters: Filter[],
): Promise<VendorDisk[]> {
  const first = await describePage(session, query, { filters }, { offset: 0, limit: PAGE_ROWS });
  if (first.totalCount > MAX_SCANNED_DISKS) {
    throw new AppError(
      'INVALID_PARAMETER',
      `Fuzzy, DiskIds: ${first.totalCount} disks would have to be searched, at most ${MAX_SCANNED_DISKS} can be; narrow it with Filters, State or Zone`,
    );
  }
  const offsets: number[] = [];
  for (let offset = PAGE_ROWS; offset < first.totalCount; offset += PAGE_ROWS) offsets.push(offset);
  const rest = await inParallel(offsets, SCAN_PARALLEL, (offset) =>
    describePage(session, query, { filters }, { offset, limit: PAGE_ROWS }),
  );
  return [first, ...rest].flatMap((page) => page.disks);
}

export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
