import { snapshotReply } from '../../cloud/snapshot-reply.js';
import type { Snapshot } from '../../cloud/snapshot.js';
import { tooManyValues } from '../../error/gateway-errors.js';
import { arrayOf, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import {
  type Filter,
  filters,
  idsAndFilters,
  invalidFilter,
  MAX_FILTER_VALUES,
  MAX_ID_FILTER_VALUES,
} from './filters.js';

/** Oldest first by default, as in the documented example. */
export const describeSnapshots = defineAction({
  name: 'DescribeSnapshots',
  parameters: {
    SnapshotIds: arrayOf(string(), 100),
    Filters: filters(),
    Offset: uint(),
    Limit: uint(100),
    Order: string({ oneOf: ['ASC', 'DESC'] }),
    OrderField: string({ oneOf: ['CREATE_TIME'] }),
  },
  run({ account, region, params }) {
    const { SnapshotIds, Filters, Offset = 0, Limit = 20 } = params;
    if (SnapshotIds && Filters) throw idsAndFilters('SnapshotIds');
    const passes = snapshotPredicate(Filters ?? []);
    const matches = [...account.snapshots.values()]
      .filter((snapshot) => snapshot.region === region)
      .filter((snapshot) => SnapshotIds?.includes(snapshot.snapshotId) ?? passes(snapshot))
      .toSorted((a, b) => (a.createdAtMs - b.createdAtMs) * (params.Order === 'DESC' ? -1 : 1));
    return {
      TotalCount: matches.length,
      SnapshotSet: matches
        .slice(Offset, Offset + Limit)
        .map((snapshot) => snapshotReply(snapshot, account.clock.monotonicMs())),
    };
  },
});

/** All compare exactly, except `snapshot-name`, for which Tencent documents nothing: a case-sensitive substring. */
const MATCHERS: Readonly<Record<string, (snapshot: Snapshot, value: string) => boolean>> = {
  'snapshot-id': (snapshot, value) => snapshot.snapshotId === value,
  'snapshot-name': (snapshot, value) => snapshot.name.includes(value),
  'snapshot-state': (snapshot, value) => snapshot.state === value,
  'disk-usage': (snapshot, value) => snapshot.usage === value,
  'project-id': (snapshot, value) => String(snapshot.placement.projectId) === value,
  'disk-id': (snapshot, value) => snapshot.diskId === value,
  encrypt: (snapshot, value) => String(snapshot.encrypt) === value.toLowerCase(),
  'snapshot-type': (_, value) => value === 'PRIVATE_SNAPSHOT',
  // Not in the documented list, but in the official sample.
  zone: (snapshot, value) => snapshot.placement.zone === value,
};

function snapshotPredicate(given: Filter[]): (snapshot: Snapshot) => boolean {
  const tests = given.map(({ Name, Values }, i) => {
    const matches = Object.hasOwn(MATCHERS, Name) ? MATCHERS[Name] : undefined;
    if (!matches) throw invalidFilter(Name);
    const most = Name.endsWith('-id') ? MAX_ID_FILTER_VALUES : MAX_FILTER_VALUES;
    if (Values.length > most) throw tooManyValues(`Filters.${i}.Values`, most);
    return (snapshot: Snapshot) => Values.some((value) => matches(snapshot, value));
  });
  return (snapshot) => tests.every((test) => test(snapshot));
}
