import { ACCOUNT, type Check, expect, SCOPE, type Target } from './check.js';
import { createClient } from './dist/hey-api/client/index.js';
import {
  bindAutoSnapshotPolicy,
  createAutoSnapshotPolicy,
  createDisks,
  createSnapshots,
  deleteAutoSnapshotPolicies,
  deleteSnapshots,
  inspectDisks,
  inspectDistribution,
  listDisks,
  listSnapshots,
  unbindAutoSnapshotPolicy,
} from './dist/hey-api/sdk.gen.js';
import type { FailureEnvelope, RegionCount, Snapshot } from './dist/hey-api/types.gen.js';
import { until } from './until.js';

const DISK = 'disk-plqkg6me';

/** The same service through the client of the other generator. */
export async function driveHeyApi({ origin, token }: Target, check: Check): Promise<void> {
  const client = createClient({ baseUrl: origin, auth: token });

  await check('hey-api: count disks in every region', async () => {
    const { data } = await inspectDistribution({ client, body: ACCOUNT });
    const rows: RegionCount[] = data?.data.List ?? [];
    expect(rows.length === 19, 'nineteen regions');
    expect(
      rows.some((row) => row.Region === 'ap-guangzhou' && (row.Count ?? 0) > 0),
      'disks in Guangzhou',
    );
  });

  await check('hey-api: the life of a snapshot', async () => {
    const made = await createSnapshots({ client, body: { ...SCOPE, DiskIds: [DISK], SnapshotName: 'hey' } });
    expect(made.data?.scode === 0, `create: ${made.error?.desc}`);
    const { SnapshotIdSet: SnapshotIds } = made.data.data;
    const rows = async (): Promise<Snapshot[]> =>
      (await listSnapshots({ client, body: { ...SCOPE, SnapshotIds } })).data?.data.List ?? [];
    await until('normal', async () => (await rows()).find((row) => row.SnapshotState === 'NORMAL'));
    const deleted = await deleteSnapshots({ client, body: { ...SCOPE, SnapshotIds } });
    expect(deleted.data?.scode === 0, `delete: ${deleted.error?.desc}`);
  });

  await check('hey-api: the life of a policy', async () => {
    const Policy = [{ IntervalDays: 2, Hour: [4] }];
    const made = await createAutoSnapshotPolicy({
      client,
      body: { ...SCOPE, Policy, AutoSnapshotPolicyName: 'hey', IsPermanent: true },
    });
    expect(made.data, `create: ${made.error?.desc}`);
    const { AutoSnapshotPolicyId } = made.data.data;
    const body = { ...SCOPE, AutoSnapshotPolicyId, DiskId: DISK };
    const bound = await bindAutoSnapshotPolicy({ client, body });
    expect(bound.data?.scode === 0, `bind: ${bound.error?.desc}`);
    const unbound = await unbindAutoSnapshotPolicy({ client, body });
    expect(unbound.data?.scode === 0, `unbind: ${unbound.error?.desc}`);
    const deleted = await deleteAutoSnapshotPolicies({ client, body: { ...SCOPE, AutoSnapshotPolicyId } });
    expect(deleted.data?.scode === 0, `delete: ${deleted.error?.desc}`);
  });

  await check('hey-api: list, create, inspect', async () => {
    const { data: list } = await listDisks({ client, body: SCOPE });
    const DiskId = list?.data.List[0]?.DiskId;
    expect(DiskId, 'disks are listed');
    const { data: found } = await inspectDisks({ client, body: { ...SCOPE, DiskId } });
    expect(found?.data.DiskId === DiskId, 'one of them is inspected');
    const { data: created } = await createDisks({
      client,
      body: { ...SCOPE, Placement: { Zone: 'ap-guangzhou-3' }, DiskType: 'CLOUD_PREMIUM', DiskSize: 20 },
    });
    expect(created?.data.DiskIdSet.length === 1, 'one is made');
  });

  await check('hey-api: an error is typed', async () => {
    const { data, error } = await listDisks({ client, body: { ...SCOPE, PageSize: 101 } });
    expect(data === undefined && error, 'refused');
    const { scode, desc }: FailureEnvelope = error;
    expect(scode === 10001 && desc.startsWith('PageSize:'), 'and the field is named');
  });
}
