import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { INSTANCE, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, createDisks, dataOf } from '../upstream.js';

const DELAY_MS = 1_500;

describe('a rollback that stops the instance', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ delayMs: DELAY_MS });
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  /** Undefined while a new disk is not shown yet. */
  const stateOf = async (DiskId: string): Promise<string | undefined> =>
    (await service.post('disk/inspect', { ...SCOPE, DiskId })).body.data?.DiskState;
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await pause(50);
  };

  it('answers at once, and keeps the lock of the instance until it has ended', async () => {
    const [DiskId, other] = await createDisks(service, 2);
    await until(
      async () => (await stateOf(DiskId!)) === 'UNATTACHED' && (await stateOf(other!)) === 'UNATTACHED',
    );
    const made = await service.post('snapshot/create', { ...SCOPE, DiskId, SnapshotName: 'a' });
    const SnapshotId = made.body.data.SnapshotIdSet[0];
    const isNormal = async () => {
      const { body } = await service.post('snapshot/list', { ...SCOPE, SnapshotId });
      return body.data.List[0]?.SnapshotState === 'NORMAL';
    };
    const early = await service.post('snapshot/apply', { ...SCOPE, SnapshotId, DiskId });
    expect(early.status).toBe(409);
    expect(early.body.desc).toMatch(new RegExp(`${SnapshotId}: is CREATING \\(\\d+ %\\); it must be NORMAL`));
    await until(isNormal);
    await dataOf(service, 'attach', { ...SCOPE, DiskId, InstanceId: INSTANCE });
    await until(async () => (await stateOf(DiskId!)) === 'ATTACHED');

    const began = performance.now();
    const applied = await service.post('snapshot/apply', {
      ...SCOPE,
      SnapshotId,
      DiskId,
      AutoStopInstance: true,
    });
    expect(applied.body).toMatchObject({ scode: 0, data: {} });
    expect(performance.now() - began).toBeLessThan(DELAY_MS);
    expect(await stateOf(DiskId!)).toBe('ROLLBACKING');
    const attached = await service.post('disk/attach', { ...SCOPE, DiskId: other, InstanceId: INSTANCE });
    expect(await stateOf(DiskId!)).not.toBe('ROLLBACKING');
    expect(attached.body.scode).toBe(0);
    // It waited for the lock: without it the call would be sent at once, refused as busy and sent again.
    expect(
      callsOf(service, 'AttachDisks').filter((call) => call.Params['DiskIds']?.toString() === other),
    ).toHaveLength(1);
    expect(performance.now() - began).toBeGreaterThan(DELAY_MS);
  }, 60_000);

  it('is refused before anything is sent when two of the tenant keep their locks', async () => {
    const instances = [INSTANCE, 'ins-7m2qk0xw', 'ins-in511g92'];
    const ids = await createDisks(service, instances.length);
    for (const id of ids) await until(async () => (await stateOf(id)) === 'UNATTACHED');
    const made = await service.post('snapshot/create', { ...SCOPE, DiskIds: ids, SnapshotName: 'a' });
    const SnapshotIds: string[] = made.body.data.SnapshotIdSet;
    await until(async () => {
      const { body } = await service.post('snapshot/list', { ...SCOPE, SnapshotIds, State: 'NORMAL' });
      return body.data.TotalCount === ids.length;
    });
    for (const [index, DiskId] of ids.entries())
      await dataOf(service, 'attach', { ...SCOPE, DiskId, InstanceId: instances[index] });
    for (const id of ids) await until(async () => (await stateOf(id)) === 'ATTACHED');
    const apply = (index: number) =>
      service.post('snapshot/apply', {
        ...SCOPE,
        SnapshotId: SnapshotIds[index],
        DiskId: ids[index],
        AutoStopInstance: true,
      });

    expect((await apply(0)).status).toBe(200);
    expect((await apply(1)).status).toBe(200);
    const refused = await apply(2);
    expect([refused.status, refused.body.message]).toEqual([503, 'Too busy']);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(refused.body.desc).toContain('keeps its instance locked until it has ended');
    expect(callsOf(service, 'ApplySnapshot')).toHaveLength(2);
    await until(async () => (await apply(2)).status === 200);
    expect(callsOf(service, 'ApplySnapshot')).toHaveLength(3);
  }, 60_000);
});
