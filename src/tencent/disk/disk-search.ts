import type {
  DescribeDisksRequest,
  Disk as VendorDisk,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js';
import type { CloudSession } from '../client/cloud-session.js';
import {
  type Conditions,
  type Page,
  type PageRequest,
  type Searchable,
  type SearchQuery,
  searchResources,
} from '../client/resource-search.js';

export interface DiskQuery extends SearchQuery<VendorDisk> {
  autoSnapshotPolicyId?: string | undefined;
  order?: string | undefined;
  orderField?: string | undefined;
  returnPolicies?: boolean | undefined;
}

const DISKS: Omit<Searchable<VendorDisk>, 'describe'> = {
  noun: 'disks',
  scanFields: 'Fuzzy, DiskIds',
  idFilter: 'disk-id',
  singleValued: new Set([
    'disk-id',
    'disk-state',
    'disk-type',
    'disk-usage',
    'disk-charge-type',
    'portable',
    'project-id',
    'zone',
  ]),
  idOf: (disk) => disk.DiskId,
};

/** Disks by ids, filters, policy and `matches`. */
export async function searchDisks(session: CloudSession, query: DiskQuery): Promise<Page<VendorDisk>> {
  const ids = await narrowByPolicy(session, query);
  const describe = (conditions: Conditions, page: PageRequest) =>
    describeDisks(session, query, conditions, page);
  return searchResources({ ...DISKS, describe }, { ...query, ids });
}

/** The disks with these ids that exist. */
export async function readDisks(
  session: CloudSession,
  diskIds: readonly string[],
): Promise<Map<string, VendorDisk>> {
  const reply = await session.read('cbs', 'DescribeDisks', { DiskIds: [...diskIds], Limit: 100 });
  return new Map((reply.DiskSet ?? []).map((disk) => [disk.DiskId ?? '', disk]));
}

/** The ids asked for without those that the policy is not bound to. */
async function narrowByPolicy(
  session: CloudSession,
  { autoSnapshotPolicyId, ids }: DiskQuery,
): Promise<readonly string[] | undefined> {
  if (autoSnapshotPolicyId === undefined) return ids;
  const reply = await session.read('cbs', 'DescribeAutoSnapshotPolicies', {
    AutoSnapshotPolicyIds: [autoSnapshotPolicyId],
  });
  const bound = (reply.AutoSnapshotPolicySet ?? []).flatMap((policy) => policy.DiskIdSet ?? []);
  return ids ? ids.filter((id) => bound.includes(id)) : [...new Set(bound)];
}

async function describeDisks(
  session: CloudSession,
  query: DiskQuery,
  { ids, filters }: Conditions,
  page: PageRequest,
): Promise<Page<VendorDisk>> {
  const params: DescribeDisksRequest = { Offset: page.offset, Limit: page.limit };
  if (ids !== undefined) params.DiskIds = [...ids];
  if (filters.length > 0) params.Filters = filters;
  if (query.order !== undefined) params.Order = query.order;
  if (query.orderField !== undefined) params.OrderField = query.orderField;
  if (query.returnPolicies !== undefined) params.ReturnBindAutoSnapshotPolicy = query.returnPolicies;
  const reply = await session.read('cbs', 'DescribeDisks', params);
  return { totalCount: reply.TotalCount ?? 0, rows: reply.DiskSet ?? [] };
}
