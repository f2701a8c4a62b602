import type { Disk as VendorDisk } from '../client/sdk/sdk.js';

/**
 * A disk in the portal's terms: all 34 documented fields, none of them null but `DifferDaysOfDeadline`.
 * Sizes: `DiskSize` GiB, `SnapshotSize` MiB. Times are Beijing time. What Tencent returns beyond that is
 * passed on.
 */
export type Disk = ReturnType<typeof toDisk>;

/**
 * Fills fields that are absent or null; other fields of Tencent's are passed on. Written out field by field,
 * because a spread and a literal are several times faster than a loop over keys, and this runs for every row of
 * every list. Tencent returns `LastAttachInsId` and the fields after it; the portal's document does not have them.
 * They are typed in the OpenAPI document, so they are filled too.
 */
export function toDisk(vendor: VendorDisk) {
  return {
    ...vendor,
    DiskId: vendor.DiskId ?? '',
    DiskUsage: vendor.DiskUsage ?? '',
    DiskChargeType: vendor.DiskChargeType ?? '',
    Portable: vendor.Portable ?? false,
    Placement: toPlacement(vendor.Placement ?? {}),
    SnapshotAbility: vendor.SnapshotAbility ?? false,
    DiskName: vendor.DiskName ?? '',
    DiskSize: vendor.DiskSize ?? 0,
    DiskState: vendor.DiskState ?? '',
    DiskType: vendor.DiskType ?? '',
    Attached: vendor.Attached ?? false,
    InstanceId: vendor.InstanceId ?? '',
    CreateTime: vendor.CreateTime ?? '',
    DeadlineTime: vendor.DeadlineTime ?? '',
    Rollbacking: vendor.Rollbacking ?? false,
    RollbackPercent: vendor.RollbackPercent ?? 0,
    Encrypt: vendor.Encrypt ?? false,
    AutoRenewFlagError: vendor.AutoRenewFlagError ?? false,
    RenewFlag: vendor.RenewFlag ?? '',
    DeadlineError: vendor.DeadlineError ?? false,
    IsReturnable: vendor.IsReturnable ?? false,
    ReturnFailCode: vendor.ReturnFailCode ?? 0,
    AutoSnapshotPolicyIds: vendor.AutoSnapshotPolicyIds ?? [],
    Tags: (vendor.Tags ?? []).map(toTag),
    DeleteWithInstance: vendor.DeleteWithInstance ?? false,
    DifferDaysOfDeadline: vendor.DifferDaysOfDeadline ?? null,
    Migrating: vendor.Migrating ?? false,
    MigratePercent: vendor.MigratePercent ?? 0,
    Shareable: vendor.Shareable ?? false,
    InstanceIdList: vendor.InstanceIdList ?? [],
    SnapshotCount: vendor.SnapshotCount ?? 0,
    SnapshotSize: vendor.SnapshotSize ?? 0,
    BackupDisk: vendor.BackupDisk ?? false,
    LastAttachInsId: vendor.LastAttachInsId ?? '',
    ThroughputPerformance: vendor.ThroughputPerformance ?? 0,
    DiskBackupQuota: vendor.DiskBackupQuota ?? 0,
    DiskBackupCount: vendor.DiskBackupCount ?? 0,
    EncryptType: vendor.EncryptType ?? '',
    KmsKeyId: vendor.KmsKeyId ?? '',
    BurstPerformance: vendor.BurstPerformance ?? false,
    ErrorPrompt: vendor.ErrorPrompt ?? '',
    InstanceType: vendor.InstanceType ?? '',
    DeleteSnapshot: vendor.DeleteSnapshot ?? 0,
  };
}

type Placement = Record<'Zone' | 'CdcId' | 'CageId' | 'CdcName', string> & {
  ProjectId: number;
  [other: string]: unknown;
};

/** How Tencent names lists, e.g. `HostIds` and `HostIps` in the placements of its other services. */
const LIST_NAME = /(Ids|Ips|List|Set)$/;

/** Fields that Tencent may add here are texts or lists, so none stays null. */
export function toPlacement(vendor: Partial<NonNullable<VendorDisk['Placement']>>): Placement {
  const placement: Placement = {
    ...vendor,
    Zone: vendor.Zone ?? '',
    ProjectId: vendor.ProjectId ?? 0,
    CdcId: vendor.CdcId ?? '',
    CageId: vendor.CageId ?? '',
    CdcName: vendor.CdcName ?? '',
  };
  for (const key in placement) placement[key] ??= LIST_NAME.test(key) ? [] : '';
  return placement;
}

export const toTag = (vendor: { Key?: string; Value?: string }) => ({
  ...vendor,
  Key: vendor.Key ?? '',
  Value: vendor.Value ?? '',
});

/** Deleted at once and for good. Every other disk may go to the recycle bin first. */
export const isPostpaid = (disk: Disk): boolean => disk.DiskChargeType === 'POSTPAID_BY_HOUR';

/** The instances that a disk is on: one, or several for a shared disk. */
export const instancesOf = (disk: Disk): string[] => [
  ...new Set([disk.InstanceId, ...disk.InstanceIdList].filter((id) => id !== '')),
];
