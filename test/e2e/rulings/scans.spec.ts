import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.configure.js';
import { aVendorDisk } from '../../builders/a-disk.js';
import { post, ADMIN_KEY, SCOPE, type Service, startService } from '../service.fixture.js';
import { type StubCall, type StubUpstream, startStubUpstream } from '../stub-upstream.js';
import { dataOf, idsIn } from '../upstream.js';

const filter = (Name: string, ...Values: string[]) => ({ Name, Values });
const idOf = (n: number) => `disk-${String(n).padStart(8, '0')}`;
const timeOf = (n: number) =>
  new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString().slice(0, 19).replace('T', ' ');

interface Params {
  DiskIds?: string[];
  Filters?: { Name: string; Values: string[] }[];
  Offset?: number;
  Limit?: number;
  Order?: string;
}

/** A cloud of disks that are newest first, unless asked otherwise. It applies ids and the filter `disk-id`. */
let disks: number[];
let bound: number[];
/** Called before a page is cut. */
let beforePage: (params: Params, pagesBefore: number) => void;

function answer({ action, params }: StubCall): object {
  if (action === 'DescribeAutoSnapshotPolicies')
    return {
      TotalCount: 1,
      AutoSnapshotPolicySet: [{ AutoSnapshotPolicyId: 'asp-12345678', DiskIdSet: bound.map(idOf) }],
    };
  if (action === 'DescribeRegions')
    return { TotalCount: 1, RegionSet: [{ Region: SCOPE.Region, RegionName: '', RegionState: 'AVAILABLE' }] };
  if (action === 'CreateDisks') return { DiskIdSet: ['disk-new00000'] };
  const { DiskIds, Filters, Offset = 0, Limit = 20, Order } = params as Params;
  beforePage(params, stub.calls.filter((call) => call.action === 'DescribeDisks').length - 1);
  const asked = DiskIds ?? Filters?.find(({ Name }) => Name === 'disk-id')?.Values;
  const sorted = disks.toSorted((a, b) => (Order === 'ASC' ? a - b : b - a));
  const found = asked ? sorted.filter((n) => asked.includes(idOf(n))) : sorted;
  const DiskSet = found.slice(Offset, Offset + Limit).map((n) =>
    aVendorDisk({
      DiskId: idOf(n),
      DiskName: `disk ${n}`,
      DiskState: n % 2 ? 'ATTACHED' : 'UNATTACHED',
      CreateTime: timeOf(n),
    }),
  );
  return { TotalCount: found.length, DiskSet };
}

let stub: StubUpstream;
let service: Service;
beforeAll(async () => {
  stub = await startStubUpstream(answer);
  service = await startService({ tencentApiOrigin: stub.origin });
});
beforeEach(() => {
  stub.calls.length = 0;
  disks = Array.from({ length: 250 }, (_, n) => n);
  bound = [];
  beforePage = () => undefined;
});
afterAll(async () => {
  await service.close();
  await stub.close();
});

const pages = () => stub.calls.filter((call) => call.action === 'DescribeDisks');
const list = (fields: object) => dataOf(service, 'list', { ...SCOPE, ...fields });

