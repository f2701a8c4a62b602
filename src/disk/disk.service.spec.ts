import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import {
  aScope,
  BUSY,
  diskServices,
  dto,
  failsFor,
  fails,
  failureOf,
  type Respond,
  write,
} from '../../test/builders/disk-services.js';
import { requestText } from '../audit/audit-event.js';
import { DiskService } from './disk.service.js';
import type { CreateDiskDto } from './dto/create-disk.dto.js';

describe(DiskService.name, () => {
  describe('resize', () => {
    it('sends one call a disk, in order, each after the reply to the one before', async () => {
      let underWay = 0;
      const { disks: service, events } = diskServices({
        respond: async () => {
          underWay += 1;
          expect(underWay).toBe(1);
          const reply = setImmediate().then(() => void (underWay -= 1));
          return { reply, settled: Promise.resolve({ outcome: 'succeeded' }) };
        },
      });
      await service.resize(aScope(), dto({ DiskIds: ['a', 'b', 'c'], DiskSize: 80 }));
      expect(events).toEqual(['intent', 'find a,b,c', 'resize a', 'resize b', 'resize c']);
    });

    it('asks for the size in each call and in the intent', async () => {
      const { disks: service, sent, intents } = diskServices();
      await service.resize(aScope(), dto({ DiskIds: ['a', 'b'], DiskSize: 80 }));
      expect(sent.map(({ rest }) => rest)).toEqual([[80], [80]]);
      expect(intents).toEqual([{ resources: ['disk:a', 'disk:b'], request: { DiskSize: 80 } }]);
    });

    it('takes the line of the instance for a disk that is on one', async () => {
      const { disks: service, events } = diskServices({
        disks: { a: { InstanceId: 'ins-1' }, c: { InstanceIdList: ['ins-1', 'ins-2'] } },
      });
      await service.resize(aScope(), dto({ DiskIds: ['a', 'b', 'c'], DiskSize: 80 }));
      expect(events.filter((event) => !event.startsWith('release'))).toEqual([
        'intent',
        'find a,b,c',
        'hold instance:ins-1 in ap-guangzhou',
        'resize a',
        'resize b',
        'hold instance:ins-1,instance:ins-2 in ap-guangzhou',
        'resize c',
      ]);
    });

    it('reads the disk again after a wait, and sends nothing when it went elsewhere meanwhile', async () => {
      const now = vi.spyOn(performance, 'now');
      const disks = { a: { InstanceId: 'ins-1' }, b: { InstanceId: 'ins-1' } };
      const {
        disks: service,
        actions,
        events,
      } = diskServices({
        disks,
        beforeHeld: () => {
          now.mockReturnValue(performance.now() + 101);
          disks.b = { InstanceId: 'ins-2' };
        },
      });
      const error = await failureOf(service.resize(aScope(), dto({ DiskIds: ['a', 'b'], DiskSize: 80 })));
      now.mockRestore();
      expect(error).toMatchObject({ code: 'PARTLY_DONE', data: { Success: 1, Fail: 1 } });
      expect(actions()).toEqual(['resize']);
      expect(events).toContain('find a');
    });

    it('leaves it to Tencent what to say of a disk that the read does not show', async () => {
      const { disks: service, actions } = diskServices({ disks: { a: undefined } });
      await service.resize(aScope(), dto({ DiskId: 'a', DiskSize: 80 }));
      expect(actions()).toEqual(['resize']);
    });

    it('goes on with the next disk when one failed', async () => {
      const { disks: service, actions } = diskServices({ respond: failsFor('a') });
      const error = await failureOf(service.resize(aScope(), dto({ DiskIds: ['a', 'b'], DiskSize: 80 })));
      expect(error).toMatchObject({ code: 'PARTLY_DONE', data: { Success: 1, Fail: 1 } });
      expect(actions()).toHaveLength(2);
    });
  });

  describe('update', () => {
    it('sends the attributes of all disks in one call, then the type of each', async () => {
      const { disks: service, events, sent } = diskServices();
      const fields = { DiskIds: ['a', 'b'], DiskName: 'new', Portable: undefined, DiskType: 'CLOUD_SSD' };
      await service.update(aScope(), dto(fields));
      expect(events).toEqual(['intent', 'attributes a,b', 'type a', 'type b']);
      expect(sent[0]!.rest).toStrictEqual([{ DiskName: 'new' }]);
      expect(sent[1]!.rest).toEqual(['CLOUD_SSD']);
    });

    it.each([
      ['the attributes alone when no type is given', { ProjectId: 0 }, ['attributes']],
      ['false as an attribute', { DeleteWithInstance: false }, ['attributes']],
      ['an empty name as an attribute', { DiskName: '' }, ['attributes']],
      ['the types alone when no attribute is given', { DiskType: 'CLOUD_SSD' }, ['type', 'type']],
    ])('sends %s', async (_, fields, expected) => {
      const { disks: service, actions } = diskServices();
      await service.update(aScope(), dto({ DiskIds: ['a', 'b'], ...fields }));
      expect(actions()).toEqual(expected);
    });

    it('leaves the types when the attributes failed, and still answers as several calls do', async () => {
      const { disks: service, actions, settled } = diskServices({ respond: failsFor('a') });
      const fields = { DiskId: 'a', DiskName: 'new', DiskType: 'CLOUD_SSD' };
      const error = await failureOf(service.update(aScope(), dto(fields)));
      expect(actions()).toEqual(['attributes']);
      expect(error).toMatchObject({ code: 'TENCENT_BUSY', data: { Success: 0, Fail: 1 } });
      expect(await settled[0]).toMatchObject({ outcome: 'failed' });
    });

    it('answers the failure itself when the attributes were all there was', async () => {
      const { disks: service } = diskServices({ respond: failsFor('a') });
      const reply = service.update(aScope(), dto({ DiskIds: ['a', 'b'], DiskName: 'new' }));
      expect(await failureOf(reply)).toBe(BUSY);
    });

    it('goes on with the next type when one failed', async () => {
      const { disks: service, actions } = diskServices({ respond: failsFor('a') });
      const reply = service.update(aScope(), dto({ DiskIds: ['a', 'b'], DiskType: 'CLOUD_SSD' }));
      expect(await failureOf(reply)).toMatchObject({ code: 'PARTLY_DONE', data: { Success: 1, Fail: 1 } });
      expect(actions()).toEqual(['type', 'type']);
    });

    it('puts what changes into the intent, and nothing that was not given', async () => {
      const { disks: service, intents } = diskServices();
      await service.update(aScope(), dto({ DiskId: 'a', Portable: true }));
      await service.update(aScope(), dto({ DiskId: 'a', ProjectId: 7, DiskType: 'CLOUD_SSD' }));
      expect(intents.map(({ resources }) => resources)).toEqual([['disk:a'], ['disk:a']]);
      expect(intents.map(({ request }) => requestText(request))).toEqual([
        '{"Portable":true}',
        '{"ProjectId":7,"DiskType":"CLOUD_SSD"}',
      ]);
    });
  });

  describe('create', () => {
    const asked = (fields: Partial<CreateDiskDto> = {}): CreateDiskDto =>
      dto({ DiskType: 'CLOUD_SSD', DiskSize: 20, ...fields }) as unknown as CreateDiskDto;
    const made =
      (...ids: string[]): Respond =>
      () =>
        write(Promise.resolve(ids), Promise.resolve({ outcome: 'succeeded', created: ['disk:a'] }));

    it.each([
      ['nothing more when all disks were made', asked({ DiskCount: 2 }), ['a', 'b'], ''],
      ['nothing more when one was asked for without a number', asked(), ['a'], ''],
      [
        'how many were made when some are missing',
        asked({ DiskCount: 3 }),
        ['a'],
        'Tencent made 1 of 3 disks',
      ],
      ['how many were made when none was', asked(), [], 'Tencent made 0 of 1 disks'],
    ])('answers the new ids, and %s', async (_, fields, ids, desc) => {
      const { disks: service } = diskServices({ respond: made(...ids) });
      expect(await service.create(aScope(), fields)).toMatchObject({ data: { DiskIdSet: ids }, desc });
    });

    it('hands the request to the provider as it came, and its settlement on', async () => {
      const { disks: service, sent, settled } = diskServices({ respond: made('a') });
      const fields = asked({ ClientToken: 'token-1' });
      await service.create(aScope(), fields);
      expect(sent[0]!.rest[0]).toBe(fields);
      expect(await settled[0]).toEqual({ outcome: 'succeeded', created: ['disk:a'] });
    });

    it('says in the intent what is asked for, without the token and the tags of the caller', async () => {
      const { disks: service, intents } = diskServices({ respond: made('a') });
      const fields = asked({ ClientToken: 'token-1', Tags: [{ Key: 'k', Value: 'v' }], DiskName: 'new' });
      await service.create(aScope(), fields);
      await service.create(aScope(), asked({ DiskSize: undefined }));
      expect(intents[0]).toStrictEqual({
        request: { DiskType: 'CLOUD_SSD', DiskSize: 20, DiskCount: 1, DiskName: 'new' },
      });
      expect(requestText(intents[1]!.request)).toBe('{"DiskType":"CLOUD_SSD","DiskCount":1}');
    });

    it('answers the failure of its only call as it is', async () => {
      const { disks: service } = diskServices({ respond: () => fails(BUSY) });
      expect(await failureOf(service.create(aScope(), asked()))).toBe(BUSY);
    });
  });
});
