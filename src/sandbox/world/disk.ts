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

export type DiskOperation = 'CREATE' | 'ATTACH' | 'DETACH' | 'EXPAND' | 'MIGRATE' | 'TERMINATE';

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

/** What the platform knows of a disk. What a caller sees of it is made in disk-wire.ts. */
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
  /** One at most, unless shareable. */
  instanceIds: string[];
  lastInstanceId: string;
  createdAtMs: number;
  /** Prepaid only. */
  deadlineAtMs: number | undefined;
  renewFlag: string;
  /** Prepaid only: whether the account could still give it back. */
  refundable: boolean;
  deleteWithInstance: boolean;
  deleteSnapshot: number;
  throughputPerformance: number;
  burstPerformance: boolean;
  backupQuota: number;
  tags: Tag[];
  errorPrompt: string;
  migratePercent: number;
  /** False between the order and the first time DescribeDisks finds it. */
  visible: boolean;
  change: Change<DiskOperation> | undefined;
}

type Given = Pick<Disk, 'diskId' | 'region' | 'name' | 'type' | 'sizeGb' | 'createdAtMs'> & {
  placement: Partial<DiskPlacement> & Pick<DiskPlacement, 'zone'>;
};

/** A postpaid, elastic, unattached data disk, apart from what is given. */
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
    refundable: true,
    deleteWithInstance: false,
    deleteSnapshot: 0,
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
