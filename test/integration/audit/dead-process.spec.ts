import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLifecycle } from '../../../src/audit/audit-lifecycle.js';
import { OrphanedIntentRecovery } from '../../../src/audit/orphaned-intent-recovery.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { programUrl } from '../../program/compiled-programs.js';
import { runCode } from '../../program/run-program.js';
import { type Replica, TEST_KEY, aReplica } from './replica.fixture.js';

/** No test lasts as long: a lease ends when `pass` says so. */
const LEASE_MS = 600_000;
/** Recovery waits this long after a start of Postgres. */
const RECOVERY_LEASE_MS = 1;

describe(OrphanedIntentRecovery.name, () => {
  let db: TestDatabase;
  let survivor: Replica;

  beforeAll(async () => {
    db = await createTestDatabase();
    survivor = aReplica(db.dataSource, RECOVERY_LEASE_MS);
    await survivor.lease.renew();
  });

  afterAll(async () => {
    await db.close();
  });

  const entryOf = (tenantUuid: string) => ({
    context: aRequestContext({ requestId: 'request-9', action: 'disk/resize' }),
    tenantUuid,
    resources: ['disk:disk-9'],
  });
  const outcomesOf = async (TenantUuid: string) =>
    (await survivor.log.list(aRequestContext(), { TenantUuid })).List.map(({ Outcome }) => Outcome);

  /** What so much time does to the leases of all processes, which count by the clock of the database. */
  const pass = (ms: number) =>
    db.dataSource.query(
      `UPDATE service_instance SET lease_until = lease_until - $1 * interval '1 millisecond'`,
      [ms],
    );

  /** Processes with a change under way that hold their leases. */
  const livingOf = (tenantUuid: string): Promise<object[]> =>
    db.dataSource.query(
      `SELECT s.instance_id FROM audit_pending p JOIN service_instance s USING (instance_id)
        WHERE p.tenant_uuid = $1 AND s.lease_until > clock_timestamp()`,
      [tenantUuid],
    );

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
    const { replica, reply, finish } = await aChangeUnderWay('living');
    for (let round = 0; round < 3; round += 1) {
      await replica.lease.renew();
      await pass(LEASE_MS / 2);
      expect(await survivor.recovery.run()).toBe(0);
    }
    finish();
    await reply;
    expect(await outcomesOf('living')).toEqual(['succeeded']);
  });

  it('marks what a process left behind once its lease is over, exactly once, whichever process recovers it', async () => {
    await aChangeUnderWay('left');
    await pass(LEASE_MS);
    const others = [1, 2, 3].map(() => aReplica(db.dataSource, RECOVERY_LEASE_MS));
    const marked = await Promise.all(others.map((replica) => replica.recovery.run()));
    expect(marked.reduce((sum, count) => sum + count)).toBe(1);
    expect(await outcomesOf('left')).toEqual(['unknown']);
    expect(await survivor.recovery.run()).toBe(0);
    expect((await survivor.verifier.verify('left'))[0]).toMatchObject({ sound: 2, damage: null });
  });

  it('keeps unknown when a stalled process comes back with an outcome of its own', async () => {
    const { replica, reply, finish } = await aChangeUnderWay('stalled');
    await pass(LEASE_MS);
    expect(await survivor.recovery.run()).toBe(1);
    finish();
    await reply;
    expect(await replica.trail.flush(1_000)).toBe(0);
    expect(await outcomesOf('stalled')).toEqual(['unknown']);
    await replica.trail.record(entryOf('stalled'), async () => undefined);
    expect(await outcomesOf('stalled')).toEqual(['succeeded', 'unknown']);
  });

  it('respects no other lease when there is only one service', async () => {
    const { replica } = await aChangeUnderWay('embedded');
    await replica.lease.renew();
    expect(await survivor.recovery.run()).toBe(0);
    expect(await survivor.recovery.run(true)).toBe(1);
    expect(await outcomesOf('embedded')).toEqual(['unknown']);
  });

  it('writes no intent under a lease that has run out', async () => {
    const replica = aReplica(db.dataSource, LEASE_MS);
    await replica.lease.renew();
    await pass(LEASE_MS);
    const { reply, finish } = await aChangeUnderWay('renewed', replica);
    expect(await survivor.recovery.run()).toBe(0);
    finish();
    await reply;
  });

  it('hands over at once when a process ends in order', async () => {
    const ending = aReplica(db.dataSource, LEASE_MS);
    const lifecycle = new AuditLifecycle(ending.lease, ending.trail, ending.anchors);
    await lifecycle.onApplicationBootstrap();
    await aChangeUnderWay('ended', ending);
    await lifecycle.onApplicationShutdown();
    expect(await survivor.recovery.run()).toBe(1);
    expect(await outcomesOf('ended')).toEqual(['unknown']);
  });

  it('finds what a process killed in the middle of its work left behind', async () => {
    const { child, firstLine, ended } = runCode(`
      import { Registry } from 'prom-client';
      import { DataSource } from 'typeorm';
      import { dataSourceOptions } from '${programUrl('database/data-source')}';
      import { Phases } from '${programUrl('common/request/phases')}';
      import { AuditChain } from '${programUrl('audit/audit-chain')}';
      import { AuditMetrics } from '${programUrl('audit/audit-metrics')}';
      import { AuditSeal } from '${programUrl('audit/audit-seal')}';
      import { AuditTrail } from '${programUrl('audit/audit-trail')}';
      import { EventBacklog } from '${programUrl('audit/event-backlog')}';
      import { InstanceLease } from '${programUrl('audit/instance-lease')}';
      const dataSource = await new DataSource(dataSourceOptions(${JSON.stringify(db.url)})).initialize();
      const lease = new InstanceLease(dataSource, ${LEASE_MS});
      const seal = async () => new AuditSeal(Buffer.from('${TEST_KEY.toString('hex')}', 'hex'));
      const chain = new AuditChain(dataSource, lease, seal);
      const metrics = new AuditMetrics(new Registry());
      const trail = new AuditTrail(chain, new EventBacklog(chain, metrics), lease, metrics);
      setInterval(() => lease.renew(), 50);
      const phases = new Phases();
      const context = { requestId: 'request-k', action: 'disk/create', deadlineAt: performance.now() + 30000, caller: { id: 'admin' }, phases };
      await trail.record({ context, tenantUuid: 'killed' }, () => {
        console.log('working');
        return new Promise(() => undefined);
      });`);
    expect(await firstLine).toBe('working');
    await pass(LEASE_MS);
    await expect.poll(async () => (await livingOf('killed')).length, { interval: 20 }).toBe(1);
    expect(await survivor.recovery.run()).toBe(0);
    expect(await outcomesOf('killed')).toEqual(['pending']);
    child.kill('SIGKILL');
    await ended;
    // A renewal that was on its way when the process died may still be carried out.
    const recoverLater = async () => {
      await pass(LEASE_MS);
      return survivor.recovery.run();
    };
    await expect.poll(recoverLater, { timeout: 5_000 }).toBe(1);
    const [row] = (await survivor.log.list(aRequestContext(), { TenantUuid: 'killed' })).List;
    expect(row).toMatchObject({
      Outcome: 'unknown',
      scode: null,
      Action: 'disk/create',
      RequestId: 'request-k',
    });
    expect((await survivor.verifier.verify('killed'))[0]).toMatchObject({ sound: 2, damage: null });
  });
});
