import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_POLICIES, EXAMPLES } from '../../../src/auto-snapshot-policy/dto/document-examples.js';
import { createApp } from '../../../src/app.configure.js';
import { ACCOUNT, DISK, post, type Reply, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, createDisks, idsIn, onlyCall } from '../upstream.js';

const POLICY = 'asp-63p7jk73';
const ON_STOPPED = 'disk-plqkg6me';
const CREATE = EXAMPLES.create.request;

describe('automatic snapshot policies', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const send = (verb: string, body: object): Promise<Reply> =>
    service.post(`auto_snapshot/policy/${verb}`, { ...SCOPE, ...body });
  const bind = (...DiskIds: string[]) => send('bind', { AutoSnapshotPolicyId: POLICY, DiskIds });
  const fault = (values: object) =>
    fetch(`${service.sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ Times: 1, ...values }),
    });
  const listed = async (body: object = {}) => (await send('list', body)).body.data;

  it('are answered as the document shows them', async () => {
    const list = await send('list', EXAMPLES.list.request);
    expect(list.body).toEqual(EXAMPLES.list.reply);
    expect((await send('update', EXAMPLES.update.request)).body).toEqual(EXAMPLES.update.reply);
    expect((await send('bind', EXAMPLES.bind.request)).body).toEqual(EXAMPLES.bind.reply);
    expect((await send('unbind', EXAMPLES.unbind.request)).body).toEqual(EXAMPLES.unbind.reply);
    expect((await send('delete', EXAMPLES.delete.request)).body).toEqual(EXAMPLES.delete.reply);
    expect((await listed()).List).toEqual([expect.objectContaining(EXAMPLE_POLICIES[0]!)]);
    const created = (await send('create', CREATE)).body.data;
    const [, row] = (await listed()).List;
    expect(created).toEqual({
      AutoSnapshotPolicyId: row.AutoSnapshotPolicyId,
      NextTriggerTime: row.NextTriggerTime,
    });
    expect(created.NextTriggerTime).toMatch(/ 23:00:00$/);
  });

  it('are counted in every region, under its long name', async () => {
    const { List } = (await service.post('auto_snapshot/distributed/inspect', ACCOUNT)).body.data;
    const counts = new Map(List.map((row: Record<string, unknown>) => [row['Region'], row]));
    expect(List).toHaveLength(19);
    expect(counts.get('ap-guangzhou')).toEqual({
      Count: 2,
      Region: 'ap-guangzhou',
      RegionName: '华南地区(广州)',
      RegionState: 'AVAILABLE',
    });
    const none = List.filter((row: Record<string, unknown>) => row['Count'] === 0);
    expect(none.map((row: Record<string, unknown>) => row['Region'])).toEqual([
      'ap-chengdu',
      'ap-shanghai-fsi',
      'ap-shenzhen-fsi',
    ]);
  });

  it.each([
    ['no kind of days', { Policy: [{ Hour: [1] }] }, 'Policy.0: must have exactly one of'],
    [
      'two kinds of days',
      { Policy: [{ Hour: [1], DayOfWeek: [1], IntervalDays: 2 }] },
      'Policy.0: must have',
    ],
    ['no hour', { Policy: [{ DayOfWeek: [1] }] }, 'Policy.0.Hour: required'],
    ['an hour of 24', { Policy: [{ DayOfWeek: [1], Hour: [24] }] }, 'Policy.0.Hour: must be'],
    ['one hour twice', { Policy: [{ DayOfWeek: [1], Hour: [2, 2] }] }, 'Policy.0.Hour: must be'],
    ['an eighth day of the week', { Policy: [{ DayOfWeek: [7], Hour: [1] }] }, 'Policy.0.DayOfWeek: must'],
    ['day 0 of the month', { Policy: [{ DayOfMonth: [0], Hour: [1] }] }, 'Policy.0.DayOfMonth: must'],
    [
      'an interval of 366 days',
      { Policy: [{ IntervalDays: 366, Hour: [1] }] },
      'Policy.0.IntervalDays: must',
    ],
    ['no retention', { RetentionDays: null }, 'RetentionDays: is required unless'],
    ['a retention of 0 days', { RetentionDays: 0 }, 'RetentionDays: must be'],
    ['a name of 61 bytes', { AutoSnapshotPolicyName: `${'快'.repeat(20)}x` }, 'AutoSnapshotPolicyName: must'],
  ])('are refused by name with %s', async (_name, fields, desc) => {
    const reply = await send('create', { ...CREATE, ...fields });
    expect([reply.status, reply.body.scode]).toEqual([400, 10001]);
    expect(reply.body.desc).toContain(desc);
    expect(service.sandbox.calls()).toEqual([]);
  });

  it.each([
    ['update', { AutoSnapshotPolicyId: POLICY }, 'nothing to change'],
    ['update', { AutoSnapshotPolicyIds: [POLICY, 'asp-peiq4wwp'], IsActivated: false }, 'at most 1'],
    [
      'update',
      { AutoSnapshotPolicyIds: POLICY, AutoSnapshotPolicyId: POLICY, IsActivated: true },
      'not both',
    ],
    ['delete', {}, 'AutoSnapshotPolicyIds: required, or AutoSnapshotPolicyId instead'],
    [
      'bind',
      { AutoSnapshotPolicyId: POLICY, DiskIds: Array.from({ length: 101 }, (_, i) => `disk-a${1000 + i}`) },
      'DiskIds: must be',
    ],
  ])('refuse by name: %s %j', async (verb, body, desc) => {
    const reply = await send(verb, body);
    expect([reply.status, reply.body.scode]).toEqual([400, 10001]);
    expect(reply.body.desc).toContain(desc);
    expect(service.sandbox.calls()).toEqual([]);
  });

  it.each(['drop-after-commit', 'reset', 'html'])(
    'are made once, or of unknown outcome, after %s',
    async (Fault) => {
      await fault({ Action: 'CreateAutoSnapshotPolicy', Fault });
      const before = (await listed()).TotalCount;
      const reply = await send('create', { ...CREATE, AutoSnapshotPolicyName: `after ${Fault}` });
      const { List, TotalCount } = await listed({ Order: 'DESC' });
      if (TotalCount === before) {
        expect(reply.status).toBeGreaterThan(500);
        expect(reply.body.desc).toContain('its outcome is unknown');
      } else
        expect(reply.body.data).toEqual({
          AutoSnapshotPolicyId: List[0].AutoSnapshotPolicyId,
          NextTriggerTime: List[0].NextTriggerTime,
        });
      expect(TotalCount - before).toBe(Fault === 'drop-after-commit' ? 1 : 0);
      expect(callsOf(service, 'CreateAutoSnapshotPolicy')).toHaveLength(1);
    },
    20_000,
  );

  it('are told apart from one of the same name and content that was made a moment before', async () => {
    const first = (await send('create', CREATE)).body.data.AutoSnapshotPolicyId;
    await fault({ Action: 'CreateAutoSnapshotPolicy', Fault: 'drop-after-commit' });
    const second = (await send('create', CREATE)).body.data.AutoSnapshotPolicyId;
    expect(second).toMatch(/^asp-/);
    expect(second).not.toBe(first);
    expect((await listed()).TotalCount).toBe(4);
  });

  it.each([
    [
      'update',
      'ModifyAutoSnapshotPolicyAttribute',
      { AutoSnapshotPolicyId: 'asp-peiq4wwp', RetentionDays: 5 },
    ],
    ['delete', 'DeleteAutoSnapshotPolicies', { AutoSnapshotPolicyIds: ['asp-peiq4wwp'] }],
    ['bind', 'BindAutoSnapshotPolicy', { AutoSnapshotPolicyId: 'asp-peiq4wwp', DiskIds: [DISK] }],
    [
      'unbind',
      'UnbindAutoSnapshotPolicy',
      { Region: 'ap-shanghai', AutoSnapshotPolicyId: 'asp-s5h8j3wm', DiskId: 'disk-ela6e7f8' },
    ],
  ])('confirm a lost reply by reading: %s', async (verb, Action, body) => {
    await fault({ Action, Fault: 'drop-after-commit' });
    const reply = await send(verb, body);
    expect([reply.status, callsOf(service, Action).length]).toEqual([200, 1]);
  });

  it('take a disk that is bound already as done, and name the disks that are not in use', async () => {
    expect((await bind(ON_STOPPED)).body.desc).toBe('');
    const reply = await bind(ON_STOPPED, DISK);
    expect(reply.body).toMatchObject({ scode: 0, data: {} });
    expect(reply.body.desc).toContain(`${ON_STOPPED}: is bound to ${POLICY} already`);
    expect(reply.body.desc).toContain(`${DISK}: is not in use`);
    expect(callsOf(service, 'BindAutoSnapshotPolicy').map(({ Params }) => Params['DiskIds'])).toEqual([
      [ON_STOPPED],
      [DISK],
    ]);
    const again = await bind(ON_STOPPED, DISK);
    expect(again.body.scode).toBe(0);
    expect(callsOf(service, 'BindAutoSnapshotPolicy')).toHaveLength(2);
  });

  it('bind the disks that there are, and say which is not there', async () => {
    const reply = await bind(DISK, 'disk-00000000');
    expect([reply.status, reply.body.scode]).toEqual([207, 10012]);
    expect(reply.body.data).toMatchObject({
      Success: 1,
      Fail: 1,
      Results: [
        { DiskId: DISK, scode: 0 },
        { DiskId: 'disk-00000000', scode: 30003 },
      ],
    });
    expect(onlyCall(service, 'BindAutoSnapshotPolicy').Params['DiskIds']).toEqual([DISK]);
  });

  it('send nothing for a policy that is not there', async () => {
    const reply = await send('bind', { AutoSnapshotPolicyId: 'asp-00000000', DiskIds: [DISK] });
    expect([reply.status, reply.body.scode]).toEqual([404, 30007]);
    expect(callsOf(service, 'BindAutoSnapshotPolicy')).toEqual([]);
  });

  it('bind and unbind eighty disks in one call, and a hundred in two', async () => {
    const ids = await createDisks(service, 80);
    const disksOf = (action: string) => callsOf(service, action).map(({ Params }) => Params['DiskIds']);
    expect((await bind(...ids)).status).toBe(200);
    expect(disksOf('BindAutoSnapshotPolicy')).toEqual([ids]);
    const more = [...(await createDisks(service, 100))];
    expect((await bind(...more)).status).toBe(200);
    const parts = [more.slice(0, 80), more.slice(80)];
    expect(disksOf('BindAutoSnapshotPolicy')).toEqual([ids, ...parts]);
    const { List } = await listed({ AutoSnapshotPolicyId: POLICY });
    expect(new Set(List[0].DiskIdSet)).toEqual(new Set([...ids, ...more]));
    const unbound = await send('unbind', { AutoSnapshotPolicyId: POLICY, DiskIds: more });
    expect(unbound.body).toMatchObject({ scode: 0, data: {} });
    expect(disksOf('UnbindAutoSnapshotPolicy')).toEqual(parts);
  });

  it.each([
    ['bind', 'BindAutoSnapshotPolicy'],
    ['unbind', 'UnbindAutoSnapshotPolicy'],
  ])('say which disks of a call failed when the other call was done: %s', async (verb, Action) => {
    const ids = await createDisks(service, 100);
    await fault({ Action, Fault: 'error', Code: 'InvalidParameter' });
    const reply = await send(verb, { AutoSnapshotPolicyId: POLICY, DiskIds: ids });
    expect([reply.status, reply.body.data]).toMatchObject([207, { Success: 20, Fail: 80 }]);
    expect(reply.body.data.Results[0]).toMatchObject({ DiskId: ids[0] });
    expect(reply.body.data.Results[0].scode).not.toBe(0);
    expect(reply.body.data.Results[99]).toMatchObject({ DiskId: ids[99], scode: 0 });
  });

  it('show their disks in disk/list at once, in every replica', async () => {
    const replica = await createApp(service.config);
    await replica.listen(0, '127.0.0.1');
    const { port } = replica.getHttpServer().address() as { port: number };
    const list = async (origin: string) => {
      const body = { ...SCOPE, AutoSnapshotPolicyId: POLICY, Fuzzy: 'disk' };
      return idsIn((await post(`${origin}/v1/tencent/disk/list`, body)).body.data);
    };
    const origins = [service.origin, `http://127.0.0.1:${port}`];
    try {
      for (const origin of origins) expect(await list(origin)).toEqual([]);
      await bind(ON_STOPPED);
      for (const origin of origins) expect(await list(origin)).toEqual([ON_STOPPED]);
      await send('unbind', { AutoSnapshotPolicyId: POLICY, DiskId: ON_STOPPED });
      for (const origin of origins) expect(await list(origin)).toEqual([]);
    } finally {
      await replica.close();
    }
  });

  it('are in the trail with the policy and the disks', async () => {
    await bind(ON_STOPPED);
    const { List } = (await service.post('audit/list', { TenantUuid: 'system', DiskId: ON_STOPPED })).body
      .data;
    expect(List[0]).toMatchObject({
      Action: 'auto_snapshot/policy/bind',
      DiskIds: [ON_STOPPED],
      ResourceIds: [POLICY, ON_STOPPED],
      Outcome: 'succeeded',
    });
  });
});
