import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settlement, Write } from '../../../src/common/request/write.js';
import type { CloudSession } from '../../../src/tencent/client/cloud-session.js';
import { DiskTerminations } from '../../../src/tencent/disk/disk-terminations.js';
import { SentDiskCalls } from '../../../src/tencent/disk/sent-disk-calls.js';
import { aDisk } from '../../builders/a-disk.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { createTestDatabase, type TestDatabase } from './postgres.fixture.js';

const sessionOf = (accountKey: string, tenantUuid: string) =>
  ({ accountKey, scope: { tenantUuid, context: aRequestContext() } }) as CloudSession;
const SESSION = sessionOf('account', 'tenant');
const RENEWAL = { kind: 'renew', diskIds: ['a'], detail: '2027-01-01 00:00:00' } as const;

const ended = (outcome: Settlement['outcome']) => async (): Promise<Write<object>> => ({
  reply: Promise.resolve({}),
  settled: Promise.resolve({ outcome }),
});

describe(SentDiskCalls.name, () => {
  let db: TestDatabase;
  let sent: SentDiskCalls;
  beforeAll(async () => {
    db = await createTestDatabase();
    sent = new SentDiskCalls(db.dataSource);
  });
  beforeEach(() => db.dataSource.query('TRUNCATE disk_sent_call, disk_termination'));
  afterAll(() => db.close());

  const send = async (call: Parameters<SentDiskCalls['forget']>[1], outcome: Settlement['outcome']) =>
    (await sent.sendNoted(SESSION, call, ended(outcome))).settled;
  const details = async (session = SESSION) =>
    (await sent.recent(session, 'renew', ['a', 'b'])).get('a')?.map(({ detail }) => detail);
  const makeOlder = (interval: string) =>
    db.dataSource.query(`UPDATE disk_sent_call SET sent_at = sent_at - $1::interval`, [interval]);

  it.each(['succeeded', 'unknown'] as const)('knows a call that %s, in any replica', async (outcome) => {
    await send(RENEWAL, outcome);
    const other = new SentDiskCalls(db.dataSource);
    expect(await other.recent(SESSION, 'renew', ['a', 'b'])).toEqual(
      new Map([['a', [{ detail: RENEWAL.detail, secondsAgo: 0 }]]]),
    );
    expect(await other.recent(SESSION, 'purge', ['a'])).toEqual(new Map());
  });

  it('notes it before it is sent', async () => {
    await sent.sendNoted(SESSION, RENEWAL, async () => {
      expect(await details()).toEqual([RENEWAL.detail]);
      return ended('succeeded')();
    });
  });

  it('forgets a call that was refused, and one that was not sent', async () => {
    await send(RENEWAL, 'failed');
    expect(await details()).toBeUndefined();
    const nothing = sent.sendNoted(SESSION, RENEWAL, () => Promise.reject(new Error('no time left')));
    await expect(nothing).rejects.toThrow('no time left');
    expect(await details()).toBeUndefined();
  });

  it('knows several of a disk, newest first, each for 15 minutes', async () => {
    await send(RENEWAL, 'succeeded');
    await makeOlder('14 minutes');
    await send({ ...RENEWAL, detail: 'later' }, 'succeeded');
    expect(await details()).toEqual(['later', RENEWAL.detail]);
    await makeOlder('2 minutes');
    expect(await details()).toEqual(['later']);
  });

  it.each([
    ['the same account under another tenant', sessionOf('account', 'other'), true],
    ['another key of the same tenant', sessionOf('other', 'tenant'), true],
    ['another account of another tenant', sessionOf('other', 'other'), false],
  ])('is asked by %s', async (_, session, isKnown) => {
    await send(RENEWAL, 'succeeded');
    expect((await details(session)) !== undefined).toBe(isKnown);
  });

  it('says of which disks a renewal is the last call, and none to return it after that', async () => {
    const terminations = new DiskTerminations(db.dataSource);
    await terminations.note(SESSION, [aDisk({ DiskId: 'a' }), aDisk({ DiskId: 'b' })]);
    await send({ ...RENEWAL, diskIds: ['a', 'b', 'c'] }, 'unknown');
    await terminations.note(SESSION, [aDisk({ DiskId: 'b' })]);
    expect(await sent.renewedLast(SESSION, ['a', 'b', 'd'])).toEqual(new Set(['a']));
    await makeOlder('16 minutes');
    expect(await sent.renewedLast(SESSION, ['a', 'b', 'd'])).toEqual(new Set());
  });
});
