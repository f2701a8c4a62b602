import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditTrail } from '../../../src/audit/audit-trail.js';
import type { Settlement } from '../../../src/common/request/write.js';
import { AppError } from '../../../src/errors/app.error.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { type Replica, aReplica, openDataSource } from './replica.fixture.js';
import { verbatim } from '../../../src/errors/words.js';

const entryOf = (tenantUuid: string, over: object = {}) => ({
  context: aRequestContext(),
  tenantUuid,
  clusterUuid: 'cluster',
  region: 'ap-guangzhou',
  resources: ['disk:disk-1'],
  instanceId: 'ins-1',
  request: { DiskSize: 80, DiskName: undefined },
  ...over,
});

const settles = (end: Settlement): Promise<Settlement> => Promise.resolve(end);
const fails = (failure: AppError) => () => Promise.reject(failure);
const sends = (reply: () => Promise<unknown>, outcome: Settlement['outcome']) => async () => ({
  reply: reply(),
  settled: settles({ outcome }),
});

describe(AuditTrail.name, () => {
  let db: TestDatabase;
  let one: Replica;

  beforeAll(async () => {
    db = await createTestDatabase();
    one = aReplica(db.dataSource);
  });

  afterAll(() => db.close());

  const rowsOf = async (TenantUuid: string) => (await one.log.list(aRequestContext(), { TenantUuid })).List;

  it('writes the intent before the work and the outcome after it', async () => {
    const context = aRequestContext({ requestId: 'request-7' });
    const during = await one.trail.recordSent(entryOf('order', { context }), async () => ({
      reply: rowsOf('order'),
      settled: settles({ outcome: 'succeeded', upstreamRequestId: 'tencent-1' }),
    }));
    expect(during).toMatchObject([
      { Outcome: 'pending', scode: null, DurationMs: null, TencentRequestId: '' },
    ]);
    const after = await rowsOf('order');
    expect(after).toHaveLength(1);
    expect(after[0]).toEqual({
      AuditId: during[0]?.AuditId,
      Time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      Actor: 'admin',
      Action: 'disk/delete',
      TenantUuid: 'order',
      ClusterUuid: 'cluster',
      Region: 'ap-guangzhou',
      DiskIds: ['disk-1'],
      ResourceIds: ['disk-1'],
      InstanceId: 'ins-1',
      Request: { DiskSize: 80 },
      Outcome: 'succeeded',
      scode: 0,
      RequestId: 'request-7',
      TencentRequestId: 'tencent-1',
      DurationMs: expect.any(Number),
    });
  });

  it('records a failure with its scode and throws what the work threw', async () => {
    const error = new AppError('TENCENT_QUOTA', verbatim('full'));
    await expect(one.trail.record(entryOf('failing'), () => Promise.reject(error))).rejects.toBe(error);
    expect(await rowsOf('failing')).toMatchObject([{ Outcome: 'failed', scode: 30030 }]);
  });

  it('records unknown when the change settles so, and succeeded when it was answered as such', async () => {
    const timeout = new AppError('TENCENT_TIMEOUT', verbatim('late'));
    await one.trail.recordSent(entryOf('doubt'), sends(fails(timeout), 'unknown')).catch(() => undefined);
    await one.trail.recordSent(
      entryOf('doubt'),
      sends(() => Promise.resolve(), 'unknown'),
    );
    expect((await rowsOf('doubt')).map(({ Outcome, scode }) => [Outcome, scode])).toEqual([
      ['succeeded', 0],
      ['unknown', 30053],
    ]);
  });

  it('takes over the resources that only the change learns', async () => {
    await one.trail.recordSent(entryOf('created', { resources: [] }), async () => ({
      reply: Promise.resolve(),
      settled: settles({ outcome: 'succeeded', created: ['disk:disk-new'] }),
    }));
    const found = await one.log.list(aRequestContext(), { TenantUuid: 'created', DiskId: 'disk-new' });
    expect(found).toMatchObject({ TotalCount: 1, List: [{ DiskIds: ['disk-new'] }] });
  });

  it('waits for a late outcome without keeping the reply, whose scode stays what the caller saw', async () => {
    let settle!: (end: Settlement) => void;
    const settled = new Promise<Settlement>((resolve) => (settle = resolve));
    const gone = new AppError('DEADLINE_PASSED', verbatim('late'));
    const reply = one.trail.recordSent(entryOf('late'), async () => ({ reply: fails(gone)(), settled }));
    await expect(reply).rejects.toBe(gone);
    expect(await rowsOf('late')).toMatchObject([{ Outcome: 'pending' }]);
    settle({ outcome: 'succeeded' });
    expect(await one.trail.flush(2_000)).toBe(0);
    expect(await rowsOf('late')).toMatchObject([{ Outcome: 'succeeded', scode: 10009 }]);
  });

  it('keeps the scode the caller saw when a late outcome is a failure', async () => {
    const gone = new AppError('DEADLINE_PASSED', verbatim('late'));
    const reply = one.trail.recordSent(entryOf('late-failure'), sends(fails(gone), 'failed'));
    await expect(reply).rejects.toBe(gone);
    await one.trail.flush(2_000);
    expect(await rowsOf('late-failure')).toMatchObject([{ Outcome: 'failed', scode: 10009 }]);
  });

  it('records refused attempts', async () => {
    one.trail.refused(entryOf('refusing'), new AppError('NOT_ALLOWED', verbatim('no')));
    await one.trail.flush(2_000);
    expect(await rowsOf('refusing')).toMatchObject([
      { Outcome: 'failed', scode: 10005, DiskIds: ['disk-1'] },
    ]);
  });

  it('stores texts that Postgres cannot hold in a form that it can', async () => {
    const context = aRequestContext({ caller: { id: 'jwt:a\0b\ud800', role: 'admin', tenants: ['*'] } });
    await one.trail.record(entryOf('odd', { context }), async () => undefined);
    expect(await rowsOf('odd')).toMatchObject([{ Actor: 'jwt:a\ufffdb\ufffd', Outcome: 'succeeded' }]);
    expect((await one.verifier.verify('odd'))[0]).toMatchObject({ sound: 2, damage: null });
  });

  it('keeps one unbroken chain under 400 parallel changes by two replicas, each row once', async () => {
    const two = aReplica(await openDataSource(db.url));
    const work = (replica: Replica) => replica.trail.record(entryOf('busy'), async () => undefined);
    await Promise.all(Array.from({ length: 400 }, (_, index) => work(index % 2 ? one : two)));
    await Promise.all([one.trail.flush(2_000), two.trail.flush(2_000)]);
    const { TotalCount } = await one.log.list(aRequestContext(), { TenantUuid: 'busy' });
    expect(TotalCount).toBe(400);
    expect((await one.verifier.verify('busy'))[0]).toMatchObject({ sound: 800, damage: null });
    const pending = await db.dataSource.query(`SELECT 1 FROM audit_pending WHERE tenant_uuid = 'busy'`);
    expect(pending).toEqual([]);
    await two.dataSource.destroy();
  });

  it('lets two replicas begin the same chain at once', async () => {
    const two = aReplica(await openDataSource(db.url));
    const tenants = Array.from({ length: 20 }, (_, index) => `both-${index}`);
    await Promise.all(
      tenants.flatMap((tenant) =>
        [one, two].map((replica) => replica.trail.record(entryOf(tenant), async () => undefined)),
      ),
    );
    for (const tenant of tenants)
      expect((await one.verifier.verify(tenant))[0]).toMatchObject({ sound: 4, damage: null });
    expect((await one.verifier.verify('*'))[0]).toMatchObject({ damage: null });
    await two.dataSource.destroy();
  });

  it('refuses UPDATE, DELETE and TRUNCATE of the rows', async () => {
    for (const statement of [
      'UPDATE audit_event SET actor = 1',
      'DELETE FROM audit_event',
      'TRUNCATE audit_event',
    ])
      await expect(db.dataSource.query(statement)).rejects.toThrow('append-only');
  });
});
