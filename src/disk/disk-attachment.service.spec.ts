import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  aScope,
  BUSY,
  diskServices,
  dto,
  failsFor,
  failureOf,
  idsOf,
  NOT_FOUND,
  TIMED_OUT,
  write,
} from '../../test/builders/disk-services.js';
import { requestText } from '../audit/audit-event.js';
import { Answer } from '../common/envelope/envelope.js';
import type { Settlement } from '../common/request/write.js';
import { DiskAttachmentService } from './disk-attachment.service.js';

describe(DiskAttachmentService.name, () => {
  describe('attach', () => {
    const attach = { InstanceId: 'ins-1' };

    it('notes the intent, holds the instance, sends, and lets go, in this order', async () => {
      const { attachments: service, events } = diskServices();
      const reply = await service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(2) }));
      expect(reply).toEqual(new Answer({}, ''));
      expect(events).toEqual([
        'intent',
        'hold instance:ins-1 in ap-guangzhou',
        'attach disk-0,disk-1',
        'release instance:ins-1 in ap-guangzhou',
      ]);
    });

    it('sends ten disks a call in their order, under one hold of the instance', async () => {
      const { attachments: service, events, sent } = diskServices();
      await service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(25) }));
      expect(sent.map(({ ids }) => ids.length)).toEqual([10, 10, 5]);
      expect(sent.flatMap(({ ids }) => ids)).toEqual(idsOf(25));
      expect(events.filter((event) => event.startsWith('hold'))).toHaveLength(1);
    });

    it('sends a call only after the reply to the one before', async () => {
      const answers: (() => void)[] = [];
      const { attachments: service, sent } = diskServices({
        respond: () =>
          write(
            new Promise<void>((resolve) => answers.push(resolve)),
            Promise.resolve({ outcome: 'succeeded' }),
          ),
      });
      const reply = service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(11) }));
      await setImmediate();
      expect(sent).toHaveLength(1);
      answers[0]!();
      await setImmediate();
      expect(sent).toHaveLength(2);
      answers[1]!();
      await reply;
    });

    it('has no patience of its own for the first call, and until the deadline for the later ones', async () => {
      const { attachments: service, sent } = diskServices();
      await service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(21) }));
      const forever = { busyRetryMs: Infinity };
      expect(sent.map(({ rest }) => rest[1])).toEqual([{}, forever, forever]);
    });

    it('names the instance in each call, and the fate of the disks only as it was given', async () => {
      const { attachments: service, sent } = diskServices();
      await service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(11), DeleteWithInstance: false }));
      await service.attach(aScope(), dto({ ...attach, DiskId: 'a' }));
      expect(sent.map(({ rest }) => rest[0])).toEqual([
        { instanceId: 'ins-1', deleteWithInstance: false },
        { instanceId: 'ins-1', deleteWithInstance: false },
        { instanceId: 'ins-1', deleteWithInstance: undefined },
      ]);
    });

    it('answers PARTLY_DONE when one call failed, and has sent the calls after it', async () => {
      const { attachments: service, sent, settled } = diskServices({ respond: failsFor('disk-3') });
      const error = await failureOf(service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(25) })));
      expect(error).toMatchObject({ code: 'PARTLY_DONE', cause: BUSY, data: { Success: 15, Fail: 10 } });
      expect(sent).toHaveLength(3);
      expect(await settled[0]).toMatchObject({ outcome: 'failed' });
    });

    it('holds the instance until all calls are settled, also when the caller was answered before', async () => {
      const ends: ((end: Settlement) => void)[] = [];
      const {
        attachments: service,
        events,
        settled,
      } = diskServices({
        respond: () => {
          const reply = ends.length === 0 ? Promise.reject(TIMED_OUT) : Promise.resolve();
          return write(reply, new Promise((resolve) => ends.push(resolve)));
        },
      });
      const error = await failureOf(service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(11) })));
      expect(error.code).toBe('PARTLY_DONE');
      ends[1]!({ outcome: 'succeeded' });
      await setImmediate();
      expect(events.at(-1)).toBe('attach disk-10');
      ends[0]!({ outcome: 'unknown' });
      await setImmediate();
      expect(events.at(-1)).toBe('release instance:ins-1 in ap-guangzhou');
      expect(await settled[0]).toMatchObject({ outcome: 'unknown' });
    });

    it('sends each disk once, however often it is named', async () => {
      const { attachments: service, sent } = diskServices();
      await service.attach(aScope(), dto({ ...attach, DiskIds: ['a', 'b', 'a'] }));
      expect(sent.map(({ ids }) => ids)).toEqual([['a', 'b']]);
    });

    it('puts the disks, the instance and their fate into the intent', async () => {
      const { attachments: service, intents } = diskServices();
      const fields = { ...attach, DiskIds: ['a', 'b'], DeleteWithInstance: true };
      await service.attach(aScope(), dto(fields));
      await service.attach(aScope(), dto({ ...attach, DiskId: 'a' }));
      expect(intents).toEqual([
        { resources: ['disk:a', 'disk:b'], instanceId: 'ins-1', request: { DeleteWithInstance: true } },
        { resources: ['disk:a'], instanceId: 'ins-1', request: {} },
      ]);
      expect(requestText(intents[1]!.request)).toBeNull();
    });
  });

  describe('detach', () => {
    const on = (InstanceId: string) => ({ DiskState: 'ATTACHED', InstanceId });
    const onOne = (ids: string[], instanceId = 'ins-1') =>
      Object.fromEntries(ids.map((id) => [id, on(instanceId)]));

    it('holds the instance once for each call, and reads nothing, when it is named with a Region', async () => {
      const { attachments: service, events, sent } = diskServices();
      await service.detach(aScope(), dto({ DiskIds: idsOf(11), InstanceId: 'ins-1' }));
      expect(events.filter((event) => !event.startsWith('release'))).toEqual([
        'intent',
        'hold instance:ins-1 in ap-guangzhou',
        `detach ${idsOf(10).join(',')}`,
        'hold instance:ins-1 in ap-guangzhou',
        'detach disk-10',
      ]);
      expect(sent.map(({ rest }) => rest)).toEqual([
        ['ins-1', {}],
        ['ins-1', { busyRetryMs: Infinity }],
      ]);
    });

    it('reads the disks and goes instance by instance when none is named', async () => {
      const disks = { a: on('ins-1'), b: on('ins-2'), c: on('ins-1') };
      const { attachments: service, events, sent } = diskServices({ disks });
      await service.detach(aScope(), dto({ DiskIds: ['a', 'b', 'c'] }));
      expect(events.filter((event) => !event.startsWith('release'))).toEqual([
        'intent',
        'find a,b,c',
        'hold instance:ins-1 in ap-guangzhou',
        'detach a,c',
        'hold instance:ins-2 in ap-guangzhou',
        'detach b',
      ]);
      expect(sent.map(({ rest }) => rest[0])).toEqual(['ins-1', 'ins-2']);
    });

    it('finds the instance of a shared disk in its list', async () => {
      const disks = { a: { Shareable: true, InstanceId: '', InstanceIdList: ['ins-1'] } };
      const { attachments: service, sent } = diskServices({ disks });
      await service.detach(aScope(), dto({ DiskId: 'a' }));
      expect(sent[0]!.rest[0]).toBe('ins-1');
    });

    it('asks for the instance when a shared disk is on several', async () => {
      const disks = { b: { Shareable: true, InstanceIdList: ['ins-1', 'ins-2'] } };
      const { attachments: service, sent } = diskServices({ disks });
      expect(await failureOf(service.detach(aScope(), dto({ DiskIds: ['a', 'b'] })))).toMatchObject({
        code: 'INVALID_PARAMETER',
        detail: 'InstanceId: is required, as b is attached to ins-1, ins-2',
      });
      expect(sent).toEqual([]);
    });

    it.each([
      ['shows on no instance', {}],
      ['does not show', undefined],
    ])('leaves a disk that the read %s to Tencent, without an instance', async (_, fields) => {
      const { attachments: service, sent, events } = diskServices({ disks: { a: fields } });
      await service.detach(aScope(), dto({ DiskId: 'a' }));
      expect(sent[0]).toMatchObject({ ids: ['a'], rest: [undefined, {}] });
      expect(events).toEqual(['intent', 'find a', 'detach a']);
    });

    it('searches for the disks without a Region, and detaches each where it is', async () => {
      const places = { 'ap-beijing': ['a', 'c'], 'ap-tokyo': ['b'] };
      const { attachments: service, events, sent } = diskServices({ disks: onOne(['a', 'b', 'c']), places });
      await service.detach(aScope({ Region: undefined }), dto({ DiskIds: ['a', 'b', 'c'] }));
      expect(events[1]).toBe('locate a,b,c');
      expect(sent.map(({ region, ids }) => [region, ids])).toEqual([
        ['ap-beijing', ['a', 'c']],
        ['ap-tokyo', ['b']],
      ]);
      // Another region is no wait for the call before.
      expect(sent.map(({ rest }) => rest[1])).toEqual([{}, {}]);
      expect(events).toContain('hold instance:ins-1 in ap-beijing');
      expect(events).toContain('hold instance:ins-1 in ap-tokyo');
    });

    it('searches for the disks without a Region also when the instance is named', async () => {
      const places = { 'ap-beijing': ['b'] };
      const { attachments: service, events, sent } = diskServices({ places });
      await service.detach(aScope({ Region: undefined }), dto({ DiskId: 'b', InstanceId: 'ins-9' }));
      expect(events[1]).toBe('locate b');
      expect(sent).toMatchObject([{ region: 'ap-beijing', ids: ['b'], rest: ['ins-9', {}] }]);
    });

    it('sends nothing when a disk is nowhere', async () => {
      const { attachments: service, sent, events } = diskServices();
      const fields = dto({ DiskIds: ['a', 'b'] });
      expect(await failureOf(service.detach(aScope({ Region: undefined }), fields))).toBe(NOT_FOUND);
      expect(events).toEqual(['intent', 'locate a,b']);
      expect(sent).toEqual([]);
    });

    it('goes on in the next region when one failed', async () => {
      const places = { 'ap-beijing': ['a'], 'ap-tokyo': ['b'] };
      const { attachments: service } = diskServices({
        respond: failsFor('a'),
        disks: onOne(['a', 'b']),
        places,
      });
      const reply = service.detach(aScope({ Region: undefined }), dto({ DiskIds: ['b', 'a'] }));
      const rows = [
        { DiskId: 'b', scode: 0 },
        { DiskId: 'a', scode: BUSY.definition.scode },
      ];
      expect(await failureOf(reply)).toMatchObject({ code: 'PARTLY_DONE', data: { Results: rows } });
    });

    it('puts the instance into the intent only when it was named', async () => {
      const { attachments: service, intents } = diskServices({ disks: onOne(['a']) });
      await service.detach(aScope(), dto({ DiskId: 'a', InstanceId: 'ins-1' }));
      await service.detach(aScope(), dto({ DiskId: 'a' }));
      expect(intents.map(({ instanceId }) => instanceId)).toEqual(['ins-1', undefined]);
      expect(intents[0]).toEqual({ resources: ['disk:a'], request: {}, instanceId: 'ins-1' });
    });
  });
});
