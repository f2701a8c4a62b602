import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FULL_DISK, SEEDED_FIELDS } from './document/full-disk.js';
import { REPLY_TABLES } from './document/reply-fields.js';
import { ACCOUNT, DISK, SCOPE, type Service, startService } from './service.fixture.js';
import { type StubUpstream, startStubUpstream } from './stub-upstream.js';
import { dataOf } from './upstream.js';

type Values = Record<string, unknown>;

const DISK_FIELDS = REPLY_TABLES.inspect;
const PROPERTIES = ['IsModify', 'IsExpand', 'IsDetach', 'IsDelete'];

/** JSON types of the document's words for them. */
const JSON_TYPES: Record<string, string> = {
  string: 'string',
  bool: 'boolean',
  int: 'number',
  int64: 'number',
  uint64: 'number',
  struct: 'object',
  array: 'object',
  'string array': 'object',
  'struct array': 'object',
};

describe("the reply tables of the portal's document", () => {
  it('have these many rows', () => {
    const counts = Object.entries(REPLY_TABLES).map(([route, rows]) => [route, rows.length]);
    expect(counts).toEqual([
      ['distributed/inspect', 4],
      ['list', 38],
      ['inspect', 33],
      ['logs/list', 7],
    ]);
    expect(Object.values(REPLY_TABLES).flat()).toHaveLength(82);
    const listed = REPLY_TABLES.list.map(([name]) => name);
    expect(listed).toEqual(['TotalCount', ...DISK_FIELDS.map(([name]) => name), ...PROPERTIES]);
  });

  describe('of a disk, from a cloud where every field says something', () => {
    let stub: StubUpstream;
    let service: Service;
    let listed: { TotalCount: number; List: Values[] };
    let inspected: Values;
    beforeAll(async () => {
      stub = await startStubUpstream(({ params }) => ({
        TotalCount: params['DiskIds'] ? 1 : 4711,
        DiskSet: [FULL_DISK],
      }));
      service = await startService({ tencentApiOrigin: stub.origin });
      listed = await dataOf(service, 'list', { ...SCOPE, Offset: 4710 });
      inspected = await dataOf(service, 'inspect', { ...SCOPE, DiskId: FULL_DISK.DiskId });
    });
    afterAll(async () => {
      await service.close();
      await stub.close();
    });

    it('has a value for each row', () =>
      expect(Object.keys(FULL_DISK)).toEqual(DISK_FIELDS.map(([name]) => name)));

    it.each(DISK_FIELDS)('%s (%s) comes from inspect and from list', (name, type) => {
      const value = FULL_DISK[name];
      expect(inspected[name]).toEqual(value);
      expect(listed.List[0]![name]).toEqual(value);
      expect(typeof inspected[name]).toBe(JSON_TYPES[type]);
      expect(Array.isArray(inspected[name])).toBe(type.includes('array'));
    });

    it('TotalCount is that of all matches', () => expect(listed.TotalCount).toBe(4711));
  });

  describe('from the sandbox', () => {
    let service: Service;
    beforeAll(async () => {
      service = await startService();
    });
    afterAll(() => service.close());

    it.each(SEEDED_FIELDS)('%s of %s', async (name, DiskId, value) => {
      const scope = { ...SCOPE, Region: 'ap-shanghai', ReturnBindAutoSnapshotPolicy: true };
      expect((await dataOf(service, 'inspect', { ...scope, DiskId }))[name]).toEqual(value);
    });

    it.each([
      ['disk-ela6e7f8', { IsModify: true, IsExpand: true, IsDetach: true, IsDelete: false }],
      ['disk-sys0a1b2', { IsModify: false, IsExpand: false, IsDetach: false, IsDelete: false }],
      ['disk-fix3c4d5', { IsModify: true, IsExpand: false, IsDetach: false, IsDelete: false }],
      ['disk-pre9g0h1', { IsModify: false, IsExpand: true, IsDetach: false, IsDelete: true }],
      ['disk-nor2i3j4', { IsModify: false, IsExpand: true, IsDetach: false, IsDelete: false }],
    ])('the four properties of %s', async (DiskId, properties) => {
      const data = await dataOf(service, 'list', { ...SCOPE, Region: 'ap-shanghai', DiskId });
      expect(data.Properties).toEqual([properties]);
      expect(Object.keys(data.Properties[0])).toEqual(PROPERTIES);
    });

    it('puts the properties of each disk at the place of the disk', async () => {
      const data = await dataOf(service, 'list', { ...SCOPE, Region: 'ap-shanghai' });
      expect(data.TotalCount).toBe(9);
      expect(data.Properties).toHaveLength(9);
      const deletable = data.List.filter((_: unknown, i: number) => data.Properties[i].IsDelete);
      expect(deletable.map((disk: Values) => disk['DiskId'])).toEqual([
        'disk-bas4q5r6',
        'disk-enc1o2p3',
        'disk-sha8m9n0',
        'disk-pre9g0h1',
      ]);
    });

    it('all rows of distributed/inspect', async () => {
      const { List } = await dataOf(service, 'distributed/inspect', ACCOUNT);
      const names = REPLY_TABLES['distributed/inspect'].map(([name]) => name);
      expect(List).toHaveLength(19);
      for (const row of List) expect(Object.keys(row)).toEqual(names);
      expect(List).toContainEqual({
        Count: 9,
        Region: 'ap-shanghai',
        RegionName: '华东地区(上海)',
        RegionState: 'AVAILABLE',
      });
    });

    it('all rows of logs/list', async () => {
      const time = { BeginTime: '2021-08-27 18:00:00', EndTime: '2021-08-27 18:05:00' };
      const data = await dataOf(service, 'logs/list', { ...SCOPE, DiskId: DISK, ...time });
      const [total, ...names] = REPLY_TABLES['logs/list'].map(([name]) => name);
      expect(data[total!]).toBe(1);
      expect(Object.keys(data.List[0]).toSorted()).toEqual(names.toSorted());
      expect(data.List).toEqual([
        {
          Operator: '100004375281',
          Operation: 'CBS_OPERATION_DETACH',
          DiskId: DISK,
          OperationState: 'SUCCESS',
          StartTime: '2021-08-27 18:03:27',
          EndTime: '2021-08-27 18:03:27',
        },
      ]);
    });
  });
});
