import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, SCOPE, type Service, startService } from '../service.fixture.js';
import { createDisks } from '../upstream.js';

const ORDER = { ...SCOPE, Placement: { Zone: 'ap-guangzhou-3' } };
const ZH = { headers: { 'Accept-Language': 'zh-CN' } };

describe('a refusal says what the reader needs', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  it.each(['disk/list', 'disk/logs/list'])('of %s: that the region is not supported', async (route) => {
    // Well-formed and near no known one: Tencent is asked.
    const body = {
      ...ACCOUNT,
      Region: 'ap-nowhere-else',
      ...(route === 'disk/list' ? {} : { DiskId: 'disk-11111111' }),
    };
    const reply = await service.post(route, body);
    expect(reply.body).toMatchObject({ scode: 30002 });
    expect(reply.status).toBe(400);
  });

  it('of a resize to a smaller size: the present one, in both languages', async () => {
    const [DiskId] = await createDisks(service, 1, { DiskSize: 50 });
    const body = { ...SCOPE, DiskId, DiskSize: 40 };
    const en = await service.post('disk/resize', body);
    expect(en.body).toMatchObject({ scode: 30001 });
    expect(en.body.desc).toMatch(
      new RegExp(
        `^DiskSize: ${DiskId} has 50 GiB; it can only grow, so DiskSize must be larger\\. ResizeDisk: `,
      ),
    );
    const zh = await service.post('disk/resize', body, ZH);
    expect(zh.body.desc).toMatch(
      new RegExp(`^DiskSize：${DiskId} 现在为 50 GiB，只能扩容，DiskSize 必须更大。ResizeDisk：`),
    );
  });

  it('of a size that the type of disk does not have: the range of the type', async () => {
    const body = { ...ORDER, DiskType: 'CLOUD_SSD', DiskSize: 10 };
    const en = await service.post('disk/create', body);
    expect(en.body).toMatchObject({ scode: 30021, message_cn: '不提供该云硬盘配置' });
    expect(en.body.desc).toMatch(/^DiskSize: CLOUD_SSD has 20 to 32000 GiB\. CreateDisks: /);
    const zh = await service.post('disk/create', body, ZH);
    expect(zh.body.desc).toMatch(/^DiskSize：CLOUD_SSD 的容量范围为 20 至 32000 GiB。CreateDisks：/);
  });

  it('of a disk that cannot grow so far: the range of its type', async () => {
    const [DiskId] = await createDisks(service, 1, { DiskSize: 20 });
    const { body } = await service.post('disk/resize', { ...SCOPE, DiskId, DiskSize: 32001 });
    expect(body.desc).toMatch(
      /^DiskSize: CLOUD_PREMIUM has 10 to 32000 GiB\. ResizeDisk: |^DiskSize: must be/,
    );
  });
});
