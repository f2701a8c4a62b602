import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { AuditLogService } from '../../../src/audit/audit-log.service.js';
import { monthOf } from '../../../src/audit/audit-month.js';
import { AuditReads } from '../../../src/audit/audit-reads.js';
import { AuditSeal } from '../../../src/audit/audit-seal.js';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import type { ListAuditDto } from '../../../src/audit/dto/list-audit.dto.js';
import { MonthSealer } from '../../../src/audit/month-sealer.js';
import { MonthVerifier } from '../../../src/audit/month-verifier.js';
import { dataSourceOptions } from '../../../src/database/data-source.js';
import { migrateUp } from '../../../src/database/migrations.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { ACTORS, CLUSTERS, DISKS, fillSealed } from './sealed-trail.fixture.js';
import { TEST_KEY } from './replica.fixture.js';

/**
 * Small by itself. For the figures of docs/adr/0007-audit-trail.md, on an empty database of a Postgres of one's own:
 *
 *     TRAIL_ROWS=5000000 TRAIL_TENANTS=2000 TRAIL_DATABASE_URL=postgres://… \
 *       npx vitest run test/integration/audit/big-trail.spec.ts
 *
 * One fifth of the rows is of one tenant. A database that was filled before is measured again. TRAIL_MONTHS (12).
 */
const ROWS = Number(process.env['TRAIL_ROWS'] ?? 60_000);
const TENANTS = Number(process.env['TRAIL_TENANTS'] ?? 20);
const MONTHS = Number(process.env['TRAIL_MONTHS'] ?? 12);
const URL = process.env['TRAIL_DATABASE_URL'];
const IS_BIG = process.env['TRAIL_ROWS'] !== undefined;
const BIG_CHANGES = Math.floor(ROWS / 10);
const CHANGES = Math.floor((ROWS / 2 - BIG_CHANGES) / (TENANTS - 1));
const TIMES = 5;
const PAGE_MS = 50;
const MONTH_MS = 10_000;
const HOUR_MS = 3_600_000;

const now = new Date(Date.now() + 8 * HOUR_MS);
const MONTH_NAMES = Array.from({ length: MONTHS }, (_, index) =>
  monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + 1 + index, 1, 12))),
);
const beijing = (month: string, rest: string) => `${month.slice(0, 8)}${rest}`;

type Filter = Partial<Omit<ListAuditDto, 'faults'>>;
const MIDDLE = MONTH_NAMES[Math.floor(MONTHS / 2)]!;

/** Which changes match, of those that are counted from 0 on within a tenant. */
const FILTERS: [string, Filter, (i: number) => boolean][] = [
  ['nothing', {}, () => true],
  ['an actor', { Actor: 'user-3' }, (i) => i % ACTORS === 3],
  ['an action', { Action: 'disk/resize' }, (i) => i % 7 === 2],
  ['a cluster', { ClusterUuid: 'cluster-1' }, (i) => i % CLUSTERS === 1],
  [
    'an actor and an action',
    { Actor: 'user-3', Action: 'disk/resize' },
    (i) => i % ACTORS === 3 && i % 7 === 2,
  ],
  ['a disk', { DiskId: 'disk-big-17' }, (i) => i % DISKS === 17],
  [
    'a disk and an action',
    { DiskId: 'disk-big-17', Action: 'disk/resize' },
    (i) => i % DISKS === 17 && i % 7 === 2,
  ],
];

