import { describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../../test/builders/a-disk.js';
import type { WriteMarks } from '../../credential/write-marks.js';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import { Scope } from '../../common/request/scope.js';
import type { CloudSession } from '../client/cloud-session.js';
import { RowPermits } from '../client/row-permits.js';
import { ResourceSearch } from '../client/search/resource-search.js';
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
        .map((DiskId) => aVendorDisk({ DiskId, DiskName: `name ${DiskId.slice(-1)}` })),
    };
  };
  const scope = Scope.of(aRequestContext(), { TenantUuid: 'tenant', ClusterUuid: 'cluster' });
  const session = { read, scope, credentialId: '1', credentialVersion: 1 };
  return { session: session as unknown as CloudSession, sent };
}

const noMarks = { current: async () => undefined } as unknown as WriteMarks;

const search = async (cloud: ReturnType<typeof aCloudOf>, query: Partial<DiskQuery>) => {
  const page = await searchDisks(new ResourceSearch(noMarks, new RowPermits()), cloud.session, {
    filters: [],
    offset: 0,
    limit: 20,
    ...query,
  });
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
      [{ Offset: 0, Limit: 100, DiskIds: idsOf(6) }],
    ],
    [
      'six ids and a filter that only Tencent can apply',
      { ids: idsOf(6), filters: [filter('instance-name', 'n')] },
      [
        {
          Offset: 0,
          Limit: 100,
          Filters: [filter('instance-name', 'n'), filter('disk-id', ...idsOf(5))],
        },
        {
          Offset: 0,
          Limit: 100,
          Filters: [filter('instance-name', 'n'), filter('disk-id', 'disk-00000005')],
        },
      ],
    ],
    [
      'a filter of six ids',
      { filters: [filter('disk-id', ...idsOf(6))] },
      [{ Offset: 0, Limit: 20, DiskIds: idsOf(6) }],
    ],
    ['blanks to search for', { fuzzy: '  ' }, [{ Offset: 0, Limit: 20 }]],
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
    expect(await search(cloud, { fuzzy: 'AME 7', offset: 20, limit: 10 })).toEqual({
      total: 25,
      ids: idsOf(250)
        .filter((id) => id.endsWith('7'))
        .slice(20),
    });
    expect(cloud.sent.map((params) => params['Offset'])).toEqual([0, 99, 198]);
  });

  it('reads only the ids that are asked for when it has to match here', async () => {
    const cloud = aCloudOf(idsOf(250));
    const result = await search(cloud, { ids: idsOf(8), fuzzy: 'name 3' });
    expect(result.ids).toEqual(['disk-00000003']);
    expect(cloud.sent).toEqual([{ Offset: 0, Limit: 100, DiskIds: idsOf(8) }]);
  });

  it('reads the many disks of a policy a hundred at a time', async () => {
    const cloud = aCloudOf(idsOf(250), idsOf(150));
    expect((await search(cloud, { autoSnapshotPolicyId: 'asp-1' })).total).toBe(150);
    expect(cloud.sent.map((params) => (params['DiskIds'] as string[]).length)).toEqual([100, 50]);
  });

  it('answers no list that shows a disk twice', async () => {
    const cloud = aCloudOf([...idsOf(120), ...idsOf(120).slice(110)]);
    await expect(search(cloud, { fuzzy: 'disk' })).rejects.toMatchObject({ code: 'LIST_CHANGED' });
    expect(cloud.sent).toHaveLength(6);
  });

  it.each([
    ['again while Postgres does not answer', () => undefined, 6],
    ['once while nothing is written', () => '1/7', 3],
  ])('scans for two pages %s', async (_, mark, calls) => {
    const cloud = aCloudOf(idsOf(250));
    const resources = new ResourceSearch(
      { current: async () => mark() } as unknown as WriteMarks,
      new RowPermits(),
    );
    const query = { filters: [], fuzzy: 'disk', limit: 20 };
    const first = await searchDisks(resources, cloud.session, { ...query, offset: 0 });
    const second = await searchDisks(resources, cloud.session, { ...query, offset: 20 });
    expect([...first.rows, ...second.rows].map((disk) => disk.DiskId)).toEqual(idsOf(40));
    expect(cloud.sent).toHaveLength(calls);
  });

  it('gives up above 5,000 disks after one call', async () => {
    const cloud = aCloudOf(idsOf(5001));
    await expect(search(cloud, { fuzzy: 'disk' })).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
    expect(cloud.sent).toHaveLength(1);
  });
});
