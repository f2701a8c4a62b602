import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiskTerminations } from '../../../src/tencent/disk/disk-terminations.js';
import type { CloudSession } from '../../../src/tencent/client/cloud-session.js';
import { aDisk } from '../../builders/a-disk.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { createTestDatabase, type TestDatabase } from './postgres.fixture.js';

const SESSION = {
  accountKey: 'account',
  scope: { tenantUuid: 'tenant', context: aRequestContext() },
} as CloudSession;

describe(DiskTerminations.name, () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  it('notes a disk anew whose note has expired, in the statement that forgets expired ones', async () => {
    const terminations = new DiskTerminations(db.dataSource);
    await terminations.note(SESSION, [aDisk({ DiskId: 'a' })]);
    await db.dataSource.query(`UPDATE disk_termination SET sent_at = sent_at - interval '16 minutes'`);
    expect(await terminations.recent(SESSION, ['a'])).toEqual(new Map());
    await terminations.note(SESSION, [aDisk({ DiskId: 'a', DiskChargeType: 'PREPAID' })]);
    const known = await terminations.recent(SESSION, ['a']);
    expect(known).toEqual(new Map([['a', { secondsAgo: 0, wasPostpaid: false }]]));
  });

  it('tells for eight days when the last one was sent', async () => {
    const terminations = new DiskTerminations(db.dataSource);
    await terminations.note(SESSION, [aDisk({ DiskId: 'old' }), aDisk({ DiskId: 'older' })]);
    await db.dataSource.query(
      `UPDATE disk_termination SET sent_at = sent_at - CASE disk_id WHEN 'old' THEN interval '7 days' ELSE interval '9 days' END
        WHERE disk_id LIKE 'old%'`,
    );
    await terminations.note(SESSION, [aDisk({ DiskId: 'new' })]);
    const known = await terminations.sentAt(SESSION, ['old', 'older', 'new', 'never']);
    expect([...known.keys()].sort()).toEqual(['new', 'old']);
    expect(Date.now() - known.get('old')!.getTime()).toBeGreaterThan(6.9 * 24 * 3_600_000);
    expect((await terminations.recent(SESSION, ['old', 'new'])).has('old')).toBe(false);
  });
});
