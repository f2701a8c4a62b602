import { diskReply } from '../../cloud/disk-reply.js';
import type { Disk } from '../../cloud/disk.js';
import { arrayOf, bool, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { diskPredicate } from './disk-filters.js';
import { filters, idsAndFilters } from './filters.js';

export const describeDisks = defineAction({
  name: 'DescribeDisks',
  ratePerSecond: 100,
  parameters: {
    DiskIds: arrayOf(string(), 100),
    Filters: filters(),
    Offset: uint(),
    Limit: uint(100),
    Order: string({ oneOf: ['ASC', 'DESC'] }),
    OrderField: string({ oneOf: ['CREATE_TIME', 'DEADLINE'] }),
    ReturnBindAutoSnapshotPolicy: bool(),
  },
  run({ account, region, params, lagMs }) {
    const { DiskIds, Filters, Offset = 0, Limit = 20 } = params;
    if (DiskIds && Filters) throw idsAndFilters('DiskIds');
    const passes = diskPredicate(Filters ?? [], account);
    const ids = DiskIds && new Set(DiskIds);
    const matches = account
      .disksAsOf(lagMs)
      .filter((disk) => disk.region === region && disk.visible)
      .filter((disk) => (ids ? ids.has(disk.diskId) : passes(disk)))
      .toSorted(ordering(params.Order, params.OrderField));
    const policyIds = (disk: Disk) => account.policiesOf(disk.diskId).map(({ policyId }) => policyId);
    return {
      TotalCount: matches.length,
      DiskSet: matches
        .slice(Offset, Offset + Limit)
        .map((disk) =>
          diskReply(disk, account, params.ReturnBindAutoSnapshotPolicy ? policyIds(disk) : null),
        ),
    };
  },
});

/** Newest first by default; the real default is not documented. Equal times are ordered by id, so paging is stable. */
function ordering(order: string | undefined, field: string | undefined): (a: Disk, b: Disk) => number {
  const sign = order === 'ASC' ? 1 : -1;
  const value = (disk: Disk) => (field === 'DEADLINE' ? (disk.deadlineAtMs ?? Infinity) : disk.createdAtMs);
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x !== y) return x < y ? -sign : sign;
    return a.diskId < b.diskId ? -sign : sign;
  };
}
