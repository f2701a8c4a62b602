import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDisks, WEB_1, WEB_2 } from './orders.js';
import { IMMEDIATE, useSandbox } from './sandbox.fixture.js';
import { type CbsClient } from './sdk-clients.js';

/** What is needed of a disk to predict every answer. */
interface Model {
  sizeGb: number;
  instanceId: string;
  name: string;
}

type Step =
  | { kind: 'create' }
  | { kind: 'attach' | 'detach'; disks: number[]; instanceId: string }
  | { kind: 'resize'; disk: number; sizeGb: number }
  | { kind: 'rename' | 'terminate'; disks: number[] };

/** Disks are named by the order of their creation, so that deleted ids are used too. */
const position = fc.nat({ max: 4 });
const positions = fc.uniqueArray(position, { minLength: 1, maxLength: 3 });
const instance = fc.constantFrom(WEB_1, WEB_2);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const) }),
  fc.record({
    kind: fc.constantFrom('attach' as const, 'detach' as const),
    disks: positions,
    instanceId: instance,
  }),
  fc.record({
    kind: fc.constant('resize' as const),
    disk: position,
    sizeGb: fc.integer({ min: 10, max: 60 }),
  }),
  fc.record({ kind: fc.constantFrom('rename' as const, 'terminate' as const), disks: positions }),
);

/** Changes the model as the call should change the sandbox; returns false when the call should be refused. */
function predict(model: Map<string, Model>, ids: string[], next: Exclude<Step, { kind: 'create' }>): boolean {
  const named = 'disk' in next ? [next.disk] : next.disks;
  const disks = named.map((n) => model.get(ids[n] ?? ''));
  if (disks.some((disk) => disk === undefined)) return false;
  const known = disks as Model[];
  switch (next.kind) {
    case 'attach':
      if (known.some(({ instanceId }) => instanceId !== '')) return false;
      for (const disk of known) disk.instanceId = next.instanceId;
      return true;
    case 'detach':
      if (known.some(({ instanceId }) => instanceId !== '' && instanceId !== next.instanceId)) return false;
      for (const disk of known) disk.instanceId = '';
      return true;
    case 'resize':
      if (known.some(({ sizeGb }) => next.sizeGb <= sizeGb)) return false;
      for (const disk of known) disk.sizeGb = next.sizeGb;
      return true;
    case 'rename':
      for (const disk of known) disk.name = 'renamed';
      return true;
    case 'terminate':
      if (known.some(({ instanceId }) => instanceId !== '')) return false;
      for (const n of named) model.delete(ids[n] ?? '');
      return true;
  }
}

async function perform(
  client: CbsClient,
  ids: string[],
  next: Exclude<Step, { kind: 'create' }>,
): Promise<boolean> {
  const id = (n: number) => ids[n] ?? 'disk-00000000';
  const calls = {
    attach: (DiskIds: string[], InstanceId: string) => client.AttachDisks({ DiskIds, InstanceId }),
    detach: (DiskIds: string[], InstanceId: string) => client.DetachDisks({ DiskIds, InstanceId }),
    rename: (DiskIds: string[]) => client.ModifyDiskAttributes({ DiskIds, DiskName: 'renamed' }),
    terminate: (DiskIds: string[]) => client.TerminateDisks({ DiskIds }),
  };
  try {
    if (next.kind === 'resize') await client.ResizeDisk({ DiskId: id(next.disk), DiskSize: next.sizeGb });
    else await calls[next.kind](next.disks.map(id), 'instanceId' in next ? next.instanceId : '');
    return true;
  } catch {
    return false;
  }
}

describe('any sequence of writes', () => {
  const context = useSandbox(IMMEDIATE);

  it('leaves the disks that a small model predicts', async () => {
    const client = context.guangzhou;
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        context.sandbox.reset();
        const ids = ['disk-giys4n0i'];
        const model = new Map([['disk-giys4n0i', { sizeGb: 20, instanceId: '', name: '123' }]]);
        for (const next of steps) {
          if (next.kind === 'create') {
            const [diskId = ''] = await createDisks(client, { DiskName: 'new' });
            ids.push(diskId);
            model.set(diskId, { sizeGb: 20, instanceId: '', name: 'new' });
          } else {
            const expected = predict(model, ids, next);
            const done = await perform(client, ids, next);
            if (done !== expected)
              throw new Error(`${JSON.stringify(next)} was ${done ? 'accepted' : 'refused'}`);
            if (done) accepted += 1;
            else refused += 1;
          }
        }
        const { DiskSet } = await client.DescribeDisks({
          Filters: [{ Name: 'disk-usage', Values: ['DATA_DISK'] }],
          Limit: 100,
        });
        const seen = DiskSet?.map((disk) => [
          disk.DiskId,
          { sizeGb: disk.DiskSize, instanceId: disk.InstanceId, name: disk.DiskName },
        ]);
        expect(new Map(seen as [string, Model][])).toEqual(model);
        for (const disk of DiskSet ?? []) {
          expect(disk.Attached).toBe(disk.InstanceId !== '');
          expect(disk.DiskState).toBe(disk.Attached ? 'ATTACHED' : 'UNATTACHED');
          expect(disk.InstanceIdList).toEqual(disk.Attached ? [disk.InstanceId] : []);
        }
      }),
      { numRuns: 60 },
    );
    expect(accepted).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(50);
  });
});