describe('a trail of many rows', () => {
  let db: TestDatabase | undefined;
  let dataSource: DataSource;
  let log: AuditLogService;
  const seal = async () => new AuditSeal(TEST_KEY);
  const figures: string[] = [];

  beforeAll(async () => {
    db = URL === undefined ? await createTestDatabase() : undefined;
    await migrateUp(URL ?? db!.url);
    const options = dataSourceOptions(URL ?? db!.url);
    const { statement_timeout: _, query_timeout: __, ...extra } = options.extra as Record<string, unknown>;
    const filling = await new DataSource({ ...options, extra }).initialize();
    const [{ n }] = await filling.query('SELECT count(*)::int AS n FROM audit_head');
    if (n === 0) {
      const startedAt = performance.now();
      for (const month of MONTH_NAMES)
        await filling.query(
          `SELECT audit_add_month($1::date) WHERE NOT EXISTS (SELECT FROM audit_month WHERE month = $1::date)`,
          [month],
        );
      const size = { months: MONTH_NAMES, tenants: TENANTS, bigChanges: BIG_CHANGES, changes: CHANGES };
      await fillSealed(filling, await seal(), size, (text) => IS_BIG && process.stderr.write(`${text}\n`));
      await filling.query('VACUUM ANALYZE');
      figures.push(`filled in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
    }
    await filling.destroy();
    dataSource = await new DataSource(options).initialize();
    log = new AuditLogService(new AuditReads(dataSource, 3));
  }, 7_200_000);

  afterAll(async () => {
    if (IS_BIG) process.stderr.write(`${figures.join('\n')}\n`);
    await dataSource?.destroy();
    await db?.close();
  });

  const list = (filter: Filter) =>
    log.list(aRequestContext(), { TenantUuid: 'big', PageSize: 100, ...filter } as ListAuditDto);

  async function timed<T>(name: string, work: () => Promise<T>): Promise<{ ms: number; result: T }> {
    const [startedAt, usedBefore] = [performance.now(), process.cpuUsage()];
    const result = await work();
    const ms = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(usedBefore);
    figures.push(
      `${name}: ${ms.toFixed(0)} ms, processor time of this process ${((user + system) / 1_000).toFixed(0)} ms`,
    );
    return { ms, result };
  }

  /** The first page, one in the middle and the last; their rows are the changes that match, newest first. */
  async function expectPages(name: string, filter: Filter, numbers: number[]): Promise<void> {
    const last = Math.max(0, Math.ceil(numbers.length / 100) - 1);
    for (const PageNum of new Set([0, Math.floor(last / 2), last])) {
      const times: number[] = [];
      for (let time = 0; time < TIMES; time += 1) {
        const startedAt = performance.now();
        const { TotalCount, List } = await list({ ...filter, PageNum });
        times.push(performance.now() - startedAt);
        expect(TotalCount).toBe(numbers.length);
        const expected = numbers.slice(PageNum * 100, (PageNum + 1) * 100);
        expect(List.map(({ RequestId }) => Number(RequestId.replace('request-', '')))).toEqual(expected);
        expect(List.every(({ Outcome }) => Outcome === 'succeeded')).toBe(true);
      }
      times.sort((a, b) => a - b);
      const [median, most] = [times[Math.floor(TIMES / 2)]!, times.at(-1)!];
      figures.push(
        `list of ${name}, page ${PageNum} of ${last}: median ${median.toFixed(1)} ms, most ${most.toFixed(1)} ms (${numbers.length} rows)`,
      );
      if (IS_BIG) expect.soft(median, `${name}, page ${PageNum}`).toBeLessThan(PAGE_MS);
    }
  }

  const all = () => Array.from({ length: BIG_CHANGES }, (_, index) => BIG_CHANGES - 1 - index);

  it.each(FILTERS)(
    'lists and counts what matches %s',
    async (name, filter, matches) => {
      await expectPages(name, filter, all().filter(matches));
    },
    120_000,
  );

  it.each<[string, Filter, (i: number) => boolean]>([
    ['two weeks', {}, () => true],
    ['two weeks of an actor', { Actor: 'user-3' }, (i) => i % ACTORS === 3],
    ['two weeks of an action', { Action: 'disk/resize' }, (i) => i % 7 === 2],
  ])(
    'lists and counts what matches %s',
    async (name, filter, matches) => {
      const [from, to] = [beijing(MIDDLE, '08 00:00:00'), beijing(MIDDLE, '21 23:59:59')];
      const index = MONTH_NAMES.indexOf(MIDDLE);
      const [first, end] = [index, index + 1].map((part) => Math.floor((BIG_CHANGES * part) / MONTHS)) as [
        number,
        number,
      ];
      const begin = new Date(`${MIDDLE}T00:00:00+08:00`).getTime();
      const next = new Date(`${MONTH_NAMES[index + 1]}T00:00:00+08:00`).getTime();
      const atOf = (i: number) => Math.trunc(begin + ((next - begin) * (i - first)) / (end - first));
      const [since, until] = [from, to].map((text) => Date.parse(`${text.replace(' ', 'T')}+08:00`)) as [
        number,
        number,
      ];
      const inTime = (i: number) => i >= first && i < end && atOf(i) >= since && atOf(i) < until + 1_000;
      await expectPages(
        name,
        { ...filter, BeginTime: from, EndTime: to },
        all().filter((i) => inTime(i) && matches(i)),
      );
    },
    120_000,
  );

  it('seals the months that are over, and verifies one alone', async () => {
    const { result } = await timed('seal what is over', () => new MonthSealer(dataSource, seal).sealEnded());
    if (result.length > 0) expect(result.map(({ month }) => month)).toEqual(MONTH_NAMES.slice(0, -1));
    const one = await timed('verify one month', () => new MonthVerifier(dataSource, seal).verify(MIDDLE));
    expect(one.result).toMatchObject({
      chains: TENANTS,
      damaged: [],
      seal: { state: 'sealed', damage: null },
    });
    figures.push(`rows of that month: ${one.result.rows}`);
    if (IS_BIG) expect(one.ms).toBeLessThan(MONTH_MS);
  }, 600_000);

  it('verifies the whole trail', async () => {
    const { result } = await timed('verify all', () => new AuditVerifier(dataSource, seal).report({}));
    expect(result.chains).toHaveLength(TENANTS + 1);
    expect([...result.chains, ...result.months].filter(({ damage }) => damage !== null)).toEqual([]);
  }, 1_800_000);
});
