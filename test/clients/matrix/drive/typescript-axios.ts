import { isAxiosError } from 'axios';
import { expect, SCOPE, type Target } from '../../check.js';
import { Configuration, DiskApi, type FailureEnvelope } from '../dist/typescript-axios/index.js';
import { CREATION, DISK, DISK_NOT_FOUND, NO_DISK } from './creation.js';

export async function drive({ origin, token }: Target): Promise<void> {
  const api = new DiskApi(new Configuration({ basePath: origin, accessToken: token }));
  const list = await api.listDisks(SCOPE);
  expect(list.data.data.TotalCount > 0, 'list');
  const created = await api.createDisks(CREATION);
  expect(created.data.data.DiskIdSet.length === 1, 'create');
  const found = await api.inspectDisks({ ...SCOPE, DiskId: DISK });
  expect(found.data.data.DiskId === DISK, 'inspect');
  const error: unknown = await api.inspectDisks({ ...SCOPE, DiskId: NO_DISK }).catch((thrown) => thrown);
  expect(isAxiosError<FailureEnvelope>(error) && error.response, 'the failure has a reply');
  expect(error.response.status === 404 && error.response.data.scode === DISK_NOT_FOUND, 'failure');
}
