import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  OpenSchema,
  count,
  flag,
  integer,
  object,
  percent,
  rows,
  text,
  texts,
} from '../../common/validation/reply-field.decorator.js';
import { PlacementRowDto, TagRowDto } from '../../common/resource/row-parts.dto.js';

/** A disk. `toDisk` in src/tencent/disk fills fields that Tencent leaves out. */
@OpenSchema(
  'Disk',
  'A disk. These fields are always there; further ones of Tencent are passed on',
  '云硬盘。以下字段总是返回，腾讯云的其他字段原样返回',
)
export class DiskDto {
  @text('Disk id', '云硬盘ID', 'disk-giys4n0i')
  DiskId: string;

  @text('SYSTEM_DISK or DATA_DISK', '云硬盘类型', 'DATA_DISK')
  DiskUsage: string;

  @text('How the disk is paid', '付费模式', 'POSTPAID_BY_HOUR')
  DiskChargeType: string;

  @flag('Elastic disk', '是否为弹性云盘，false表示非弹性云盘，true表示弹性云盘', true)
  Portable: boolean;

  @object(PlacementRowDto, 'Zone and project of the disk', '云硬盘所在的位置')
  Placement: PlacementRowDto;

  @flag('Whether snapshots can be taken', '云盘是否具备创建快照的能力', true)
  SnapshotAbility: boolean;

  @text('Name', '云硬盘名称', '123')
  DiskName: string;

  @count('Size in GiB', '云硬盘大小，单位GB', 20)
  DiskSize: number;

  @text(
    'State, e.g. UNATTACHED, ATTACHING, ATTACHED, DETACHING, EXPANDING, ROLLBACKING, TORECYCLE, DUMPING',
    '云盘状态',
    'UNATTACHED',
  )
  DiskState: string;

  @text('Medium', '云盘介质类型', 'CLOUD_PREMIUM')
  DiskType: string;

  @flag('Attached to an instance', '云盘是否挂载到云主机上', false)
  Attached: boolean;

  @text('Instance it is attached to, or empty', '云硬盘挂载的云主机ID', '')
  InstanceId: string;

  @text('Creation, Beijing time', '云硬盘的创建时间', '2021-08-27 17:40:15')
  CreateTime: string;

  @text('Expiry of a prepaid disk, Beijing time, or empty', '云硬盘的到期时间', '')
  DeadlineTime: string;

  @flag('Snapshot rollback in progress', '云盘是否处于快照回滚状态', false)
  Rollbacking: boolean;

  @percent('Rollback progress', '云盘快照回滚的进度', 0)
  RollbackPercent: number;

  @flag('Encrypted', '云盘是否为加密盘', false)
  Encrypt: boolean;

  @flag(
    'The instance renews itself and the disk does not',
    '云盘已挂载到子机，且子机与云盘都是包年包月：子机设置了自动续费而云盘未设置',
    false,
  )
  AutoRenewFlagError: boolean;

  @text('Renewal of a prepaid disk, or empty', '自动续费标识', '')
  RenewFlag: string;

  @flag(
    'The disk expires before its instance; both prepaid',
    '在云盘已挂载到实例，且实例与云盘都是包年包月的条件下，此字段才有意义',
    false,
  )
  DeadlineError: boolean;

  @flag('A prepaid disk can be returned', '判断预付费的云盘是否支持主动退还', false)
  IsReturnable: boolean;

  @integer(
    'Why a disk cannot be returned: 1 returned, 2 expired, 3 not supported, 8 quota, 10 postpaid, system or non-elastic',
    '付费云盘在不支持主动退还的情况下，该参数表明不支持主动退还的具体原因',
    10,
  )
  ReturnFailCode: number;

  @texts('Snapshot policies, if asked for', '云盘关联的定期快照ID', [])
  AutoSnapshotPolicyIds: string[];

  @rows(TagRowDto, 'Tags', '与云盘绑定的标签')
  Tags: TagRowDto[];

  @flag('Deleted together with its instance', '云盘是否与挂载的实例一起销毁', false)
  DeleteWithInstance: boolean;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description: 'Days until expiry; null for postpaid / 当前时间距离盘到期的天数',
    example: null,
  })
  DifferDaysOfDeadline: number | null;

  @flag('Type change in progress', '云盘是否处于类型变更中', false)
  Migrating: boolean;

  @percent('Type change progress', '云盘类型变更的迁移进度', 0)
  MigratePercent: number;

  @flag('Shared disk', '云盘是否为共享型云盘', false)
  Shareable: boolean;

  @texts('Instances of a shared disk', '共享型云盘当前被挂载到的CVM实例InstanceId', [])
  InstanceIdList: string[];

  @count('Snapshots', '云盘拥有的快照总数', 0)
  SnapshotCount: number;

  @count('Size of the snapshots in MiB', '云盘拥有的快照总容量，单位MB', 0)
  SnapshotSize: number;

  @flag(
    'A snapshot is kept when the disk is destroyed for arrears or expiry',
    '云盘因欠费销毁或者到期销毁时，是否使用快照备份数据的标识',
    false,
  )
  BackupDisk: boolean;

  @text('Last instance it was attached to, or empty', '云盘最后一次挂载的实例ID', '')
  LastAttachInsId: string;

  @count('Extra throughput in MB/s', '额外性能，单位MB/s', 0)
  ThroughputPerformance: number;

  @count('Backup points allowed', '云盘的备份点配额', 0)
  DiskBackupQuota: number;

  @count('Backup points used', '云盘已有的备份点数量', 0)
  DiskBackupCount: number;

  @text('Encryption version, or empty', '加密类型', '')
  EncryptType: string;

  @text('KMS key, or empty', 'KMS密钥ID', '')
  KmsKeyId: string;

  @flag('Burst performance', '是否开启性能突发', false)
  BurstPerformance: boolean;

  @text('Reason of the last failed asynchronous operation, or empty', '最近一次操作失败的错误提示', '')
  ErrorPrompt: string;

  @text('Kind of instance, e.g. CVM or EKS, or empty', '挂载的实例类型', '')
  InstanceType: string;

  @integer('1 if snapshots are deleted with the disk', '销毁云盘时是否同时删除快照，1表示删除', 0)
  DeleteSnapshot: number;
}

@ApiSchema({
  name: 'DiskProperties',
  description: 'What can be done with a disk now / 云硬盘当前可执行的操作',
})
export class DiskPropertiesDto {
  @flag('Attachment attributes can be changed', '是否修改', false)
  IsModify: boolean;

  @flag('Can grow', '是否扩展', true)
  IsExpand: boolean;

  @flag('Can be detached', '是否分离', false)
  IsDetach: boolean;

  @flag('Can be deleted', '是否删除', true)
  IsDelete: boolean;
}
