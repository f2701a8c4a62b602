import type { DataSource } from 'typeorm';
import type { AuditSeal } from '../../../src/audit/audit-seal.js';
import { migrateUp } from '../../../src/database/migrations.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { type Replica, aReplica } from './replica.fixture.js';

/** The month of the real clock, and the months before it, newest last. */
export const MONTHS = Array.from({ length: 4 }, (_, index) => {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3 + index, 1))
    .toISOString()
    .slice(0, 10);
}) as [string, string, string, string];

/** Lets changes be written into a month that is over, as if the database's clock were there. */
export async function inMonth(
  dataSource: DataSource,
  month: string,
  work: () => Promise<void>,
): Promise<void> {
  const [{ def }] = await dataSource.query(
    `SELECT pg_get_functiondef('audit_current_month'::regproc) AS def`,
  );
  await dataSource.query(
    `CREATE OR REPLACE FUNCTION audit_current_month() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${month}' $$`,
  );
  try {
    await work();
  } finally {
    await dataSource.query(def);
  }
}

/**
 * A trail of three months that are over and this one: tenant `a` changes something in each month, `b` in the first and
 * the last, `c` in the second. Nothing is sealed.
 */
export async function createMonths(
  makeSeal?: (db: TestDatabase) => () => Promise<AuditSeal>,
): Promise<{ db: TestDatabase; replica: Replica }> {
  const db = await createTestDatabase();
  await migrateUp(db.url);
  await db.dataSource.query(`ALTER TABLE audit_head ALTER COLUMN month SET DEFAULT DATE '2001-01-01'`);
  for (const month of MONTHS.slice(0, 3)) await db.dataSource.query('SELECT audit_add_month($1)', [month]);
  const replica = aReplica(db.dataSource, undefined, makeSeal?.(db));
  for (const [month, tenants] of [
    [MONTHS[0], ['a', 'a', 'b']],
    [MONTHS[1], ['a', 'c']],
    [MONTHS[2], ['a']],
    [MONTHS[3], ['a', 'b']],
  ] as const)
    await inMonth(db.dataSource, month, async () => {
      for (const tenant of tenants) await change(replica, tenant);
    });
  return { db, replica };
}

export const change = (replica: Replica, tenantUuid: string): Promise<void> =>
  replica.trail.record({ context: aRequestContext(), tenantUuid }, async () => undefined);
