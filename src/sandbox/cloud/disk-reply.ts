import type { Account } from './account.js';
import { percentOf } from './change.js';
import { returnFailCode } from './disk-billing.js';
import type { Disk, DiskPlacement } from './disk.js';
import { beijingTime, DAY_MS } from './time.js';

const MIB_PER_GIB = 1024;

export const placementReply = (placement: DiskPlacement): object => ({
  Zone: placement.zone,
  ProjectId: placement.projectId,
  ProjectName: placement.projectId === 0 ? '默认项目' : null,
  CdcId: placement.cdcId,
  CageId: placement.cageId,
  CdcName: '',
  DedicatedClusterId: placement.dedicatedClusterId,
});

/**
 * A disk as DescribeDisks answers it. Nulls and empty strings are as in recorded traffic (cloud-custodian, 2022), and
 * so are InstanceIdList of a disk that is not shared and the undocumented LatestOperation fields. `policyIds` is null
 * unless the caller asked for the bound policies.
 */
export function diskReply(disk: Disk, account: Account, policyIds: string[] | null = null): object {
  const { clock } = account;
  const nowMs = clock.now();
  const snapshots = account.snapshotsOf(disk.diskId);
  const failCode = returnFailCode(disk, nowMs);
  const { change } = disk;
  const migrating = change?.operation === 'MIGRATE';
  return {
    DiskId: disk.diskId,
    DiskUsage: disk.usage,
    DiskChargeType: disk.chargeType,
    Portable: disk.portable,
    Placement: placementReply(disk.placement),
    SnapshotAbility: disk.snapshotAbility,
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
    RollbackPercent: change?.operation === 'ROLLBACK' ? percentOf(change, clock.monotonicMs()) : 0,
    Encrypt: disk.encrypt,
    EncryptType: disk.encryptType,
    KmsKeyId: disk.kmsKeyId,
    AutoRenewFlagError: false,
    RenewFlag: disk.renewFlag,
    DeadlineError: false,
    IsReturnable: failCode === 0,
    ReturnFailCode: failCode,
    AutoSnapshotPolicyIds: policyIds,
    Tags: disk.tags,
    DeleteWithInstance: disk.deleteWithInstance,
    Migrating: migrating,
    MigratePercent: migrating ? percentOf(change, clock.monotonicMs()) : disk.migratePercent,
    Shareable: disk.shareable,
    SnapshotCount: snapshots.length,
    SnapshotSize: snapshots.reduce((sum, { sizeGb }) => sum + sizeGb * MIB_PER_GIB, 0),
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
