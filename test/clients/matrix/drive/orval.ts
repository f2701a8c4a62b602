import { expect, SCOPE, type Target } from '../../check.js';
import { createDisks, inspectDisks, listDisks } from '../dist/orval/api.js';
import { CREATION, DISK, DISK_NOT_FOUND, NO_DISK } from './creation.js';

export async function drive({ origin, token }: Target): Promise<void> {
  // The functions ask for relative paths, which only a browser can complete.
  const send = globalThis.fetch;
  globalThis.fetch = (path, init) => send(`${origin}${path}`, init);
  const options = { headers: { authorization: `Bearer ${token}` } };
  try {
    const list = await listDisks(SCOPE, options);
    expect(list.status === 200 && list.data.data.TotalCount > 0, 'list');
    const created = await createDisks(CREATION, options);
    expect(created.status === 200 && created.data.data.DiskIdSet.length === 1, 'create');
    const found = await inspectDisks({ ...SCOPE, DiskId: DISK }, options);
    expect(found.status === 200 && found.data.data.DiskId === DISK, 'inspect');
    const missing = await inspectDisks({ ...SCOPE, DiskId: NO_DISK }, options);
    expect(missing.status === 404 && missing.data.scode === DISK_NOT_FOUND, 'failure');
  } finally {
    globalThis.fetch = send;
  }
}
