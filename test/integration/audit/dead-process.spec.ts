import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLifecycle } from '../../../src/audit/audit-lifecycle.js';
import { OrphanedIntentRecovery } from '../../../src/audit/orphaned-intent-recovery.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { programUrl } from '../../program/compiled-programs.js';
import { runCode } from '../../program/run-program.js';
import { type Replica, TEST_KEY, aContext, aReplica } from './replica.fixture.js';

const LEASE_MS = 400;

describe(OrphanedIntentRecovery.name, () => {
  let db: TestDatabase;
  let survivor: Replica;

  beforeAll(async () => {
    db = await createTestDatabase();
    survivor = aReplica(db.dataSource, LEASE_MS);
    await survivor.lease.renew();
  });

  afterAll(async () => {
    await db.close();
  });

  const entryOf = (tenantUuid: string) => ({
    context: aContext({ requestId: 'request-9' }),
    action: 'disk/resize',
    tenantUuid,
    diskIds: ['disk-9'],
  });
  const outcomesOf = async (TenantUuid: string) =>
    (await survivor.log.list(aContext(), { TenantUuid })).List.map(({ Outcome }) => Outcome);

  /** A change in the middle of its work: `finish` lets it end. */
  async function aChangeUnderWay(tenant: string, replica = aReplica(db.dataSource, LEASE_MS)) {
    let finish!: () => void;
    let begun!: () => void;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const work = new Promise<void>((resolve) => (finish = resolve));
    const reply = replica.trail.record(entryOf(tenant), () => {
      begun();
      return work;
    });
    await isBegun;
    return { replica, reply, finish };
  }

  it('leaves the changes of a living process alone', async () => {
    const { replica, reply, finish } = await aChangeUnderWay('living', aReplica(db.dataSource, 1_000));
    for (let round = 0; round < 3; round += 1) {
      await replica.lease.renew();
      await sleep(400);
      expect(await survivor.sweep.run()).toBe(0);
    }
    finish();
    await reply;
    expect(await outcomesOf('living')).toEqual(['succeeded']);
  });

  it('marks what a process left behind once its lease is over, exactly once, whoever sweeps', async () => {
    await aChangeUnderWay('left');
    await sleep(LEASE_MS + 100);
    const others = [aReplica(db.dataSource, LEASE_MS), aReplica(db.dataSource, LEASE_MS), survivor];
    const marked = await Promise.all(others.map((replica) => replica.sweep.run()));
    expect(marked.reduce((sum, count) => sum + count)).toBe(1);
    expect(await outcomesOf('left')).toEqual(['unknown']);
    expect(await survivor.sweep.run()).toBe(0);
    expect((await survivor.verifier.verify('left'))[0]).toMatchObject({ sound: 2, damage: null });
  });

  it('keeps unknown when a stalled process comes back with an outcome of its own', async () => {
    const { replica, reply, finish } = await aChangeUnderWay('stalled');
    await sleep(LEASE_MS + 100);
    expect(await survivor.sweep.run()).toBe(1);
    finish();
    await reply;
    expect(await replica.trail.flush(1_000)).toBe(0);
    expect(await outcomesOf('stalled')).toEqual(['unknown']);
    await replica.trail.record(entryOf('stalled'), async () => undefined);
    expect(await outcomesOf('stalled')).toEqual(['succeeded', 'unknown']);
  });

  it('respects no other lease when there is only one service', async () => {
    const { replica } = await aChangeUnderWay('embedded', aReplica(db.dataSource));
    await replica.lease.renew();
    expect(await survivor.sweep.run()).toBe(0);
    expect(await survivor.sweep.run(true)).toBe(1);
    expect(await outcomesOf('embedded')).toEqual(['unknown']);
  });

  it('writes no intent under a lease that has run out', async () => {
    const replica = aReplica(db.dataSource, LEASE_MS);
    await replica.lease.renew();
    await sleep(LEASE_MS + 100);
    const { reply, finish } = await aChangeUnderWay('renewed', replica);
    expect(await survivor.sweep.run()).toBe(0);
    finish();
    await reply;
  });

  it('hands over at once when a process ends in order', async () => {
    const ending = aReplica(db.dataSource);
    const lifecycle = new AuditLifecycle(ending.lease, ending.trail);
    await lifecycle.onApplicationBootstrap();
    await aChangeUnderWay('ended', ending);
    await lifecycle.onApplicationShutdown();
    expect(await survivor.sweep.run()).toBe(1);
    expect(await outcomesOf('ended')).toEqual(['unknown']);
  });

  it('finds what a process killed in the middle of its work left behind', async () => {
    const { child, firstLine, ended } = runCode(`
      import { Registry } from 'prom-client';
      import { DataSource } from 'typeorm';
      import { dataSourceOptions } from '${programUrl('database/data-source')}';
      import { AuditChain } from '${programUrl('audit/audit-chain')}';
      import { AuditMetrics } from '${programUrl('audit/audit-metrics')}';
      import { AuditSeal } from '${programUrl('audit/audit-seal')}';
      import { AuditTrail } from '${programUrl('audit/audit-trail')}';
      import { EventBacklog } from '${programUrl('audit/event-backlog')}';
      import { InstanceLease } from '${programUrl('audit/instance-lease')}';
      const dataSource = await new DataSource(dataSourceOptions(${JSON.stringify(db.url)})).initialize();
      const lease = new InstanceLease(dataSource, 1500);
      const seal = async () => new AuditSeal(Buffer.from('${TEST_KEY.toString('hex')}', 'hex'));
      const chain = new AuditChain(dataSource, lease, seal);
      const metrics = new AuditMetrics(new Registry());
      const trail = new AuditTrail(chain, new EventBacklog(chain, metrics), lease.instanceId, metrics);
      setInterval(() => lease.renew(), 300);
      const context = { requestId: 'request-k', deadlineAt: performance.now() + 30000, caller: { id: 'admin' } };
      await trail.record({ context, action: 'disk/create', tenantUuid: 'killed' }, () => {
        console.log('working');
        return new Promise(() => undefined);
      });`);
    expect(await firstLine).toBe('working');
    await sleep(2_000);
    expect(await survivor.sweep.run()).toBe(0);
    expect(await outcomesOf('killed')).toEqual(['pending']);
    child.kill('SIGKILL');
    await ended;
    await expect.poll(() => survivor.sweep.run(), { timeout: 5_000, interval: 100 }).toBe(1);
    const [row] = (await survivor.log.list(aContext(), { TenantUuid: 'killed' })).List;
    expect(row).toMatchObject({
      Outcome: 'unknown',
      scode: null,
      Action: 'disk/create',
      RequestId: 'request-k',
    });
    expect((await survivor.verifier.verify('killed'))[0]).toMatchObject({ sound: 2, damage: null });
  });
});
