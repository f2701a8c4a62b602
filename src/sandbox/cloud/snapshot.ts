import type { Change, Changeable } from './change.js';
import type { DiskPlacement, Tag } from './disk.js';

export type SnapshotState = 'NORMAL' | 'CREATING' | 'ROLLBACKING' | 'COPYING_FROM_REMOTE' | 'CHECKING_COPIED';
/** A rollback is a change of the disk; the snapshot only shows its state. */
export type SnapshotOperation = 'CREATE' | 'COPY' | 'CHECK';

/** What the cloud stores of a snapshot; `snapshotReply` makes the reply from it. */
export interface Snapshot extends Changeable<SnapshotState, SnapshotOperation> {
  snapshotId: string;
  region: string;
  name: string;
  /** Empty for a copy from another region. */
  diskId: string;
  usage: 'SYSTEM_DISK' | 'DATA_DISK';
  /** The size of the disk, GiB. */
  sizeGb: number;
  placement: DiskPlacement;
  encrypt: boolean;
  createdAtMs: number;
  modifiedAtMs: number;
  /** Undefined for a permanent one. */
  deadlineAtMs: number | undefined;
  /** False for the documented ones, whose deadlines passed in 2021. */
  expires: boolean;
  copyFromRemote: boolean;
  copyingToRegions: string[];
  images: { ImageId: string; ImageName: string }[];
  /** How many accounts it is shared with. */
  shareReference: number;
  tags: Tag[];
  /** Empty unless a policy made it. */
  policyId: string;
  change: Change<SnapshotOperation> | undefined;
}

type Given = Pick<
  Snapshot,
  'snapshotId' | 'region' | 'name' | 'diskId' | 'usage' | 'sizeGb' | 'placement' | 'createdAtMs'
>;

/** By default a permanent one without images, complete and not shared. */
export const newSnapshot = (given: Given & Partial<Snapshot>): Snapshot => ({
  state: 'NORMAL',
  encrypt: false,
  modifiedAtMs: given.createdAtMs,
  deadlineAtMs: undefined,
  expires: true,
  copyFromRemote: false,
  copyingToRegions: [],
  images: [],
  shareReference: 0,
  tags: [],
  policyId: '',
  change: undefined,
  ...given,
});

/** The published limits. In a region: this many, and this many more for each disk. */
export const MAX_SNAPSHOTS_PER_DISK = 64;
