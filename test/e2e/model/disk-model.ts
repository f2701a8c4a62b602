/** What the portal is promised of a disk, as far as the commands below change it. */
export interface ModelDisk {
  name: string;
  sizeGb: number;
  type: string;
  instanceId: string;
}

export const INSTANCES = ['ins-gkfro58u', 'ins-7m2qk0xw'];
/** The model leaves out the seeded system disk, which no command may change. */
export const DATA_DISKS = [{ Name: 'disk-usage', Values: ['DATA_DISK'] }];
/** Tencent's limit of elastic disks on one instance. */
const MAX_ATTACHED = 20;

/** The account in the region of the portal's document: what is there, and whether a change must be accepted. */
export class DiskModel {
  /** Oldest first. */
  readonly disks = new Map<string, ModelDisk>([
    ['disk-giys4n0i', { name: '123', sizeGb: 20, type: 'CLOUD_PREMIUM', instanceId: '' }],
  ]);

  /** Any id for any number, so that commands can be made before the disks are. Undefined when there is none. */
  pick(number: number): [string, ModelDisk] | undefined {
    const all = [...this.disks];
    return all.length === 0 ? undefined : all[number % all.length];
  }

  mayAttach(instanceId: string): boolean {
    return [...this.disks.values()].filter((disk) => disk.instanceId === instanceId).length < MAX_ATTACHED;
  }

  remove(diskId: string): void {
    this.disks.delete(diskId);
  }

  /** Refuses every change but a new name. */
  isRollingBack(_diskId: string): boolean {
    return false;
  }

  /** A snapshot is being made, which refuses another size and the deletion. */
  isSnapshotted(_diskId: string): boolean {
    return false;
  }
}
