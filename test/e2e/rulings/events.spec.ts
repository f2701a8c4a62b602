import { afterEach, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../src/event/dto/document-examples.js';
import { SCOPE, type Service, startService } from '../service.fixture.js';
import { type StubCall, type StubUpstream, startStubUpstream } from '../stub-upstream.js';

const SNAPSHOT = 'snap-6ixzjp6d';
/** Every field says something. */
const EVENT = {
  Resources: { ResourceName: `volume/*|snapshot/${SNAPSHOT}`, ResourceType: 'cbs' },
  AccountID: 100004375281,
  CloudAuditEvent: '{"eventVersion":3}',
  ErrorCode: 4,
  EventId: 'ffd0a3ba-5b85-4af8-a3cb-6c3b2f2c1d9e',
  EventName: 'CreateCbsStorages',
  EventNameCn: '购买云盘',
  EventRegion: 'ap-guangzhou',
  EventSource: 'cbs.tencentcloudapi.com',
  EventTime: '1628148590',
  RequestID: 'b9f5bd1c-2b5c-4b6a-9f0e-0a2d6f2f1f10',
  ResourceRegion: 'gz',
  ResourceTypeCn: '云硬盘',
  SecretId: 'key-of-somebody',
  SourceIPAddress: '127.0.0.1',
  Username: 'root',
  Location: '广东',
};

describe('events', () => {
  let stub: StubUpstream;
  let service: Service;
  afterEach(async () => {
    await service.close();
    await stub.close();
  });

  async function from(answer: (call: StubCall, number: number) => object): Promise<void> {
    let number = 0;
    stub = await startStubUpstream((call) => answer(call, (number += 1)));
    service = await startService({ tencentApiOrigin: stub.origin });
  }
  const page = (Events: object[], NextToken = '') => ({ Events, NextToken, ListOver: NextToken === '' });
  const ask = (fields: object = {}) =>
    service.post('event/snapshot/logs/list', { ...EXAMPLES.snapshot.request, ...fields });

  it('have each documented field as it came', async () => {
    await from(() => page([EVENT]));
    const reply = await ask();
    expect(reply.body).toMatchObject({ scode: 0, desc: '' });
    expect(reply.body.data).toEqual({ TotalCount: 1, List: [EVENT] });
  });

  it('have texts and numbers where Tencent sends null or nothing', async () => {
    const nulls = Object.fromEntries(Object.keys(EVENT).map((name) => [name, null]));
    await from(() => page([{ ...nulls, Resources: { ResourceName: SNAPSHOT, ResourceType: null } }]));
    const [row] = (await ask()).body.data.List;
    expect(row.Resources).toEqual({ ResourceName: SNAPSHOT, ResourceType: '' });
    expect(Object.keys(row)).toEqual(Object.keys(EVENT));
    for (const [name, value] of Object.entries(row))
      if (name !== 'Resources') expect(value, name).toBe(/^(AccountID|ErrorCode)$/.test(name) ? 0 : '');
  });

  it('are read to the last page by the string token, newest first, and only those that name the resource', async () => {
    const named = (ResourceName: string, EventTime: string) => ({
      ...EVENT,
      EventTime,
      Resources: { ResourceName, ResourceType: 'cbs' },
    });
    await from((_, number) =>
      number === 1
        ? page(
            [named(`snapshot/${SNAPSHOT}`, '1628148590'), named(`snapshot/${SNAPSHOT}9`, '1628148595')],
            'a/b=',
          )
        : page([named(`volume/disk-a|snapshot/${SNAPSHOT}`, '2021-08-05 15:30:00'), named('', '1628148591')]),
    );
    const { List, TotalCount } = (await ask()).body.data;
    expect(TotalCount).toBe(2);
    expect(List.map((row: { EventTime: string }) => row.EventTime)).toEqual(['1628148600', '1628148590']);
    expect(stub.calls.map(({ params }) => params['NextToken'])).toEqual([undefined, 'a/b=']);
    expect(stub.calls[0]!.params).toEqual({
      StartTime: 1627401600,
      EndTime: 1629993599,
      LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: SNAPSHOT }],
      MaxResults: 50,
    });
  });

  it('end at a window that is refused, and say from when on they are complete', async () => {
    const EndTime = 1629993599;
    await from((_, number) =>
      number === 1 ? page([EVENT]) : { Error: { Code: 'LimitExceeded.OverTime', Message: 'too long ago' } },
    );
    const reply = await ask({ StartTime: EndTime - 40 * 86_400, EndTime });
    expect(reply.body.data.TotalCount).toBe(1);
    expect(reply.body.desc).toMatch(
      /^complete only from 2021-07-27 23:59:59 \(Beijing time\) on, .*LimitExceeded/,
    );
  });

  it('stop after a hundred calls, and say so', async () => {
    await from((_, number) => page([EVENT], `token-${number}`));
    const reply = await ask();
    expect(reply.body.desc).toMatch(/^only the newest 100 events were read; narrow StartTime and EndTime/);
    expect([stub.calls.length, reply.body.data.TotalCount]).toEqual([100, 100]);
  });

  it('answer a refused permission with the permission that is missing', async () => {
    await from(() => ({ Error: { Code: 'UnauthorizedOperation', Message: 'no' } }));
    const reply = await ask();
    expect([reply.status, reply.body.scode]).toEqual([403, 30042]);
    expect(reply.body.desc).toContain('lacks the permission cloudaudit:LookUpEvents;');
  });

  it.each([
    { SnapshotId: [SNAPSHOT] },
    { SnapshotId: undefined, SnapshotIds: SNAPSHOT },
    { SnapshotId: undefined, SnapshotIds: [SNAPSHOT, SNAPSHOT] },
  ])('take the id of the snapshot in either spelling: %j', async (fields) => {
    await from(() => page([EVENT]));
    expect((await ask(fields)).body).toMatchObject({ scode: 0, data: { TotalCount: 1 } });
    expect(stub.calls[0]!.params['LookupAttributes']).toEqual([
      { AttributeKey: 'ResourceName', AttributeValue: SNAPSHOT },
    ]);
  });

  it.each([
    [{ SnapshotIds: [SNAPSHOT] }, 'SnapshotIds: send either SnapshotId or SnapshotIds, not both'],
    [{ SnapshotId: [SNAPSHOT, 'snap-napmq1fj'] }, 'SnapshotId: must name at most 1'],
    [{ StartTime: 1629993600 }, 'StartTime: must not be after EndTime'],
    [{ EndTime: 1629993599000 }, 'EndTime: must be'],
    [{ SnapshotId: 'disk-giys4n0i' }, 'SnapshotId: must be'],
    [{ InstanceId: 'ins-in511g92' }, 'InstanceId: unknown field'],
  ])('are refused by name: %j', async (fields, desc) => {
    await from(() => page([]));
    const reply = await ask({ ...SCOPE, ...fields });
    expect([reply.status, reply.body.scode]).toEqual([400, 10001]);
    expect(reply.body.desc).toContain(desc);
    expect(stub.calls).toEqual([]);
  });
});
