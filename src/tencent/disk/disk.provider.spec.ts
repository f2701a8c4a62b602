import { describe, expect, it } from 'vitest';
import type { CloudWriteSession } from '../client/cloud-session.js';
import type { RegionFanOut } from '../region/region-fan-out.js';
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

const create = (response: object) =>
  new DiskProvider({} as RegionFanOut).create(aSession(response), SPEC as never);

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
});
