import type { DescribeSnapshotsRequest, Snapshot as VendorSnapshot } from '../client/sdk/sdk.js';
import type { CloudSession } from '../client/cloud-session.js';
import {
  listParams,
  type Conditions,
  type Page,
  type PageRequest,
  type RowTest,
  type Searchable,
  type SearchQuery,
} from '../client/search/searchable.js';

/** The filters of DescribeSnapshots as Tencent applies them. For `snapshot-name` a part of the name is assumed. */
const TESTS: Readonly<Record<string, RowTest<VendorSnapshot>>> = {
  'snapshot-id': (snapshot, value) => snapshot.SnapshotId === value,
  'snapshot-name': (snapshot, value) => snapshot.SnapshotName?.includes(value) ?? false,
  'snapshot-state': (snapshot, value) => snapshot.SnapshotState === value,
  'disk-usage': (snapshot, value) => snapshot.DiskUsage === value,
  'project-id': (snapshot, value) => String(snapshot.Placement?.ProjectId ?? '') === value,
  'disk-id': (snapshot, value) => snapshot.DiskId === value,
  'snapshot-type': (snapshot, value) => snapshot.SnapshotType === value,
  // Not documented, but in Tencent's own sample.
  zone: (snapshot, value) => snapshot.Placement?.Zone === value,
};

export const SNAPSHOTS: Searchable<VendorSnapshot, SearchQuery> = {
  noun: 'snapshots',
  idFilter: 'snapshot-id',
  singleValued: new Set(Object.keys(TESTS).filter((name) => name !== 'snapshot-name')),
  // Documented for `disk-id` alone.
  mostValues: { 'disk-id': 10 },
  // As in the portal's document.
  oldestFirst: true,
  testOf: (filterName) => (Object.hasOwn(TESTS, filterName) ? TESTS[filterName] : undefined),
  idOf: (snapshot) => snapshot.SnapshotId,
  textsOf: (snapshot) => [snapshot.SnapshotName, snapshot.SnapshotId, snapshot.DiskId],
  timeOf: (snapshot) => snapshot.CreateTime ?? '',
  describe: describeSnapshots,
};

/** The snapshots with these ids that exist, at most 100. */
export async function readSnapshots(
  session: CloudSession,
  snapshotIds: readonly string[],
): Promise<VendorSnapshot[]> {
  const reply = await session.read('cbs', 'DescribeSnapshots', { SnapshotIds: [...snapshotIds], Limit: 100 });
  return reply.SnapshotSet ?? [];
}

/** The newest snapshots of one disk, of which there are at most 64. */
export async function readSnapshotsOf(session: CloudSession, diskId: string): Promise<VendorSnapshot[]> {
  const newest = { order: 'DESC', orderField: 'CREATE_TIME', filters: [], offset: 0, limit: 100 };
  const filters = [{ Name: 'disk-id', Values: [diskId] }];
  return (await describeSnapshots(session, newest, { filters }, newest)).rows;
}

async function describeSnapshots(
  session: CloudSession,
  query: SearchQuery,
  conditions: Conditions,
  page: PageRequest,
): Promise<Page<VendorSnapshot>> {
  const params: DescribeSnapshotsRequest = listParams(query, conditions, page);
  const { ids } = conditions;
  if (ids !== undefined) params.SnapshotIds = [...ids];
  const reply = await session.read('cbs', 'DescribeSnapshots', params);
  return { totalCount: reply.TotalCount ?? 0, rows: reply.SnapshotSet ?? [] };
}