describe('a scan while disks come and go', () => {
  const remove = (n: number) => (disks = disks.filter((one) => one !== n));
  const once = (change: () => void) => {
    let isDone = false;
    return ({ Offset = 0 }: Params) => {
      if (isDone || Offset === 0) return;
      isDone = true;
      change();
    };
  };

  it.each<[string, string, number, () => void]>([
    ['one was deleted', 'DESC', 149, () => remove(249)],
    ['one was deleted', 'ASC', 100, () => remove(0)],
    ['one was deleted and another one created', 'ASC', 100, () => [remove(0), disks.push(250)]],
    ['one was deleted and another one created', 'DESC', 149, () => [remove(200), disks.push(250)]],
    ['one was created', 'DESC', 149, () => disks.push(250)],
    ['one was created', 'ASC', 249, () => disks.push(250)],
    ['two were deleted and two created', 'ASC', 101, () => [remove(10), remove(90), disks.push(250, 251)]],
  ])('finds every other disk when %s between two pages (%s)', async (_, Order, n, change) => {
    beforePage = once(change);
    const data = await list({ Fuzzy: idOf(n), Order });
    expect(idsIn(data)).toEqual([idOf(n)]);
    expect(pages().length).toBeLessThanOrEqual(6);
  });

  it('counts the disks that are there at the end', async () => {
    beforePage = once(() => [remove(0), disks.push(250)]);
    const data = await list({ Fuzzy: 'disk', Order: 'ASC', PageSize: 100 });
    expect(data.TotalCount).toBe(250);
    expect(idsIn(data)[0]).toBe(idOf(1));
    expect(pages()).toHaveLength(6);
  });

  it('says so when the disks never hold still', async () => {
    beforePage = ({ Offset = 0 }) => void (Offset > 0 && remove(Math.max(...disks)));
    const reply = await service.post('disk/list', { ...SCOPE, Fuzzy: 'disk' });
    expect(reply.status).toBe(503);
    expect(reply.body).toMatchObject({ scode: 10016, data: null });
    expect(reply.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(pages()).toHaveLength(9);
  });
});

describe('ids with other conditions', () => {
  const six = [7, 4, 1, 8, 5, 2];

  it.each([4900, 5001])('are asked for by id in one call among %d disks', async (count) => {
    disks = Array.from({ length: count }, (_, n) => n);
    const data = await list({ DiskIds: six.map(idOf), State: 'ATTACHED' });
    expect(idsIn(data)).toEqual([7, 5, 1].map(idOf));
    expect(data.TotalCount).toBe(3);
    expect(pages()).toHaveLength(1);
    expect(pages()[0]!.params).toEqual({ Offset: 0, Limit: 100, DiskIds: six.map(idOf) });
  });

  it('are one call for inspect and for a count too', async () => {
    disks = Array.from({ length: 5001 }, (_, n) => n);
    const conditions = { DiskIds: six.map(idOf), Filters: [filter('disk-state', 'ATTACHED')] };
    expect(idsIn(await dataOf(service, 'inspect', { ...SCOPE, ...conditions }))).toEqual([7, 1, 5].map(idOf));
    const counts = await dataOf(service, 'distributed/inspect', { ...SCOPE, ...conditions });
    expect(counts.List).toMatchObject([{ Region: 'ap-guangzhou', Count: 3 }]);
    expect(pages()).toHaveLength(2);
  });
});

describe('the many disks of a policy', () => {
  beforeEach(() => {
    bound = Array.from({ length: 150 }, (_, n) => (n * 7) % 250);
  });

  it.each([
    ['ASC', 'CREATE_TIME'],
    ['DESC', 'CREATE_TIME'],
    ['ASC', ''],
    ['', ''],
  ])('are in order over all pages (%s %s)', async (Order, OrderField) => {
    const seen: string[] = [];
    for (let PageNum = 0; PageNum < 4; PageNum += 1)
      seen.push(
        ...idsIn(
          await list({ AutoSnapshotPolicyId: 'asp-12345678', Order, OrderField, PageNum, PageSize: 40 }),
        ),
      );
    const up = bound.toSorted((a, b) => a - b).map(idOf);
    expect(seen).toEqual(Order === 'ASC' ? up : up.toReversed());
  });

  it('are refused above 5,000', async () => {
    bound = Array.from({ length: 5001 }, (_, n) => n);
    const reply = await service.post('disk/list', {
      ...SCOPE,
      AutoSnapshotPolicyId: 'asp-12345678',
      State: 'ATTACHED',
    });
    expect(reply.status).toBe(400);
    expect(reply.body.desc).toMatch(/^AutoSnapshotPolicyId: .*5001.*5000/);
    expect(pages()).toEqual([]);
  });
});

const addTenant = async (TenantUuid: string, SecretId: string) => {
  const key = { SecretId, SecretKey: 'sandboxsandboxsandboxsandbox0001' };
  const reply = await service.post('credential/create', { ...SCOPE, TenantUuid, ...key });
  expect(reply.status, reply.text).toBe(200);
};

describe('the next page of a search', () => {
  const search = { Fuzzy: '  DISK  ', PageSize: 20 };
  const next = { ...search, PageNum: 1 };

  it('is cut from the scan of the page before', async () => {
    const first = await list(search);
    expect(pages()).toHaveLength(3);
    const second = await list(next);
    expect(pages()).toHaveLength(3);
    expect(second.TotalCount).toBe(250);
    expect([...idsIn(first), ...idsIn(second)]).toEqual(disks.toReversed().slice(0, 40).map(idOf));
  });

  it('is scanned for when it is another search', async () => {
    await list(search);
    for (const other of [
      { Fuzzy: 'disk 1' },
      { State: 'ATTACHED' },
      { Order: 'ASC' },
      { Region: 'ap-shanghai' },
    ]) {
      stub.calls.length = 0;
      await list({ ...next, ...other });
      expect(pages(), JSON.stringify(other)).toHaveLength(3);
    }
  });

  it('is scanned for after a first page that was asked for again', async () => {
    await list(search);
    disks.push(250);
    expect((await list(search)).TotalCount).toBe(251);
    expect((await list(next)).TotalCount).toBe(251);
    expect(pages()).toHaveLength(6);
  });

  describe('after a write', () => {
    const create = { ...SCOPE, DiskType: 'CLOUD_SSD', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } };
    let replica: Awaited<ReturnType<typeof createApp>>;
    let otherOrigin: string;
    beforeAll(async () => {
      replica = await createApp(service.config);
      await replica.listen(0, '127.0.0.1');
      otherOrigin = `http://127.0.0.1:${(replica.getHttpServer().address() as { port: number }).port}`;
    });
    afterAll(() => replica.close());

    it.each([
      ['this', () => service.origin],
      ['another', () => otherOrigin],
    ])('through %s replica is scanned for', async (_, origin) => {
      await list(search);
      const reply = await post(`${origin()}/v1/tencent/disk/create`, create, { token: ADMIN_KEY });
      expect(reply.status, reply.text).toBe(200);
      await list(next);
      expect(pages()).toHaveLength(6);
    });

    it('of another tenant with the same key is scanned for', async () => {
      await addTenant('sharing', 'AKIDsandboxsandboxsandboxsandbox0001');
      await list(search);
      const route = `${otherOrigin}/v1/tencent/disk/create`;
      const reply = await post(route, { ...create, TenantUuid: 'sharing' }, { token: ADMIN_KEY });
      expect(reply.status, reply.text).toBe(200);
      await list(next);
      expect(pages()).toHaveLength(6);
    });

    it('of another tenant with another key needs no scan', async () => {
      await addTenant('apart', 'AKIDsandboxsandboxsandboxsandbox0002');
      await list(search);
      const reply = await service.post('disk/create', { ...create, TenantUuid: 'apart' });
      expect(reply.status, reply.text).toBe(200);
      await list(next);
      expect(pages()).toHaveLength(3);
    });
  });
});
