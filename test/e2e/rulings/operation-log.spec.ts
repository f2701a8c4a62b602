import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBeijing } from '../../../src/common/time/beijing-time.js';
import { DISK, INSTANCE, SCOPE, type Service, startService } from '../service.fixture.js';
import { type StubUpstream, startStubUpstream } from '../stub-upstream.js';
import { callsOf, createDisks, dataOf, onlyCall } from '../upstream.js';

const DAY = { BeginTime: '2021-08-27 00:00:00', EndTime: '2021-08-27 23:59:59' };
const LOG = { ...SCOPE, DiskId: DISK };

interface Row {
  Operation: string;
  OperationState: string;
  StartTime: string;
}

const operationsOf = (data: { List: Row[] }) => data.List.map((row) => row.Operation);

describe('the operation log while Tencent still answers', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ operationLogs: 'answer' });
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  it('comes from DescribeDiskOperationLogs, newest first', async () => {
    const data = await dataOf(service, 'logs/list', { ...LOG, ...DAY });
    expect(data.Source).toBe('DescribeDiskOperationLogs');
    expect(onlyCall(service, 'DescribeDiskOperationLogs').Params).toEqual({
      Filters: [{ Name: 'disk-id', Values: [DISK] }],
      ...DAY,
    });
    expect(callsOf(service, 'LookUpEvents')).toEqual([]);
    expect(data.TotalCount).toBe(4);
    expect(operationsOf(data)).toEqual([
      'CBS_OPERATION_MODIFY',
      'CBS_OPERATION_DETACH',
      'CBS_OPERATION_ATTACH',
      'CBS_OPERATION_CREATE',
    ]);
  });

  it('is requested without the ends of time that are not given', async () => {
    await dataOf(service, 'logs/list', { ...LOG, BeginTime: '', EndTime: null });
    expect(Object.keys(onlyCall(service, 'DescribeDiskOperationLogs').Params)).toEqual(['Filters']);
  });

  it.each(['InternalError.ComponentError', 'InvalidParameterValue', 'UnauthorizedOperation'])(
    'does not give way to CloudAudit because of %s',
    async (Code) => {
      service.sandbox.addFault({ Action: 'DescribeDiskOperationLogs', Fault: 'error', Code, Times: 3 });
      const reply = await service.post('disk/logs/list', { ...LOG, ...DAY });
      expect(callsOf(service, 'LookUpEvents')).toEqual([]);
      if (Code === 'UnauthorizedOperation') expect(reply.body.data.Source).toBe('AuditTrail');
      else expect(reply.body.scode).not.toBe(0);
    },
  );

  it.each(['ActionOffline', 'InvalidAction', 'UnsupportedOperation'])(
    'gives way to CloudAudit on %s, and that is remembered for the account',
    async (Code) => {
      // Each with a service of its own, because it remembers.
      const own = await startService({ operationLogs: 'answer' });
      try {
        own.sandbox.addFault({ Action: 'DescribeDiskOperationLogs', Fault: 'error', Code });
        expect((await dataOf(own, 'logs/list', { ...LOG, ...DAY })).Source).toBe('CloudAudit');
        expect((await dataOf(own, 'logs/list', { ...LOG, ...DAY })).Source).toBe('CloudAudit');
        expect(callsOf(own, 'DescribeDiskOperationLogs')).toHaveLength(1);
        expect(callsOf(own, 'LookUpEvents')).toHaveLength(2);
      } finally {
        await own.close();
      }
    },
  );
});

