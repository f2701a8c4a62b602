import { expect, SCOPE, type Target } from '../../check.js';
import { Api, type FailureEnvelope } from '../dist/swagger-typescript-api/api.js';
import { CREATION, DISK, DISK_NOT_FOUND, NO_DISK } from './creation.js';

export async function drive({ origin, token }: Target): Promise<void> {
  const { v1 } = new Api({
    baseUrl: origin,
    securityWorker: () => ({ headers: { authorization: `Bearer ${token}` } }),
    baseApiParams: { secure: true },
  });
  const list = await v1.listDisks(SCOPE);
  expect(list.data.data.TotalCount > 0, 'list');
  const created = await v1.createDisks(CREATION);
  expect(created.data.data.DiskIdSet.length === 1, 'create');
  const found = await v1.inspectDisks({ ...SCOPE, DiskId: DISK });
  expect(found.data.data.DiskId === DISK, 'inspect');
  const missing: { status: number; error: FailureEnvelope } = await v1
    .inspectDisks({ ...SCOPE, DiskId: NO_DISK })
    .then(() => expect(false, 'a missing disk was found'))
    .catch((reply) => reply);
  expect(missing.status === 404 && missing.error.scode === DISK_NOT_FOUND, 'failure');
}
