import { describe, expect, it } from 'vitest';
import { RouteTable } from './route-table.js';

const table = new RouteTable([
  { method: 'POST', path: '/v1/tencent/disk/list' },
  { method: 'POST', path: '/v1/tencent/disk/logs/list' },
  { method: 'POST', path: '/v1/tencent/disk/renew_flag/update' },
  { method: 'POST', path: '/v1/tencent/disk/create' },
  { method: 'GET', path: '/healthz' },
]);
const said = (path: string): string => table.refusalOf(path).words.en;

describe(RouteTable.name, () => {
  it.each([
    ['/v1/tencent/disk/lists', 'POST /v1/tencent/disk/list'],
    ['/v1/tencent/disks/list', 'POST /v1/tencent/disk/list'],
    ['/v2/tencent/disk/list', 'POST /v1/tencent/disk/list'],
    ['/disk/list', 'POST /v1/tencent/disk/list'],
    ['/tencent/disk/log/list', 'POST /v1/tencent/disk/logs/list'],
    ['/v1/tencent/disk/renew-flag/update', 'POST /v1/tencent/disk/renew_flag/update'],
    ['/health', 'GET /healthz'],
  ])('takes %s for %s', (path, route) => expect(said(path)).toBe(`did you mean ${route}?`));

  it.each([
    '/',
    '',
    '/v1/tencent/disk',
    '/v1/tencent/disk/format',
    `/v1/tencent/disk/list${'s'.repeat(90)}`,
    '/x',
  ])('takes %s for no route', (path) =>
    expect(said(path)).toBe('every route is a POST under /v1/tencent/; /docs lists them'),
  );

  it.each([
    ['/v1/tencent/disk/list', 'POST'],
    ['/V1/Tencent/Disk/List/', 'POST'],
    ['/healthz', 'GET, HEAD'],
  ])('says which methods %s takes', (path, methods) =>
    expect(table.refusalOf(path)).toMatchObject({ code: 'METHOD_NOT_ALLOWED', headers: { Allow: methods } }),
  );

  it('says it in Chinese too', () => {
    expect(table.refusalOf('/disk/list').words.zh).toBe('是否应为POST /v1/tencent/disk/list？');
    expect(table.refusalOf('/healthz').words.zh).toBe('该路径请使用GET方法');
  });
});
