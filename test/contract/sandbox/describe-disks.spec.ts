import { describe, expect, it } from 'vitest';
import { DISK_FILTER_NAMES } from '../../../src/sandbox/action/cbs/disk-filters.js';
import { createDisks } from './orders.js';
import { IMMEDIATE, useSandbox } from './sandbox.fixture.js';

const ON_INSTANCE = ['disk-sys0a1b2', 'disk-fix3c4d5', 'disk-ela6e7f8'];
const PREPAID = ['disk-pre9g0h1', 'disk-nor2i3j4', 'disk-exp5k6l7'];
const ALL = [...ON_INSTANCE, ...PREPAID, 'disk-sha8m9n0', 'disk-enc1o2p3', 'disk-bas4q5r6'];

/** Filter name, values and the ids found in ap-shanghai. */
const FILTERS: [string, string[], string[]][] = [
  ['disk-usage', ['SYSTEM_DISK'], ['disk-sys0a1b2']],
  ['disk-usage', ['SYSTEM_DISK', 'DATA_DISK'], ALL],
  ['disk-charge-type', ['PREPAID'], PREPAID],
  ['portable', ['FALSE'], ['disk-sys0a1b2', 'disk-fix3c4d5']],
  ['project-id', ['0'], ALL],
  ['project-id', ['1196468'], []],
  ['disk-id', ['disk-pre9g0h1', 'disk-00000000'], ['disk-pre9g0h1']],
  ['disk-name', ['prepaid'], ['disk-pre9g0h1', 'disk-nor2i3j4']],
  ['disk-name', ['PREPAID'], []],
  ['disk-type', ['CLOUD_SSD', 'CLOUD_BASIC'], ['disk-sha8m9n0', 'disk-enc1o2p3', 'disk-bas4q5r6']],
  ['disk-state', ['ATTACHED'], ON_INSTANCE],
  ['instance-id', ['ins-sh2a8v6k'], ON_INSTANCE],
  ['zone', ['ap-shanghai-3'], []],
  ['instance-ip-address', ['10.1.2.21'], ON_INSTANCE],
  ['instance-name', ['db-1'], ON_INSTANCE],
  ['tag-key', ['team'], ['disk-ela6e7f8']],
  ['tag-value', ['staging', 'storage'], ['disk-enc1o2p3', 'disk-ela6e7f8']],
  ['tag:env', ['production'], ['disk-ela6e7f8']],
  ['tag:env', ['storage'], []],
  ['dedicated-cluster-id', ['cluster-1'], []],
  ['cluster-group-id', ['group-1'], []],
];

describe('DescribeDisks', () => {
  const context = useSandbox(IMMEDIATE);

  const idsOf = async (request: object, from = context.shanghai) => {
    const { DiskSet } = await from.DescribeDisks(request);
    return DiskSet?.map(({ DiskId }) => DiskId ?? '') ?? [];
  };

  it.each(FILTERS)('filters by %s %j', async (Name, Values, expected) => {
    expect((await idsOf({ Filters: [{ Name, Values }] })).toSorted()).toEqual([...expected].toSorted());
  });

  it('has a test for every filter', () => {
    expect(DISK_FILTER_NAMES.length).toBeGreaterThan(10);
    expect(DISK_FILTER_NAMES.filter((name) => !FILTERS.some(([tried]) => tried === name))).toEqual([]);
  });

  it('answers only disks that match all filters', async () => {
    const Filters = [
      { Name: 'disk-state', Values: ['ATTACHED'] },
      { Name: 'portable', Values: ['TRUE'] },
    ];
    expect(await idsOf({ Filters })).toEqual(['disk-ela6e7f8']);
  });

  it('leaves out unknown ids without an error', async () => {
    expect(await idsOf({ DiskIds: ['disk-00000000', 'disk-pre9g0h1'] })).toEqual(['disk-pre9g0h1']);
    expect(await context.shanghai.DescribeDisks({ DiskIds: ['disk-00000000'] })).toMatchObject({
      TotalCount: 0,
      DiskSet: [],
    });
  });

  it('counts all matches on every page', async () => {
    const page = await context.shanghai.DescribeDisks({ Offset: 4, Limit: 2 });
    expect(page).toMatchObject({ TotalCount: 9 });
    expect(page.DiskSet).toHaveLength(2);
    expect(await context.shanghai.DescribeDisks({ Offset: 50 })).toMatchObject({
      TotalCount: 9,
      DiskSet: [],
    });
    expect(await context.shanghai.DescribeDisks({ Limit: 0 })).toMatchObject({ TotalCount: 9, DiskSet: [] });
  });

  it('answers 20 disks when no limit is given, also when more ids are given', async () => {
    const DiskIds = await createDisks(context.guangzhou, { DiskCount: 30 });
    expect(await idsOf({ DiskIds }, context.guangzhou)).toHaveLength(20);
    expect(await idsOf({ DiskIds, Limit: 100 }, context.guangzhou)).toHaveLength(30);
  });

  it('answers each disk on one page only, in either direction', async () => {
    const pages = async (Order: string) => {
      const seen: string[] = [];
      for (let Offset = 0; Offset < 32; Offset += 7)
        seen.push(...(await idsOf({ Offset, Limit: 7, Order }, context.guangzhou)));
      return seen;
    };
    const up = await pages('ASC');
    expect(new Set(up).size).toBe(32);
    expect(up.slice(0, 2)).toEqual(['disk-plqkg6me', 'disk-giys4n0i']);
    expect(await pages('DESC')).toEqual(up.toReversed());
  });

  it('orders by creation time, newest first, or by deadline', async () => {
    expect((await idsOf({})).at(0)).toBe('disk-bas4q5r6');
    expect((await idsOf({ Order: 'ASC', OrderField: 'CREATE_TIME' })).at(0)).toBe('disk-sys0a1b2');
    expect((await idsOf({ Order: 'ASC', OrderField: 'DEADLINE' })).at(0)).toBe('disk-exp5k6l7');
  });

  it('names the bound policies only when they are requested', async () => {
    const DiskIds = ['disk-ela6e7f8'];
    expect(
      (await context.shanghai.DescribeDisks({ DiskIds })).DiskSet?.[0]?.AutoSnapshotPolicyIds,
    ).toBeNull();
    const asked = await context.shanghai.DescribeDisks({ DiskIds, ReturnBindAutoSnapshotPolicy: true });
    expect(asked.DiskSet?.[0]?.AutoSnapshotPolicyIds).toEqual(['asp-s5h8j3wm']);
  });

  it('answers a code when a disk cannot be returned', async () => {
    const { DiskSet } = await context.shanghai.DescribeDisks({});
    const codes = Object.fromEntries(DiskSet?.map((disk) => [disk.DiskId, disk.ReturnFailCode]) ?? []);
    expect(codes).toEqual({
      'disk-sys0a1b2': 10,
      'disk-fix3c4d5': 10,
      'disk-ela6e7f8': 10,
      'disk-pre9g0h1': 0,
      'disk-nor2i3j4': 3,
      'disk-exp5k6l7': 2,
      'disk-sha8m9n0': 10,
      'disk-enc1o2p3': 10,
      'disk-bas4q5r6': 10,
    });
  });
});
