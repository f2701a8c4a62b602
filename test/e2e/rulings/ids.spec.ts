import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_REQUESTS } from '../document/base-requests.js';
import type { DocumentRoute } from '../document/parameters.js';
import { DISK, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, createDisks, dataOf, idsIn, onlyCall } from '../upstream.js';

const REQUIRED: DocumentRoute[] = ['inspect', 'update', 'resize', 'delete', 'attach', 'detach'];
const OPTIONAL: DocumentRoute[] = ['list', 'distributed/inspect'];
const BOTH = [...REQUIRED, ...OPTIONAL];
const SHANGHAI = { ...SCOPE, Region: 'ap-shanghai' };

describe('the ids of disks', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const upstreamParams = async (route: DocumentRoute, ids: object) => {
    service.sandbox.reset();
    const { body, action } = BASE_REQUESTS[route];
    const { DiskIds: _, ...rest } = body;
    const reply = await service.post(`disk/${route}`, { ...rest, ...ids });
    expect(reply.status, route).toBe(200);
    return callsOf(service, action)
      .map((call) => JSON.stringify(call.Params))
      .toSorted();
  };

  it.each(BOTH)('%s takes DiskId and DiskIds alike', async (route) => {
    const single = await upstreamParams(route, { DiskId: DISK });
    expect(single.length).toBeGreaterThan(0);
    expect(single[0]).toContain(DISK);
    expect(await upstreamParams(route, { DiskIds: [DISK] })).toEqual(single);
    expect(await upstreamParams(route, { DiskIds: [DISK, DISK] })).toEqual(single);
    expect(await upstreamParams(route, { DiskId: DISK, DiskIds: [] })).toEqual(single);
    expect(await upstreamParams(route, { DiskId: '', DiskIds: [DISK] })).toEqual(single);
  });

  const refusal = async (route: DocumentRoute, ids: object) => {
    const { DiskIds: _, ...rest } = BASE_REQUESTS[route].body;
    const reply = await service.post(`disk/${route}`, { ...rest, ...ids });
    expect(reply.status, route).toBe(400);
    expect(service.sandbox.calls()).toEqual([]);
    return reply.body.desc;
  };

  it.each(BOTH)('%s refuses both together and more than 100', async (route) => {
    expect(await refusal(route, { DiskId: DISK, DiskIds: [DISK] })).toBe(
      'DiskId: send either DiskId or DiskIds, not both',
    );
    const many = Array.from({ length: 101 }, (_, i) => `disk-${String(i).padStart(8, '0')}`);
    expect(await refusal(route, { DiskIds: many })).toMatch(/^DiskIds: /);
  });

  it.each(REQUIRED)('%s refuses neither', async (route) => {
    for (const ids of [{}, { DiskIds: [] }, { DiskId: '' }, { DiskId: null, DiskIds: null }])
      expect(await refusal(route, ids)).toBe('DiskIds: required, or DiskId instead');
  });

  it.each(OPTIONAL)('%s takes neither', async (route) => {
    for (const sent of await upstreamParams(route, {})) expect(sent).not.toContain('DiskIds');
  });

  it.each([
    'ins-gkfro58u',
    'eks-k3m9x2p7',
    'lhins-8f2k1m0q',
    'cls-AbC123xY',
    'np-7',
    `instance-${'a1'.repeat(32)}`,
  ])('the instance %s, which a disk may show, can be sent back', async (InstanceId) => {
    for (const route of ['attach', 'detach'] as const) {
      service.sandbox.reset();
      const { body, action } = BASE_REQUESTS[route];
      await service.post(`disk/${route}`, { ...body, InstanceId });
      expect(callsOf(service, action)[0]!.Params).toMatchObject({ InstanceId });
    }
  });

  describe('of inspect', () => {
    it('answer one disk as itself, whichever way it was asked for', async () => {
      const byId = await dataOf(service, 'inspect', { ...SCOPE, DiskId: DISK });
      expect(byId).toMatchObject({ DiskId: DISK, DiskName: '123' });
      expect(await dataOf(service, 'inspect', { ...SCOPE, DiskIds: [DISK] })).toEqual(byId);
    });

    it('answer several in the order asked', async () => {
      const ids = ['disk-sha8m9n0', 'disk-sys0a1b2', 'disk-enc1o2p3', 'disk-ela6e7f8'];
      for (const asked of [ids, ids.toReversed()]) {
        const data = await dataOf(service, 'inspect', { ...SHANGHAI, DiskIds: asked });
        expect(data.TotalCount).toBe(4);
        expect(idsIn(data)).toEqual(asked);
      }
    });

    it('answer all of more than the 20 of a default page', async () => {
      const ids = await createDisks(service, 100);
      const data = await dataOf(service, 'inspect', { ...SCOPE, DiskIds: ids });
      expect(idsIn(data)).toEqual(ids);
      expect(data.TotalCount).toBe(100);
    });

    it('answer those found and name the missing', async () => {
      const DiskIds = ['disk-aaaaaaaa', 'disk-sha8m9n0', 'disk-bbbbbbbb', 'disk-ela6e7f8'];
      const reply = await service.post('disk/inspect', { ...SHANGHAI, DiskIds });
      expect(reply.status).toBe(200);
      expect(reply.body.scode).toBe(0);
      expect(reply.body.desc).toBe('DiskIds: not found: disk-aaaaaaaa, disk-bbbbbbbb');
      expect(idsIn(reply.body.data)).toEqual(['disk-sha8m9n0', 'disk-ela6e7f8']);
      expect(reply.body.data.TotalCount).toBe(2);
    });

    it('keep the shape of a list when only one of several is found', async () => {
      const data = await dataOf(service, 'inspect', { ...SCOPE, DiskIds: [DISK, 'disk-aaaaaaaa'] });
      expect(data).toMatchObject({ TotalCount: 1, List: [{ DiskId: DISK }] });
    });

    it('do not name as missing what is only on another page', async () => {
      const DiskIds = ['disk-pre9g0h1', 'disk-exp5k6l7', 'disk-aaaaaaaa'];
      const reply = await service.post('disk/inspect', { ...SHANGHAI, DiskIds, Limit: 1 });
      expect(reply.body.data.TotalCount).toBe(2);
      expect(reply.body.data.List).toHaveLength(1);
      expect(reply.body.desc).toBe('DiskIds: not found: disk-aaaaaaaa');
    });

    it.each([[['disk-aaaaaaaa']], [['disk-aaaaaaaa', 'disk-bbbbbbbb']]])(
      'are 404 for %j',
      async (DiskIds) => {
        const reply = await service.post('disk/inspect', { ...SCOPE, DiskIds });
        expect(reply.status).toBe(404);
        expect(reply.body).toMatchObject({ scode: 30003, data: null });
        for (const id of DiskIds) expect(reply.body.desc).toContain(id);
        onlyCall(service, 'DescribeDisks');
      },
    );

    it('are 404 in another region', async () => {
      expect((await service.post('disk/inspect', { ...SHANGHAI, DiskId: DISK })).status).toBe(404);
    });
  });
});
