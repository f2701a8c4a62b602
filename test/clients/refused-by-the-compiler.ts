import createClient from 'openapi-fetch';
import { SCOPE } from './check.js';
import type { paths } from './dist/openapi-typescript.js';
import type { Disk, ListDisksRequest } from './dist/hey-api/types.gen.js';

/** Never called: each line must fail to compile, or the compilation fails. */
export function refusedByTheCompiler(disk: Disk): unknown {
  const client = createClient<paths>();
  // @ts-expect-error no such route
  void client.POST('/v1/tencent/disk/lists', { body: SCOPE });
  // @ts-expect-error a page size is a number
  void client.POST('/v1/tencent/disk/list', { body: { ...SCOPE, PageSize: '10' } });
  // @ts-expect-error the size is required
  void client.POST('/v1/tencent/disk/resize', { body: { ...SCOPE, DiskId: 'disk-giys4n0i' } });
  // @ts-expect-error ASC or DESC
  const request: ListDisksRequest = { ...SCOPE, Order: 'UP' };
  // @ts-expect-error no such field
  const coloured: ListDisksRequest = { ...SCOPE, Colour: 'red' };
  // @ts-expect-error may be null
  const days: number = disk.DifferDaysOfDeadline;
  return [request, coloured, days];
}
