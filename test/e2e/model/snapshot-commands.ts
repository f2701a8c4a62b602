import fc from 'fast-check';
import { expect } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../../src/errors/error-codes.js';
import { type Reply, SCOPE } from '../service.fixture.js';
import {
  beijing,
  type ModelSnapshot,
  type StorageModel,
  SYSTEM_DISK,
  UNKNOWN_DISK,
} from './snapshot-model.js';
import { position, type StorageCommand, type TimedService } from './timed-service.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Demands this refusal, or success when there is none. */
export function expectReply(reply: Reply, refusals: readonly (ErrorCode | undefined)[]): void {
  const codes = refusals.filter((code) => code !== undefined);
  const isPartly = codes.length > 0 && codes.length < refusals.length;
  const allowed = isPartly ? (['PARTLY_DONE'] as const) : codes;
  const scodes = allowed.length > 0 ? allowed.map((code) => ERROR_CODES[code].scode) : [0];
  expect(scodes, `${allowed.join()}: ${reply.text}`).toContain(reply.body.scode);
}

/** Any disk: of the model, the system disk, or one that never was. */
function pickDisk(model: StorageModel, number: number): string {
  const ids = [...model.disks.keys(), ...model.disks.keys(), SYSTEM_DISK, UNKNOWN_DISK];
  return ids[number % ids.length]!;
}

const create = (numbers: number[], name: string, days: number): StorageCommand => ({
  check: () => true,
  run: async (model, service) => {
    const ids = [...new Set(numbers.map((number) => pickDisk(model, number)))];
    const expiresAtMs = days > 0 ? Math.ceil(model.nowMs / HOUR_MS) * HOUR_MS + days * DAY_MS : undefined;
    const Deadline = expiresAtMs === undefined ? {} : { Deadline: beijing(expiresAtMs) };
    const refusals = ids.map((id) => model.creationRefusal(id));
    const reply = await service.post('snapshot/create', {
      ...SCOPE,
      DiskIds: ids,
      SnapshotName: name,
      ...Deadline,
    });
    expectReply(reply, refusals);
    const { SnapshotIdSet, Results } = reply.body.data ?? {};
    for (const [i, id] of ids.entries()) {
      if (refusals[i] !== undefined) continue;
      const made = SnapshotIdSet?.[i] ?? Results[i].SnapshotId;
      expect(made).toMatch(/^snap-/);
      model.beginSnapshot(made, id, name, expiresAtMs);
    }
  },
  toString: () => `createSnapshot(#${numbers.join()}, ${days} days)`,
});

const remove = (numbers: number[], withUnknown: boolean): StorageCommand => ({
  check: (model) => model.snapshots.size > 0,
  run: async (model, service) => {
    const picked = numbers.map((number) => model.pickSnapshot(number)[0]);
    const ids = [...new Set([...picked, ...(withUnknown ? ['snap-00000000'] : [])])];
    const refusals = ids.map((id) => model.deletionRefusal(id)).filter((code) => code !== undefined);
    const reply = await service.post('snapshot/delete', { ...SCOPE, SnapshotIds: ids });
    expectReply(reply, refusals);
    if (refusals.length === 0) for (const id of ids) model.snapshots.delete(id);
  },
  toString: () => `deleteSnapshots(#${numbers.join()}${withUnknown ? ', unknown' : ''})`,
});

const apply = (number: number, other: number | undefined): StorageCommand => ({
  check: (model) => model.snapshots.size > 0,
  run: async (model, service) => {
    const [SnapshotId, snapshot] = model.pickSnapshot(number);
    const DiskId = other === undefined ? snapshot.diskId : pickDisk(model, other);
    const refusal = model.rollbackRefusal(SnapshotId, DiskId);
    const reply = await service.post('snapshot/apply', { ...SCOPE, SnapshotId, DiskId });
    expectReply(reply, [refusal]);
    if (refusal === undefined) model.beginRollback(SnapshotId);
  },
  toString: () => `applySnapshot(#${number}${other === undefined ? '' : `, disk #${other}`})`,
});

/** By disk, by state and by text, each against the model. */
const search = (number: number): StorageCommand => ({
  check: (model) => model.snapshots.size > 0,
  run: async (model, service) => {
    const [id, { diskId, state }] = model.pickSnapshot(number);
    const Fuzzy = id.slice(5, 8).toUpperCase();
    const isLike = ([each, { name, diskId: of }]: [string, ModelSnapshot]) =>
      [each, name, of].some((text) => text.toLowerCase().includes(Fuzzy.toLowerCase()));
    await expectIds(model, service, { DiskId: diskId }, ([, each]) => each.diskId === diskId);
    await expectIds(model, service, { State: state }, ([, each]) => each.state === state);
    await expectIds(model, service, { Fuzzy }, isLike);
  },
  toString: () => `searchSnapshots(#${number})`,
});

async function expectIds(
  model: StorageModel,
  service: TimedService,
  condition: object,
  isMatch: (entry: [string, ModelSnapshot]) => boolean,
): Promise<void> {
  const { body } = await service.post('snapshot/list', { ...SCOPE, ...condition, PageSize: 100 });
  const matches = [...model.snapshots].filter(isMatch).map(([id]) => id);
  expect(body.data?.TotalCount, JSON.stringify(condition)).toBe(matches.length);
  const ids = body.data.List.map(({ SnapshotId }: { SnapshotId: string }) => SnapshotId);
  const wanted = matches.length > 100 ? expect.arrayContaining([]) : matches.toSorted();
  expect(ids.toSorted(), JSON.stringify(condition)).toEqual(wanted);
}

/** The clock moves on, in steps that also end just before and after a policy begins. */
const pass = (ms: number): StorageCommand => ({
  check: () => true,
  run: async (model, service) => service.pass(model, ms),
  toString: () => `pass(${ms} ms)`,
});

const toMinuteOfHour = (minutes: number): StorageCommand => ({
  check: () => true,
  run: async (model, service) => {
    const ms = (Math.floor(model.nowMs / HOUR_MS) * 60 + minutes) * 60_000 - model.nowMs;
    service.pass(model, ms > 0 ? ms : ms + HOUR_MS);
  },
  toString: () => `passToMinute(${minutes})`,
});

const few = fc.array(position, { minLength: 1, maxLength: 2 });
const name = fc.stringMatching(/^[a-zA-Z0-9名 _-]{1,12}$/);

export const snapshotCommands: fc.Arbitrary<StorageCommand>[] = [
  fc.tuple(few, name, fc.constantFrom(0, 0, 1, 2)).map(([at, text, days]) => create(at, text, days)),
  fc.tuple(position, name).map(([at, text]) => create([at], text, 0)),
  fc.tuple(few, fc.nat(4)).map(([at, unknown]) => remove(at, unknown === 0)),
  fc.tuple(position, fc.option(position, { nil: undefined, freq: 3 })).map(([at, other]) => apply(at, other)),
  position.map((at) => apply(at, undefined)),
  position.map(search),
  fc.constantFrom(15_000, 45_000, 60_000, HOUR_MS, DAY_MS, 3 * DAY_MS).map(pass),
  fc.constantFrom(3, 6, 6.5, 6.75, 7).map(toMinuteOfHour),
  fc.constantFrom(6, 6.5).map(toMinuteOfHour),
];
