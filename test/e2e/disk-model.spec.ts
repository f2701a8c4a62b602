import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskCommands, seen } from './model/disk-commands.js';
import { DATA_DISKS, DiskModel } from './model/disk-model.js';
import { SCOPE, type Service, startService } from './service.fixture.js';
import { dataOf } from './upstream.js';

/** More of it on request: `DISK_MODEL_RUNS=1000 DISK_MODEL_SEED=7`. */
const RUNS = Number(process.env['DISK_MODEL_RUNS'] ?? 50);
const SEED = Number(process.env['DISK_MODEL_SEED'] ?? 20210827);

describe(DiskModel.name, () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ delayMs: 0 });
  });
  afterAll(() => service.close());

  it(
    'agrees with the service after any commands',
    async () => {
      let executed = 0;
      const sequences = fc.commands(diskCommands, { maxCommands: 15, size: 'max' });
      await fc.assert(
        fc.asyncProperty(sequences, async (commands) => {
          service.sandbox.reset();
          const model = new DiskModel();
          await fc.asyncModelRun(() => ({ model, real: service }), commands);
          executed += [...commands].length;
          expect(await listed(service)).toEqual(new Map(model.disks));
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: RUNS > 50 },
      );
      expect(executed).toBeGreaterThan(RUNS);
    },
    20_000 + RUNS * 2_000,
  );
});

/** All pages, small ones, in any order. */
async function listed(service: Service): Promise<Map<string, unknown>> {
  const disks = new Map<string, unknown>();
  for (let PageNum = 0; ; PageNum += 1) {
    const { TotalCount, List } = await dataOf(service, 'list', {
      ...SCOPE,
      Filters: DATA_DISKS,
      PageNum,
      PageSize: 7,
    });
    for (const disk of List) {
      expect(disks.has(disk.DiskId)).toBe(false);
      disks.set(disk.DiskId, seen(disk));
    }
    if (List.length < 7) {
      expect(disks.size).toBe(TotalCount);
      return new Map([...disks].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }
  }
}
