import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditTrail } from '../../../src/audit/audit-trail.js';
import { UnwritableEvent } from '../../../src/audit/unwritable-event.js';
import { anAuditDraft } from '../../builders/an-audit-draft.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { aReplica, type Replica } from './replica.fixture.js';

describe(`${AuditTrail.name} with an event that Postgres refuses`, () => {
  let db: TestDatabase;
  let replica: Replica;

  beforeAll(async () => {
    db = await createTestDatabase();
    replica = aReplica(db.dataSource);
    await replica.lease.renew();
  });
  afterAll(() => db.close());

  const kept = async (tenant: string): Promise<{ reason: string; event: string }[]> => {
    const rows: { reason: string; event: string }[] = await db.dataSource.query(
      'SELECT reason, event FROM audit_unwritable ORDER BY id',
    );
    return rows.filter(({ event }) => (JSON.parse(event) as { tenant_uuid: string }).tenant_uuid === tenant);
  };
  const refusedEvent = (tenant_uuid: string, overrides: object) =>
    anAuditDraft({ tenant_uuid, kind: 'refused', outcome: 'failed', ...overrides });

  it.each<[string, object]>([
    ['a number beyond an integer', { scode: 2 ** 40 }],
    ['half a millisecond', { duration_ms: 0.5 }],
    ['an outcome that is none', { outcome: 'perhaps' }],
    ['a kind that is none', { kind: 'other' }],
    ['an id that is none', { audit_id: 'x' }],
    ['a time that is none', { at: 'soon' }],
    ['no actor', { actor: null }],
    ['a resource that is none', { resources: [null] }],
    ['resources in words', { resources: 'x' }],
  ])('keeps %s in audit_unwritable', async (name, overrides) => {
    const tenant = name.replaceAll(' ', '-');
    await expect(replica.chain.append(refusedEvent(tenant, overrides))).rejects.toBeInstanceOf(
      UnwritableEvent,
    );
    expect(await kept(tenant)).toHaveLength(1);
    expect(await replica.chain.append(refusedEvent(tenant, {}))).toBe('written');
    expect((await replica.verifier.verify(tenant))[0]).toMatchObject({ sound: 1, damage: null });
  });

  it('writes the 63 others of its batch', async () => {
    const drafts = Array.from({ length: 64 }, (_, at) =>
      refusedEvent('batch', at === 31 ? { scode: 2 ** 40 } : {}),
    );
    // The first is alone, so that the others wait for it together.
    const first = replica.chain.append(refusedEvent('batch', {}));
    const results = await Promise.allSettled(drafts.map((draft) => replica.chain.append(draft)));
    await first;
    expect(results.flatMap(({ status }, at) => (status === 'rejected' ? [at] : []))).toEqual([31]);
    expect(await kept('batch')).toHaveLength(1);
    expect((await replica.verifier.verify('batch'))[0]).toMatchObject({ sound: 64, damage: null });
  });

  it('gives the change whose outcome it was the outcome unknown, and leaves nothing waiting', async () => {
    const context = aRequestContext({ action: 'disk/create' });
    const settled = Promise.resolve({ outcome: 'succeeded' as const, created: [5 as never] });
    const send = async () => ({ reply: Promise.resolve('done'), settled });
    expect(await replica.trail.recordSent({ context, tenantUuid: 'outcome' }, send)).toBe('done');
    expect(await replica.backlog.flush(5_000)).toBe(0);
    const { List } = await replica.log.list(aRequestContext(), { TenantUuid: 'outcome' });
    expect(List.map(({ Outcome, scode }) => [Outcome, scode])).toEqual([['unknown', null]]);
    expect(await kept('outcome')).toHaveLength(1);
  });
});
