import fc from 'fast-check';
import { expect } from 'vitest';
import type { Schedule } from '../../../src/tencent/snapshot-policy/snapshot-policy-mapping.js';
import { SCOPE } from '../service.fixture.js';
import { dataOf, idsIn } from '../upstream.js';
import { attach } from './disk-commands.js';
import { INSTANCES } from './disk-model.js';
import { type ModelPolicy, nextPoint } from './policy-model.js';
import { expectReply } from './snapshot-commands.js';
import { beijing, type StorageModel, unbind, UNKNOWN_DISK } from './snapshot-model.js';
import { position, type StorageCommand, type TimedService } from './timed-service.js';

const UNKNOWN_POLICY = 'asp-00000000';
const DEFAULT_RETENTION_DAYS = 7;

interface Content {
  AutoSnapshotPolicyName?: string | undefined;
  Policy?: Schedule[] | undefined;
  IsActivated?: boolean | undefined;
  IsPermanent?: boolean | undefined;
  RetentionDays?: number | undefined;
}

const create = (content: Content & Required<Pick<Content, 'Policy' | 'RetentionDays'>>): StorageCommand => ({
  check: (model) => model.policies.size < 30,
  run: async (model, service) => {
    const reply = await service.post('auto_snapshot/policy/create', { ...SCOPE, ...content });
    expectReply(reply, [undefined]);
    const { AutoSnapshotPolicyId, NextTriggerTime } = reply.body.data;
    const policy: ModelPolicy = {
      name: content.AutoSnapshotPolicyName ?? '',
      schedules: content.Policy!,
      isActivated: content.IsActivated ?? true,
      isPermanent: content.IsPermanent ?? false,
      retentionDays: content.IsPermanent ? DEFAULT_RETENTION_DAYS : content.RetentionDays!,
      diskIds: [],
      sinceMs: model.nowMs,
      scheduledAtMs: model.nowMs,
    };
    model.policies.set(AutoSnapshotPolicyId, policy);
    expect(NextTriggerTime).toBe(beijing(nextPoint(policy, model.nowMs)!));
  },
  toString: () => `createPolicy(${JSON.stringify(content)})`,
});

/** A command on a policy that exists by the time it runs. */
function onPolicy(
  name: string,
  number: number,
  run: (service: TimedService, id: string, policy: ModelPolicy, model: StorageModel) => Promise<void>,
): StorageCommand {
  return {
    check: (model) => model.policies.size > 0,
    run: async (model, service) => {
      const [id, policy] = model.pickPolicy(number)!;
      await run(service, id, policy, model);
    },
    toString: () => `${name}(#${number})`,
  };
}

const update = (number: number, content: Content): StorageCommand =>
  onPolicy(`updatePolicy ${JSON.stringify(content)}`, number, async (service, id, policy, model) => {
    const body = { ...SCOPE, AutoSnapshotPolicyId: id, ...content };
    expectReply(await service.post('auto_snapshot/policy/update', body), [undefined]);
    const { AutoSnapshotPolicyName, Policy, IsActivated, IsPermanent, RetentionDays } = content;
    policy.name = AutoSnapshotPolicyName ?? policy.name;
    policy.isActivated = IsActivated ?? policy.isActivated;
    const keepsDays = RetentionDays === undefined || IsPermanent === true;
    policy.isPermanent = IsPermanent ?? (keepsDays && policy.isPermanent);
    policy.retentionDays = keepsDays ? policy.retentionDays : RetentionDays;
    if (Policy) Object.assign(policy, { schedules: Policy, scheduledAtMs: model.nowMs });
    policy.sinceMs = model.nowMs;
  });

const remove = (number: number, withUnknown: boolean): StorageCommand =>
  onPolicy(`deletePolicy ${withUnknown}`, number, async (service, id, _, model) => {
    const AutoSnapshotPolicyIds = withUnknown ? [id, UNKNOWN_POLICY] : [id];
    const reply = await service.post('auto_snapshot/policy/delete', { ...SCOPE, AutoSnapshotPolicyIds });
    expectReply(reply, [withUnknown ? 'TENCENT_POLICY_NOT_FOUND' : undefined]);
    if (!withUnknown) model.policies.delete(id);
  });

