import createClient from 'openapi-fetch';
import { ACCOUNT, type Check, expect, SCOPE, type Target } from './check.js';
import type { components, paths } from './dist/openapi-typescript.js';
import { until } from './until.js';

type Snapshot = components['schemas']['Snapshot'];
type Policy = components['schemas']['AutoSnapshotPolicy'];

/** The system disk of the portal's document, on an instance that is stopped. */
const DISK = 'disk-plqkg6me';

/** The life of a snapshot and of a policy through openapi-fetch. */
export async function driveSnapshotLife({ origin, token }: Target, check: Check): Promise<void> {
  const client = createClient<paths>({ baseUrl: origin, headers: { authorization: `Bearer ${token}` } });
  let SnapshotId = '';
  let AutoSnapshotPolicyId = '';

  const snapshots = async (): Promise<Snapshot[]> => {
    const body = { ...SCOPE, SnapshotIds: [SnapshotId] };
    const { data, error } = await client.POST('/v1/tencent/snapshot/list', { body });
    expect(data, `list: ${error?.desc}`);
    return data.data.List;
  };
  const policies = async (): Promise<Policy[]> => {
    const body = { ...SCOPE, AutoSnapshotPolicyId };
    const { data, error } = await client.POST('/v1/tencent/auto_snapshot/policy/list', { body });
    expect(data, `list: ${error?.desc}`);
    return data.data.List;
  };

  await check('openapi-fetch: create a snapshot', async () => {
    const body = { ...SCOPE, DiskId: DISK, SnapshotName: 'typed' };
    const { data, error } = await client.POST('/v1/tencent/snapshot/create', { body });
    expect(data?.scode === 0 && data.data.SnapshotIdSet.length === 1, `create: ${error?.desc}`);
    SnapshotId = data.data.SnapshotIdSet[0] ?? '';
    const { Percent, DiskId } = await until('normal', async () =>
      (await snapshots()).find((snapshot) => snapshot.SnapshotState === 'NORMAL'),
    );
    expect(Percent === 100 && DiskId === DISK, 'of the disk, and whole');
  });

  await check('openapi-fetch: create a policy, bind and unbind a disk, delete it', async () => {
    const created = await client.POST('/v1/tencent/auto_snapshot/policy/create', {
      body: {
        ...SCOPE,
        AutoSnapshotPolicyName: 'typed',
        Policy: [{ DayOfWeek: [0, 6], Hour: [23] }],
        RetentionDays: 7,
      },
    });
    expect(created.data, `create: ${created.error?.desc}`);
    AutoSnapshotPolicyId = created.data.data.AutoSnapshotPolicyId;
    expect(created.data.data.NextTriggerTime.endsWith(' 23:00:00'), 'Beijing time');
    const body = { ...SCOPE, AutoSnapshotPolicyId, DiskIds: [DISK] };
    const bound = await client.POST('/v1/tencent/auto_snapshot/policy/bind', { body });
    expect(bound.data?.scode === 0, `bind: ${bound.error?.desc}`);
    await until('bound', async () => (await policies()).find((policy) => policy.DiskIdSet.includes(DISK)));
    const unbound = await client.POST('/v1/tencent/auto_snapshot/policy/unbind', { body });
    expect(unbound.data?.scode === 0, `unbind: ${unbound.error?.desc}`);
    await until('unbound', async () => (await policies()).find((policy) => policy.DiskIdSet.length === 0));
    const deleted = await client.POST('/v1/tencent/auto_snapshot/policy/delete', {
      body: { ...SCOPE, AutoSnapshotPolicyIds: [AutoSnapshotPolicyId] },
    });
    expect(deleted.data?.scode === 0, `delete: ${deleted.error?.desc}`);
    await until('deleted', async () => (await policies()).length === 0 || undefined);
  });

  await check('openapi-fetch: roll back, and delete the snapshot', async () => {
    const applied = await client.POST('/v1/tencent/snapshot/apply', {
      body: { ...SCOPE, SnapshotId, DiskId: DISK },
    });
    expect(applied.data?.scode === 0, `apply: ${applied.error?.desc}`);
    await until('rolled back', async () =>
      (await snapshots()).find(({ SnapshotState }) => SnapshotState === 'NORMAL'),
    );
    const body = { ...SCOPE, SnapshotIds: [SnapshotId] };
    const { data, error } = await client.POST('/v1/tencent/snapshot/delete', { body });
    expect(data?.scode === 0, `delete: ${error?.desc}`);
    await until('deleted', async () => (await snapshots()).length === 0 || undefined);
  });

  await check('openapi-fetch: events, regions and zones', async () => {
    const regions = await client.POST('/v1/tencent/region/list', { body: ACCOUNT });
    expect(
      regions.data?.data.List.some(({ Region }) => Region === SCOPE.Region),
      'Guangzhou is a region',
    );
    const zones = await client.POST('/v1/tencent/region/zone/list', { body: SCOPE });
    expect(
      zones.data?.data.List.some(({ Zone }) => Zone === 'ap-guangzhou-3'),
      'with a zone',
    );
    const events = await client.POST('/v1/tencent/event/list', {
      body: { ...SCOPE, InstanceId: 'ins-in511g92', StartTime: 1629907200, EndTime: 1629993599 },
    });
    expect(events.data?.data.List[0]?.EventName === 'StopInstances', 'what stopped the instance');
  });
}
