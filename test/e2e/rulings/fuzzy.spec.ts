import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../builders/a-disk.js';
import { DISK, INSTANCE, SCOPE, type Service, startService } from '../service.fixture.js';
import { type StubUpstream, startStubUpstream } from '../stub-upstream.js';
import { callsOf, createDisks, dataOf, idsIn, onlyCall } from '../upstream.js';

describe('the search for a part of a text', () => {
  let service: Service;
  let needles: string[];
  beforeAll(async () => {
    service = await startService();
    await createDisks(service, 100, { DiskName: 'hay' });
    needles = await createDisks(service, 30, { DiskName: 'Needle' });
    await createDisks(service, 100, { DiskName: 'straw' });
    await dataOf(service, 'attach', { ...SCOPE, DiskIds: needles.slice(0, 2), InstanceId: INSTANCE });
  });
  beforeEach(() => service.sandbox.clearCalls());
  afterAll(() => service.close());

  const search = (fields: object) => dataOf(service, 'list', { ...SCOPE, ...fields });

  it('goes through all pages, in any case, and counts all matches', async () => {
    const seen: string[] = [];
    for (const [PageNum, rows] of [12, 12, 6, 0].entries()) {
      const data = await search({ Fuzzy: 'nEEdle', PageNum, PageSize: 12 });
      expect(data.TotalCount).toBe(30);
      expect(data.List).toHaveLength(rows);
      expect(data.Properties).toHaveLength(rows);
      seen.push(...idsIn(data));
    }
    expect(seen.toSorted()).toEqual(needles.toSorted());
    const sent = callsOf(service, 'DescribeDisks').map((call) => call.Params);
    expect(sent.toSorted((a, b) => Number(a['Offset']) - Number(b['Offset']))).toEqual([
      { Offset: 0, Limit: 100 },
      { Offset: 99, Limit: 100 },
      { Offset: 198, Limit: 100 },
    ]);
  });

  it('looks at ids and at instances too', async () => {
    expect(idsIn(await search({ Fuzzy: DISK.slice(5, 11).toUpperCase() }))).toEqual([DISK]);
    const attached = await search({ Fuzzy: INSTANCE.slice(4) });
    expect(idsIn(attached).toSorted()).toEqual(needles.slice(0, 2).toSorted());
  });

  it('leaves out blanks around the text', async () => {
    expect((await search({ Fuzzy: '  needle\t' })).TotalCount).toBe(30);
    const { TotalCount } = await search({});
    service.sandbox.clearCalls();
    expect((await search({ Fuzzy: ' \t ' })).TotalCount).toBe(TotalCount);
    expect(onlyCall(service, 'DescribeDisks').Params).toEqual({ Offset: 0, Limit: 20 });
  });

  it('finds what stands in the text, not patterns of it', async () => {
    for (const Fuzzy of ['.*', '%', 'N_edle', 'needle9999', '(', '\\']) {
      expect((await search({ Fuzzy })).TotalCount, Fuzzy).toBe(0);
    }
  });

  it('holds together with the other conditions, which Tencent applies', async () => {
    const data = await search({ Fuzzy: 'needle', State: 'ATTACHED', Order: 'ASC' });
    expect(data.TotalCount).toBe(2);
    const [call] = callsOf(service, 'DescribeDisks');
    expect(call!.Params).toMatchObject({
      Filters: [{ Name: 'disk-state', Values: ['ATTACHED'] }],
      Order: 'ASC',
    });
    expect((await search({ Fuzzy: 'needle', DiskIds: [needles[0], DISK] })).TotalCount).toBe(1);
  });

  it('keeps the order of Tencent', async () => {
    const down = await search({ Fuzzy: 'needle', PageSize: 100 });
    const up = await search({ Fuzzy: 'needle', PageSize: 100, Order: 'ASC' });
    expect(idsIn(up)).toEqual(idsIn(down).toReversed());
  });
});

describe('the limit of what is searched', () => {
  const LIMIT = 5000;
  let stub: StubUpstream;
  let service: Service;
  let total = LIMIT;
  beforeAll(async () => {
    stub = await startStubUpstream(({ params }) => {
      const { Offset = 0, Limit = 20 } = params as { Offset?: number; Limit?: number };
      const ids = Array.from({ length: Math.max(0, Math.min(Limit, total - Offset)) }, (_, i) => Offset + i);
      const DiskSet = ids.map((i) =>
        aVendorDisk({ DiskId: `disk-${String(i).padStart(8, '0')}`, DiskName: `disk ${i % 7}` }),
      );
      return { TotalCount: total, DiskSet };
    });
    service = await startService({ tencentApiOrigin: stub.origin });
  });
  beforeEach(() => void (stub.calls.length = 0));
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  it('lets all of 5,000 disks be searched', async () => {
    total = LIMIT;
    const data = await dataOf(service, 'list', { ...SCOPE, Fuzzy: 'disk 3', PageSize: 100, PageNum: 7 });
    // Pages of a hundred that overlap by one.
    expect(stub.calls).toHaveLength(51);
    expect(data.TotalCount).toBe(714);
    expect(data.List).toHaveLength(14);
  });

  it('refuses to search 5,001 and asks for a narrower filter', async () => {
    total = LIMIT + 1;
    const reply = await service.post('disk/list', { ...SCOPE, Fuzzy: 'disk 3' });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      scode: 10001,
      data: { Fields: [{ Field: 'Fuzzy', Rule: 'count' }] },
    });
    expect(reply.body.desc).toMatch(/^Fuzzy.*5001.*5000.*narrow/);
    expect(stub.calls).toHaveLength(1);
  });

  it('does not hold where Tencent does the work', async () => {
    total = 100_000;
    const data = await dataOf(service, 'list', { ...SCOPE, PageSize: 100, PageNum: 3 });
    expect(data.TotalCount).toBe(100_000);
    expect(data.List).toHaveLength(100);
    expect(stub.calls).toHaveLength(1);
  });
});
