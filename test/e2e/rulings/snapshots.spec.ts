import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SNAPSHOT_EXAMPLES } from '../../../src/snapshot/dto/document-examples.js';
import { ACCOUNT, DISK, INSTANCE, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, createDisks, dataOf, onlyCall } from '../upstream.js';

const SYSTEM_DISK = 'disk-plqkg6me';
/** The region of the seeds that no document counts. */
const FSI = { ...SCOPE, Region: 'ap-beijing-fsi' };
const WRITES = ['CreateSnapshot', 'DeleteSnapshots', 'ApplySnapshot'];

describe('the snapshot routes', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const post = (route: string, body: object) => service.post(`snapshot/${route}`, body);
  const ok = (route: string, body: object) => dataOf(service, `../snapshot/${route}`, body);
  const sentWrites = () => WRITES.flatMap((action) => callsOf(service, action));

  it('answer the examples of the document as documented', async () => {
    const listed = await post('list', SNAPSHOT_EXAMPLES.list.request);
    expect(listed.body).toMatchObject({
      ...SNAPSHOT_EXAMPLES.list.reply,
      data: { TotalCount: 3, List: SNAPSHOT_EXAMPLES.list.reply.data.List },
    });
    expect(listed.body.data.Properties).toEqual(SNAPSHOT_EXAMPLES.list.reply.data.Properties);
    const counted = await post('distributed/inspect', SNAPSHOT_EXAMPLES.distribution.request);
    expect(counted.body.data.List).toHaveLength(19);
    for (const row of counted.body.data.List)
      expect(row.Count, row.Region).toBe(row.Region === 'ap-guangzhou' ? 3 : 0);
    const names = Object.fromEntries(
      counted.body.data.List.map((row: never) => [row['Region'], row['RegionName']]),
    );
    expect(names).toMatchObject({
      'ap-guangzhou': '广州',
      'ap-hongkong': '中国香港',
      'ap-shanghai-fsi': '上海金融',
    });
    const applied = await post('apply', SNAPSHOT_EXAMPLES.apply.request);
    expect(applied.body).toEqual(SNAPSHOT_EXAMPLES.apply.reply);
    const created = await post('create', SNAPSHOT_EXAMPLES.create.request);
    expect(created.body).toMatchObject({
      scode: 0,
      data: { SnapshotIdSet: [expect.stringMatching(/^snap-/)] },
    });
    const deleted = await post('delete', SNAPSHOT_EXAMPLES.delete.request);
    expect(deleted.body).toEqual(SNAPSHOT_EXAMPLES.delete.reply);
    expect((await post('delete', SNAPSHOT_EXAMPLES.delete.request)).status).toBe(404);
  });

  describe('create', () => {
    it.each([
      ['DiskId', DISK],
      ['DiskId', [DISK]],
      ['DiskIds', DISK],
      ['DiskIds', [DISK, DISK]],
    ])('takes %s as %j', async (field, value) => {
      await ok('create', {
        ...SCOPE,
        [field]: value,
        SnapshotName: 'daily',
        Tags: [{ Key: 'a', Value: 'b' }],
      });
      expect(onlyCall(service, 'CreateSnapshot').Params).toEqual({
        DiskId: DISK,
        SnapshotName: 'daily',
        Tags: [{ Key: 'a', Value: 'b' }],
      });
    });

    it('sends Deadline in UTC', async () => {
      await ok('create', { ...SCOPE, DiskId: DISK, SnapshotName: 'a', Deadline: '2040-01-08 17:47:55' });
      expect(onlyCall(service, 'CreateSnapshot').Params).toMatchObject({
        Deadline: '2040-01-08T09:47:55+00:00',
      });
    });

    it('answers in the order of the disks, and the trail names disks and snapshots', async () => {
      const ids = await createDisks(service, 6);
      const { SnapshotIdSet } = await ok('create', { ...SCOPE, DiskIds: ids, SnapshotName: 'all' });
      const { List } = await ok('list', { ...SCOPE, SnapshotIds: SnapshotIdSet });
      const diskOf = new Map(List.map((row: never) => [row['SnapshotId'], row['DiskId']]));
      expect(SnapshotIdSet.map((id: string) => diskOf.get(id))).toEqual(ids);
      const trail = await service.post('audit/list', {
        ...ACCOUNT,
        Action: 'snapshot/create',
        DiskId: ids[0]!,
      });
      expect(trail.body.data.List[0]).toMatchObject({ Action: 'snapshot/create', Outcome: 'succeeded' });
      const text = JSON.stringify(trail.body.data.List[0]);
      for (const id of [...ids, ...SnapshotIdSet]) expect(text).toContain(id);
    });

    it('answers 207 with both ids when one disk fails', async () => {
      const reply = await post('create', { ...SCOPE, DiskIds: [DISK, 'disk-aaaaaaaa'], SnapshotName: 'a' });
      expect(reply.status).toBe(207);
      const [made] = (await ok('list', { ...SCOPE, DiskId: DISK })).List;
      expect(reply.body.data).toMatchObject({
        Success: 1,
        Fail: 1,
        Results: [
          { DiskId: DISK, SnapshotId: made.SnapshotId, scode: 0 },
          { DiskId: 'disk-aaaaaaaa', SnapshotId: '', scode: 30003 },
        ],
      });
    });

    it('answers unknown, and repeats nothing, when the call was lost before Tencent had it', async () => {
      service.sandbox.addFault({ Action: 'CreateSnapshot', Fault: 'html', Times: 1 });
      const reply = await post('create', { ...SCOPE, DiskId: DISK, SnapshotName: 'lost' });
      expect(reply.body.desc).toContain('outcome is unknown');
      expect(callsOf(service, 'CreateSnapshot')).toHaveLength(1);
    }, 30_000);

    it('takes no snapshot of another time for the one whose reply was lost', async () => {
      const own = await ok('create', { ...SCOPE, DiskId: DISK, SnapshotName: 'same' });
      service.sandbox.addFault({ Action: 'CreateSnapshot', Fault: 'html', Times: 1 });
      const lost = await post('create', { ...SCOPE, DiskId: DISK, SnapshotName: 'same' });
      expect(lost.body.scode).not.toBe(0);
      service.sandbox.addFault({ Action: 'CreateSnapshot', Fault: 'drop-after-commit', Times: 1 });
      const found = await ok('create', { ...SCOPE, DiskId: DISK, SnapshotName: 'same' });
      expect(found.SnapshotIdSet).not.toEqual(own.SnapshotIdSet);
      expect((await ok('list', { ...SCOPE, DiskId: DISK })).TotalCount).toBe(2);
    }, 30_000);

    it.each([
      [{}, 'DiskIds: required, or DiskId instead'],
      [{ DiskId: DISK, DiskIds: [DISK] }, 'DiskId: send either DiskId or DiskIds, not both'],
      [{ DiskId: 'snap-hn9huy55' }, 'DiskId: must be a disk id'],
      [{ DiskId: DISK, SnapshotName: 'x'.repeat(61) }, 'SnapshotName: must be'],
      [{ DiskId: DISK, Deadline: '2021-01-01 00:00:00' }, 'Deadline: must be at least one day ahead'],
      [{ DiskId: DISK, Tags: [{ Key: '' }] }, 'Tags.0.Key: required; Tags.0.Value: required'],
      [{ DiskId: DISK, Foo: 1 }, 'Foo: unknown field'],
    ])('refuses %j by name', async (fields, fault) => {
      const reply = await post('create', { ...SCOPE, SnapshotName: 'a', ...fields });
      expect(reply.status).toBe(400);
      expect(reply.body.desc).toContain(fault);
      expect(service.sandbox.calls()).toEqual([]);
    });
  });

  describe('list', () => {
    it.each<[object, string[]]>([
      [{ SnapshotId: 'snap-napmq1fj' }, ['snap-napmq1fj']],
      [{ SnapshotIds: 'snap-napmq1fj' }, ['snap-napmq1fj']],
      [{ DiskId: SYSTEM_DISK }, ['snap-hn9huy55']],
      [{ DiskIds: [SYSTEM_DISK, 'disk-nrc1gaps'] }, ['snap-6ixzjp6d', 'snap-hn9huy55']],
      [{ State: 'CREATING' }, []],
      [{ Filters: [{ Name: 'disk-usage', Values: ['SYSTEM_DISK'] }] }, ['snap-hn9huy55']],
      [{ Fuzzy: 'NAPMQ' }, ['snap-napmq1fj']],
      [{ Fuzzy: 'auto_' }, ['snap-6ixzjp6d', 'snap-napmq1fj']],
      [{ Fuzzy: 'disk-plqkg' }, ['snap-hn9huy55']],
      [{ Order: 'DESC', OrderField: 'CREATE_TIME' }, ['snap-hn9huy55', 'snap-napmq1fj', 'snap-6ixzjp6d']],
      [{ PageNum: 1, PageSize: 2 }, ['snap-hn9huy55']],
      [{ Offset: 1, Limit: 1 }, ['snap-napmq1fj']],
    ])('with %j answers %j', async (fields, ids) => {
      const { List } = await ok('list', { ...SCOPE, ...fields });
      expect(List.map((row: never) => row['SnapshotId'])).toEqual(ids);
    });

    it('takes more disks than one filter of Tencent', async () => {
      const others = Array.from({ length: 23 }, (_, i) => `disk-other${String(i).padStart(3, '0')}`);
      const { TotalCount } = await ok('list', {
        ...SCOPE,
        DiskIds: [...others, SYSTEM_DISK, 'disk-eg0qthd6'],
      });
      expect(TotalCount).toBe(2);
      const sizes = callsOf(service, 'DescribeSnapshots').map((call) => {
        const [filter] = call.Params['Filters'] as { Values: string[] }[];
        return filter!.Values.length;
      });
      expect(sizes).toEqual([10, 10, 5]);
    });

    it('says what can be done with copies, shared ones and those with images', async () => {
      const { List, Properties } = await ok('list', FSI);
      const of = (id: string) => Properties[List.findIndex((row: never) => row['SnapshotId'] === id)];
      expect(of('snap-cpy4d5e6')).toEqual({ IsApply: false, IsDelete: true });
      expect(of('snap-img7f8g9')).toEqual({ IsApply: true, IsDelete: false });
      expect(of('snap-sha0h1i2')).toMatchObject({ IsDelete: false });
    });
  });

  describe('delete', () => {
    it.each([
      ['snap-sha0h1i2', 30017, 'is shared with 1 other account'],
      ['snap-img7f8g9', 30018, 'img-q1w2e3r4 (golden)'],
    ])('names what binds %s', async (id, scode, words) => {
      const reply = await post('delete', { ...FSI, SnapshotId: id });
      expect(reply.status).toBe(409);
      expect(reply.body).toMatchObject({ scode });
      expect(reply.body.desc).toContain(words);
      expect(sentWrites()).toEqual([]);
    });

    it('deletes the images as well when asked to', async () => {
      await ok('delete', { ...FSI, SnapshotIds: ['snap-img7f8g9'], DeleteBindImages: true });
      expect(onlyCall(service, 'DeleteSnapshots').Params).toEqual({
        SnapshotIds: ['snap-img7f8g9'],
        DeleteBindImages: true,
      });
    });

    it('sends nothing when one of several is not there', async () => {
      const reply = await post('delete', { ...SCOPE, SnapshotIds: ['snap-napmq1fj', 'snap-aaaaaaaa'] });
      expect(reply.status).toBe(404);
      expect(reply.body.data.Results[0]).toMatchObject({
        SnapshotId: 'snap-napmq1fj',
        desc: expect.stringContaining('not sent'),
      });
      expect(sentWrites()).toEqual([]);
    });

    it('counts a lost reply as done when the snapshot is gone', async () => {
      service.sandbox.addFault({ Action: 'DeleteSnapshots', Fault: 'drop-after-commit', Times: 1 });
      await ok('delete', { ...SCOPE, SnapshotId: 'snap-napmq1fj' });
      expect(callsOf(service, 'DeleteSnapshots')).toHaveLength(1);
    });
  });

  describe('apply', () => {
    const example = SNAPSHOT_EXAMPLES.apply.request;
    it.each([
      [
        { ...SCOPE, SnapshotId: 'snap-hn9huy55', DiskId: DISK },
        400,
        'DiskId: snap-hn9huy55 was made from disk-plqkg6me, not from',
      ],
      [
        { ...FSI, SnapshotId: 'snap-cpy4d5e6', DiskId: 'disk-fsi1a2b3' },
        422,
        'was copied from another region',
      ],
      [{ ...SCOPE, SnapshotId: 'snap-aaaaaaaa', DiskId: DISK }, 404, 'snap-aaaaaaaa: not found'],
      [{ ...SCOPE, SnapshotId: 'snap-6ixzjp6d', DiskId: 'disk-nrc1gaps' }, 404, 'disk-nrc1gaps: not found'],
      [{ ...example, AutoStartInstance: true }, 400, 'AutoStartInstance: goes only with'],
      [{ ...example, DiskId: [DISK, SYSTEM_DISK] }, 400, 'DiskId: must name at most 1'],
    ])('refuses %j with %i and a sentence', async (body, status, words) => {
      const reply = await post('apply', body);
      expect(reply.body.desc).toContain(words);
      expect(reply.status).toBe(status);
      expect(sentWrites()).toEqual([]);
    });

    const attachedWithSnapshot = async (): Promise<{ SnapshotId: string; DiskId: string }> => {
      const [DiskId] = await createDisks(service, 1);
      const { SnapshotIdSet } = await ok('create', { ...SCOPE, DiskId, SnapshotName: 'a' });
      await dataOf(service, 'attach', { ...SCOPE, DiskId, InstanceId: INSTANCE });
      return { SnapshotId: SnapshotIdSet[0], DiskId: DiskId! };
    };

    it('names the running instance, and stops it when asked to', async () => {
      const chosen = await attachedWithSnapshot();
      const refused = await post('apply', { ...SCOPE, ...chosen });
      expect(refused.status).toBe(409);
      expect(refused.body.desc).toContain(`${INSTANCE}, which is RUNNING`);
      expect(callsOf(service, 'ApplySnapshot')).toEqual([]);
      await ok('apply', { ...SCOPE, ...chosen, AutoStopInstance: true, AutoStartInstance: true });
      expect(onlyCall(service, 'ApplySnapshot').Params).toEqual({
        ...chosen,
        AutoStopInstance: true,
        AutoStartInstance: true,
      });
    });

    it('says that the disk was resized since', async () => {
      const [DiskId] = await createDisks(service, 1);
      const { SnapshotIdSet } = await ok('create', { ...SCOPE, DiskId, SnapshotName: 'a' });
      await dataOf(service, 'resize', { ...SCOPE, DiskId, DiskSize: 50 });
      const reply = await post('apply', { ...SCOPE, SnapshotId: SnapshotIdSet[0], DiskId });
      expect(reply.status).toBe(422);
      expect(reply.body.desc).toContain('has 50 GiB and had 20 GiB');
    });
  });
});
