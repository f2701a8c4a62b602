import type { Disk, DiskOperation } from '../../cloud/disk.js';
import { type Instance, MAX_DISKS_PER_INSTANCE } from '../../cloud/instance.js';
import { refusal, refusalTokenLast } from '../../error/api-error.js';
import { wrongValue } from '../../error/gateway-errors.js';
import type { Call } from '../action.js';

/** UTF-8 bytes, which is twenty Chinese characters. */
const MAX_NAME_BYTES = 60;

const UNDER_WAY: Readonly<Record<DiskOperation, string>> = {
  CREATE: 'creating',
  ATTACH: 'attaching',
  DETACH: 'detaching',
  EXPAND: 'expanding',
  MIGRATE: 'migrating',
  TERMINATE: 'terminating',
  ROLLBACK: 'rolling back',
  RENEW: 'renewing',
  CHANGE_CHARGE: 'changing its charge type',
};

export const diskRefusal = (code: string, disk: Disk, why: string) =>
  refusal(code, `DiskId: ${disk.diskId}, Disk(${disk.diskId}) ${why}`);

/** A deleted disk and an unknown one have different errors (cloudmux, terraform-provider #3211). */
export function existingDisk(call: Call<unknown>, diskId: string): Disk {
  const disk = call.account.visibleDisk(call.region, diskId);
  if (disk) return disk;
  if (call.account.deletedDisks.get(diskId)?.region === call.region) {
    throw refusalTokenLast('InvalidDisk.NotSupported', `disk(${diskId}) deleted`);
  }
  throw refusal('InvalidDiskId.NotFound', `DiskId: ${diskId}, disk not found`);
}

export function distinct(name: string, ids: string[]): string[] {
  const repeated = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  if (repeated >= 0) throw wrongValue(`${name}.${repeated}`, ids[repeated]);
  return ids;
}

export function existingInstance(call: Call<unknown>, instanceId: string): Instance {
  const instance = call.account.instances.get(instanceId);
  if (!instance?.zone.startsWith(`${call.region}-`)) {
    throw refusal('InvalidInstanceId.NotFound', `InstanceId: ${instanceId}, instance not found`);
  }
  return instance;
}

/** Attaching and detaching need an elastic data disk that is not changing its type. */
export function refuseUnlessMovable(disk: Disk): void {
  if (disk.usage === 'SYSTEM_DISK') throw diskRefusal('InvalidDisk.TypeError', disk, 'is a system disk');
  if (!disk.portable) throw diskRefusal('InvalidDisk.NotPortable', disk, 'is not portable');
  refuseMigrating(disk);
  refuseRecycled(disk);
}

export function refuseMigrating(disk: Disk): void {
  if (disk.change?.operation === 'MIGRATE') {
    throw diskRefusal('ResourceInUse.DiskMigrating', disk, 'is migrating, please retry later');
  }
}

export function refuseRecycled(disk: Disk): void {
  if (disk.state === 'TORECYCLE') {
    throw diskRefusal('ResourceUnavailable.NotSupported', disk, 'is to be recycled');
  }
}

/** Code and text as in CSI #145. */
export function refuseWhileChanging(disk: Disk): void {
  if (disk.change) {
    const doing = UNDER_WAY[disk.change.operation];
    throw diskRefusal('ResourceUnavailable.NotSupported', disk, `is ${doing}, please retry later`);
  }
}

/** An instance takes one attach or detach call at a time (terraform-provider #82). */
export function refuseBusyInstance(call: Call<unknown>, instanceId: string): void {
  const busy = [...call.account.disks.values()].find((disk) => disk.change?.instanceId === instanceId);
  if (busy?.change) {
    const doing = `cvm(${instanceId}) is ${UNDER_WAY[busy.change.operation]} disk`;
    throw refusal('ResourceBusy', `InstanceId: ${instanceId}, ${doing}, please retry later`);
  }
}

export function refuseFullInstance(call: Call<unknown>, instance: Instance, more: number): void {
  const elastic = call.account.disksOf(instance.instanceId).filter((disk) => disk.portable);
  if (elastic.length + more > MAX_DISKS_PER_INSTANCE) {
    throw refusal(
      'LimitExceeded.InstanceAttachedDisk',
      `InstanceId: ${instance.instanceId}, the instance takes at most ${MAX_DISKS_PER_INSTANCE} disks`,
    );
  }
}

/** The text has the form that cloudpods recorded in 2019, when the limit was 20. */
export function refuseLongName(name: string | undefined): void {
  const length = Buffer.byteLength(name ?? '');
  if (length > MAX_NAME_BYTES) {
    throw refusalTokenLast(
      'InvalidParameter',
      `DiskName: ${name}, length is ${length}, out of range [0,${MAX_NAME_BYTES}]`,
    );
  }
}
