import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../builders/a-disk.js';
import { DISK, SCOPE, type Service, startService } from '../service.fixture.js';
import { type StubUpstream, startStubUpstream } from '../stub-upstream.js';

const INSTANCES = ['ins-aaaaaaaa', 'ins-bbbbbbbb'];

describe('calls that touch one instance', () => {
  let stub: StubUpstream;
  let service: Service;
  /** How long a call takes, and how many were under way at once at most, an instance each. */
  let take: () => Promise<unknown>;
  const underWay = new Map<string, number>();
  const most = new Map<string, number>();

  beforeAll(async () => {
    stub = await startStubUpstream(async ({ action, params }) => {
      if (action === 'DescribeDisks')
        return { TotalCount: 1, DiskSet: [aVendorDisk({ DiskState: 'ATTACHED', InstanceId: INSTANCES[0] })] };
      const instance = String(params['InstanceId']);
      const now = (underWay.get(instance) ?? 0) + 1;
      underWay.set(instance, now);
      most.set(instance, Math.max(most.get(instance) ?? 0, now));
      await take();
      underWay.set(instance, underWay.get(instance)! - 1);
      return {};
    });
    service = await startService({ tencentApiOrigin: stub.origin });
  });
  afterEach(() => {
    stub.calls.length = 0;
    most.clear();
  });
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  const move = (route: 'attach' | 'detach', InstanceId?: string) =>
    service.post(`disk/${route}`, { ...SCOPE, DiskId: DISK, InstanceId });

  it('are never under way at once', async () => {
    take = () => pause(15);
    const routes = ['attach', 'detach', 'attach', 'detach', 'attach', 'detach'] as const;
    const replies = await Promise.all(routes.map((route) => move(route, INSTANCES[0])));
    expect(replies.map((reply) => reply.status)).toEqual(routes.map(() => 200));
    expect(stub.calls).toHaveLength(6);
    expect(most.get(INSTANCES[0]!)).toBe(1);
  });

  it('do not wait for those of another instance', async () => {
    let arrived = 0;
    let release: () => void;
    const both = new Promise<void>((resolve) => (release = resolve));
    take = () => {
      arrived += 1;
      if (arrived === 2) release();
      return both;
    };
    const replies = await Promise.all(INSTANCES.map((id) => move('attach', id)));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
  });

  it('are never under way at once with a detachment that names no instance', async () => {
    take = () => pause(15);
    const replies = await Promise.all([move('detach'), move('detach'), move('attach', INSTANCES[0])]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect(most.get(INSTANCES[0]!)).toBe(1);
    expect([...most.keys()]).toEqual([INSTANCES[0]]);
  });

  it('are never under way at once with a resize of a disk of that instance', async () => {
    const now = { count: 0, most: 0 };
    take = async () => {
      now.count += 1;
      now.most = Math.max(now.most, now.count);
      await pause(15);
      now.count -= 1;
    };
    const resize = service.post('disk/resize', { ...SCOPE, DiskId: DISK, DiskSize: 80 });
    const replies = await Promise.all([move('attach', INSTANCES[0]), resize, move('attach', INSTANCES[0])]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect(stub.calls.filter(({ action }) => action === 'ResizeDisk')).toHaveLength(1);
    expect(now.most).toBe(1);
  });
});
