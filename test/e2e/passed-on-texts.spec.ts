import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPE, type Service, startService } from './service.fixture.js';

const NAMES = [
  '数据盘-订单',
  'données é ü ÿ',
  'emoji 😀 and \u2028 and \u0085',
  'ASCII',
  'quotes " and \\ and \n',
  '\\u6570 as it is',
];
const escaped = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe("Tencent's texts in a list of disks", () => {
  let cloud: Server;
  let service: Service;
  let answer = '';
  beforeAll(async () => {
    cloud = createServer((request, response) => {
      request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(answer));
    });
    await new Promise<void>((done) => cloud.listen(0, '127.0.0.1', done));
    service = await startService({
      tencentApiOrigin: `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`,
    });
  });
  afterAll(async () => {
    await service.close();
    cloud.closeAllConnections();
    await new Promise((done) => cloud.close(done));
  });

  const disks = NAMES.map((DiskName, n) => ({
    DiskId: `disk-0000000${n}`,
    DiskName,
    Tags: [{ Key: '用途', Value: DiskName }],
    Placement: { Zone: 'ap-guangzhou-3', ProjectName: '默认项目' },
  }));
  const page = (rows: object[]) =>
    JSON.stringify({
      Response: { TotalCount: rows.length, DiskSet: rows, RequestId: '00000000-0000-4000-8000-000000000000' },
    });
  const listed = async (more: object = {}) => {
    const { body } = await service.post('disk/list', { ...SCOPE, ...more });
    expect(body).toMatchObject({ scode: 0, message_cn: '成功' });
    return body.data;
  };

  it.each([
    ['as UTF-8', (text: string) => text],
    ['escaped', escaped],
  ])('arrive as they were sent, %s', async (_how, written) => {
    answer = written(page(disks));
    const { List, Properties, TotalCount } = await listed({ Limit: 50 });
    expect(List.map(({ DiskName }: { DiskName: string }) => DiskName)).toEqual(NAMES);
    expect(List.map(({ Tags }: { Tags: unknown }) => Tags)).toEqual(disks.map(({ Tags }) => Tags));
    expect(List[0].Placement.ProjectName).toBe('默认项目');
    expect([Properties.length, TotalCount]).toEqual([NAMES.length, NAMES.length]);
  });

  it('are searched as texts', async () => {
    answer = page(disks);
    const { List } = await listed({ Fuzzy: '订单' });
    expect(List.map(({ DiskName }: { DiskName: string }) => DiskName)).toEqual([NAMES[0]]);
  });

  it('are read in a refusal', async () => {
    const Error = { Code: 'InvalidParameterValue', Message: '参数错误：é' };
    answer = JSON.stringify({ Response: { Error, RequestId: '00000000-0000-4000-8000-000000000000' } });
    const { body } = await service.post('disk/list', SCOPE);
    expect(body.desc).toContain('参数错误：é');
  });
});
