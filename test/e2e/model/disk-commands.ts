import fc from 'fast-check';
import { expect } from 'vitest';
import { SCOPE } from '../service.fixture.js';
import { dataOf, idsIn } from '../upstream.js';
import { DATA_DISKS, INSTANCES, type ModelDisk } from './disk-model.js';
import { DELAY_MS, type StorageModel } from './snapshot-model.js';
import { position, type StorageCommand as Command, type TimedService } from './timed-service.js';

/** A command on a disk that exists by the time it runs; nothing to do while there is none. */
function onDisk(
  name: string,
  number: number,
  run: (service: TimedService, disk: ModelDisk, id: string, model: StorageModel) => Promise<void>,
): Command {
  return {
    check: (model) => model.disks.size > 0,
    run: async (model, service) => {
      const [id, disk] = model.pick(number)!;
      await run(service, disk, id, model);
    },
    toString: () => `${name}(#${number})`,
  };
}

/** Sends the change and demands that it is accepted or refused as the model says. */
async function send(service: TimedService, route: string, body: object, accepted: boolean): Promise<void> {
  const reply = await service.post(`disk/${route}`, { ...SCOPE, ...body });
  if (accepted) expect(reply.body, route).toMatchObject({ scode: 0, data: {} });
  else expect(reply.status, route).toBeGreaterThanOrEqual(400);
  expect(reply.status, route).toBeLessThan(500);
}

/** A change that takes time; `apply` is what it does to the model when it is complete. */
async function change(
  service: TimedService,
  model: StorageModel,
  route: string,
  body: { DiskId: string; [field: string]: unknown },
  accepted: boolean,
  apply: () => void,
): Promise<void> {
  const { DiskId, ...rest } = body;
  await send(
    service,
    route,
    { ...rest, ...(route === 'delete' ? { DiskIds: [DiskId] } : { DiskId }) },
    accepted,
  );
  if (!accepted) return;
  model.changing = DiskId;
  service.pass(model, DELAY_MS - 1);
  model.changing = undefined;
  apply();
  service.pass(model, 1);
}

const isQuiet = (model: StorageModel, id: string): boolean =>
  !model.isRollingBack(id) && !model.isSnapshotted(id);

const create = (name: string, count: number): Command => ({
  check: (model) => model.disks.size < 130,
  run: async (model, service) => {
    const order = { DiskType: 'CLOUD_PREMIUM', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } };
    const fields = { ...SCOPE, ...order, DiskName: name, DiskCount: count };
    const { DiskIdSet } = await dataOf(service, 'create', fields);
    expect(DiskIdSet).toHaveLength(count);
    service.pass(model, DELAY_MS);
    for (const [i, id] of (DiskIdSet as string[]).entries())
      model.disks.set(id, {
        name: count > 1 ? `${name}${i + 1}` : name,
        sizeGb: 20,
        type: 'CLOUD_PREMIUM',
        instanceId: '',
      });
  },
  toString: () => `create(${count})`,
});

const rename = (number: number, name: string): Command =>
  onDisk('rename', number, async (service, disk, DiskId) => {
    await send(service, 'update', { DiskId, DiskName: name }, true);
    disk.name = name;
  });

const retype = (number: number): Command =>
  onDisk('retype', number, async (service, disk, DiskId, model) => {
    const accepted = disk.type === 'CLOUD_PREMIUM' && !model.isRollingBack(DiskId);
    await change(service, model, 'update', { DiskId, DiskType: 'CLOUD_SSD' }, accepted, () => {
      disk.type = 'CLOUD_SSD';
    });
  });

const resize = (number: number, sizeGb: number): Command =>
  onDisk('resize', number, async (service, disk, DiskId, model) => {
    const accepted = sizeGb > disk.sizeGb && isQuiet(model, DiskId);
    await change(service, model, 'resize', { DiskId, DiskSize: sizeGb }, accepted, () => {
      disk.sizeGb = sizeGb;
    });
  });

export const attach = (number: number, InstanceId: string): Command =>
  onDisk('attach', number, async (service, disk, DiskId, model) => {
    const accepted = disk.instanceId === '' && model.mayAttach(InstanceId) && !model.isRollingBack(DiskId);
    await change(service, model, 'attach', { DiskId, InstanceId }, accepted, () => {
      disk.instanceId = InstanceId;
    });
  });

/** Detaching a disk that is not attached is accepted, as Tencent accepts it. */
const detach = (number: number, withRegion: boolean): Command =>
  onDisk('detach', number, async (service, disk, DiskId, model) => {
    const accepted = !model.isRollingBack(DiskId);
    await change(
      service,
      model,
      'detach',
      { DiskId, ...(withRegion ? {} : { Region: '' }) },
      accepted,
      () => {
        disk.instanceId = '';
      },
    );
  });

const remove = (number: number): Command =>
  onDisk('delete', number, async (service, disk, DiskId, model) => {
    const accepted = disk.instanceId === '' && isQuiet(model, DiskId);
    await change(service, model, 'delete', { DiskId }, accepted, () => {
      model.remove(DiskId);
    });
  });

const inspect = (number: number): Command =>
  onDisk('inspect', number, async (service, disk, DiskId) => {
    expect(seen(await dataOf(service, 'inspect', { ...SCOPE, DiskId }))).toEqual(disk);
  });

const search = (number: number): Command =>
  onDisk('search', number, async (service, _, DiskId, model) => {
    const Fuzzy = DiskId.slice(5, 8).toUpperCase();
    const data = await dataOf(service, 'list', { ...SCOPE, Filters: DATA_DISKS, Fuzzy, PageSize: 100 });
    const wanted = Fuzzy.toLowerCase();
    const matches = [...model.disks].filter(([id, disk]) =>
      [id, disk.name, disk.instanceId].some((text) => text.toLowerCase().includes(wanted)),
    );
    expect(idsIn(data).toSorted()).toEqual(matches.map(([id]) => id).toSorted());
  });

export const seen = (disk: Record<string, unknown>): ModelDisk => ({
  name: String(disk['DiskName']),
  sizeGb: Number(disk['DiskSize']),
  type: String(disk['DiskType']),
  instanceId: String(disk['InstanceId']),
});

const name = fc.stringMatching(/^[a-zA-Z0-9名 _-]{1,12}$/);

export const diskCommands: fc.Arbitrary<Command>[] = [
  fc.tuple(name, fc.constantFrom(1, 1, 1, 2, 12)).map(([text, count]) => create(text, count)),
  fc.tuple(position, name).map(([at, text]) => rename(at, text)),
  position.map(retype),
  fc.tuple(position, fc.integer({ min: 10, max: 200 })).map(([at, sizeGb]) => resize(at, sizeGb)),
  fc.tuple(position, fc.constantFrom(...INSTANCES)).map(([at, instance]) => attach(at, instance)),
  fc.tuple(position, fc.boolean()).map(([at, withRegion]) => detach(at, withRegion)),
  position.map(remove),
  position.map(inspect),
  position.map(search),
];
