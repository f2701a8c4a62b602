import { percentOf } from './change.js';
import type { Disk } from './disk.js';
import { beijingTime, DAY_MS } from './time.js';

/** ReturnFailCode: why a disk cannot be given back; 0 when it can. */
const RETURN_CODES = { returnable: 0, alreadyReturned: 1, expired: 2, unsupported: 3, neverReturnable: 10 };

export const isPrepaid = (disk: Disk): boolean => disk.chargeType === 'PREPAID';
export const isExpired = (disk: Disk, nowMs: number): boolean =>
  disk.deadlineAtMs !== undefined && disk.deadlineAtMs <= nowMs;

export function returnFailCode(disk: Disk, nowMs: number): number {
  if (!isPrepaid(disk) || !disk.portable || disk.usage === 'SYSTEM_DISK') return RETURN_CODES.neverReturnable;
  if (disk.state === 'TORECYCLE') return RETURN_CODES.alreadyReturned;
  if (isExpired(disk, nowMs)) return RETURN_CODES.expired;
  if (!disk.refundable || disk.instanceIds.length > 0) return RETURN_CODES.unsupported;
  return RETURN_CODES.returnable;
}

/**
 * A disk as DescribeDisks answers it. Nulls and empty strings are where recorded traffic has them (cloud-custodian
 * cassettes, 2022), among them InstanceIdList filled for disks that are not shared, and the undocumented
 * LatestOperation fields. `policyIds` is null unless the caller asked for the bound policies.
 */
export function diskToWire(
  disk: Disk,
  policyIds: string[] | null,
  nowMs: number,
  monotonicMs: number,
): object {
  const failCode = returnFailCode(disk, nowMs);
  const { change } = disk;
  const migrating = change?.operation === 'MIGRATE';
  return {
    DiskId: disk.diskId,
    DiskUsage: disk.usage,
    DiskChargeType: disk.chargeType,
    Portable: disk.portable,
    Placement: {
      Zone: disk.placement.zone,
      ProjectId: disk.placement.projectId,
      ProjectName: disk.placement.projectId === 0 ? '默认项目' : null,
      CdcId: disk.placement.cdcId,
      CageId: disk.placement.cageId,
      CdcName: '',
      DedicatedClusterId: disk.placement.dedicatedClusterId,
    },
    SnapshotAbility: true,
    DiskName: disk.name,
    DiskSize: disk.sizeGb,
    DiskState: disk.state,
    DiskType: disk.type,
    Attached: disk.instanceIds.length > 0,
    InstanceId: disk.instanceIds[0] ?? '',
    InstanceIdList: disk.instanceIds,
    InstanceType: disk.instanceIds.length > 0 ? 'CVM' : '',
    LastAttachInsId: disk.lastInstanceId,
    AttachMode: '',
    CreateTime: beijingTime(disk.createdAtMs),
    DeadlineTime: disk.deadlineAtMs === undefined ? '' : beijingTime(disk.deadlineAtMs),
    DifferDaysOfDeadline:
      disk.deadlineAtMs === undefined ? null : Math.floor((disk.deadlineAtMs - nowMs) / DAY_MS),
    Rollbacking: disk.state === 'ROLLBACKING',
    RollbackPercent: 0,
    Encrypt: disk.encrypt,
    EncryptType: disk.encryptType,
    KmsKeyId: disk.kmsKeyId,
    AutoRenewFlagError: false,
    RenewFlag: disk.renewFlag,
    DeadlineError: false,
    IsReturnable: failCode === RETURN_CODES.returnable,
    ReturnFailCode: failCode,
    AutoSnapshotPolicyIds: policyIds,
    Tags: disk.tags,
    DeleteWithInstance: disk.deleteWithInstance,
    Migrating: migrating,
    MigratePercent: migrating ? percentOf(change, monotonicMs) : disk.migratePercent,
    Shareable: disk.shareable,
    SnapshotCount: 0,
    SnapshotSize: 0,
    BackupDisk: false,
    DeleteSnapshot: disk.deleteSnapshot,
    DiskBackupQuota: disk.backupQuota,
    DiskBackupCount: 0,
    ThroughputPerformance: disk.throughputPerformance,
    BurstPerformance: disk.burstPerformance,
    ErrorPrompt: disk.errorPrompt,
    LatestOperation: change?.operation ?? '',
    LatestOperationState: change ? 'PROCESSING' : '',
    LatestOperationRequestId: change?.requestId ?? '',
  };
}
