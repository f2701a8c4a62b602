import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import { requestText } from '../audit/audit-event.js';
import { Answer } from '../common/envelope/envelope.js';
import { Scope } from '../common/request/scope.js';
import type { Settlement, Write } from '../common/request/write.js';
import { AppError } from '../errors/app.error.js';
import type { CloudWriteSession } from '../tencent/client/cloud-session.js';
import type { CloudSessions, WriteIntent } from '../tencent/client/cloud-sessions.js';
import type { DiskProvider } from '../tencent/disk/disk.provider.js';
import type { InstanceLocks } from '../tencent/instance/instance-locks.js';
import { DiskService } from './disk.service.js';
import type { CreateDiskDto } from './dto/create-disk.dto.js';

const SCOPE = { TenantUuid: 'tenant', ClusterUuid: 'cluster', Region: 'ap-guangzhou' };
const NOT_FOUND = new AppError('TENCENT_DISK_NOT_FOUND', 'in no region: b');
const BUSY = new AppError('TENCENT_BUSY', 'busy');
const TIMED_OUT = new AppError('TENCENT_TIMEOUT', 'no answer');

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `disk-${i}`);

/** One call of the service to its provider, as the test answers it. */
interface Sent {
  action: string;
  ids: string[];
  region: string | undefined;
  rest: unknown[];
}
type Respond = (sent: Sent) => Promise<Write<unknown>>;

const write = (reply: Promise<unknown>, settled: Promise<Settlement>): Promise<Write<unknown>> => {
  reply.catch(() => undefined);
  return Promise.resolve({ reply, settled });
};
const done = (): Promise<Write<unknown>> =>
  write(Promise.resolve(), Promise.resolve({ outcome: 'succeeded', upstreamRequestId: 'r-1' }));
const fails = (failure: AppError): Promise<Write<unknown>> =>
  write(Promise.reject(failure), Promise.resolve({ outcome: 'failed' }));
const failsFor =
  (...ids: string[]): Respond =>
  (sent) =>
    sent.ids.some((id) => ids.includes(id)) ? fails(BUSY) : done();

/** The service, whose collaborators note what happens and in which order. */
function aService(respond: Respond = done, places = new Map<string, string[]>()) {
  const events: string[] = [];
  const sent: Sent[] = [];
  const intents: WriteIntent[] = [];
  const settled: Promise<Settlement>[] = [];

  const sessionIn = (scope: Scope) =>
    ({ scope, in: (region: string) => sessionIn(scope.in(region)) }) as unknown as CloudWriteSession;
  const sessions: Pick<CloudSessions, 'write'> = {
    async write(scope, intent, work) {
      events.push('intent');
      intents.push(intent);
      const ended = await work(sessionIn(scope));
      settled.push(ended.settled);
      return ended.reply;
    },
  };
  const call = (session: CloudWriteSession, action: string, ids: string[], ...rest: unknown[]) => {
    events.push(`${action} ${ids.join(',')}`);
    sent.push({ action, ids, region: session.scope.region, rest });
    return respond(sent.at(-1)!);
  };
  const provider: Omit<DiskProvider, 'regions' | 'list' | 'countByRegion'> = {
    create: (session, spec) => call(session, 'create', [], spec) as Promise<Write<string[]>>,
    updateAttributes: (session, ids, attributes) => call(session, 'attributes', ids, attributes),
    updateType: (session, id, type) => call(session, 'type', [id], type),
    resize: (session, id, sizeGb) => call(session, 'resize', [id], sizeGb),
    delete: (session, ids) => call(session, 'delete', ids),
    attach: (session, ids, target, patience) => call(session, 'attach', ids, target, patience),
    detach: (session, ids, instanceId, patience) => call(session, 'detach', ids, instanceId, patience),
    locate: async (_session, ids) => {
      events.push(`locate ${ids.join(',')}`);
      if (places.size === 0) throw NOT_FOUND;
      return places;
    },
  };
  const locks: Pick<InstanceLocks, 'hold'> = {
    async hold(session, instanceId, work) {
      const name = `${instanceId ?? 'all'} in ${session.scope.region}`;
      events.push(`hold ${name}`);
      const held = await work();
      void held.settled.then(() => events.push(`release ${name}`));
      return held;
    },
  };
  const service = new DiskService(
    sessions as CloudSessions,
    provider as unknown as DiskProvider,
    locks as InstanceLocks,
  );
  return { service, events, sent, intents, settled, actions: () => sent.map(({ action }) => action) };
}

