import type {
  AutoSnapshotPolicy as VendorPolicy,
  DescribeAutoSnapshotPoliciesRequest,
} from '../client/sdk/sdk.js';
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
import { type SnapshotPolicy, toSnapshotPolicy } from './snapshot-policy-mapping.js';

/** The filters of DescribeAutoSnapshotPolicies as Tencent applies them. Of a name a part is assumed to match. */
const TESTS: Readonly<Record<string, RowTest<VendorPolicy>>> = {
  'auto-snapshot-policy-id': (policy, value) => policy.AutoSnapshotPolicyId === value,
  'auto-snapshot-policy-state': (policy, value) => policy.AutoSnapshotPolicyState === value,
  'auto-snapshot-policy-name': (policy, value) => policy.AutoSnapshotPolicyName?.includes(value) ?? false,
};

export const SNAPSHOT_POLICIES: Searchable<VendorPolicy, SearchQuery> = {
  noun: 'policies',
  idFilter: 'auto-snapshot-policy-id',
  singleValued: new Set(['auto-snapshot-policy-id', 'auto-snapshot-policy-state']),
  // As in the portal's document.
  oldestFirst: true,
  testOf: (filterName) => (Object.hasOwn(TESTS, filterName) ? TESTS[filterName] : undefined),
  idOf: (policy) => policy.AutoSnapshotPolicyId,
  textsOf: (policy) => [policy.AutoSnapshotPolicyName, policy.AutoSnapshotPolicyId],
  timeOf: (policy) => policy.CreateTime ?? '',
  describe: describePolicies,
};

/** The policies with these ids that exist, at most 100. */
export async function readPolicies(
  session: CloudSession,
  policyIds: readonly string[],
): Promise<Map<string, SnapshotPolicy>> {
  const query = { filters: [], offset: 0, limit: 100 };
  return byId((await describePolicies(session, query, { ids: policyIds, filters: [] }, query)).rows);
}

/** The newest policies of a region; Tencent allows about thirty. */
export async function readNewestPolicies(session: CloudSession): Promise<SnapshotPolicy[]> {
  const query = { filters: [], order: 'DESC', orderField: 'CREATE_TIME', offset: 0, limit: 100 };
  return (await describePolicies(session, query, { filters: [] }, query)).rows.map(toSnapshotPolicy);
}

async function describePolicies(
  session: CloudSession,
  query: SearchQuery,
  conditions: Conditions,
  page: PageRequest,
): Promise<Page<VendorPolicy>> {
  const params: DescribeAutoSnapshotPoliciesRequest = listParams(query, conditions, page);
  const { ids } = conditions;
  if (ids !== undefined) params.AutoSnapshotPolicyIds = [...ids];
  const reply = await session.read('cbs', 'DescribeAutoSnapshotPolicies', params);
  return { totalCount: reply.TotalCount ?? 0, rows: reply.AutoSnapshotPolicySet ?? [] };
}

const byId = (rows: readonly VendorPolicy[]): Map<string, SnapshotPolicy> =>
  new Map(rows.map(toSnapshotPolicy).map((policy) => [policy.AutoSnapshotPolicyId, policy]));
