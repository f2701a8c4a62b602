import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLogService } from '../../../src/audit/audit-log.service.js';
import type { ListAuditDto } from '../../../src/audit/dto/list-audit.dto.js';
import { migrateDown, migrateUp } from '../../../src/database/migrations.js';
import { AuditEntry1764000007000 } from '../../../migrations/1764000007000-audit-entry.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { fillTrail } from './big-trail.fixture.js';
import { type Replica, aReplica } from './replica.fixture.js';

const CHANGES = 500;
type Filter = Partial<Omit<ListAuditDto, 'faults'>>;

describe(AuditLogService.name, () => {
  let db: TestDatabase;
  let replica: Replica;

  beforeAll(async () => {
    db = await createTestDatabase();
    replica = aReplica(db.dataSource);
    await fillTrail(db.url, 'other', 40);
    await fillTrail(db.url, 'big', CHANGES);
  });

  afterAll(() => db.close());

  const list = (filter: Filter) =>
    replica.log.list(aRequestContext(), { TenantUuid: 'big', ...filter } as ListAuditDto);

  /** The numbers of the changes, which are in their request ids. */
  async function numbers(filter: Filter): Promise<{ total: number; found: number[] }> {
    const found: number[] = [];
    for (let PageNum = 0; ; PageNum += 1) {
      const { TotalCount, List } = await list({ ...filter, PageNum, PageSize: 60 });
      found.push(...List.map(({ RequestId }) => Number(RequestId.replace('request-', ''))));
      if (List.length < 60) return { total: TotalCount, found };
    }
  }

  it.each<[string, Filter, (number: number) => boolean]>([
    ['nothing', {}, () => true],
    ['an action', { Action: 'disk/resize' }, (number) => number % 4 === 2],
    [
      'an actor and a cluster',
      { Actor: 'admin-3', ClusterUuid: 'cluster-1' },
      (number) => number % 21 === 10,
    ],
    ['a disk', { DiskId: 'disk-17' }, (number) => number === 17],
    ['a disk of another action', { DiskId: 'disk-17', Action: 'disk/create' }, () => false],
    ['an action that nobody did', { Action: 'disk/none' }, () => false],
    [
      'ten minutes',
      { BeginTime: '2026-01-01 09:00:00', EndTime: '2026-01-01 09:09:59' },
      (number) => number > 120 && number <= 140,
    ],
  ])('lists every match once, newest first, and counts them all, for %s', async (_, filter, matches) => {
    const expected = Array.from({ length: CHANGES }, (__, index) => CHANGES - index).filter(matches);
    expect(await numbers(filter)).toEqual({ total: expected.length, found: expected });
  });

  it('shows the outcome beside the intent on a deep page', async () => {
    const { TotalCount, List } = await list({ PageNum: CHANGES - 1, PageSize: 1 });
    expect(TotalCount).toBe(CHANGES);
    expect(List).toMatchObject([{ RequestId: 'request-1', Outcome: 'succeeded', scode: 0, DurationMs: 12 }]);
  });

  it('answers a page after the last with no rows', async () => {
    expect(await list({ PageNum: 1_000, PageSize: 100 })).toEqual({ TotalCount: CHANGES, List: [] });
  });

  it('goes on with the numbers that the migration gave to older rows', async () => {
    const older = await createTestDatabase();
    const { name } = new AuditEntry1764000007000();
    for (let reverted; reverted !== name;) reverted = await migrateDown(older.url);
    await fillTrail(older.url, 'kept', 30);
    await fillTrail(older.url, 'kept too', 20);
    await migrateUp(older.url);
    const { trail, log } = aReplica(older.dataSource);
    await trail.record({ context: aRequestContext(), tenantUuid: 'new' }, async () => undefined);
    const counts = ['kept', 'kept too', 'new'].map((TenantUuid) =>
      log.list(aRequestContext(), { TenantUuid }),
    );
    expect((await Promise.all(counts)).map(({ TotalCount }) => TotalCount)).toEqual([30, 20, 1]);
    await older.close();
  });
});