const aScope = (fields: object = {}): Scope => Scope.of(aRequestContext(), { ...SCOPE, ...fields });
const dto = <T>(fields: T) => ({ ...SCOPE, faults: () => [], ...fields });
const failureOf = (reply: Promise<unknown>): Promise<AppError> =>
  reply.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: AppError) => error,
  );

describe(DiskService.name, () => {
  describe('attach', () => {
    const attach = { InstanceId: 'ins-1' };

    it('notes the intent, holds the instance, sends, and lets go, in this order', async () => {
      const { service, events } = aService();
      const reply = await service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(2) }));
      expect(reply).toEqual(new Answer({}, ''));
      expect(events).toEqual([
        'intent',
        'hold ins-1 in ap-guangzhou',
        'attach disk-0,disk-1',
        'release ins-1 in ap-guangzhou',
      ]);
    });

    it('sends ten disks a call in their order, under one hold of the instance', async () => {
      const { service, events, sent } = aService();
      await service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(25) }));
      expect(sent.map(({ ids }) => ids.length)).toEqual([10, 10, 5]);
      expect(sent.flatMap(({ ids }) => ids)).toEqual(idsOf(25));
      expect(events.filter((event) => event.startsWith('hold'))).toHaveLength(1);
    });

    it('sends a call only after the reply to the one before', async () => {
      const answers: (() => void)[] = [];
      const { service, sent } = aService(() =>
        write(
          new Promise<void>((resolve) => answers.push(resolve)),
          Promise.resolve({ outcome: 'succeeded' }),
        ),
      );
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
      const { service, sent } = aService();
      await service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(21) }));
      const forever = { busyRetryMs: Infinity };
      expect(sent.map(({ rest }) => rest[1])).toEqual([{}, forever, forever]);
    });

    it('names the instance in each call, and the fate of the disks only as it was given', async () => {
      const { service, sent } = aService();
      await service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(11), DeleteWithInstance: false }));
      await service.attach(aScope(), dto({ ...attach, DiskId: 'a' }));
      expect(sent.map(({ rest }) => rest[0])).toEqual([
        { instanceId: 'ins-1', deleteWithInstance: false },
        { instanceId: 'ins-1', deleteWithInstance: false },
        { instanceId: 'ins-1', deleteWithInstance: undefined },
      ]);
    });

    it('answers PARTLY_DONE when one call failed, and has sent the calls after it', async () => {
      const { service, sent, settled } = aService(failsFor('disk-3'));
      const error = await failureOf(service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(25) })));
      expect(error).toMatchObject({ code: 'PARTLY_DONE', cause: BUSY, data: { Success: 15, Fail: 10 } });
      expect(sent).toHaveLength(3);
      expect(await settled[0]).toMatchObject({ outcome: 'failed' });
    });

    it('holds the instance until all calls are settled, also when the caller was answered before', async () => {
      const ends: ((end: Settlement) => void)[] = [];
      const { service, events, settled } = aService(() => {
        const reply = ends.length === 0 ? Promise.reject(TIMED_OUT) : Promise.resolve();
        return write(reply, new Promise((resolve) => ends.push(resolve)));
      });
      const error = await failureOf(service.attach(aScope(), dto({ ...attach, DiskIds: idsOf(11) })));
      expect(error.code).toBe('PARTLY_DONE');
      ends[1]!({ outcome: 'succeeded' });
      await setImmediate();
      expect(events.at(-1)).toBe('attach disk-10');
      ends[0]!({ outcome: 'unknown' });
      await setImmediate();
      expect(events.at(-1)).toBe('release ins-1 in ap-guangzhou');
      expect(await settled[0]).toMatchObject({ outcome: 'unknown' });
    });

    it('sends each disk once, however often it is named', async () => {
      const { service, sent } = aService();
      await service.attach(aScope(), dto({ ...attach, DiskIds: ['a', 'b', 'a'] }));
      expect(sent.map(({ ids }) => ids)).toEqual([['a', 'b']]);
    });

    it('puts the disks, the instance and their fate into the intent', async () => {
      const { service, intents } = aService();
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
    it('holds the instance once for each call when it is named with a Region', async () => {
      const { service, events, sent } = aService();
      await service.detach(aScope(), dto({ DiskIds: idsOf(11), InstanceId: 'ins-1' }));
      expect(events.filter((event) => !event.startsWith('release'))).toEqual([
        'intent',
        'hold ins-1 in ap-guangzhou',
        `detach ${idsOf(10).join(',')}`,
        'hold ins-1 in ap-guangzhou',
        'detach disk-10',
      ]);
      expect(sent.map(({ rest }) => rest)).toEqual([
        ['ins-1', {}],
        ['ins-1', { busyRetryMs: Infinity }],
      ]);
    });

    it('holds the whole region when no instance is named', async () => {
      const { service, events, sent } = aService();
      await service.detach(aScope(), dto({ DiskId: 'a' }));
      expect(events.slice(0, 3)).toEqual(['intent', 'hold all in ap-guangzhou', 'detach a']);
      expect(sent[0]!.rest[0]).toBeUndefined();
    });

    it('searches for the disks without a Region, and detaches each where it is', async () => {
      const places = new Map([
        ['ap-beijing', ['a', 'c']],
        ['ap-tokyo', ['b']],
      ]);
      const { service, events, sent } = aService(done, places);
      await service.detach(aScope({ Region: undefined }), dto({ DiskIds: ['a', 'b', 'c'] }));
      expect(events[1]).toBe('locate a,b,c');
      expect(sent.map(({ region, ids }) => [region, ids])).toEqual([
        ['ap-beijing', ['a', 'c']],
        ['ap-tokyo', ['b']],
      ]);
      // Another region is no wait for the call before.
      expect(sent.map(({ rest }) => rest[1])).toEqual([{}, {}]);
      expect(events).toContain('hold all in ap-beijing');
      expect(events).toContain('hold all in ap-tokyo');
    });

    it('sends nothing when a disk is nowhere', async () => {
      const { service, sent, events } = aService();
      const fields = dto({ DiskIds: ['a', 'b'] });
      expect(await failureOf(service.detach(aScope({ Region: undefined }), fields))).toBe(NOT_FOUND);
      expect(events).toEqual(['intent', 'locate a,b']);
      expect(sent).toEqual([]);
    });

    it('goes on in the next region when one failed', async () => {
      const places = new Map([
        ['ap-beijing', ['a']],
        ['ap-tokyo', ['b']],
      ]);
      const { service } = aService(failsFor('a'), places);
      const reply = service.detach(aScope({ Region: undefined }), dto({ DiskIds: ['b', 'a'] }));
      const rows = [
        { DiskId: 'b', scode: 0 },
        { DiskId: 'a', scode: BUSY.definition.scode },
      ];
      expect(await failureOf(reply)).toMatchObject({ code: 'PARTLY_DONE', data: { Results: rows } });
    });

    it('puts the instance into the intent only when it was named', async () => {
      const { service, intents } = aService();
      await service.detach(aScope(), dto({ DiskId: 'a', InstanceId: 'ins-1' }));
      await service.detach(aScope(), dto({ DiskId: 'a' }));
      expect(intents.map(({ instanceId }) => instanceId)).toEqual(['ins-1', undefined]);
      expect(intents[0]).toEqual({ resources: ['disk:a'], request: {}, instanceId: 'ins-1' });
    });
  });

  describe('resize', () => {
    it('sends one call a disk, in order, each after the reply to the one before', async () => {
      let underWay = 0;
      const { service, events } = aService(async () => {
        underWay += 1;
        expect(underWay).toBe(1);
        const reply = setImmediate().then(() => void (underWay -= 1));
        return { reply, settled: Promise.resolve({ outcome: 'succeeded' }) };
      });
      await service.resize(aScope(), dto({ DiskIds: ['a', 'b', 'c'], DiskSize: 80 }));
      expect(events).toEqual(['intent', 'resize a', 'resize b', 'resize c']);
    });

    it('asks for the size in each call and in the intent', async () => {
      const { service, sent, intents } = aService();
      await service.resize(aScope(), dto({ DiskIds: ['a', 'b'], DiskSize: 80 }));
      expect(sent.map(({ rest }) => rest)).toEqual([[80], [80]]);
      expect(intents).toEqual([{ resources: ['disk:a', 'disk:b'], request: { DiskSize: 80 } }]);
    });

    it('goes on with the next disk when one failed', async () => {
      const { service, actions } = aService(failsFor('a'));
      const error = await failureOf(service.resize(aScope(), dto({ DiskIds: ['a', 'b'], DiskSize: 80 })));
      expect(error).toMatchObject({ code: 'PARTLY_DONE', data: { Success: 1, Fail: 1 } });
      expect(actions()).toHaveLength(2);
    });
  });

  describe('update', () => {
    it('sends the attributes of all disks in one call, then the type of each', async () => {
      const { service, events, sent } = aService();
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
      const { service, actions } = aService();
      await service.update(aScope(), dto({ DiskIds: ['a', 'b'], ...fields }));
      expect(actions()).toEqual(expected);
    });

    it('leaves the types when the attributes failed, and still answers as several calls do', async () => {
      const { service, actions, settled } = aService(failsFor('a'));
      const fields = { DiskId: 'a', DiskName: 'new', DiskType: 'CLOUD_SSD' };
      const error = await failureOf(service.update(aScope(), dto(fields)));
      expect(actions()).toEqual(['attributes']);
      expect(error).toMatchObject({ code: 'TENCENT_BUSY', data: { Success: 0, Fail: 1 } });
      expect(await settled[0]).toMatchObject({ outcome: 'failed' });
    });

    it('answers the failure itself when the attributes were all there was', async () => {
      const { service } = aService(failsFor('a'));
      const reply = service.update(aScope(), dto({ DiskIds: ['a', 'b'], DiskName: 'new' }));
      expect(await failureOf(reply)).toBe(BUSY);
    });

    it('goes on with the next type when one failed', async () => {
      const { service, actions } = aService(failsFor('a'));
      const reply = service.update(aScope(), dto({ DiskIds: ['a', 'b'], DiskType: 'CLOUD_SSD' }));
      expect(await failureOf(reply)).toMatchObject({ code: 'PARTLY_DONE', data: { Success: 1, Fail: 1 } });
      expect(actions()).toEqual(['type', 'type']);
    });

    it('puts what changes into the intent, and nothing that was not given', async () => {
      const { service, intents } = aService();
      await service.update(aScope(), dto({ DiskId: 'a', Portable: true }));
      await service.update(aScope(), dto({ DiskId: 'a', ProjectId: 7, DiskType: 'CLOUD_SSD' }));
      expect(intents.map(({ resources }) => resources)).toEqual([['disk:a'], ['disk:a']]);
      expect(intents.map(({ request }) => requestText(request))).toEqual([
        '{"Portable":true}',
        '{"ProjectId":7,"DiskType":"CLOUD_SSD"}',
      ]);
    });
  });

  describe('delete', () => {
    it('sends one call for all disks, and says in the intent which', async () => {
      const { service, events, intents } = aService();
      expect(await service.delete(aScope(), dto({ DiskIds: idsOf(20) }))).toEqual(new Answer({}, ''));
      expect(events).toEqual(['intent', `delete ${idsOf(20).join(',')}`]);
      expect(intents).toEqual([{ resources: idsOf(20).map((id) => `disk:${id}`), request: {} }]);
    });

    it('answers the failure of its only call as it is', async () => {
      const { service } = aService(failsFor('a'));
      expect(await failureOf(service.delete(aScope(), dto({ DiskIds: ['a', 'b'] })))).toBe(BUSY);
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
      const { service } = aService(made(...ids));
      expect(await service.create(aScope(), fields)).toEqual(new Answer({ DiskIdSet: ids }, desc));
    });

    it('hands the request to the provider as it came, and its settlement on', async () => {
      const { service, sent, settled } = aService(made('a'));
      const fields = asked({ ClientToken: 'token-1' });
      await service.create(aScope(), fields);
      expect(sent[0]!.rest[0]).toBe(fields);
      expect(await settled[0]).toEqual({ outcome: 'succeeded', created: ['disk:a'] });
    });

    it('says in the intent what is asked for, without the token and the tags of the caller', async () => {
      const { service, intents } = aService(made('a'));
      const fields = asked({ ClientToken: 'token-1', Tags: [{ Key: 'k', Value: 'v' }], DiskName: 'new' });
      await service.create(aScope(), fields);
      await service.create(aScope(), asked({ DiskSize: undefined }));
      expect(intents[0]).toStrictEqual({
        request: { DiskType: 'CLOUD_SSD', DiskSize: 20, DiskCount: 1, DiskName: 'new' },
      });
      expect(requestText(intents[1]!.request)).toBe('{"DiskType":"CLOUD_SSD","DiskCount":1}');
    });

    it('answers the failure of its only call as it is', async () => {
      const { service } = aService(() => fails(BUSY));
      expect(await failureOf(service.create(aScope(), asked()))).toBe(BUSY);
    });
  });
});
