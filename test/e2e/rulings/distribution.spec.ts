import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, DISK, type Service, startService } from '../service.fixture.js';
import { callsOf, createDisks, dataOf, onlyCall } from '../upstream.js';

interface Row {
  Count: number | null;
  Region: string;
  RegionName: string;
  RegionState: string;
  Error?: { Code: string; Message: string };
}

const REGIONS = 19;

describe('the disks of all regions', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const rowsOf = async (fields: object): Promise<Row[]> =>
    (await dataOf(service, 'distributed/inspect', { ...ACCOUNT, ...fields })).List;

  it('are counted in each, sorted by region', async () => {
    await createDisks(service, 3);
    const rows = await rowsOf({});
    expect(rows).toHaveLength(REGIONS);
    const names = rows.map((row) => row.Region);
    expect(names).toEqual(names.toSorted());
    const counted = rows.filter((row) => row.Count !== 0).map((row) => [row.Region, row.Count]);
    expect(counted).toEqual([
      ['ap-guangzhou', 5],
      ['ap-shanghai', 9],
    ]);
    for (const row of rows) expect(row).not.toHaveProperty('Error');
    expect(callsOf(service, 'DescribeDisks')).toHaveLength(REGIONS);
  });

  it('are counted in one when it is named', async () => {
    expect(await rowsOf({ Region: 'ap-shanghai' })).toEqual([
      { Count: 9, Region: 'ap-shanghai', RegionName: '华东地区(上海)', RegionState: 'AVAILABLE' },
    ]);
    expect(onlyCall(service, 'DescribeDisks').Region).toBe('ap-shanghai');
  });

  it('are counted in a region that Tencent does not list', async () => {
    expect(await rowsOf({ Region: 'ap-beijing-fsi' })).toEqual([
      { Count: 0, Region: 'ap-beijing-fsi', RegionName: '', RegionState: '' },
    ]);
  });

  it('are narrowed by ids and filters together', async () => {
    const DiskIds = [DISK, 'disk-ela6e7f8', 'disk-sha8m9n0'];
    const Filters = [{ Name: 'disk-state', Values: ['UNATTACHED'] }];
    const counts = (await rowsOf({ DiskIds, Filters })).filter((row) => row.Count);
    expect(counts.map((row) => [row.Region, row.Count])).toEqual([
      ['ap-guangzhou', 1],
      ['ap-shanghai', 1],
    ]);
    for (const { Params } of callsOf(service, 'DescribeDisks')) expect(Params).not.toHaveProperty('DiskIds');
  });

  it('keep the row of a region that fails, without a count and with the reason', async () => {
    for (const Region of ['ap-tokyo', 'ap-shanghai'])
      service.sandbox.addFault({
        Action: 'DescribeDisks',
        Region,
        Fault: 'error',
        Code: 'UnauthorizedOperation',
      });
    const reply = await service.post('disk/distributed/inspect', ACCOUNT);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ scode: 0, desc: '2 of 19 regions did not answer' });
    const failed = (reply.body.data.List as Row[]).filter((row) => row.Count === null);
    expect(failed.map((row) => row.Region)).toEqual(['ap-shanghai', 'ap-tokyo']);
    for (const row of failed) {
      expect(Object.keys(row)).toEqual(['Count', 'Region', 'RegionName', 'RegionState', 'Error']);
      expect(row.RegionName).not.toBe('');
      expect(row.Error).toMatchObject({ Code: 'UnauthorizedOperation' });
      expect(row.Error!.Message).toContain('UnauthorizedOperation');
    }
    expect(reply.body.data.List).toHaveLength(REGIONS);
  });

  it('fail when every region fails', async () => {
    service.sandbox.addFault({
      Action: 'DescribeDisks',
      Times: REGIONS,
      Fault: 'error',
      Code: 'UnauthorizedOperation',
    });
    const reply = await service.post('disk/distributed/inspect', ACCOUNT);
    expect(reply.status).toBe(403);
    expect(reply.body).toMatchObject({ scode: 30042, data: null });
    expect(reply.headers.get('x-tencent-error-code')).toBe('UnauthorizedOperation');
  });

  it('fail when the one region that was named fails', async () => {
    const reply = await service.post('disk/distributed/inspect', { ...ACCOUNT, Region: 'ap-nowhere' });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ scode: 30002, data: null });
  });
});

describe('a region that hangs', () => {
  it('costs its own row and not the reply', async () => {
    const service = await startService({ config: { requestTimeoutMs: 2_500, tencentTimeoutMs: 2_500 } });
    try {
      service.sandbox.addFault({ Action: 'DescribeDisks', Region: 'eu-moscow', Times: 10, Fault: 'hang' });
      const reply = await service.post('disk/distributed/inspect', ACCOUNT);
      expect(reply.status).toBe(200);
      expect(reply.body.desc).toBe('1 of 19 regions did not answer');
      const row = (reply.body.data.List as Row[]).find(({ Region }) => Region === 'eu-moscow');
      expect(row).toMatchObject({ Count: null, RegionName: '欧洲地区(莫斯科)' });
      expect(row!.Error!.Code).toMatch(/TIMEOUT|DEADLINE/);
    } finally {
      await service.close();
    }
  });
});

describe('the list of regions', () => {
  it.each(['ActionOffline', 'UnsupportedOperation'])(
    'comes from the region service when cvm answers %s, and is remembered',
    async (Code) => {
      const service = await startService();
      try {
        service.sandbox.addFault({ Action: 'DescribeRegions', Fault: 'error', Code });
        for (let i = 0; i < 2; i += 1)
          expect((await dataOf(service, 'distributed/inspect', ACCOUNT)).List).toHaveLength(REGIONS);
        const calls = callsOf(service, 'DescribeRegions');
        expect(calls.map((call) => [call.Service, call.Region])).toEqual([
          ['cvm', ''],
          ['region', ''],
        ]);
      } finally {
        await service.close();
      }
    },
  );
});
