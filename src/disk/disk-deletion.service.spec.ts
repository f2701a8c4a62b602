import { setImmediate } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { describe, expect, it, vi } from 'vitest';
import {
  aScope,
  BUSY,
  type Cloud,
  diskServices,
  dto,
  fails,
  failsFor,
  failureOf,
  idsOf,
  TIMED_OUT,
} from '../../test/builders/disk-services.js';
import { Answer } from '../common/envelope/envelope.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { Termination } from '../tencent/disk/disk-terminations.js';
import { DiskDeletionService } from './disk-deletion.service.js';

const PREPAID = { DiskChargeType: 'PREPAID', IsReturnable: true };
const remove = (cloud: Cloud, ...ids: string[]) => {
  const services = diskServices(cloud);
  return { ...services, reply: services.deletion.delete(aScope(), dto({ DiskIds: ids })) };
};

describe(DiskDeletionService.name, () => {
  it('reads the disks under their locks, and deletes all in one call', async () => {
    const { reply, events, intents } = remove({}, ...idsOf(3));
    expect(await reply).toEqual(new Answer({}, ''));
    await setImmediate();
    const locks = 'disk:disk-0,disk:disk-1,disk:disk-2 in ap-guangzhou';
    const ids = 'disk-0,disk-1,disk-2';
    expect(events).toEqual([
      'intent',
      `hold ${locks}`,
      `find ${ids}`,
      `note ${ids}`,
      `delete ${ids}`,
      `release ${locks}`,
    ]);
    expect(intents).toEqual([{ resources: idsOf(3).map((id) => `disk:${id}`), request: {} }]);
  });

  it.each([
    ['is not there', undefined, 'TENCENT_DISK_NOT_FOUND', 'b: not found'],
    [
      'is attached',
      { DiskState: 'ATTACHED', InstanceId: 'ins-1' },
      'TENCENT_STATE_CONFLICT',
      'b: is attached to ins-1; detach it first',
    ],
    [
      'is being attached, nobody says where',
      { DiskState: 'ATTACHING' },
      'TENCENT_STATE_CONFLICT',
      'b: is attached to an instance; detach it first',
    ],
    [
      'is being detached',
      { DiskState: 'DETACHING', Attached: true, InstanceId: 'ins-1' },
      'TENCENT_STATE_CONFLICT',
      'b: is attached to ins-1; detach it first',
    ],
    [
      'is on an instance, whatever its state',
      { DiskState: 'ROLLBACKING', InstanceId: 'ins-1' },
      'TENCENT_STATE_CONFLICT',
      'b: is attached to ins-1; detach it first',
    ],
    [
      'is shared by instances',
      { Attached: true, DiskState: 'EXPANDING', InstanceIdList: ['ins-1', 'ins-2'] },
      'TENCENT_STATE_CONFLICT',
      'b: is attached to ins-1, ins-2; detach it first',
    ],
  ])('sends nothing when one of the disks %s', async (_, fields, code, detail) => {
    const { reply, sent, events } = remove({ disks: { a: PREPAID, b: fields } }, 'a', 'b', 'c');
    const error = await failureOf(reply);
    expect(error).toMatchObject({ code, detail });
    expect(error.data).toMatchObject({
      Success: 0,
      Fail: 3,
      Results: [
        { DiskId: 'a', scode: 10017, desc: 'a: not sent because of b' },
        { DiskId: 'b', scode: error.definition.scode, desc: detail },
        { DiskId: 'c', scode: 10017 },
      ],
    });
    expect(sent).toEqual([]);
    expect(events.filter((event) => event.startsWith('note'))).toEqual([]);
  });

  it('has a row for the disk when it is the only one', async () => {
    const error = await failureOf(remove({ disks: { a: undefined } }, 'a').reply);
    expect(error.data).toMatchObject({ Success: 0, Fail: 1, Results: [{ DiskId: 'a', scode: 30003 }] });
  });

  it('counts a disk in the recycle bin as done, and does not send it', async () => {
    const { reply, sent } = remove({ disks: { a: { ...PREPAID, DiskState: 'TORECYCLE' } } }, 'a', 'b');
    expect(await reply).toMatchObject({ data: {}, desc: 'a: is in the recycle bin already', headers: {} });
    expect(sent.map(({ ids }) => ids)).toEqual([['b']]);
  });

  it.each<[string, Cloud]>([
    ['is shown in the recycle bin', { disks: { a: { ...PREPAID, DiskState: 'TORECYCLE' } } }],
    ['was deleted before that', { terminated: { a: { secondsAgo: 12, wasPostpaid: false } } }],
  ])('neither sends a disk that was renewed a moment ago nor calls it done when it %s', async (_, cloud) => {
    const { reply, sent: calls } = remove({ ...cloud, renewed: ['a'] }, 'a');
    const error = await failureOf(reply);
    expect(error).toMatchObject({ code: 'TENCENT_BUSY' });
    expect(error.words.zh).toContain('刚刚从回收站恢复');
    expect(calls).toEqual([]);
  });

  it('sends a renewed disk that was not in the recycle bin', async () => {
    const { reply, sent: calls } = remove({ disks: { a: PREPAID }, renewed: ['a'] }, 'a');
    expect(await reply).toMatchObject({ desc: '' });
    expect(calls).toHaveLength(1);
  });

  const sent = (fields: Partial<Termination> = {}): Termination => ({
    secondsAgo: 12,
    wasPostpaid: false,
    ...fields,
  });

  it.each<[string, Partial<Termination>, Partial<Disk> | undefined]>([
    ['still shows it as it was', {}, PREPAID],
    ['still shows it attached', {}, { ...PREPAID, DiskState: 'ATTACHED' }],
    ['shows it no more', {}, undefined],
    ['shows it postpaid', {}, {}],
    ['shows that it has become prepaid', { wasPostpaid: true }, PREPAID],
  ])('does not send again what was sent before, although the read %s', async (_, before, fields) => {
    const { reply, sent: calls } = remove({ disks: { a: fields }, terminated: { a: sent(before) } }, 'a');
    expect(await reply).toMatchObject({
      data: {},
      desc: 'a: its deletion was sent 12 s ago, not sent again',
      headers: {},
    });
    expect(calls).toEqual([]);
  });

  it('sends a postpaid disk again that is still there', async () => {
    const { reply, sent: calls } = remove({ terminated: { a: sent({ wasPostpaid: true }) } }, 'a');
    expect(await reply).toEqual(new Answer({}, ''));
    expect(calls).toHaveLength(1);
  });

  it('is 404 for a postpaid disk that is deleted', async () => {
    const terminated = { a: sent({ wasPostpaid: true }) };
    const error = await failureOf(remove({ disks: { a: undefined }, terminated }, 'a').reply);
    expect(error.code).toBe('TENCENT_DISK_NOT_FOUND');
  });

  it('notes for every replica what it sends, before it sends it', async () => {
    const disks = { a: PREPAID, c: { DiskChargeType: 'CDCPAID' } };
    const { reply, events } = remove({ disks }, 'a', 'b', 'c');
    await reply;
    expect(events.slice(3, 5)).toEqual(['note a,b,c', 'delete a,b,c']);
  });

  it.each([
    ['forgets it when Tencent refused', fails(BUSY), ['forget a']],
    ['keeps it when the outcome is unknown', fails(TIMED_OUT, 'unknown'), []],
  ])('%s, before the lock is released', async (_, answer, expected) => {
    const { reply, events } = remove({ disks: { a: PREPAID }, respond: () => answer }, 'a');
    await failureOf(reply);
    await setImmediate();
    expect(events.slice(events.indexOf('delete a') + 1, -1)).toEqual(expected);
    expect(events.at(-1)).toBe('release disk:a in ap-guangzhou');
  });

  it('lets go of the disks also when the database does not forget, and says so in the log', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const cloud = { disks: { a: PREPAID, b: PREPAID }, respond: () => fails(BUSY), forgets: false };
    const { reply, events } = remove(cloud, 'a', 'b');
    expect(await failureOf(reply)).toBe(BUSY);
    await setImmediate();
    expect(events.at(-1)).toBe('release disk:a,disk:b in ap-guangzhou');
    expect(warn.mock.calls[0]![0]).toBe('a refused deletion of a, b could not be forgotten: Error: away');
    warn.mockRestore();
  });

  it('answers the failure of its only call as it is', async () => {
    expect(await failureOf(remove({ respond: failsFor('a') }, 'a', 'b').reply)).toBe(BUSY);
  });

  it('answers PARTLY_DONE when the rest failed beside a disk that is done', async () => {
    const disks = { a: { ...PREPAID, DiskState: 'TORECYCLE' } };
    const error = await failureOf(remove({ disks, respond: failsFor('b') }, 'a', 'b').reply);
    expect(error).toMatchObject({ code: 'PARTLY_DONE', data: { Success: 1, Fail: 1 } });
    expect(error.detail).toBe('1 of 2 disks failed; the first: busy');
  });
});
