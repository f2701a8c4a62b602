import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aVendorDisk } from '../builders/a-disk.js';
import { answer, refuse, type Responder, startStub, type Stub } from '../contract/tencent/stub-server.js';
import { DISK, type Reply, SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { sendHealthy } from './bad-replies.fixture.js';
import { aCreate } from './chaos.fixture.js';

const UNREADABLE = { status: 502, body: { scode: 30054, data: null } };
/** How often a read or a create is sent at most. */
const MAX_ATTEMPTS = 3;

const page = (DiskSet: unknown, TotalCount: unknown = 1) => ({ TotalCount, DiskSet });
const pageOf = (fields: Parameters<typeof aVendorDisk>[0]) => page([aVendorDisk(fields)]);
const policies = (AutoSnapshotPolicySet: unknown) => ({ TotalCount: 1, AutoSnapshotPolicySet });
const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

/** Replies with one fault each; what the fault is called in the answer to the caller. */
const BAD_PAGES: [string, object, string][] = [
  ['nothing', {}, 'TotalCount'],
  ['no total', { DiskSet: [aVendorDisk()] }, 'TotalCount'],
  ['a total in words', page([aVendorDisk()], 'many'), 'TotalCount'],
  ['a total below 0', page([], -1), 'TotalCount'],
  ['a total of one and a half', page([aVendorDisk()], 1.5), 'TotalCount'],
  ['no DiskSet', { TotalCount: 0 }, 'DiskSet'],
  ['a total of 1 and null', page(null), 'DiskSet'],
  ['a total of 1 and no rows', page([]), 'DiskSet.length'],
  ['a total of 0 and a row', page([aVendorDisk()], 0), 'DiskSet.length'],
  ['a text for the rows', page('x'), 'DiskSet'],
  ['an object for the rows', page({}), 'DiskSet'],
  ['a null row', page([null]), 'DiskSet[0]'],
  ['a number for a row', page([1]), 'DiskSet[0]'],
  ['a row without its id', page([{ DiskSize: 20 }]), 'DiskSet[0].DiskId'],
  ['a number for the id', pageOf({ DiskId: 5 }), 'DiskSet[0].DiskId'],
  ['a row twice', page([aVendorDisk(), aVendorDisk()], 2), 'DiskSet[1].DiskId'],
  ['a size in words', pageOf({ DiskSize: 'big' }), 'DiskSet[0].DiskSize'],
  ['a number for the state', pageOf({ DiskState: 7 }), 'DiskSet[0].DiskState'],
  ['a text for the tags', pageOf({ Tags: 'x' }), 'DiskSet[0].Tags'],
  ['a text for the instances', pageOf({ InstanceIdList: 'x' }), 'DiskSet[0].InstanceIdList'],
  ['a list for the place', pageOf({ Placement: [] }), 'DiskSet[0].Placement'],
  ['an error code with spaces', { Error: { Code: 'DROP TABLE', Message: '' } }, 'envelope'],
  ['an error code of 16 KB of dots', { Error: { Code: '.'.repeat(16_384), Message: '' } }, 'envelope'],
  ['a field nested too deeply', { ...page([aVendorDisk()]), Odd: nested(100) }, 'nested too deeply'],
];

const BAD_NEW_IDS: [unknown, string][] = [
  [undefined, 'DiskIdSet'],
  ['disk-x', 'DiskIdSet'],
  [[], 'DiskIdSet.length'],
  [[null], 'DiskIdSet[0]'],
  [[123], 'DiskIdSet[0]'],
  [['DROP TABLE'], 'DiskIdSet[0]'],
  [['disk-00000001', 'disk-00000002'], 'DiskIdSet.length'],
];

describe('a cloud whose replies have not the documented form', () => {
  let stub: Stub;
  let service: Service;
  let tenants = 0;
  /** What the cloud answers to an action; it is well for all others. */
  let bad: Record<string, (response: ServerResponse, earlier: number) => unknown> = {};
  const respond: Responder = (call, response) => {
    const earlier = sent(call.action) - 1;
    const misbehave = bad[call.action];
    return misbehave ? misbehave(response, earlier) : sendHealthy(response);
  };
  const sent = (action: string) => stub.arrivals.filter((call) => call.action === action).length;

  beforeAll(async () => {
    stub = await startStub(respond);
    service = await startService({ tencentApiOrigin: stub.origin });
  });
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  /** Each time with an account of its own: retries are counted by account. */
  async function ask(
    route: string,
    fields: object,
    replies: typeof bad,
  ): Promise<Reply & { tenant: string }> {
    const TenantUuid = `tenant-${(tenants += 1)}`;
    const SecretId = `AKIDshapes${String(tenants).padStart(26, '0')}`;
    const scope = { ...SCOPE, TenantUuid };
    await service.post('credential/create', { ...scope, SecretId, SecretKey: 'k'.repeat(32) });
    stub.arrivals.length = 0;
    bad = replies;
    const reply = await service.post(route, { ...scope, ...fields });
    return { ...reply, tenant: TenantUuid };
  }
  const always = (content: object) => (response: ServerResponse) => answer(response, content);
  const withoutOperationLog = {
    DescribeDiskOperationLogs: (response: ServerResponse) => refuse(response, 'ActionOffline'),
  };

  /** The outcomes in the trail, which has to have been written by the time of the reply. */
  async function outcomesOf(TenantUuid: string): Promise<string[]> {
    const { body } = await service.post('audit/list', { TenantUuid });
    return body.data.List.flatMap(({ Action, Outcome }: { Action: string; Outcome: string }) =>
      Action.startsWith('disk/') ? [Outcome] : [],
    );
  }

  describe.each(['disk/list', 'disk/inspect'])('%s', (route) => {
    const fields = route === 'disk/list' ? {} : { DiskId: DISK };

    it.each(BAD_PAGES)('is asked again and then failed for %s', async (_name, content, where) => {
      const reply = await ask(route, fields, { DescribeDisks: always(content) });
      expect(reply).toMatchObject(UNREADABLE);
      expect(reply.body.desc).toContain(where);
      expect(sent('DescribeDisks')).toBe(MAX_ATTEMPTS);
    });

    it('succeeds when the next reply is right', async () => {
      const reply = await ask(route, fields, {
        DescribeDisks: (response, earlier) => answer(response, earlier === 0 ? page([]) : pageOf({})),
      });
      expect(reply.body).toMatchObject({ scode: 0 });
      expect(sent('DescribeDisks')).toBe(2);
    });
  });

  it('is not believed when it has a disk that was not asked for', async () => {
    const content = pageOf({ DiskId: 'disk-other123' });
    expect(await ask('disk/inspect', { DiskId: DISK }, { DescribeDisks: always(content) })).toMatchObject(
      UNREADABLE,
    );
  });

  it.each<[string, string, object, typeof bad]>([
    ['events in words', 'disk/logs/list', {}, { LookUpEvents: always({ Events: 'x' }) }],
    ['a null event', 'disk/logs/list', {}, { LookUpEvents: always({ Events: [null], ListOver: true }) }],
    ['an object for a token', 'disk/logs/list', {}, { LookUpEvents: always({ Events: [], NextToken: {} }) }],
    [
      'logs in words',
      'disk/logs/list',
      {},
      { DescribeDiskOperationLogs: always({ DiskOperationLogSet: 'x' }) },
    ],
    ['a null region', 'disk/distributed/inspect', {}, { DescribeRegions: always({ RegionSet: [null] }) }],
    ['no regions', 'disk/distributed/inspect', {}, { DescribeRegions: always({}) }],
    [
      'a text for the disks of a policy',
      'disk/list',
      { AutoSnapshotPolicyId: 'asp-3stvwfxx' },
      {
        DescribeAutoSnapshotPolicies: always(
          policies([{ AutoSnapshotPolicyId: 'asp-3stvwfxx', DiskIdSet: 'x' }]),
        ),
      },
    ],
  ])('makes a read fail for %s', async (_name, route, fields, replies) => {
    const more = route === 'disk/logs/list' ? { DiskId: DISK } : {};
    const reply = await ask(route, { ...more, ...fields }, { ...withoutOperationLog, ...replies });
    expect(reply).toMatchObject(UNREADABLE);
    expect(sent(Object.keys(replies)[0]!)).toBe(MAX_ATTEMPTS);
  });

  it.each(BAD_NEW_IDS)('leaves a create with the ids %j unknown', async (DiskIdSet, where) => {
    const { Region: _, ...create } = aCreate('bad-shape') as Record<string, unknown>;
    delete create['TenantUuid'];
    const reply = await ask('disk/create', create, { CreateDisks: always({ DiskIdSet }) });
    expect(reply).toMatchObject({ status: 502, body: { scode: 30054 } });
    expect(reply.body.desc).toContain(where);
    expect(reply.body.desc).toContain('outcome is unknown');
    const tokens = stub.arrivals
      .filter(({ action }) => action === 'CreateDisks')
      .map(({ body }) => (JSON.parse(body) as { ClientToken: string }).ClientToken);
    expect(tokens).toHaveLength(MAX_ATTEMPTS);
    expect(new Set(tokens).size).toBe(1);
    expect(await outcomesOf(reply.tenant)).toEqual(['unknown']);
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    ['a page of a gateway with 429', (response) => response.writeHead(429).end('<html>slow down</html>')],
    ['an envelope without Response', (response) => response.end('{}')],
    ['an error code that is none', always({ Error: { Code: 'a b', Message: '' } })],
  ])('leaves a write unknown after %s, and sends it once', async (_name, ModifyDiskAttributes) => {
    // Nothing shows whether it took place.
    const DescribeDisks = always(pageOf({ DiskState: 'EXPANDED?', DiskSize: undefined, DiskId: 5 }));
    const replies = { ModifyDiskAttributes, DescribeDisks };
    const reply = await ask('disk/update', { DiskId: DISK, DiskName: 'new' }, replies);
    expect(reply).toMatchObject({ status: 502, body: { scode: 30054 } });
    expect(reply.body.desc).toContain('outcome is unknown');
    expect(sent('ModifyDiskAttributes')).toBe(1);
    expect(await outcomesOf(reply.tenant)).toEqual(['unknown']);
  });

  it('makes a read after the 429 of a gateway wait, and says so', async () => {
    const DescribeDisks = (response: ServerResponse) => response.writeHead(429).end('slow down');
    const reply = await ask('disk/list', {}, { DescribeDisks });
    expect(reply.status).toBe(429);
    expect(reply.headers.get('retry-after')).toBe('1');
    expect(sent('DescribeDisks')).toBe(MAX_ATTEMPTS);
  });

  it.each<[string, object]>([
    ['no DiskSet', { TotalCount: 0 }],
    ['nothing', {}],
    ['a total of 1 and null', page(null)],
    ['a total of 1 and no rows', page([])],
  ])('is no proof that a disk is gone when it has %s', async (_name, content) => {
    const reply = await ask(
      'disk/delete',
      { DiskId: DISK },
      {
        TerminateDisks: (response) => refuse(response, 'InternalError'),
        DescribeDisks: always(content),
      },
    );
    expect(reply.status).not.toBe(200);
    expect(reply.body.scode).not.toBe(0);
  });

  it('passes on no key that could reach a prototype', async () => {
    const disk = JSON.stringify({ ...aVendorDisk(), Odd: 1, Tags: [{ Key: 'a', Value: 'b' }] });
    const evil = '"__proto__":{"polluted":1},"constructor":{"polluted":1},"prototype":{"polluted":1},';
    const text = `{"Response":{${evil}"TotalCount":1,"DiskSet":[${disk.replaceAll('{', `{${evil}`)}]}}`;
    const reply = await ask('disk/list', {}, { DescribeDisks: (response) => response.end(text) });
    expect(reply.body).toMatchObject({ scode: 0, data: { List: [{ DiskId: DISK, Odd: 1 }] } });
    expect(reply.text).not.toMatch(/polluted|__proto__|constructor|"prototype"/);
  });
});
