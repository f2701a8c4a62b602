import { verbatim } from '../errors/words.js';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import type { OperationRecord, OperationRecords } from '../audit/operation-records.js';
import { Cancellation } from '../common/request/cancellation.js';
import { CallerGone, type RequestContext } from '../common/request/request-context.js';
import { Scope } from '../common/request/scope.js';
import { AppError } from '../errors/app.error.js';
import { aDisk } from '../../test/builders/a-disk.js';
import { OperationFollower } from './operation-follower.js';
import type { Reading } from './operation-progress.js';
import type { OperationReader } from './operation-reader.js';
import { isFinal, type OperationState } from './operation-state.js';
import type { OperationStates } from './operation-states.js';

const DETACH: OperationRecord = {
  operationId: 'o',
  action: 'disk/detach',
  region: 'ap-guangzhou',
  resources: ['disk:a'],
  instanceId: 'ins-1',
  request: {},
  startedAt: new Date(),
  outcome: 'succeeded',
  endedAt: new Date(),
  scode: 0,
  failed: {},
};

const scopeOf = (context: Partial<RequestContext> = {}): Scope =>
  Scope.of(aRequestContext(context), { TenantUuid: 't', ClusterUuid: 'c' });

describe(OperationFollower.name, () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  /** A disk that is detached when `over` is called. */
  function aCloud(record: OperationRecord | undefined = DETACH) {
    let DiskState = 'DETACHING';
    const states = new Map<string, OperationState>();
    const cloud = {
      reads: 0,
      over: () => (DiskState = 'UNATTACHED'),
      fails: undefined as AppError | undefined,
      /** Before a read answers. */
      gate: undefined as Promise<void> | undefined,
    };
    const follower = new OperationFollower(
      { find: async () => record } as unknown as OperationRecords,
      {
        find: async () => new Map(states),
        claim: async () => true,
        keep: async (kept: Map<string, OperationState>) => {
          for (const [id, state] of kept)
            if (!isFinal(states.get(id) ?? { state: 'PROCESSING' })) states.set(id, state);
          return new Map(states);
        },
      } as unknown as OperationStates,
      {
        requireAccount: async () => undefined,
        read: async (scope: Scope): Promise<Reading> => {
          cloud.reads += 1;
          await cloud.gate;
          if (scope.context.cancellation.isCancelled) throw scope.context.cancellation.reason;
          if (cloud.fails) throw cloud.fails;
          const disk = aDisk({
            DiskId: 'a',
            DiskState,
            InstanceId: DiskState === 'DETACHING' ? 'ins-1' : '',
          });
          return { disks: new Map([['a', disk]]), snapshots: new Map(), later: [] };
        },
      } as unknown as OperationReader,
    );
    return { follower, cloud };
  }

  it('reads once for all who ask in one moment, and answers the state again for a while', async () => {
    const { follower, cloud } = aCloud();
    const seen = await Promise.all([1, 2, 3].map(() => follower.follow(scopeOf(), 'o', 0)));
    expect(seen.map(({ state }) => state.state)).toEqual(['PROCESSING', 'PROCESSING', 'PROCESSING']);
    await follower.follow(scopeOf(), 'o', 0);
    expect(cloud.reads).toBe(1);
    await vi.advanceTimersByTimeAsync(251);
    await follower.follow(scopeOf(), 'o', 0);
    expect(cloud.reads).toBe(2);
  });

  it('answers those who wait as soon as it is over, and reads no more', async () => {
    const { follower, cloud } = aCloud();
    const waiting = Promise.all([5_000, 20_000].map((ms) => follower.follow(scopeOf(), 'o', ms)));
    await vi.advanceTimersByTimeAsync(500);
    cloud.over();
    await vi.advanceTimersByTimeAsync(600);
    expect((await waiting).map(({ state }) => state.state)).toEqual(['SUCCESS', 'SUCCESS']);
    expect(cloud.reads).toBe(2);
    await follower.follow(scopeOf(), 'o', 20_000);
    expect(cloud.reads).toBe(2);
  });

  it('reads less often the longer it takes', async () => {
    const { follower, cloud } = aCloud();
    const waiting = follower.follow(scopeOf(), 'o', 25_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(cloud.reads).toBe(5);
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await waiting).state.state).toBe('PROCESSING');
    expect(cloud.reads).toBeLessThan(15);
  });

  it('gives back the place of a request that waits, and of no other', async () => {
    const { follower, cloud } = aCloud();
    const leavePlace = vi.fn();
    await follower.follow(scopeOf({ leavePlace }), 'o', 0);
    expect(leavePlace).not.toHaveBeenCalled();
    const waiting = follower.follow(scopeOf({ leavePlace }), 'o', 5_000);
    await setImmediate();
    expect(leavePlace).toHaveBeenCalledOnce();
    cloud.over();
    await vi.advanceTimersByTimeAsync(5_000);
    await waiting;
  });

  it('ends the wait of a caller who leaves, and of nobody else', async () => {
    const { follower, cloud } = aCloud();
    const cancellation = new Cancellation();
    const leaving = follower.follow(scopeOf({ cancellation }), 'o', 20_000);
    const staying = follower.follow(scopeOf(), 'o', 20_000);
    await setImmediate();
    const gone = new CallerGone();
    cancellation.cancel(gone);
    await expect(leaving).rejects.toBe(gone);
    cloud.over();
    await vi.advanceTimersByTimeAsync(1_100);
    expect((await staying).state.state).toBe('SUCCESS');
  });

  it('looks again when the request that read for the others has ended', async () => {
    const { follower, cloud } = aCloud();
    const cancellation = new Cancellation();
    let open: () => void;
    cloud.gate = new Promise<void>((resolve) => (open = resolve));
    const leader = follower.follow(scopeOf({ cancellation }), 'o', 0);
    const other = follower.follow(scopeOf(), 'o', 0);
    await setImmediate();
    cancellation.cancel(new CallerGone());
    open!();
    await expect(leader).rejects.toBeInstanceOf(CallerGone);
    expect((await other).state.state).toBe('PROCESSING');
    expect(cloud.reads).toBe(2);
  });

  it('throws what the first read throws, and waits through what later ones do', async () => {
    const { follower, cloud } = aCloud();
    cloud.fails = new AppError('TENCENT_UNAVAILABLE', verbatim('down'));
    await expect(follower.follow(scopeOf(), 'o', 5_000)).rejects.toBe(cloud.fails);
    cloud.fails = undefined;
    const waiting = follower.follow(scopeOf(), 'o', 5_000);
    await setImmediate();
    cloud.fails = new AppError('TENCENT_UNAVAILABLE', verbatim('down'));
    await vi.advanceTimersByTimeAsync(1_200);
    cloud.fails = undefined;
    cloud.over();
    await vi.advanceTimersByTimeAsync(1_200);
    expect((await waiting).state.state).toBe('SUCCESS');
  });

  it('refuses whoever is one too many of the tenant, and takes others', async () => {
    const { follower } = aCloud();
    const crowd = Array.from({ length: 1_000 }, () => follower.follow(scopeOf(), 'o', 2_000));
    await setImmediate();
    await expect(follower.follow(scopeOf(), 'o', 2_000)).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      retryAfterSeconds: 1,
    });
    const foreign = Scope.of(aRequestContext(), { TenantUuid: 'u', ClusterUuid: 'c' });
    crowd.push(follower.follow(foreign, 'o', 2_000));
    await vi.advanceTimersByTimeAsync(2_000);
    await Promise.all(crowd);
    const again = follower.follow(scopeOf(), 'o', 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await again).state.state).toBe('PROCESSING');
  });

  it('answers those who wait when the service stops, and lets nobody wait after that', async () => {
    const { follower } = aCloud();
    const waiting = follower.follow(scopeOf(), 'o', 20_000);
    await setImmediate();
    follower.beforeApplicationShutdown();
    expect((await waiting).state.state).toBe('PROCESSING');
    expect((await follower.follow(scopeOf(), 'o', 20_000)).state.state).toBe('PROCESSING');
  });

  it('leaves the time for a reply', async () => {
    const { follower } = aCloud();
    const waiting = follower.follow(scopeOf({ deadlineAt: performance.now() + 3_000 }), 'o', 25_000);
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await waiting).state.state).toBe('PROCESSING');
  });

  it('knows no operation of others', async () => {
    const { follower } = aCloud(null as never);
    await expect(follower.follow(scopeOf(), 'o', 0)).rejects.toMatchObject({ code: 'OPERATION_NOT_FOUND' });
  });
});
