import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskCommands, seen } from './model/disk-commands.js';
import { DATA_DISKS } from './model/disk-model.js';
import { HOURLY, policyCommands } from './model/policy-commands.js';
import { nextPoint } from './model/policy-model.js';
import { snapshotCommands } from './model/snapshot-commands.js';
import { beijing, StorageModel } from './model/snapshot-model.js';
import { startTimedService, type StorageCommand, type TimedService } from './model/timed-service.js';
import { SCOPE } from './service.fixture.js';

/** More of it on request: `DISK_MODEL_RUNS=1000 DISK_MODEL_SEED=7`. */
const RUNS = Number(process.env['DISK_MODEL_RUNS'] ?? 8);
const SEED = Number(process.env['DISK_MODEL_SEED'] ?? 20210827);

describe(StorageModel.name, () => {
  let service: TimedService;
  beforeAll(async () => {
    service = await startTimedService();
  });
  afterAll(() => service.close());

  it(
    'agrees with the service after each of any commands',
    async () => {
      let executed = 0;
      const commands = [...diskCommands, ...snapshotCommands, ...policyCommands].map((each) =>
        each.map(checked),
      );
      const sequences = fc.commands(commands, { maxCommands: 25, size: 'max' });
      await fc.assert(
        fc.asyncProperty(fc.boolean(), sequences, async (isHourly, sequence) => {
          service.begin();
          const model = new StorageModel();
          if (isHourly) for (const command of HOURLY) await checked(command).run(model, service);
          await fc.asyncModelRun(() => ({ model, real: service }), sequence);
          executed += [...sequence].length;
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: RUNS > 8 },
      );
      expect(executed).toBeGreaterThan(RUNS);
    },
    20_000 + RUNS * 2_000,
  );
});

/** After the command all is as the model says. */
const checked = (command: StorageCommand): StorageCommand => ({
  check: (model) => command.check(model),
  run: async (model, service) => {
    await command.run(model, service);
    await expectAgreement(model, service);
  },
  toString: () => command.toString(),
});

async function expectAgreement(model: StorageModel, service: TimedService): Promise<void> {
  const [disks, snapshots, policies] = await Promise.all([
    listed(service, 'disk', 'DiskId', { Filters: DATA_DISKS }),
    listed(service, 'snapshot', 'SnapshotId'),
    listed(service, 'auto_snapshot/policy', 'AutoSnapshotPolicyId'),
  ]);
  const states = (row: Record<string, unknown>) => ({ ...seen(row), state: row['DiskState'] });
  expect(mapped(disks, states)).toEqual(
    new Map([...model.disks].map(([id, disk]) => [id, { ...disk, state: model.stateOf(id) }])),
  );

  for (const [id, row] of snapshots) model.learn(id, String(row['SnapshotName']));
  expect(mapped(snapshots, snapshotSeen)).toEqual(model.snapshots);

  expect(mapped(policies, policySeen)).toEqual(
    new Map(
      [...model.policies].map(([id, policy]) => {
        const { sinceMs: _since, scheduledAtMs: _scheduled, ...content } = policy;
        const next = nextPoint(policy, model.nowMs);
        return [
          id,
          { ...content, next: next === undefined ? expect.stringMatching(/^2021-08-/) : beijing(next) },
        ];
      }),
    ),
  );
}

const snapshotSeen = (row: Record<string, unknown>) => ({
  name: row['SnapshotName'],
  diskId: row['DiskId'],
  sizeGb: row['DiskSize'],
  state: row['SnapshotState'],
  deadline: row['DeadlineTime'],
  policyId: row['AutoSnapshotPolicyId'] ?? '',
});

const policySeen = (row: Record<string, unknown>) => ({
  name: row['AutoSnapshotPolicyName'],
  schedules: row['Policy'],
  isActivated: row['IsActivated'],
  isPermanent: row['IsPermanent'],
  retentionDays: row['RetentionDays'],
  diskIds: row['DiskIdSet'],
  next: row['NextTriggerTime'],
});

type Rows = Map<string, Record<string, unknown>>;

const mapped = (rows: Rows, see: (row: Record<string, unknown>) => object): Map<string, object> =>
  new Map([...rows].map(([id, row]) => [id, see(row)]));

/** All pages, of an unusual size. */
async function listed(
  service: TimedService,
  route: string,
  idField: string,
  more: object = {},
): Promise<Rows> {
  const rows: Rows = new Map();
  for (let PageNum = 0; ; PageNum += 1) {
    const reply = await service.post(`${route}/list`, { ...SCOPE, ...more, PageNum, PageSize: 37 });
    expect(reply.body, route).toMatchObject({ scode: 0 });
    const { TotalCount, List } = reply.body.data;
    for (const row of List) {
      expect(rows.has(row[idField])).toBe(false);
      rows.set(row[idField], row);
    }
    if (List.length < 37) {
      expect(rows.size).toBe(TotalCount);
      return rows;
    }
  }
}
