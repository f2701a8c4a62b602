import type { Change } from './change.js';

export type DiskState =
  | 'UNATTACHED'
  | 'ATTACHING'
  | 'ATTACHED'
  | 'DETACHING'
  | 'EXPANDING'
  | 'ROLLBACKING'
  | 'DUMPING'
  | 'TORECYCLE';

export type DiskOperation =
  | 'CREATE'
  | 'ATTACH'
  | 'DETACH'
  | 'EXPAND'
  | 'MIGRATE'
  | 'TERMINATE'
  | 'ROLLBACK'
  | 'RENEW'
  | 'CHANGE_CHARGE';

export interface Tag {
  Key: string;
  Value: string;
}

export interface DiskPlacement {
  zone: string;
  projectId: number;
  cageId: string;
  cdcId: string;
  dedicatedClusterId: string | null;
}

/** What the cloud stores of a disk; `diskReply` makes the reply from it. */
export interface Disk {
  diskId: string;
  region: string;
  placement: DiskPlacement;
  name: string;
  type: string;
  usage: 'SYSTEM_DISK' | 'DATA_DISK';
  chargeType: string;
  sizeGb: number;
  state: DiskState;
  portable: boolean;
  shareable: boolean;
  encrypt: boolean;
  encryptType: string;
  kmsKeyId: string;
  /** More than one only when the disk is shareable. */
  instanceIds: string[];
  lastInstanceId: string;
  createdAtMs: number;
  /** Prepaid only. */
  deadlineAtMs: number | undefined;
  renewFlag: string;
  /** Months by which it renews itself. */
  autoRenewMonths: number;
  /** Whether the deadline is carried out. */
  expires: boolean;
  /** Since when it is in the recycle bin. */
  recycledAtMs: number | undefined;
  /** Prepaid only: whether the account can still return it. */
  refundable: boolean;
  deleteWithInstance: boolean;
  deleteSnapshot: number;
  /** Whether snapshots of it can be made. */
  snapshotAbility: boolean;
  throughputPerformance: number;
  burstPerformance: boolean;
  backupQuota: number;
  tags: Tag[];
  errorPrompt: string;
  migratePercent: number;
  /** False until the creation is complete: DescribeDisks does not find it before. */
  visible: boolean;
  change: Change<DiskOperation> | undefined;
}

type Given = Pick<Disk, 'diskId' | 'region' | 'name' | 'type' | 'sizeGb' | 'createdAtMs'> & {
  placement: Partial<DiskPlacement> & Pick<DiskPlacement, 'zone'>;
};

/** By default a postpaid, elastic, unattached data disk. */
export function newDisk(given: Given & Partial<Omit<Disk, 'placement'>>): Disk {
  return {
    usage: 'DATA_DISK',
    chargeType: 'POSTPAID_BY_HOUR',
    state: 'UNATTACHED',
    portable: true,
    shareable: false,
    encrypt: false,
    encryptType: '',
    kmsKeyId: '',
    instanceIds: [],
    lastInstanceId: '',
    deadlineAtMs: undefined,
    renewFlag: '',
    autoRenewMonths: 1,
    expires: true,
    recycledAtMs: undefined,
    refundable: true,
    deleteWithInstance: false,
    deleteSnapshot: 0,
    snapshotAbility: true,
    throughputPerformance: 0,
    burstPerformance: false,
    backupQuota: 0,
    tags: [],
    errorPrompt: '',
    migratePercent: 0,
    visible: true,
    change: undefined,
    ...given,
    placement: { projectId: 0, cageId: '', cdcId: '', dedicatedClusterId: null, ...given.placement },
  };
}
