import { ACCOUNT, expect, SCOPE, type Target } from '../../check.js';
import { Configuration, DiskApi, FailureEnvelopeFromJSON } from '../dist/typescript-fetch/index.js';
import { CREATION, DISK, DISK_NOT_FOUND, NO_DISK } from './creation.js';

const scope = { tenantUuid: ACCOUNT.TenantUuid, clusterUuid: ACCOUNT.ClusterUuid, region: SCOPE.Region };

export async function drive({ origin, token }: Target): Promise<void> {
  // Without `fetchApi` the client takes that of `window`, which Node has not.
  const api = new DiskApi(new Configuration({ basePath: origin, accessToken: token, fetchApi: fetch }));
  const list = await api.listDisks({ listDisksRequest: scope });
  expect(list.data.totalCount > 0, 'list');
  const created = await api.createDisks({
    createDisksRequest: {
      ...scope,
      placement: { zone: CREATION.Placement.Zone },
      diskType: CREATION.DiskType,
      diskSize: CREATION.DiskSize,
    },
  });
  expect(created.data.diskIdSet.length === 1, 'create');
  const found = await api.inspectDisks({ inspectDisksRequest: { ...scope, diskId: DISK } });
  expect(found.data.diskId === DISK, 'inspect');
  const reply: unknown = await api
    .inspectDisks({ inspectDisksRequest: { ...scope, diskId: NO_DISK } })
    .catch((thrown) => thrown);
  expect(reply instanceof Response && reply.status === 404, 'a missing disk was not found');
  expect(FailureEnvelopeFromJSON(await reply.json()).scode === DISK_NOT_FOUND, 'failure');
}
