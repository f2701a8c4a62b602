import { percentOf } from './change.js';
import type { Clock } from './clock.js';
import { returnFailCode } from './disk-billing.js';
import type { Disk } from './disk.js';
import { beijingTime, DAY_MS } from './time.js';

/**
 * A disk as DescribeDisks answers it. Nulls and empty strings are as in recorded traffic (cloud-custodian, 2022), and
 * so are InstanceIdList of a disk that is not shared and the undocumented LatestOperation fields. `policyIds` is null
 * unless the caller asked for the bound policies.
 */
export function diskReply(disk: Disk, clock: Clock, policyIds: string[] | null = null): object {
  const nowMs = clock.now();
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
    IsReturnable: failCode === 0,
    ReturnFailCode: failCode,
    AutoSnapshotPolicyIds: policyIds,
    Tags: disk.tags,
    DeleteWithInstance: disk.deleteWithInstance,
    Migrating: migrating,
    MigratePercent: migrating ? percentOf(change, clock.monotonicMs()) : disk.migratePercent,
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
