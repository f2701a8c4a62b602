import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, DISK, INSTANCE, type Reply, SCOPE, type Service, startService } from './service.fixture.js';
import { createDisks } from './upstream.js';

describe('X-Operation-Id', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const operationIdOf = ({ headers }: Reply): string | null => headers.get('x-operation-id');
  /** The newest row of the trail of the tenant, or of the chain of no tenant. */
  const newestRow = async (TenantUuid = SCOPE.TenantUuid) => {
    const { body } = await service.post('audit/list', { TenantUuid, PageSize: 1 });
    return body.data.List[0];
  };

  it.each<[string, string, () => Promise<object> | object, number]>([
    ['a success', 'disk/resize', () => ({ ...SCOPE, DiskId: DISK, DiskSize: 90 }), 200],
    [
      'a refusal of Tencent',
      'disk/attach',
      () => ({ ...SCOPE, DiskId: 'disk-00000000', InstanceId: INSTANCE }),
      404,
    ],
    ['a refusal before anything is sent', 'disk/delete', () => ({ ...SCOPE, DiskId: 'disk-00000000' }), 404],
    [
      'a part',
      'disk/resize',
      async () => ({
        ...SCOPE,
        DiskIds: [...(await createDisks(service, 1)), 'disk-00000000'],
        DiskSize: 90,
      }),
      207,
    ],
    ['a creation', 'snapshot/create', () => ({ ...SCOPE, DiskId: DISK, SnapshotName: 'a' }), 200],
    [
      'a policy',
      'auto_snapshot/policy/delete',
      () => ({ ...SCOPE, AutoSnapshotPolicyId: 'asp-00000000' }),
      404,
    ],
    ['a change of a credential', 'credential/update', () => ({ ...ACCOUNT, Description: 'a' }), 200],
    [
      'a write without a credential',
      'disk/delete',
      () => ({ ...SCOPE, ClusterUuid: 'none', DiskId: DISK }),
      404,
    ],
  ])('is the AuditId of the row: %s of %s', async (_, route, body, status) => {
    const reply = await service.post(route, await body());
    expect(reply.status, reply.text).toBe(status);
    expect(await newestRow()).toMatchObject({ Action: route, AuditId: operationIdOf(reply) });
  });

  it('names the row of a key of several tenants in the chain of the first', async () => {
    const key = { Name: 'a', Role: 'reader', Tenants: ['tenant-a', 'tenant-b'] };
    const reply = await service.post('api_key/create', key);
    expect(await newestRow('tenant-a')).toMatchObject({ AuditId: operationIdOf(reply) });
  });

  it.each([
    ['a read', 'disk/list', SCOPE],
    ['a write that is refused for its body', 'disk/delete', SCOPE],
    ['a tenant of no credential', 'credential/verify', { ...ACCOUNT, ClusterUuid: 'none' }],
  ])('is not there for %s', async (_, route, body) => {
    expect(operationIdOf(await service.post(route, body))).toBeNull();
  });
});
