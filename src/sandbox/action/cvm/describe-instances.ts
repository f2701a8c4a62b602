import { instanceReply } from '../../cloud/instance-reply.js';
import type { Instance } from '../../cloud/instance.js';
import { tooManyValues } from '../../error/gateway-errors.js';
import { arrayOf, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { type Filter, filters, idsAndFilters, invalidFilter, MAX_FILTER_VALUES } from '../cbs/filters.js';

/** Newest first; the real order is not documented. */
export const describeInstances = defineAction({
  name: 'DescribeInstances',
  parameters: {
    InstanceIds: arrayOf(string(), 100),
    Filters: filters(),
    Offset: uint(),
    Limit: uint(100),
  },
  run({ account, region, params }) {
    const { InstanceIds, Filters, Offset = 0, Limit = 20 } = params;
    if (InstanceIds && Filters) throw idsAndFilters('InstanceIds');
    const passes = instancePredicate(Filters ?? []);
    const matches = [...account.instances.values()]
      .filter(({ zone }) => zone.startsWith(`${region}-`))
      .filter((instance) => InstanceIds?.includes(instance.instanceId) ?? passes(instance))
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs);
    const reply = (instance: Instance) => instanceReply(instance, account);
    return { TotalCount: matches.length, InstanceSet: matches.slice(Offset, Offset + Limit).map(reply) };
  },
});

/** All compare exactly. The other documented filters are of things that no instance here has. */
const MATCHERS: Readonly<Record<string, (instance: Instance, value: string) => boolean>> = {
  zone: ({ zone }, value) => zone === value,
  'project-id': ({ projectId }, value) => String(projectId) === value,
  'instance-id': ({ instanceId }, value) => instanceId === value,
  'instance-name': ({ name }, value) => name === value,
  'instance-charge-type': (_, value) => value === 'POSTPAID_BY_HOUR',
  'instance-state': ({ state }, value) => state === value,
  'private-ip-address': ({ ips }, value) => ips[0] === value,
  'public-ip-address': ({ ips }, value) => ips[1] === value,
  'vpc-id': () => false,
  'subnet-id': () => false,
  'tag-key': () => false,
  'tag-value': () => false,
};

function instancePredicate(given: Filter[]): (instance: Instance) => boolean {
  const tests = given.map(({ Name, Values }, i) => {
    const key = Name.startsWith('tag:') && Name.length > 'tag:'.length ? 'tag-key' : Name;
    const matches = Object.hasOwn(MATCHERS, key) ? MATCHERS[key] : undefined;
    if (!matches) throw invalidFilter(Name);
    if (Values.length > MAX_FILTER_VALUES) throw tooManyValues(`Filters.${i}.Values`, MAX_FILTER_VALUES);
    return (instance: Instance) => Values.some((value) => matches(instance, value));
  });
  return (instance) => tests.every((test) => test(instance));
}