/** The disks that exist are bound, whatever is with the others; those not in use are named. */
const bind = (number: number, disks: number[], withUnknown: boolean): StorageCommand =>
  onPolicy(`bind #${disks.join()} ${withUnknown}`, number, async (service, id, policy, model) => {
    const known = pickDisks(model, disks);
    const DiskIds = withUnknown || known.length === 0 ? [...known, UNKNOWN_DISK] : known;
    const body = { ...SCOPE, AutoSnapshotPolicyId: id, DiskIds };
    const reply = await service.post('auto_snapshot/policy/bind', body);
    expectReply(
      reply,
      DiskIds.map((each) => (each === UNKNOWN_DISK ? 'TENCENT_DISK_NOT_FOUND' : undefined)),
    );
    const fresh = known.filter((each) => !policy.diskIds.includes(each));
    const idle = known.filter((each) => model.disks.get(each)!.instanceId === '');
    for (const each of idle) expect(reply.text).toContain(`${each}`);
    if (fresh.length > 0) policy.sinceMs ??= model.nowMs;
    policy.diskIds.push(...fresh);
  });

/** Of a disk that never was Tencent refuses all. */
const unbindDisks = (number: number, disks: number[], withUnknown: boolean): StorageCommand =>
  onPolicy(`unbind #${disks.join()} ${withUnknown}`, number, async (service, id, policy, model) => {
    const known = pickDisks(model, disks);
    const isRefused = withUnknown || known.length === 0;
    const body = {
      ...SCOPE,
      AutoSnapshotPolicyId: id,
      DiskIds: isRefused ? [...known, UNKNOWN_DISK] : known,
    };
    const reply = await service.post('auto_snapshot/policy/unbind', body);
    expectReply(reply, [isRefused ? 'TENCENT_DISK_NOT_FOUND' : undefined]);
    if (!isRefused) unbind(policy, known);
  });

const search = (number: number): StorageCommand =>
  onPolicy('searchPolicies', number, async (service, id, policy) => {
    const conditions = { Fuzzy: id.slice(4).toUpperCase(), AutoSnapshotPolicyIds: [id] };
    const { body } = await service.post('auto_snapshot/policy/list', { ...SCOPE, ...conditions });
    expect(body.data).toMatchObject({ TotalCount: 1, List: [{ AutoSnapshotPolicyName: policy.name }] });
    const Filters = [{ Name: 'disk-usage', Values: ['DATA_DISK'] }];
    const disks = await dataOf(service, 'list', {
      ...SCOPE,
      Filters,
      AutoSnapshotPolicyId: id,
      PageSize: 100,
    });
    expect(idsIn(disks).toSorted()).toEqual(policy.diskIds.toSorted());
  });

const pickDisks = (model: StorageModel, numbers: number[]): string[] => [
  ...new Set(numbers.flatMap((number) => model.pick(number)?.[0] ?? [])),
];

const few = fc.array(position, { minLength: 1, maxLength: 3 });
const seldom = fc.nat(4).map((each) => each === 0);
const name = fc.stringMatching(/^[a-zA-Z0-9名_-]{1,12}$/);
const some = (max: number, min = 0) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 });
const hours = fc.oneof(
  some(23),
  fc.constantFrom([14, 15, 16], [...Array(24).keys()]) as fc.Arbitrary<number[]>,
);
const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ Hour: hours, DayOfWeek: some(6) }),
  fc.record({ Hour: hours, DayOfMonth: some(31, 1) }),
  fc.record({ Hour: hours, IntervalDays: fc.integer({ min: 1, max: 5 }) }),
);
const schedules = fc.array(schedule, { minLength: 1, maxLength: 2 });
const content = {
  AutoSnapshotPolicyName: name,
  Policy: schedules,
  IsActivated: fc.nat(3).map((each) => each > 0),
  IsPermanent: seldom,
  RetentionDays: fc.integer({ min: 1, max: 4 }),
};
const required = ['AutoSnapshotPolicyName', 'Policy', 'RetentionDays'] as const;
const change = fc.record(content, { requiredKeys: [] }).filter((each) => Object.keys(each).length > 0);

/** The first disk is in use and gets snapshots every hour, so that time matters from the beginning. */
export const HOURLY: StorageCommand[] = [
  attach(0, INSTANCES[0]!),
  create({
    AutoSnapshotPolicyName: 'hourly',
    Policy: [{ Hour: [...Array(24).keys()], IntervalDays: 1 }],
    RetentionDays: 1,
  }),
  bind(0, [0], false),
];

export const policyCommands: fc.Arbitrary<StorageCommand>[] = [
  fc.record(content, { requiredKeys: [...required] }).map(create),
  fc.tuple(position, change).map(([at, each]) => update(at, each)),
  fc.tuple(position, seldom).map(([at, withUnknown]) => remove(at, withUnknown)),
  fc.tuple(position, few, seldom).map(([at, disks, withUnknown]) => bind(at, disks, withUnknown)),
  fc.tuple(position, few).map(([at, disks]) => bind(at, disks, false)),
  fc.tuple(position, few, seldom).map(([at, disks, withUnknown]) => unbindDisks(at, disks, withUnknown)),
  position.map(search),
];
