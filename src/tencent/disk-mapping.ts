import type { Disk as VendorDisk } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js';

/** Where a disk lives; every documented key is always there. */
export interface DiskPlacement {
  Zone: string;
  ProjectId: number;
  CdcId: string;
  CageId: string;
  CdcName: string;
  [other: string]: unknown;
}

export interface DiskTag {
  Key: string;
  Value: string;
}

/**
 * A disk in the portal's terms: all 34 documented fields, none of them null but `DifferDaysOfDeadline`.
 * Sizes: `DiskSize` GiB, `SnapshotSize` MiB. Times are Beijing time. What Tencent returns beyond that is
 * passed on.
 */
export interface Disk {
  DiskId: string;
  DiskUsage: string;
  DiskChargeType: string;
  Portable: boolean;
  Placement: DiskPlacement;
  SnapshotAbility: boolean;
  DiskName: string;
  DiskSize: number;
  DiskState: string;
  DiskType: string;
  Attached: boolean;
  InstanceId: string;
  CreateTime: string;
  DeadlineTime: string;
  Rollbacking: boolean;
  RollbackPercent: number;
  Encrypt: boolean;
  AutoRenewFlagError: boolean;
  RenewFlag: string;
  DeadlineError: boolean;
  IsReturnable: boolean;
  ReturnFailCode: number;
  AutoSnapshotPolicyIds: string[];
  Tags: DiskTag[];
  DeleteWithInstance: boolean;
  DifferDaysOfDeadline: number | null;
  Migrating: boolean;
  MigratePercent: number;
  Shareable: boolean;
  InstanceIdList: string[];
  SnapshotCount: number;
  SnapshotSize: number;
  BackupDisk: boolean;
  [other: string]: unknown;
}

const PLACEMENT_DEFAULTS = { Zone: '', ProjectId: 0, CdcId: '', CageId: '', CdcName: '' };

/** In the order of the API document; the value is what an absent or null field becomes. */
const DISK_DEFAULTS = {
  DiskId: '',
  DiskUsage: '',
  DiskChargeType: '',
  Portable: false,
  Placement: PLACEMENT_DEFAULTS,
  SnapshotAbility: false,
  DiskName: '',
  DiskSize: 0,
  DiskState: '',
  DiskType: '',
  Attached: false,
  InstanceId: '',
  CreateTime: '',
  DeadlineTime: '',
  Rollbacking: false,
  RollbackPercent: 0,
  Encrypt: false,
  AutoRenewFlagError: false,
  RenewFlag: '',
  DeadlineError: false,
  IsReturnable: false,
  ReturnFailCode: 0,
  AutoSnapshotPolicyIds: [],
  Tags: [],
  DeleteWithInstance: false,
  DifferDaysOfDeadline: null,
  Migrating: false,
  MigratePercent: 0,
  Shareable: false,
  InstanceIdList: [],
  SnapshotCount: 0,
  SnapshotSize: 0,
  BackupDisk: false,
} satisfies Record<string, unknown>;

/**
 * The stable fields that Tencent returns and the API document lacks: typed in the document of this service,
 * so they are as reliable as the documented ones.
 */
const FURTHER_DEFAULTS = {
  LastAttachInsId: '',
  ThroughputPerformance: 0,
  DiskBackupQuota: 0,
  DiskBackupCount: 0,
  EncryptType: '',
  KmsKeyId: '',
  BurstPerformance: false,
  ErrorPrompt: '',
  InstanceType: '',
  DeleteSnapshot: 0,
} satisfies Record<string, unknown>;

export function toDisk(vendor: VendorDisk): Disk {
  const disk = withDefaults({ ...DISK_DEFAULTS, ...FURTHER_DEFAULTS }, vendor);
  disk['Placement'] = withDefaults({ ...PLACEMENT_DEFAULTS }, vendor.Placement ?? {}, '');
  disk['AutoSnapshotPolicyIds'] = [...(vendor.AutoSnapshotPolicyIds ?? [])];
  disk['Tags'] = (vendor.Tags ?? []).map((tag) => withDefaults({ Key: '', Value: '' }, tag));
  disk['InstanceIdList'] = [...(vendor.InstanceIdList ?? [])];
  return disk as Disk;
}

/** Fills `target`, whose keys fix the order, with what is not null in `source`. */
function withDefaults(
  target: Record<string, unknown>,
  source: object,
  /** What the null of a field without a default becomes. */
  unknownNull: null | '' = null,
): Record<string, unknown> {
  for (const [key, value] of Object.entries(source)) {
    if (value !== null && value !== undefined) target[key] = value;
    else if (!(key in target)) target[key] = unknownNull;
  }
  return target;
}
