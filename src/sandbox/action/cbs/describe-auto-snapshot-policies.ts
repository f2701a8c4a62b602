import type { SnapshotPolicy } from '../../cloud/snapshot-policy.js';
import { tooManyValues } from '../../error/gateway-errors.js';
import { arrayOf, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { type Filter, filters, idsAndFilters, invalidFilter, MAX_ID_FILTER_VALUES } from './filters.js';
import { policyReply } from './policy-reply.js';

export const describeAutoSnapshotPolicies = defineAction({
  name: 'DescribeAutoSnapshotPolicies',
  parameters: {
    AutoSnapshotPolicyIds: arrayOf(string(), 100),
    Filters: filters(),
    Offset: uint(),
    Limit: uint(100),
    Order: string({ oneOf: ['ASC', 'DESC'] }),
    OrderField: string({ oneOf: ['CREATE_TIME'] }),
  },
  run({ account, region, params, nowMs }) {
    const { AutoSnapshotPolicyIds, Filters, Offset = 0, Limit = 20 } = params;
    if (AutoSnapshotPolicyIds && Filters) throw idsAndFilters('AutoSnapshotPolicyIds');
    const passes = policyPredicate(Filters ?? []);
    const matches = [...account.policies.values()]
      .filter((policy) => policy.region === region)
      .filter((policy) => AutoSnapshotPolicyIds?.includes(policy.policyId) ?? passes(policy))
      .toSorted((a, b) => (a.createdAtMs - b.createdAtMs) * (params.Order === 'DESC' ? -1 : 1));
    return {
      TotalCount: matches.length,
      AutoSnapshotPolicySet: matches
        .slice(Offset, Offset + Limit)
        .map((policy) => policyReply(policy, nowMs)),
    };
  },
});

const VALUES: Readonly<Record<string, (policy: SnapshotPolicy) => string>> = {
  'auto-snapshot-policy-id': (policy) => policy.policyId,
  'auto-snapshot-policy-state': () => 'NORMAL',
  'auto-snapshot-policy-name': (policy) => policy.name,
};

function policyPredicate(given: Filter[]): (policy: SnapshotPolicy) => boolean {
  const tests = given.map(({ Name, Values }, i) => {
    const value = Object.hasOwn(VALUES, Name) ? VALUES[Name] : undefined;
    if (!value) throw invalidFilter(Name);
    if (Values.length > MAX_ID_FILTER_VALUES)
      throw tooManyValues(`Filters.${i}.Values`, MAX_ID_FILTER_VALUES);
    return (policy: SnapshotPolicy) => Values.includes(value(policy));
  });
  return (policy) => tests.every((test) => test(policy));
}
