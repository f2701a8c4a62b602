import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import { Scope } from '../../common/request/scope.js';
import type { CloudSession, CloudWriteSession } from '../client/cloud-session.js';
import type { ResourceSearch } from '../client/search/resource-search.js';
import type { RegionDirectory } from '../region/region-directory.js';
import { RegionFanOut } from '../region/region-fan-out.js';
import type { DiskWriter } from './disk-writer.js';
import { DiskProvider } from './disk.provider.js';

const SPEC = { DiskType: 'CLOUD_SSD', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } };

/** A session whose CreateDisks is answered like this. */
const aSession = (response: object) =>
  ({
    create: () => ({
      reply: Promise.resolve(response),
      settled: Promise.resolve({ outcome: 'succeeded', response }),
    }),
  }) as unknown as CloudWriteSession;

const SEARCH = {} as ResourceSearch;
const WRITER = {} as DiskWriter;

const create = (response: object) =>
  new DiskProvider({} as RegionFanOut, SEARCH, WRITER).create(aSession(response), SPEC as never);

describe(DiskProvider.name, () => {
  it('settles a create with the disks that were created', async () => {
    const { reply, settled } = await create({ DiskIdSet: ['disk-1', 'disk-2'] });
    expect(await reply).toEqual(['disk-1', 'disk-2']);
    expect(await settled).toMatchObject({ created: ['disk:disk-1', 'disk:disk-2'] });
  });

  it.each([['disk-1'], [{}], [null], [undefined], [[null, 1]]])(
    'settles a create without a disk when Tencent answers %j as its ids',
    async (DiskIdSet) => {
      const { reply, settled } = await create({ DiskIdSet });
      expect(await reply).toEqual([]);
      expect(await settled).toMatchObject({ outcome: 'succeeded', created: [] });
    },
  );

  it('names the disks that are in no region', async () => {
    const directory: Pick<RegionDirectory, 'list'> = {
      list: async () => [{ Region: 'ap-tokyo', RegionName: '', RegionState: '' }],
    };
    const provider = new DiskProvider(new RegionFanOut(directory as RegionDirectory), SEARCH, WRITER);
    const fields = { TenantUuid: 'tenant', ClusterUuid: 'cluster' };
    const session = {
      scope: Scope.of(aRequestContext(), fields),
      in: (region: string) => ({ ...session, scope: session.scope.in(region) }),
      read: async () => ({ DiskSet: [{ DiskId: 'disk-b' }] }),
    } as unknown as CloudSession;
    await expect(provider.locate(session, ['disk-a', 'disk-b', 'disk-c'])).rejects.toMatchObject({
      code: 'TENCENT_DISK_NOT_FOUND',
      detail: 'disk-a, disk-c: in no region',
    });
  });
});
