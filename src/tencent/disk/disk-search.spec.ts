import { describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../../test/builders/a-disk.js';
import type { CloudSession } from '../client/cloud-session.js';
import { type DiskQuery, searchDisks } from './disk-search.js';

const filter = (Name: string, ...Values: string[]) => ({ Name, Values });
const idsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => `disk-${String(i).padStart(8, '0')}`);

/** A session whose cloud has these disks and applies ids and paging only; it notes what it was sent. */
function aCloudOf(ids: string[], boundIds: string[] = []) {
  const sent: Record<string, unknown>[] = [];
  const read = async (_service: string, action: string, params: Record<string, unknown>) => {
    if (action === 'DescribeAutoSnapshotPolicies')
      return { AutoSnapshotPolicySet: [{ DiskIdSet: boundIds }] };
    sent.push(params);
    const asked = params['DiskIds'] as string[] | undefined;
    const found = ids.filter((id) => asked?.includes(id) ?? true);
    const offset = Number(params['Offset']);
    return {
      TotalCount: found.length,
      DiskSet: found
        .slice(offset, offset + Number(params['Limit']))
        .map((DiskId) => aVendorDisk({ DiskId, DiskName: DiskId.slice(-1) })),
    };
  };
  return { session: { read } as unknown as CloudSession, sent };
}

const search = async (cloud: ReturnType<typeof aCloudOf>, query: Partial<DiskQuery>) => {
  const page = await searchDisks(cloud.session, { filters: [], offset: 0, limit: 20, ...query });
  return { total: page.totalCount, ids: page.rows.map((disk) => disk.DiskId) };
};

describe(searchDisks.name, () => {
  it.each<[string, Partial<DiskQuery>, object[]]>([
    ['nothing', {}, [{ Offset: 0, Limit: 20 }]],
    ['ids', { ids: ['a', 'b'], offset: 1 }, [{ Offset: 1, Limit: 20, DiskIds: ['a', 'b'] }]],
    [
      'filters',
      { filters: [filter('zone', 'z')] },
      [{ Offset: 0, Limit: 20, Filters: [filter('zone', 'z')] }],
    ],
    [
      'five ids and a filter',
      { ids: idsOf(5), filters: [filter('zone', 'z')] },
      [{ Offset: 0, Limit: 20, Filters: [filter('zone', 'z'), filter('disk-id', ...idsOf(5))] }],
    ],
    [
      'six ids and a filter',
      { ids: idsOf(6), filters: [filter('zone', 'z')] },
      [{ Offset: 0, Limit: 100, Filters: [filter('zone', 'z')] }],
    ],
    [
      'an order and policies',
      { order: 'ASC', orderField: 'DEADLINE', returnPolicies: false },
      [{ Offset: 0, Limit: 20, Order: 'ASC', OrderField: 'DEADLINE', ReturnBindAutoSnapshotPolicy: false }],
    ],
    ['what excludes itself', { filters: [filter('zone', 'a'), filter('zone', 'b')] }, []],
    ['a policy without disks', { autoSnapshotPolicyId: 'asp-1' }, []],
  ])('sends for %s as little as can be', async (_, query, calls) => {
    const cloud = aCloudOf([]);
    await search(cloud, query);
    expect(cloud.sent).toEqual(calls);
  });

  it('reads all pages to match here, and pages what matches', async () => {
    const cloud = aCloudOf(idsOf(250));
    const matches = (disk: { DiskName?: string }) => disk.DiskName === '7';
    expect(await search(cloud, { matches, offset: 20, limit: 10 })).toEqual({
      total: 25,
      ids: idsOf(250)
        .filter((id) => id.endsWith('7'))
        .slice(20),
    });
    expect(cloud.sent.map((params) => params['Offset'])).toEqual([0, 100, 200]);
  });

  it('reads only the ids that are asked for when it has to match here', async () => {
    const cloud = aCloudOf(idsOf(250));
    const result = await search(cloud, { ids: idsOf(8), matches: (disk) => disk.DiskName !== '3' });
    expect(result.total).toBe(7);
    expect(cloud.sent).toEqual([{ Offset: 0, Limit: 100, DiskIds: idsOf(8) }]);
  });

  it('reads the many disks of a policy a hundred at a time', async () => {
    const cloud = aCloudOf(idsOf(250), idsOf(150));
    expect((await search(cloud, { autoSnapshotPolicyId: 'asp-1' })).total).toBe(150);
    expect(cloud.sent.map((params) => (params['DiskIds'] as string[]).length)).toEqual([100, 50]);
  });

  it('counts a disk once that two pages show', async () => {
    const cloud = aCloudOf([...idsOf(120), ...idsOf(120).slice(110)]);
    expect((await search(cloud, { matches: () => true })).total).toBe(120);
  });

  it('gives up above 5,000 disks after one call', async () => {
    const cloud = aCloudOf(idsOf(5001));
    await expect(search(cloud, { matches: () => true })).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
    expect(cloud.sent).toHaveLength(1);
  });
});
