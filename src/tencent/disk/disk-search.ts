import type { DescribeDisksRequest, Disk as VendorDisk } from '../client/sdk/sdk.js';
import { holdsByteTexts } from '../../common/json/byte-text.js';
import { invalidField } from '../../errors/field-fault.js';
import type { CloudSession } from '../client/cloud-session.js';
import type { ResourceSearch } from '../client/search/resource-search.js';
import {
  listParams,
  type Conditions,
  type Page,
  type PageRequest,
  type Searchable,
  type SearchQuery,
} from '../client/search/searchable.js';
import { MAX_SCANNED_ROWS } from '../client/search/whole-read.js';
import { diskTestOf, SINGLE_VALUED } from './disk-filters.js';

export interface DiskQuery extends SearchQuery {
  autoSnapshotPolicyId?: string | undefined;
  returnPolicies?: boolean | undefined;
}

const DISKS: Searchable<VendorDisk, DiskQuery> = {
  noun: 'disks',
  idFilter: 'disk-id',
  singleValued: SINGLE_VALUED,
  testOf: diskTestOf,
  idOf: (disk) => disk.DiskId,
  textsOf: (disk) => [disk.DiskName, disk.DiskId, disk.InstanceId, ...(disk.InstanceIdList ?? [])],
  timeOf: (disk, orderField) => (orderField === 'DEADLINE' ? disk.DeadlineTime : disk.CreateTime) ?? '',
  describe: describeDisks,
};

/** Disks by ids, filters, policy and a part of a text. */
export async function searchDisks(
  search: ResourceSearch,
  session: CloudSession,
  query: DiskQuery,
): Promise<Page<VendorDisk>> {
  return search.page(session, DISKS, { ...query, ids: await narrowByPolicy(session, query) });
}

export const countDisks = (
  search: ResourceSearch,
  session: CloudSession,
  { ids, filters }: Pick<DiskQuery, 'ids' | 'filters'>,
): Promise<number> => search.count(session, DISKS, { ids, filters, offset: 0, limit: 1 });

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
  const bound = new Set((reply.AutoSnapshotPolicySet ?? []).flatMap((policy) => policy.DiskIdSet ?? []));
  if (ids) return ids.filter((id) => bound.has(id));
  if (bound.size > MAX_SCANNED_ROWS)
    throw invalidField(
      'AutoSnapshotPolicyId',
      'count',
      `bound to ${bound.size} disks, at most ${MAX_SCANNED_ROWS} can be searched; narrow it with DiskIds`,
      `该策略绑定了${bound.size}块云硬盘，最多只能查询${MAX_SCANNED_ROWS}块，请用DiskIds缩小范围`,
    );
  return [...bound];
}

async function describeDisks(
  session: CloudSession,
  query: DiskQuery,
  conditions: Conditions,
  page: PageRequest,
): Promise<Page<VendorDisk>> {
  const params: DescribeDisksRequest = listParams(query, conditions, page);
  const { ids } = conditions;
  if (ids !== undefined) params.DiskIds = [...ids];
  if (query.returnPolicies !== undefined) params.ReturnBindAutoSnapshotPolicy = query.returnPolicies;
  const reply = await session.read('cbs', 'DescribeDisks', params, { byteTexts: query.byteTexts });
  return {
    totalCount: reply.TotalCount ?? 0,
    rows: reply.DiskSet ?? [],
    byteTexts: holdsByteTexts(reply),
  };
}
