import type { Instance as VendorInstance } from '../client/sdk/sdk.js';
import type { CloudSession } from '../client/cloud-session.js';
import {
  listParams,
  type Conditions,
  type Page,
  type PageRequest,
  type Searchable,
  type SearchQuery,
} from '../client/search/searchable.js';

/** An instance in the portal's terms; no field is null. */
export interface Instance {
  InstanceId: string;
  InstanceName: string;
  InstanceState: string;
  /** NORMAL, or why the instance may not be used; empty when it is not known. */
  RestrictState: string;
  InstanceType: string;
  Zone: string;
  PrivateIpAddresses: string[];
}

export const toInstance = (vendor: VendorInstance): Instance => ({
  InstanceId: vendor.InstanceId ?? '',
  InstanceName: vendor.InstanceName ?? '',
  InstanceState: vendor.InstanceState ?? '',
  RestrictState: vendor.RestrictState ?? '',
  InstanceType: vendor.InstanceType ?? '',
  Zone: vendor.Placement?.Zone ?? '',
  PrivateIpAddresses: vendor.PrivateIpAddresses ?? [],
});

/** In the order of Tencent, which takes none. */
export const INSTANCES: Searchable<VendorInstance, SearchQuery> = {
  noun: 'instances',
  idFilter: 'instance-id',
  singleValued: new Set(['instance-id', 'zone']),
  testOf: () => undefined,
  idOf: (instance) => instance.InstanceId,
  textsOf: (instance) => [instance.InstanceName, instance.InstanceId],
  timeOf: (instance) => instance.CreatedTime ?? '',
  describe: describeInstances,
};

async function describeInstances(
  session: CloudSession,
  _query: SearchQuery,
  { filters }: Conditions,
  page: PageRequest,
): Promise<Page<VendorInstance>> {
  const reply = await session.read('cvm', 'DescribeInstances', listParams({}, { filters }, page));
  return { totalCount: reply.TotalCount ?? 0, rows: reply.InstanceSet ?? [] };
}
