import { describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../../test/builders/a-disk.js';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import type { RecentChanges } from '../../audit/recent-changes.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudWriteSession, WriteOptions } from '../client/cloud-session.js';
import type { Confirmation } from '../client/pipeline/call-run.js';
import { toDisk } from './disk-mapping.js';
import { DiskWriter } from './disk-writer.js';
import { verbatim } from '../../errors/words.js';

type Fields = Parameters<typeof aVendorDisk>[0];
const rowOf = (fields: Fields) => aVendorDisk({ DiskId: 'a', ...fields });
const NAMED = { DiskName: 'new' };
/** Done when the disk is absent or has the new name; the row that was read before is not looked at. */
const verdict = (disk?: { DiskName: string }): Confirmation =>
  !disk || disk.DiskName === 'new' ? 'done' : 'not-done';

/** A writer, and a session that shows this disk when the outcome is unknown. */
function aWriter(now: Fields | undefined, othersChanged: boolean | Error = false) {
  const asked: unknown[][] = [];
  let confirm: WriteOptions['confirm'];
  const trail: Pick<RecentChanges, 'hasOtherChanges'> = {
    async hasOtherChanges(...args) {
      asked.push(args);
      if (othersChanged instanceof Error) throw othersChanged;
      return othersChanged;
    },
  };
  const session = {
    operationId: 'audit-1',
    scope: { context: aRequestContext() },
    read: async () => ({ TotalCount: 1, DiskSet: now ? [rowOf(now)] : [] }),
    write: (_action: string, _params: object, options: WriteOptions) => {
      confirm = options.confirm;
      return { reply: Promise.resolve({}), settled: Promise.resolve({ outcome: 'succeeded' }) };
    },
  } as unknown as CloudWriteSession;
  const writer = new DiskWriter(trail as RecentChanges);
  const send = async (
    action: 'ModifyDiskAttributes' | 'TerminateDisks',
    before?: Fields,
  ): Promise<unknown> => {
    const rows = new Map(before ? [['a', toDisk(rowOf(before))]] : []);
    await writer.send(session, ['a'], action, { DiskIds: ['a'] }, verdict, { before: rows });
    return confirm!();
  };
  return { send, asked };
}

describe(DiskWriter.name, () => {
  it('says what the read shows when it shows that the write did not take place', async () => {
    const { send, asked } = aWriter({});
    expect(await send('ModifyDiskAttributes')).toBe('not-done');
    expect(asked).toEqual([]);
  });

  it('takes what the read shows for proof when the disk was different before', async () => {
    const { send, asked } = aWriter(NAMED, true);
    expect(await send('ModifyDiskAttributes', { DiskName: 'old' })).toBe('done');
    expect(asked).toEqual([]);
  });

  it.each<[string, Fields]>([
    ['nobody knows how it was before', undefined],
    ['it was so before already', NAMED],
  ])('takes it for proof only if nothing else changed the disk lately when %s', async (_, before) => {
    expect(await aWriter(NAMED, false).send('ModifyDiskAttributes', before)).toBe('done');
    expect(await aWriter(NAMED, true).send('ModifyDiskAttributes', before)).toBe('unknown');
  });

  it('asks the trail for other operations of the last minute, but a creation', async () => {
    const { send, asked } = aWriter(NAMED);
    await send('ModifyDiskAttributes');
    const [refs, since, except] = asked[0] as [string[], Date, object];
    expect(refs).toEqual(['disk:a']);
    expect(Date.now() - since.getTime()).toBeGreaterThanOrEqual(60_000);
    expect(Date.now() - since.getTime()).toBeLessThan(70_000);
    expect(except).toEqual({ auditId: 'audit-1', actions: ['disk/create', 'snapshot/create'] });
  });

  it('asks for creations too when the disk is absent, as a new one is from late reads', async () => {
    const { send, asked } = aWriter(undefined, true);
    expect(await send('TerminateDisks', { DiskName: 'old' })).toBe('unknown');
    expect(asked[0]![2]).toEqual({ auditId: 'audit-1', actions: [] });
    expect(await aWriter(undefined, false).send('TerminateDisks', { DiskName: 'old' })).toBe('done');
  });

  it('takes absence for proof when the disk was in the recycle bin, where no new disk is', async () => {
    const { send, asked } = aWriter(undefined, true);
    expect(await send('TerminateDisks', { DiskState: 'TORECYCLE' })).toBe('done');
    expect(asked).toEqual([]);
  });

  it('proves nothing while the trail cannot be read', async () => {
    const { send } = aWriter(NAMED, new AppError('DATABASE_UNAVAILABLE', verbatim('away')));
    await expect(send('ModifyDiskAttributes')).rejects.toThrow('away');
  });
});
