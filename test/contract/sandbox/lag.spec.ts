import { beforeEach, describe, expect, it } from 'vitest';
import { createDisks, GUANGZHOU_DISK, WEB_1 } from './orders.js';
import { diskOf } from './polling.js';
import { useSandbox } from './sandbox.fixture.js';

const DELAY_MS = 100;

describe('a lagging DescribeDisks', () => {
  const clock = { ms: 0 };
  const context = useSandbox({ delayMs: DELAY_MS, rateLimits: false, monotonicMs: () => clock.ms });
  beforeEach(() => context.sandbox.reset());

  /** The disk as a read shows it that is so many milliseconds late. */
  const asOf = async (LatencyMs: number, diskId = GUANGZHOU_DISK) => {
    context.sandbox.addFault({ Action: 'DescribeDisks', Fault: 'lag', LatencyMs });
    return diskOf(context.guangzhou, diskId);
  };
  const settle = async () => {
    clock.ms += DELAY_MS;
    await context.guangzhou.DescribeDisks({});
  };

  it('shows each state that a disk had at the time', async () => {
    const started = clock.ms;
    clock.ms += 1_000;
    await context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
    await settle();
    clock.ms += 900;
    const states = [];
    for (const at of [0, 999, 1_000, 1_099, 1_100, 2_000])
      states.push((await asOf(clock.ms - (started + at)))?.DiskState);
    expect(states).toEqual(['UNATTACHED', 'UNATTACHED', 'ATTACHING', 'ATTACHING', 'ATTACHED', 'ATTACHED']);
  });

  it('shows attributes that were changed at once as they were', async () => {
    await context.guangzhou.ModifyDiskAttributes({
      DiskIds: [GUANGZHOU_DISK],
      DiskName: 'one',
      ProjectId: 0,
    });
    clock.ms += 10;
    await context.guangzhou.ModifyDiskAttributes({ DiskIds: [GUANGZHOU_DISK], DiskName: 'two' });
    expect(await asOf(1)).toMatchObject({ DiskName: 'one', Placement: { ProjectId: 0 } });
    expect(await asOf(11)).toMatchObject({ DiskName: '123', Placement: { ProjectId: 1196468 } });
    expect(await asOf(0)).toMatchObject({ DiskName: 'two' });
  });

  it('shows a deleted disk and does not show a new one', async () => {
    const [created = ''] = await createDisks(context.guangzhou);
    await context.guangzhou.TerminateDisks({ DiskIds: [GUANGZHOU_DISK] });
    await settle();
    expect((await asOf(DELAY_MS + 1))?.DiskState).toBe('UNATTACHED');
    expect(await asOf(DELAY_MS + 1, created)).toBeUndefined();
    expect(await asOf(0)).toBeUndefined();
    expect((await asOf(0, created))?.DiskState).toBe('UNATTACHED');
  });

  it('counts and filters what it shows', async () => {
    await createDisks(context.guangzhou, { DiskCount: 3 });
    await settle();
    context.sandbox.addFault({ Action: 'DescribeDisks', Fault: 'lag', LatencyMs: 1 });
    const Filters = [{ Name: 'disk-state', Values: ['UNATTACHED'] }];
    expect((await context.guangzhou.DescribeDisks({ Filters })).TotalCount).toBe(1);
    expect((await context.guangzhou.DescribeDisks({ Filters })).TotalCount).toBe(4);
  });

  it('leaves writes, other regions and later reads as they are', async () => {
    await context.guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
    await settle();
    const lag = { Action: 'DescribeDisks', Region: 'ap-guangzhou', Fault: 'lag', LatencyMs: 1_000 } as const;
    context.sandbox.addFault({ ...lag, Times: 2 });
    expect((await context.shanghai.DescribeDisks({})).TotalCount).toBe(9);
    const states = [];
    for (let read = 0; read < 3; read += 1)
      states.push((await diskOf(context.guangzhou, GUANGZHOU_DISK))?.DiskState);
    expect(states).toEqual(['UNATTACHED', 'UNATTACHED', 'ATTACHED']);
  });
});
