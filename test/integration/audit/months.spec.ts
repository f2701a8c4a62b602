import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditSeal } from '../../../src/audit/audit-seal.js';
import { AuditMetrics } from '../../../src/audit/audit-metrics.js';
import { MonthMaintenance } from '../../../src/audit/month-maintenance.js';
import { MonthSealer, UnsealableMonth } from '../../../src/audit/month-sealer.js';
import { MonthVerifier } from '../../../src/audit/month-verifier.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { change, createMonths, inMonth, MONTHS } from './months.fixture.js';
import { type Replica, aReplica, openDataSource, tamper, TEST_KEY } from './replica.fixture.js';

const seal = async () => new AuditSeal(TEST_KEY);
const [FIRST, SECOND, THIRD, NOW] = MONTHS;

/** One round of what the service does for the months; what it has counted. */
async function maintain({ dataSource }: TestDatabase): Promise<string> {
  const registry = new Registry();
  const key = { seal } as unknown as ConstructorParameters<typeof MonthMaintenance>[1];
  const maintenance = new MonthMaintenance(dataSource, key, new AuditMetrics(registry));
  maintenance.onApplicationBootstrap();
  await maintenance.onApplicationShutdown();
  return registry.metrics();
}

describe('the partitions of the trail', () => {
  let db: TestDatabase;
  beforeEach(async () => void (db = await createTestDatabase()));
  afterEach(() => db.close());

  const months = async () =>
    (
      await db.dataSource.query(`SELECT to_char(month, 'YYYY-MM-DD') AS month FROM audit_month ORDER BY 1`)
    ).map(({ month }: { month: string }) => month);
  const monthsOfRows = async () =>
    (
      await db.dataSource.query(
        `SELECT DISTINCT to_char(month, 'YYYY-MM-DD') AS month FROM audit_event ORDER BY 1`,
      )
    ).map(({ month }: { month: string }) => month);

  it('are there for this month and the two after it', async () => {
    expect((await months())[0]).toBe(NOW);
    expect(await months()).toHaveLength(3);
  });

  it('are made once by replicas that ask at the same time', async () => {
    const others = await Promise.all(Array.from({ length: 4 }, () => openDataSource(db.url)));
    await db.dataSource.query(`DELETE FROM audit_month WHERE month > '${NOW}'`);
    for (const month of (await db.dataSource.query(
      `SELECT inhrelid::regclass AS name FROM pg_inherits WHERE inhparent = 'audit_event'::regclass`,
    )) as { name: string }[])
      if (!month.name.endsWith(NOW.slice(0, 7).replace('-', '_')))
        await db.dataSource.query(`DROP TABLE ${month.name}`);
    const made = await Promise.all(others.map((other) => other.query('SELECT audit_make_months() AS made')));
    expect(made.flat().reduce((sum, row) => sum + row.made, 0)).toBe(2);
    expect(await months()).toHaveLength(3);
    await Promise.all(others.map((other) => other.destroy()));
  });

  it('takes the newest month that there is when nobody made the next one', async () => {
    const replica = aReplica(db.dataSource);
    const [{ def }] = await db.dataSource.query(
      `SELECT pg_get_functiondef('audit_current_month'::regproc) AS def`,
    );
    // As in five years, without anybody who made the months.
    await db.dataSource.query(
      def.replaceAll('clock_timestamp()', `(clock_timestamp() + interval '5 years')`),
    );
    await change(replica, 'late');
    expect(await monthsOfRows()).toEqual([(await months()).at(-1)]);
    expect((await replica.verifier.verify()).every(({ damage }) => damage === null)).toBe(true);
  });

  it('never gives a chain an earlier month than it has, also when the clock of the database is set back', async () => {
    const replica = aReplica(db.dataSource);
    await db.dataSource.query('SELECT audit_add_month($1)', [THIRD]);
    await change(replica, 'a');
    await inMonth(db.dataSource, THIRD, () => change(replica, 'a'));
    expect(await monthsOfRows()).toEqual([NOW]);
  });
});

