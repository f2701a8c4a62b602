import fc from 'fast-check';
import { expect } from 'vitest';
import { SCOPE, type Service } from '../service.fixture.js';
import { dataOf, idsIn } from '../upstream.js';
import { DATA_DISKS, type DiskModel, INSTANCES, type ModelDisk } from './disk-model.js';

type Command = fc.AsyncCommand<DiskModel, Service>;

/** A command on a disk that exists by the time it runs; nothing to do while there is none. */
function onDisk(
  name: string,
  number: number,
  run: (service: Service, disk: ModelDisk, id: string, model: DiskModel) => Promise<void>,
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
async function change(service: Service, route: string, body: object, accepted: boolean): Promise<void> {
  const reply = await service.post(`disk/${route}`, { ...SCOPE, ...body });
  if (accepted) expect(reply.body, route).toMatchObject({ scode: 0, data: {} });
  else expect(reply.status, route).toBeGreaterThanOrEqual(400);
  expect(reply.status, route).toBeLessThan(500);
}

const create = (name: string, count: number): Command => ({
  check: (model) => model.disks.size < 130,
  run: async (model, service) => {
    const order = { DiskType: 'CLOUD_PREMIUM', DiskSize: 20, Placement: { Zone: 'ap-guangzhou-3' } };
    const fields = { ...SCOPE, ...order, DiskName: name, DiskCount: count };
    const { DiskIdSet } = await dataOf(service, 'create', fields);
    expect(DiskIdSet).toHaveLength(count);
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
    await change(service, 'update', { DiskId, DiskName: name }, true);
    disk.name = name;
  });

const retype = (number: number): Command =>
  onDisk('retype', number, async (service, disk, DiskId) => {
    const accepted = disk.type === 'CLOUD_PREMIUM';
    await change(service, 'update', { DiskId, DiskType: 'CLOUD_SSD' }, accepted);
    disk.type = 'CLOUD_SSD';
  });

const resize = (number: number, sizeGb: number): Command =>
  onDisk('resize', number, async (service, disk, DiskId) => {
    const accepted = sizeGb > disk.sizeGb;
    await change(service, 'resize', { DiskId, DiskSize: sizeGb }, accepted);
    if (accepted) disk.sizeGb = sizeGb;
  });

const attach = (number: number, InstanceId: string): Command =>
  onDisk('attach', number, async (service, disk, DiskId, model) => {
    const accepted = disk.instanceId === '' && model.mayAttach(InstanceId);
    await change(service, 'attach', { DiskId, InstanceId }, accepted);
    if (accepted) disk.instanceId = InstanceId;
  });

/** Detaching a disk that is not attached is accepted, as Tencent accepts it. */
const detach = (number: number, withRegion: boolean): Command =>
  onDisk('detach', number, async (service, disk, DiskId) => {
    await change(service, 'detach', { DiskId, ...(withRegion ? {} : { Region: '' }) }, true);
    disk.instanceId = '';
  });

const remove = (number: number): Command =>
  onDisk('delete', number, async (service, disk, DiskId, model) => {
    const accepted = disk.instanceId === '';
    await change(service, 'delete', { DiskIds: [DiskId] }, accepted);
    if (accepted) model.disks.delete(DiskId);
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

const number = fc.nat(200);
const name = fc.stringMatching(/^[a-zA-Z0-9名 _-]{1,12}$/);

export const diskCommands: fc.Arbitrary<Command>[] = [
  fc.tuple(name, fc.constantFrom(1, 1, 2, 3, 12)).map(([text, count]) => create(text, count)),
  fc.tuple(number, name).map(([at, text]) => rename(at, text)),
  number.map(retype),
  fc.tuple(number, fc.integer({ min: 10, max: 200 })).map(([at, sizeGb]) => resize(at, sizeGb)),
  fc.tuple(number, fc.constantFrom(...INSTANCES)).map(([at, instance]) => attach(at, instance)),
  fc.tuple(number, fc.boolean()).map(([at, withRegion]) => detach(at, withRegion)),
  number.map(remove),
  number.map(inspect),
  number.map(search),
];