describe('the operation log from CloudAudit', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const list = (fields: object) => dataOf(service, 'logs/list', { ...LOG, ...fields });
  const forbidCloudAudit = () => {
    for (const Action of ['LookUpEvents', 'DescribeEvents'])
      service.sandbox.addFault({ Action, Fault: 'error', Code: 'UnauthorizedOperation' });
  };

  it('has the same rows, the refused attempt among them', async () => {
    const data = await list(DAY);
    expect(data.Source).toBe('CloudAudit');
    expect(data.List.map((row: Row) => [row.StartTime.slice(11), row.Operation, row.OperationState])).toEqual(
      [
        ['18:11:40', 'CBS_OPERATION_MODIFY', 'SUCCESS'],
        ['18:03:27', 'CBS_OPERATION_DETACH', 'SUCCESS'],
        ['17:46:03', 'CBS_OPERATION_ATTACH', 'FAILED'],
        ['17:46:02', 'CBS_OPERATION_ATTACH', 'SUCCESS'],
        ['17:40:15', 'CBS_OPERATION_CREATE', 'SUCCESS'],
      ],
    );
  });

  it('follows the token through all pages', async () => {
    for (let i = 0; i < 60; i += 1) await dataOf(service, 'update', { ...LOG, DiskName: `name ${i}` });
    service.sandbox.clearCalls();
    const data = await list({ PageSize: 100 });
    expect(data.TotalCount).toBe(60);
    const calls = callsOf(service, 'LookUpEvents').map((call) => call.Params);
    expect(calls).toHaveLength(2);
    expect(calls[0]).not.toHaveProperty('NextToken');
    expect(typeof calls[1]!['NextToken']).toBe('string');
    expect(calls[1]).toMatchObject({ MaxResults: 50, StartTime: calls[0]!['StartTime'] });
    expect((await list({ PageSize: 25, PageNum: 2 })).List).toHaveLength(10);
  });

  it('looks back over 30 days when no time is given', async () => {
    await dataOf(service, 'update', { ...LOG, DiskName: 'today' });
    const data = await list({});
    expect(operationsOf(data)).toEqual(['CBS_OPERATION_MODIFY']);
    const { StartTime, EndTime } = onlyCall(service, 'LookUpEvents').Params as Record<string, number>;
    expect(EndTime! - StartTime!).toBe(30 * 86_400);
  });

  it('looks back from the end when only that is given', async () => {
    expect((await list({ EndTime: DAY.EndTime })).TotalCount).toBe(5);
    onlyCall(service, 'LookUpEvents');
  });

  it('is asked in pieces of 30 days for a longer time, newest first', async () => {
    const data = await list({ BeginTime: '2021-07-01 00:00:00', EndTime: '2021-09-30 23:59:59' });
    expect(data.TotalCount).toBe(5);
    const windows = callsOf(service, 'LookUpEvents').map((call) => call.Params as Record<string, number>);
    expect(windows.length).toBe(4);
    for (const [i, { StartTime, EndTime }] of windows.entries()) {
      expect(EndTime! - StartTime!).toBeLessThanOrEqual(30 * 86_400);
      if (i > 0) expect(EndTime).toBe(windows[i - 1]!['StartTime']! - 1);
    }
  });

  it('says so when the time is longer than can be read', async () => {
    const reply = await service.post('disk/logs/list', { ...LOG, BeginTime: '2001-01-01 00:00:00' });
    expect(reply.status).toBe(200);
    expect(reply.body.desc).toMatch(/narrow BeginTime and EndTime/);
    expect(callsOf(service, 'LookUpEvents').length).toBeLessThanOrEqual(100);
  });

  it('reaches back over years in which nothing happened', async () => {
    const data = await list({ BeginTime: '2021-08-01 00:00:00' });
    expect(operationsOf(data)).toContain('CBS_OPERATION_CREATE');
  });

  it('is empty for a time that has not begun', async () => {
    const data = await list({ BeginTime: '2999-01-01 00:00:00' });
    expect(data).toMatchObject({ TotalCount: 0, List: [] });
  });

  it('takes one moment as a window', async () => {
    const BeginTime = '2021-08-27 17:40:15';
    expect(operationsOf(await list({ BeginTime, EndTime: BeginTime }))).toEqual(['CBS_OPERATION_CREATE']);
  });

  it.each([
    ['attach', 2],
    ['ATTACH', 2],
    ['  attach ', 2],
    ['failed', 1],
    ['100004375281', 5],
    ['4375', 5],
    [DISK, 0],
    ['2021', 0],
    ['', 5],
  ])('has of Fuzzy %j %i rows, in operation, operator and state', async (Fuzzy, rows) => {
    const data = await list({ ...DAY, Fuzzy });
    expect(data.TotalCount).toBe(rows);
    expect(data.List).toHaveLength(rows);
  });

  it.each([
    [{}, 5],
    [{ PageSize: 0 }, 5],
    [{ PageSize: 2, PageNum: 0 }, 2],
    [{ PageSize: 2, PageNum: 2 }, 1],
    [{ PageSize: 2, PageNum: 3 }, 0],
    [{ PageSize: 1, PageNum: 0, Fuzzy: 'attach' }, 1],
  ])('has on the page %j %i rows, and the count of all', async (page, rows) => {
    const data = await list({ ...DAY, ...page });
    expect(data.List).toHaveLength(rows);
    expect(data.TotalCount).toBe('Fuzzy' in page ? 2 : 5);
  });

  it('knows the operations of this service on a new disk', async () => {
    const [DiskId] = await createDisks(service, 1);
    await dataOf(service, 'resize', { ...SCOPE, DiskId, DiskSize: 30 });
    await dataOf(service, 'delete', { ...SCOPE, DiskId });
    const data = await list({ DiskId });
    expect(operationsOf(data).toSorted()).toEqual([
      'CBS_OPERATION_CREATE',
      'CBS_OPERATION_EXPAND',
      'CBS_OPERATION_ISOLATE',
    ]);
  });

  it('has an operation on several disks in the log of each', async () => {
    const DiskIds = await createDisks(service, 2);
    await dataOf(service, 'attach', { ...SCOPE, DiskIds, InstanceId: INSTANCE });
    for (const DiskId of DiskIds)
      expect(operationsOf(await list({ DiskId })).toSorted()).toEqual([
        'CBS_OPERATION_ATTACH',
        'CBS_OPERATION_CREATE',
      ]);
  });

  it('is the trail of this service when CloudAudit is not permitted', async () => {
    await dataOf(service, 'update', { ...LOG, DiskName: 'own' });
    await service.post('disk/resize', { ...LOG, DiskSize: 10 });
    forbidCloudAudit();
    const reply = await service.post('disk/logs/list', LOG);
    expect(reply.status).toBe(200);
    expect(reply.body.data.Source).toBe('AuditTrail');
    expect(reply.body.desc).toContain('UnauthorizedOperation');
    const rows = reply.body.data.List.slice(0, 2).map((row: Row) => [row.Operation, row.OperationState]);
    expect(rows.toSorted()).toEqual([
      ['CBS_OPERATION_EXPAND', 'FAILED'],
      ['CBS_OPERATION_MODIFY', 'SUCCESS'],
    ]);
    expect(reply.body.data.List[0].Operator).toBe('admin');
  });

  it.each([
    [1000, false],
    [1001, true],
  ])('says of the trail with %i changes of a disk whether it was cut: %s', async (changes, isCut) => {
    const DiskId = `disk-changed${changes}`;
    await service.database.dataSource.query(
      `INSERT INTO audit_event (tenant_uuid, seq, audit_id, kind, at, actor, action, cluster_uuid, resources,
                                instance_id, previous_hash, hash)
       SELECT $1, 1000000 * $2::int + i, gen_random_uuid(), 'intent', now(), 'admin', 'disk/update', $3,
              ARRAY['disk:' || $4], gen_random_uuid(), '', ''
         FROM generate_series(1, $2::int) i`,
      [SCOPE.TenantUuid, changes, SCOPE.ClusterUuid, DiskId],
    );
    forbidCloudAudit();
    const { body } = await service.post('disk/logs/list', { ...LOG, DiskId });
    expect(body.data).toMatchObject({ TotalCount: 1000, Source: 'AuditTrail' });
    const cut = 'only the newest 1000 operations were read; narrow BeginTime and EndTime; ';
    expect(body.desc.startsWith(cut)).toBe(isCut);
    expect(body.desc).toContain('UnauthorizedOperation');
  });
});

