import { isErrorFromAlias } from '@zodios/core';
import { expect, SCOPE, type Target } from '../../check.js';
import { api, createApiClient } from '../dist/openapi-zod-client/api.js';
import { CREATION, DISK, DISK_NOT_FOUND, NO_DISK } from './creation.js';

/** Every reply is parsed by the schema of the document. */
export async function drive({ origin, token }: Target): Promise<void> {
  const client = createApiClient(origin, {
    axiosConfig: { headers: { authorization: `Bearer ${token}` } },
  });
  const list = await client.listDisks(SCOPE);
  expect(list.data.TotalCount > 0, 'list');
  const created = await client.createDisks(CREATION);
  expect(created.data.DiskIdSet.length === 1, 'create');
  const found = await client.inspectDisks({ ...SCOPE, DiskId: DISK });
  expect(found.data.DiskId === DISK, 'inspect');
  const error: unknown = await client.inspectDisks({ ...SCOPE, DiskId: NO_DISK }).catch((thrown) => thrown);
  expect(isErrorFromAlias(api.api, 'inspectDisks', error), 'the failure is one of the document');
  expect(error.response.status === 404 && error.response.data.scode === DISK_NOT_FOUND, 'failure');
}
