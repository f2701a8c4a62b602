import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditTrail } from '../../../src/audit/audit-trail.js';
import { AppError } from '../../../src/errors/app.error.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { anOutage } from './outage.fixture.js';
import { type Replica, aReplica } from './replica.fixture.js';

describe(`${AuditTrail.name} while Postgres is away`, () => {
  let db: TestDatabase;
  let replica: Replica;

  beforeAll(async () => {
    db = await createTestDatabase();
    replica = aReplica(db.dataSource);
    await replica.trail.record(entryOf('warm'), async () => undefined);
  });

  afterAll(() => db.close());

  const entryOf = (tenantUuid: string) => ({ context: aRequestContext(), tenantUuid });
  const outcomesOf = async (TenantUuid: string) =>
    (await replica.log.list(aRequestContext(), { TenantUuid })).List.map(({ Outcome, scode }) => [
      Outcome,
      scode,
    ]);

  it('refuses a change before it is begun', async () => {
    const outage = await anOutage(db.url);
    let begun = false;
    const refused = await replica.trail
      .record(entryOf('refused'), async () => (begun = true))
      .catch((error: unknown) => error);
    await outage.end();
    expect(AppError.is(refused, 'DATABASE_UNAVAILABLE') && refused.retryAfterSeconds).toBe(5);
    expect(begun).toBe(false);
    expect(await replica.trail.flush(5_000)).toBe(0);
    expect(await outcomesOf('refused')).toEqual([]);
  });

  it('answers although the outcome cannot be written, and writes it when Postgres is back', async () => {
    let outage: Awaited<ReturnType<typeof anOutage>> | undefined;
    const reply = await replica.trail.record(entryOf('late'), async () => {
      outage = await anOutage(db.url);
      return 'done';
    });
    expect(reply).toBe('done');
    await outage?.end();
    expect(await replica.trail.flush(5_000)).toBe(0);
    expect(await outcomesOf('late')).toEqual([['succeeded', 0]]);
    expect((await replica.verifier.verify('late'))[0]).toMatchObject({ sound: 2, damage: null });
  });

  it('writes a kept outcome by itself when Postgres is back', async () => {
    let outage: Awaited<ReturnType<typeof anOutage>> | undefined;
    await replica.trail.record(entryOf('retried'), async () => (outage = await anOutage(db.url)));
    await outage?.end();
    await expect.poll(() => outcomesOf('retried'), { timeout: 10_000 }).toEqual([['succeeded', 0]]);
  });
});