describe('the operation log where LookUpEvents is not to be had', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
    service.sandbox.addFault({ Action: 'LookUpEvents', Fault: 'error', Code: 'ActionOffline', Times: 1000 });
  });
  afterAll(() => service.close());

  it('comes from DescribeEvents, page by page, with the same rows', async () => {
    for (let i = 0; i < 60; i += 1) await dataOf(service, 'update', { ...LOG, DiskName: `name ${i}` });
    service.sandbox.clearCalls();
    const data = await dataOf(service, 'logs/list', { ...LOG, PageSize: 100 });
    expect(data).toMatchObject({ TotalCount: 60, Source: 'CloudAudit' });
    expect(data.List[0]).toMatchObject({
      Operation: 'CBS_OPERATION_MODIFY',
      OperationState: 'SUCCESS',
      DiskId: DISK,
      Operator: '100004375281',
    });
    expect(data.List[0].StartTime).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
    const calls = callsOf(service, 'DescribeEvents').map((call) => call.Params);
    expect(calls).toHaveLength(2);
    expect(calls[0]).not.toHaveProperty('NextToken');
    expect(calls[1]!['NextToken']).toBeGreaterThan(2 ** 53);
  });

  it('asks no more for what was found withdrawn', async () => {
    const [DiskId] = await createDisks(service, 1);
    await dataOf(service, 'logs/list', { ...SCOPE, DiskId });
    service.sandbox.clearCalls();
    await dataOf(service, 'logs/list', { ...SCOPE, DiskId });
    expect(callsOf(service, 'DescribeDiskOperationLogs')).toEqual([]);
    expect(callsOf(service, 'LookUpEvents')).toEqual([]);
    onlyCall(service, 'DescribeEvents');
  });

  it('goes back for the 90 days that DescribeEvents has, and says so', async () => {
    const [DiskId] = await createDisks(service, 1);
    const before = Date.now();
    const request = { ...SCOPE, DiskId, BeginTime: '2021-08-01 00:00:00' };
    const reply = await service.post('disk/logs/list', request);
    expect(reply).toMatchObject({ status: 200, body: { scode: 0, data: { TotalCount: 1 } } });
    const [, since] = /^complete only from (.{19}) \(Beijing time\) on/.exec(reply.body.desc) ?? [];
    const days = (before - fromBeijing(since ?? '')) / 86_400_000;
    expect(days).toBeGreaterThan(89.9);
    expect(days).toBeLessThanOrEqual(90);
  });

  it('is an error when no source answers for the newest time asked for', async () => {
    expect((await service.post('disk/logs/list', { ...LOG, ...DAY })).status).toBe(400);
  });
});

