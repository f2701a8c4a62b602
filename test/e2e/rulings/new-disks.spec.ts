import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../builders/a-disk.js';
import { SCOPE, type Service, startService } from '../service.fixture.js';
import { type StubUpstream, startStubUpstream } from '../stub-upstream.js';

const NEW = 'disk-new0new0';
const OTHER = 'disk-old0old0';
const ORDER = { DiskType: 'CLOUD_SSD', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } };

describe('a disk that was created a moment ago and that Tencent does not show yet', () => {
  let stub: StubUpstream;
  let service: Service;
  let shown: string[];

  beforeAll(async () => {
    stub = await startStubUpstream(({ action }) => {
      if (action === 'CreateDisks') return { DiskIdSet: [NEW] };
      if (action === 'DescribeDisks')
        return { TotalCount: shown.length, DiskSet: shown.map((DiskId) => aVendorDisk({ DiskId })) };
      return { Error: { Code: 'InvalidDiskId.NotFound', Message: 'not found' } };
    });
    service = await startService({ tencentApiOrigin: stub.origin });
    await service.post('disk/create', { ...SCOPE, ...ORDER });
  });
  beforeEach(() => (shown = []));
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  it.each([
    ['inspect', {}],
    ['update', { DiskName: 'x' }],
    ['resize', { DiskSize: 80 }],
    ['attach', { InstanceId: 'ins-1aaaaaaa' }],
    ['detach', {}],
    ['delete', {}],
  ])('is 404 on %s, which says so and when to ask again', async (route, fields) => {
    const reply = await service.post(`disk/${route}`, { ...SCOPE, DiskId: NEW, ...fields });
    expect(reply.status).toBe(404);
    expect(reply.body.desc).toMatch(new RegExp(`; ${NEW}: created \\d+ s ago, not shown by Tencent yet$`));
    expect(reply.headers.get('retry-after')).toBe('1');
  });

  it('is named among the missing ones when others are found', async () => {
    shown = [OTHER];
    const reply = await service.post('disk/inspect', { ...SCOPE, DiskIds: [NEW, OTHER] });
    expect(reply.body).toMatchObject({ scode: 0, data: { TotalCount: 1 } });
    expect(reply.body.desc).toMatch(new RegExp(`^DiskIds: not found: ${NEW}; ${NEW}: created`));
  });

  it('is told from a disk that this service did not create', async () => {
    const other = await service.post('disk/inspect', { ...SCOPE, DiskId: OTHER });
    expect(other.body.desc).toBe(`DiskId: not found: ${OTHER}`);
    expect(other.headers.get('retry-after')).toBeNull();
  });
});