describe(MonthSealer.name, () => {
  let db: TestDatabase;
  let replica: Replica;
  beforeEach(async () => void ({ db, replica } = await createMonths()));
  afterEach(() => db.close());

  const sealer = () => new MonthSealer(db.dataSource, seal);
  const report = () => replica.verifier.report({});
  const damages = async () => {
    const { chains, months } = await report();
    return [...chains, ...months].filter(({ damage }) => damage !== null);
  };

  it('seals the months that are over, each with the chains that got rows, and verifies', async () => {
    expect(await damages()).toEqual([]);
    const sealed = await sealer().sealEnded();
    expect(sealed.map(({ month, chains, rows }) => [month, chains, rows])).toEqual([
      [FIRST, 3, 8],
      [SECOND, 3, 5],
      [THIRD, 1, 2],
    ]);
    expect(await sealer().sealEnded()).toEqual([]);
    expect(await damages()).toEqual([]);
    expect((await report()).months.map(({ state }) => state)).toEqual(['sealed', 'sealed', 'sealed']);
  });

  it('seals each month once when replicas seal at the same time', async () => {
    const others = await Promise.all(Array.from({ length: 3 }, () => openDataSource(db.url)));
    const all = await Promise.all(others.map((other) => new MonthSealer(other, seal).sealEnded()));
    await sealer().sealEnded();
    expect(all.flat().length).toBeLessThanOrEqual(3);
    expect((await report()).months).toHaveLength(3);
    expect(await damages()).toEqual([]);
    await Promise.all(others.map((other) => other.destroy()));
  });

  it('writes nothing into a sealed month, also when the clock of the database is set back', async () => {
    await sealer().sealEnded();
    const [{ def }] = await db.dataSource.query(
      `SELECT pg_get_functiondef('audit_current_month'::regproc) AS def`,
    );
    await db.dataSource.query(
      def.replaceAll('clock_timestamp()', `(clock_timestamp() - interval '40 days')`),
    );
    await change(replica, 'c');
    const rows = await db.dataSource.query(
      `SELECT to_char(month, 'YYYY-MM-DD') AS month, count(*)::int AS rows FROM audit_event WHERE tenant_uuid = 'c' GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { month: SECOND, rows: 2 },
      { month: NOW, rows: 2 },
    ]);
    expect(await damages()).toEqual([]);
  });

  it.each([
    [
      'the last row of a chain is gone',
      `DELETE FROM audit_event WHERE tenant_uuid = 'c' AND seq = 2`,
      [FIRST],
    ],
    [
      'the last row is forged',
      `UPDATE audit_event SET actor = 'x' WHERE tenant_uuid = 'c' AND seq = 2`,
      [FIRST],
    ],
    ['the row after the last one is gone', `DELETE FROM audit_event WHERE tenant_uuid = 'a' AND seq = 5`, []],
  ])('does not seal a month in which %s, nor later ones', async (_, statement, before) => {
    await tamper(db.dataSource, statement);
    await expect(sealer().sealEnded()).rejects.toBeInstanceOf(UnsealableMonth);
    expect((await report()).months.map(({ month }) => month)).toEqual(before);
  });

  it.each([
    [
      'edits a row of a sealed month',
      `UPDATE audit_event SET actor = 'x' WHERE tenant_uuid = 'a' AND seq = 1`,
      'a',
    ],
    ['takes a checkpoint away', `DELETE FROM audit_checkpoint WHERE tenant_uuid = 'c'`, SECOND],
    ['edits a checkpoint', `UPDATE audit_checkpoint SET mac = hash WHERE tenant_uuid = 'c'`, SECOND],
    ['edits a seal', `UPDATE audit_month_seal SET rows = 1 WHERE month = '${SECOND}'`, SECOND],
    ['takes a seal out', `DELETE FROM audit_month_seal WHERE month = '${SECOND}'`, THIRD],
    [
      'says that a month was detached',
      `INSERT INTO audit_detached_month VALUES ('${FIRST}', 8, 'f', 's', now(), '\\x00')`,
      FIRST,
    ],
    [
      'takes a month out',
      `DO $$ BEGIN EXECUTE 'DROP TABLE audit_event_${FIRST.slice(0, 7).replace('-', '_')}'; END $$`,
      'a',
    ],
  ])('lets the verifier find it when somebody %s', async (_, statement, where) => {
    await sealer().sealEnded();
    await tamper(db.dataSource, statement);
    const found = await damages();
    expect(found.map((one) => ('tenant' in one ? one.tenant : one.month))).toContain(where);
  });

  it('is run by the service, beside the making of months', async () => {
    expect(await maintain(db)).toContain('audit_month_seal_failures_total 0');
    expect((await report()).months).toHaveLength(3);
  });

  it('is counted by the service, for an alert, when a month cannot be sealed', async () => {
    await tamper(db.dataSource, `DELETE FROM audit_event WHERE tenant_uuid = 'c' AND seq = 2`);
    expect(await maintain(db)).toContain('audit_month_seal_failures_total 1');
  });
});

describe(MonthVerifier.name, () => {
  let db: TestDatabase;
  beforeEach(async () => {
    ({ db } = await createMonths());
    await new MonthSealer(db.dataSource, seal).sealEnded();
  });
  afterEach(() => db.close());

  const verify = (month: string) => new MonthVerifier(db.dataSource, seal).verify(month);

  it.each([
    [FIRST, 'sealed', 8, 3],
    [SECOND, 'sealed', 5, 3],
    [NOW, undefined, 4, 2],
  ])('verifies %s alone', async (month, state, rows, chains) => {
    const found = await verify(month);
    expect(found).toMatchObject({ rows, chains, damaged: [] });
    expect(found.seal?.state).toBe(state);
  });

  it.each([
    [
      `UPDATE audit_event SET actor = 'x' WHERE tenant_uuid = 'a' AND seq = 5`,
      SECOND,
      'a',
      { seq: 5, kind: 'edited' },
    ],
    [
      `DELETE FROM audit_event WHERE tenant_uuid = 'a' AND seq = 6`,
      SECOND,
      'a',
      { seq: 6, kind: 'truncated' },
    ],
    [`DELETE FROM audit_event WHERE tenant_uuid = 'a' AND seq = 5`, SECOND, 'a', { seq: 5, kind: 'deleted' }],
    [`DELETE FROM audit_event WHERE tenant_uuid = 'c'`, SECOND, 'c', { seq: 1, kind: 'truncated' }],
    [
      `UPDATE audit_event SET month = '${FIRST}' WHERE tenant_uuid = 'a' AND seq = 5`,
      FIRST,
      'a',
      { seq: 5, kind: 'inserted' },
    ],
    [`DELETE FROM audit_event WHERE tenant_uuid = 'b' AND seq = 3`, NOW, 'b', { seq: 3, kind: 'deleted' }],
  ])('finds the damage of: %s', async (statement, month, tenant, damage) => {
    await tamper(db.dataSource, statement);
    const { damaged } = await verify(month);
    expect(damaged).toMatchObject([{ tenant, damage }]);
    // Another month is not touched by it.
    if (month === NOW) expect((await verify(FIRST)).damaged).toEqual([]);
  });

  it('begins with the checkpoints before a month when it is asked to', async () => {
    const { verifier } = aReplica(db.dataSource);
    await tamper(db.dataSource, `UPDATE audit_event SET actor = 'x' WHERE tenant_uuid = 'a' AND seq = 1`);
    const damageOf = async (from?: string) =>
      (await verifier.report({ from })).chains.find(({ tenant }) => tenant === 'a');
    expect((await damageOf())?.damage).toMatchObject({ seq: 1 });
    expect(await damageOf(THIRD)).toMatchObject({ damage: null, before: 6, sound: 10 });
  });
});