describe('the operation log of a source that does not go back far enough', () => {
  const YEAR = { ...LOG, BeginTime: '2021-01-01 00:00:00', EndTime: '2021-12-31 23:59:59' };
  const event = (EventTime: string) => ({ EventName: 'ResizeDisk', EventTime });
  let stub: StubUpstream;
  let service: Service;
  /** The answer for what is older than the newest window. */
  let older: () => object | Promise<object>;

  beforeAll(async () => {
    stub = await startStubUpstream(({ action, params }) => {
      if (action === 'DescribeDiskOperationLogs') return { Error: { Code: 'ActionOffline', Message: '' } };
      const isNewest = params['EndTime'] === fromBeijing(YEAR.EndTime) / 1000;
      return isNewest ? { Events: [event('2021-12-24 10:00:00')], ListOver: true } : older();
    });
    service = await startService({
      tencentApiOrigin: stub.origin,
      config: { tencentTimeoutMs: 300, requestTimeoutMs: 4_000 },
    });
  });
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  it.each([
    'InvalidParameterValue.Time',
    'InvalidParameter.Time',
    'InvalidParameter',
    'LimitExceeded.OverTime',
    'InternalError.SearchError',
    'UnauthorizedOperation',
    'ActionOffline',
    'NobodyKnows',
  ])('has the newer rows when what is older is refused with %s', async (Code) => {
    older = () => ({ Error: { Code, Message: 'too old' } });
    const reply = await service.post('disk/logs/list', YEAR);
    expect(reply).toMatchObject({ status: 200, body: { scode: 0 } });
    expect(reply.body.data).toMatchObject({ TotalCount: 1, Source: 'CloudAudit' });
    expect(reply.body.data.List[0].StartTime).toBe('2021-12-24 10:00:00');
    expect(reply.body.desc).toContain('complete only from 2021-12-01 23:59:59 (Beijing time) on');
    expect(reply.body.desc).toContain(Code);
  });

  it('has the newer rows when what is older is never answered', async () => {
    older = () => new Promise(() => undefined);
    const reply = await service.post('disk/logs/list', YEAR);
    expect(reply).toMatchObject({ status: 200, body: { scode: 0, data: { TotalCount: 1 } } });
    expect(reply.body.desc).toContain('complete only from 2021-12-01 23:59:59 (Beijing time) on');
  });
});
