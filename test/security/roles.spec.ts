import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTE_ACCESS } from '../../src/common/request/require-role.decorator.js';
import { ROLES, type Role } from '../../src/common/request/caller.js';
import { type Operation, operationsOf, readDocument } from './document.fixture.js';
import { startTwoTenants, type TwoTenants } from './two-tenants.fixture.js';

/** The routes a reader may call, and those an operator may on top; everything else is the admin's. */
const READS = [
  ...['disk/list', 'disk/inspect', 'disk/logs/list', 'disk/distributed/inspect'],
  'disk/recycle/list',
  ...['snapshot/list', 'snapshot/distributed/inspect', 'region/list', 'region/zone/list'],
  ...['auto_snapshot/policy/list', 'auto_snapshot/distributed/inspect'],
  ...['create', 'resize', 'renew'].map((verb) => `disk/${verb}_price/inspect`),
  ...['disk/config/list', 'disk/quota/inspect', 'disk/attachable_instance/list'],
  ...['event/list', 'event/snapshot/logs/list', 'operation/inspect', 'operation/list'],
];
const WRITES = [
  ...['create', 'update', 'resize', 'delete', 'attach', 'detach'].map((verb) => `disk/${verb}`),
  ...['renew', 'renew_flag/update', 'charge_type/update'].map((verb) => `disk/${verb}`),
  ...['restore', 'delete'].map((verb) => `disk/recycle/${verb}`),
  ...['create', 'delete', 'apply'].map((verb) => `snapshot/${verb}`),
  ...['create', 'update', 'delete', 'bind', 'unbind'].map((verb) => `auto_snapshot/policy/${verb}`),
];
const OPEN = ['healthz', 'readyz', 'readyz/writes', 'metrics'];

describe('the roles', () => {
  let two: TwoTenants;
  let operations: Operation[];
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    two = await startTwoTenants();
    operations = operationsOf(await readDocument(two.service.origin));
    for (const role of ROLES) tokens.set(role, await two.tokenOf(role));
  });
  afterAll(() => two.close());

  const nameOf = ({ path }: Operation) => path.replace('/v1/tencent/', '');
  const needed = (name: string): Role =>
    READS.includes(name) ? 'reader' : WRITES.includes(name) ? 'operator' : 'admin';

  it.each(ROLES)('let a caller with the role %s through exactly where they should', async (role) => {
    for (const operation of operations) {
      const name = nameOf(operation);
      two.cloud.clearCalls();
      const reply = await two.service.post(name, { nothing: 1 }, { token: tokens.get(role)! });
      const may = ROLES.indexOf(role) >= ROLES.indexOf(needed(name));
      expect(reply.body.scode, name).toBe(may ? 10001 : 10005);
      expect(reply.status).toBe(may ? 400 : 403);
      expect(two.cloud.calls()).toEqual([]);
    }
  });

  it('let nobody through without a token', async () => {
    for (const operation of operations) {
      const reply = await two.service.post(nameOf(operation), operation.example, { token: null });
      expect(reply, operation.path).toMatchObject({ status: 401, body: { scode: 10004, data: null } });
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect(two.cloud.calls()).toEqual([]);
  });

  it('are declared by every route, and the OpenAPI document knows every route that is not open', () => {
    const discovery = two.service.app.get(DiscoveryService, { strict: false });
    const scanner = two.service.app.get(MetadataScanner, { strict: false });
    const reflector = new Reflector();
    const declared = discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype as new () => object).prototype as Record<string, () => unknown>;
      const base = Reflect.getMetadata(PATH_METADATA, metatype as object) as string;
      return scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method]!;
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
        if (path === undefined) return [];
        const access = reflector.getAllAndOverride<string>(ROUTE_ACCESS, [
          handler,
          metatype as new () => object,
        ]);
        return [{ path: `${base}/${path}`.replace(/^\/+/, ''), access }];
      });
    });
    const closed = declared.filter(({ access }) => access !== 'public');
    expect(closed.length).toBe(operations.length);
    for (const { path, access } of closed) expect(access, path).toBe(needed(path.replace('v1/tencent/', '')));
    expect(closed.map(({ path }) => `/${path}`).sort()).toEqual(operations.map(({ path }) => path).sort());
    const open = declared.filter(({ access }) => access === 'public').map(({ path }) => path);
    expect(open.sort()).toEqual([...OPEN].sort());
  });
});
