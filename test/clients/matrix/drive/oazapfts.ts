import { expect, SCOPE, type Target } from '../../check.js';
import { createDisks, defaults, inspectDisks, listDisks } from '../dist/oazapfts/api.js';
import { CREATION, DISK, DISK_NOT_FOUND, NO_DISK } from './creation.js';

export async function drive({ origin, token }: Target): Promise<void> {
  defaults.baseUrl = origin;
  defaults.headers = { authorization: `Bearer ${token}` };
  const list = await listDisks(SCOPE);
  expect(list.status === 200 && list.data.data.TotalCount > 0, 'list');
  const created = await createDisks(CREATION);
  expect(created.status === 200 && created.data.data.DiskIdSet.length === 1, 'create');
  const found = await inspectDisks({ ...SCOPE, DiskId: DISK });
  expect(found.status === 200 && found.data.data.DiskId === DISK, 'inspect');
  const missing = await inspectDisks({ ...SCOPE, DiskId: NO_DISK });
  expect(missing.status === 404 && missing.data.scode === DISK_NOT_FOUND, 'failure');
}
