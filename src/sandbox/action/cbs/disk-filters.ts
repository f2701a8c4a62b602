import type { Account } from '../../cloud/account.js';
import type { Disk } from '../../cloud/disk.js';
import { tooManyValues } from '../../error/gateway-errors.js';
import { type Filter, invalidFilter, MAX_FILTER_VALUES, MAX_ID_FILTER_VALUES } from './filters.js';

type Matcher = (disk: Disk, value: string, account: Account) => boolean;

const onInstance =
  (matches: (instance: { name: string; ips: readonly string[] }, value: string) => boolean): Matcher =>
  (disk, value, account) =>
    disk.instanceIds.some((id) => {
      const instance = account.instances.get(id);
      return instance !== undefined && matches(instance, value);
    });

/** All compare exactly, except `disk-name`, for which Tencent documents nothing: a case-sensitive substring. */
const MATCHERS: Readonly<Record<string, Matcher>> = {
  'disk-usage': (disk, value) => disk.usage === value,
  'disk-charge-type': (disk, value) => disk.chargeType === value,
  portable: (disk, value) => String(disk.portable).toUpperCase() === value,
  'project-id': (disk, value) => String(disk.placement.projectId) === value,
  'disk-id': (disk, value) => disk.diskId === value,
  'disk-name': (disk, value) => disk.name.includes(value),
  'disk-type': (disk, value) => disk.type === value,
  'disk-state': (disk, value) => disk.state === value,
  'instance-id': (disk, value) => disk.instanceIds.includes(value),
  zone: (disk, value) => disk.placement.zone === value,
  'instance-ip-address': onInstance((instance, value) => instance.ips.includes(value)),
  'instance-name': onInstance((instance, value) => instance.name === value),
  'tag-key': (disk, value) => disk.tags.some((tag) => tag.Key === value),
  'tag-value': (disk, value) => disk.tags.some((tag) => tag.Value === value),
  'dedicated-cluster-id': (disk, value) => disk.placement.dedicatedClusterId === value,
  'cluster-group-id': () => false,
};

export const DISK_FILTER_NAMES = Object.keys(MATCHERS);

/** Values of one filter are ORed, filters are ANDed. Throws for an unknown filter. */
export function diskPredicate(filters: Filter[], account: Account): (disk: Disk) => boolean {
  const tests = filters.map(({ Name, Values }, i) => {
    const most = Name === 'disk-id' ? MAX_ID_FILTER_VALUES : MAX_FILTER_VALUES;
    if (Values.length > most) throw tooManyValues(`Filters.${i}.Values`, most);
    const matches = matcherOf(Name);
    return (disk: Disk) => Values.some((value) => matches(disk, value, account));
  });
  return (disk) => tests.every((test) => test(disk));
}

function matcherOf(name: string): Matcher {
  if (name.startsWith('tag:') && name.length > 'tag:'.length) {
    const key = name.slice('tag:'.length);
    return (disk, value) => disk.tags.some((tag) => tag.Key === key && tag.Value === value);
  }
  const matcher = Object.hasOwn(MATCHERS, name) ? MATCHERS[name] : undefined;
  if (!matcher) throw invalidFilter(name);
  return matcher;
}
