import type { Sandbox } from '../../../src/sandbox/sandbox.js';

/** What the law speaks about, of one disk as the sandbox itself has it. */
export interface TrueDisk {
  DiskId: string;
  DiskName: string;
  DiskSize: number;
  DiskState: string;
  DiskChargeType: string;
  DiskUsage: string;
  InstanceId: string;
  DeadlineTime: string;
}

const REGION = 'ap-guangzhou';

/** The true state of the cloud at one moment: asked of the sandbox itself, so no lag and no fault changes it. */
export class Truth {
  /** Of the region of the requests, by id; those in the recycle bin are among them. */
  readonly disks: ReadonlyMap<string, TrueDisk>;
  /** Gone for good, of the same region. */
  readonly deleted: ReadonlyMap<string, TrueDisk>;
  /** Gone for good, of all regions. */
  readonly purged: readonly TrueDisk[];

  constructor(sandbox: Sandbox) {
    const [account] = sandbox.state();
    this.disks = byId(account!.Regions[REGION]);
    this.deleted = byId(account!.Deleted[REGION]);
    this.purged = Object.values(account!.Deleted)
      .flat()
      .map(partsOf)
      .filter((disk) => disk.DiskChargeType === 'PREPAID');
  }

  /** Whether it is or was a disk of this region. */
  knows(id: string): boolean {
    return this.disks.has(id) || this.deleted.has(id);
  }

  instanceOf(id: string): string {
    return this.disks.get(id)?.InstanceId ?? '';
  }

  isSystemDisk(id: string): boolean {
    return this.disks.get(id)?.DiskUsage === 'SYSTEM_DISK';
  }

  isGoneOrRecycled(id: string): boolean {
    const disk = this.disks.get(id);
    return disk ? disk.DiskState === 'TORECYCLE' : this.deleted.has(id);
  }
}

const byId = (rows: object[] = []): Map<string, TrueDisk> =>
  new Map(rows.map(partsOf).map((disk) => [disk.DiskId, disk]));

/** The same parts of a row of the sandbox or of the service. */
export function partsOf(row: object): TrueDisk {
  const { DiskId, DiskName, DiskSize, DiskState, DiskChargeType, DiskUsage, InstanceId, DeadlineTime } =
    row as TrueDisk;
  return { DiskId, DiskName, DiskSize, DiskState, DiskChargeType, DiskUsage, InstanceId, DeadlineTime };
}
