import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.configure.js';
import { createDisks, callsOf, dataOf } from '../upstream.js';
import { INSTANCE, post, type Reply, SCOPE, type Service, startService } from '../service.fixture.js';

const PREPAID = { DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } };
const OTHER_TENANT = { TenantUuid: 'neighbour', ClusterUuid: 'cluster-2' };
const UNKNOWN = 'disk-aaaaaaaa';

describe('disk/delete, which never purges', () => {
  let service: Service;
  let other: NestExpressApplication;
  let origins: string[];

  beforeAll(async () => {
    service = await startService({ config: { tencentTimeoutMs: 1_000 } });
    other = await createApp(service.config);
    await other.listen(0, '127.0.0.1');
    origins = [service.origin, await other.getUrl()];
    await service.post('credential/create', {
      ...OTHER_TENANT,
      SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
      SecretKey: 'sandboxsandboxsandboxsandbox0001',
    });
  });
  afterEach(() => service.sandbox.clearCalls());
  afterAll(async () => {
    await other.close();
    await service.close();
  });

  const remove = (DiskIds: string[], { replica = 0, scope = SCOPE as object } = {}): Promise<Reply> =>
    post(`${origins[replica]}/v1/tencent/disk/delete`, { ...SCOPE, ...scope, DiskIds });
  const terminated = () => callsOf(service, 'TerminateDisks').map(({ Params }) => Params['DiskIds']);
  const stateOf = async (DiskId: string): Promise<string> =>
    (await dataOf(service, 'inspect', { ...SCOPE, DiskId })).DiskState;

  it.each([
    ['through the same replica', { replica: 0 }],
    ['through another replica', { replica: 1 }],
    ['by another tenant with the same account', { scope: OTHER_TENANT }],
  ])('sends a prepaid disk once when it is deleted again %s', async (_, again) => {
    const [id] = await createDisks(service, 1, PREPAID);
    expect((await remove([id!])).body).toMatchObject({ scode: 0, desc: '' });
    const second = await remove([id!], again);
    expect(second.body).toMatchObject({ scode: 0, data: {} });
    expect(second.body.desc).toMatch(/sent \d+ s ago, not sent again/);
    expect(terminated()).toEqual([[id]]);
    expect(await stateOf(id!)).toBe('TORECYCLE');
  });

  it('sends a prepaid disk once when several delete it at the same moment', async () => {
    const [id] = await createDisks(service, 1, PREPAID);
    const replies = await Promise.all(Array.from({ length: 8 }, (_, n) => remove([id!], { replica: n % 2 })));
    expect(replies.map(({ body }) => body.scode)).toEqual(replies.map(() => 0));
    expect(terminated()).toEqual([[id]]);
    expect(await stateOf(id!)).toBe('TORECYCLE');
  });

  it.each(['drop-after-commit', 'error-after-commit'] as const)(
    'is a success when the reply is lost and the recycle bin proves it (%s)',
    async (Fault) => {
      const [id] = await createDisks(service, 1, PREPAID);
      service.sandbox.addFault({ Action: 'TerminateDisks', Fault });
      expect((await remove([id!])).body.scode).toBe(0);
      expect(terminated()).toHaveLength(1);
      expect(await stateOf(id!)).toBe('TORECYCLE');
    },
  );

  it('does not send again after an unknown outcome', async () => {
    const [id] = await createDisks(service, 1, PREPAID);
    service.sandbox.addFault({ Action: 'TerminateDisks', Fault: 'reset' });
    const first = await remove([id!]);
    expect(first.body.desc).toContain('outcome is unknown');
    const second = await remove([id!], { replica: 1 });
    expect(second.body.scode).toBe(0);
    expect(second.body.desc).toContain('not sent again');
    expect(terminated()).toHaveLength(1);
  });

  it('sends again what Tencent refused', async () => {
    const [id] = await createDisks(service, 1, PREPAID);
    service.sandbox.addFault({ Action: 'TerminateDisks', Fault: 'error', Code: 'InsufficientRefundQuota' });
    expect((await remove([id!])).body.scode).toBe(30031);
    expect((await remove([id!], { replica: 1 })).body).toMatchObject({ scode: 0, desc: '' });
    expect(await stateOf(id!)).toBe('TORECYCLE');
  });

  it('counts a disk that is in the recycle bin since long as done', async () => {
    const [id] = await createDisks(service, 1, PREPAID);
    await remove([id!]);
    await service.database.dataSource.query(
      `UPDATE disk_termination SET sent_at = sent_at - interval '16 minutes' WHERE disk_id = $1`,
      [id],
    );
    const second = await remove([id!]);
    expect(second.body).toMatchObject({ scode: 0, desc: `${id}: is in the recycle bin already` });
    expect(terminated()).toHaveLength(1);
    expect(await stateOf(id!)).toBe('TORECYCLE');
  });

  it('sends the rest, and says which disks it did not send', async () => {
    const [first] = await createDisks(service, 1, PREPAID);
    const [second] = await createDisks(service, 1);
    await remove([first!]);
    const reply = await remove([second!, first!]);
    expect(reply.body).toMatchObject({ scode: 0, data: {} });
    expect(reply.body.desc).toContain(first);
    expect(terminated()).toEqual([[first], [second]]);
  });

  it('is 404 for a disk that is not there, with a row for each disk, and sends nothing', async () => {
    const [id] = await createDisks(service, 1);
    const reply = await remove([id!, UNKNOWN]);
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({
      scode: 30003,
      data: {
        Success: 0,
        Fail: 2,
        Results: [
          { DiskId: id, scode: 10017, desc: `${id}: not sent because of ${UNKNOWN}` },
          { DiskId: UNKNOWN, scode: 30003, desc: `${UNKNOWN}: not found` },
        ],
      },
    });
    expect(terminated()).toEqual([]);
  });

  it('is 404 for a postpaid disk that is deleted again', async () => {
    const [id] = await createDisks(service, 1);
    expect((await remove([id!])).status).toBe(200);
    expect((await remove([id!], { replica: 1 })).status).toBe(404);
    expect(terminated()).toHaveLength(1);
  });

  it('is 409 for an attached disk, names its instance, and sends nothing', async () => {
    const [id, free] = await createDisks(service, 2);
    await dataOf(service, 'attach', { ...SCOPE, DiskId: id, InstanceId: INSTANCE });
    const reply = await remove([free!, id!]);
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ scode: 30012, data: { Success: 0, Fail: 2 } });
    expect(reply.body.desc).toBe(`${id}: is attached to ${INSTANCE}; detach it first`);
    expect(terminated()).toEqual([]);
  });

  it('refuses while the note of it cannot be written, and sends nothing', async () => {
    const [id] = await createDisks(service, 1, PREPAID);
    await service.database.dataSource.query('ALTER TABLE disk_termination RENAME TO elsewhere');
    try {
      expect((await remove([id!])).body.scode).not.toBe(0);
      expect(terminated()).toEqual([]);
    } finally {
      await service.database.dataSource.query('ALTER TABLE elsewhere RENAME TO disk_termination');
    }
  });
});
