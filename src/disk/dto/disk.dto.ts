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

  @text('SYSTEM_DISK or DATA_DISK', '云硬盘用途：SYSTEM_DISK系统盘，DATA_DISK数据盘', 'DATA_DISK')
  DiskUsage: string;

  @text(
    'How the disk is paid',
    '云硬盘计费类型：PREPAID包年包月，POSTPAID_BY_HOUR按量计费',
    'POSTPAID_BY_HOUR',
  )
  DiskChargeType: string;

  @flag('Elastic disk', '是否为弹性云硬盘：true弹性，false非弹性', true)
  Portable: boolean;

  @object(PlacementRowDto, 'Zone and project of the disk', '云硬盘所在的可用区和项目')
  Placement: PlacementRowDto;

  @flag('Whether snapshots can be taken', '是否可以创建快照', true)
  SnapshotAbility: boolean;

  @text('Name', '云硬盘名称', '123')
  DiskName: string;

  @count('Size in GiB', '云硬盘大小，单位GiB', 20)
  DiskSize: number;

  @text(
    'State, e.g. UNATTACHED, ATTACHING, ATTACHED, DETACHING, EXPANDING, ROLLBACKING, TORECYCLE, DUMPING',
    '状态，例如UNATTACHED未挂载，ATTACHING挂载中，ATTACHED已挂载，DETACHING卸载中，EXPANDING扩容中，ROLLBACKING回滚中，TORECYCLE在回收站中，DUMPING复制数据中',
    'UNATTACHED',
  )
  DiskState: string;

  @text(
    'Medium, e.g. CLOUD_PREMIUM, CLOUD_SSD',
    '云硬盘类型，例如CLOUD_PREMIUM高性能云硬盘，CLOUD_SSD表示SSD云硬盘',
    'CLOUD_PREMIUM',
  )
  DiskType: string;

  @flag('Attached to an instance', '是否挂载在云服务器上', false)
  Attached: boolean;

  @text('Instance it is attached to, or empty', '所挂载的云服务器ID，未挂载时为空', '')
  InstanceId: string;

  @text('Creation, Beijing time', '创建时间（北京时间）', '2021-08-27 17:40:15')
  CreateTime: string;

  @text(
    'Expiry of a prepaid disk, Beijing time, or empty',
    '包年包月云硬盘的到期时间（北京时间），否则为空',
    '',
  )
  DeadlineTime: string;

  @flag('Snapshot rollback in progress', '是否正在用快照回滚', false)
  Rollbacking: boolean;

  @percent('Rollback progress', '快照回滚的进度（百分比）', 0)
  RollbackPercent: number;

  @flag('Encrypted', '是否为加密云硬盘', false)
  Encrypt: boolean;

  @flag(
    'The instance renews itself and the disk does not',
    '云硬盘与所挂载的云服务器都是包年包月，云服务器设置了自动续费，而云硬盘没有',
    false,
  )
  AutoRenewFlagError: boolean;

  @text('Renewal of a prepaid disk, or empty', '包年包月云硬盘的续费方式，否则为空', '')
  RenewFlag: string;

  @flag(
    'The disk expires before its instance; both prepaid',
    '云硬盘与所挂载的云服务器都是包年包月，云硬盘先到期',
    false,
  )
  DeadlineError: boolean;

  @flag('A prepaid disk can be returned', '包年包月云硬盘是否可以退还', false)
  IsReturnable: boolean;

  @integer(
    'Why a disk cannot be returned: 1 returned, 2 expired, 3 not supported, 8 quota, 10 postpaid, system or non-elastic',
    '不能退还的原因：1已退还，2已到期，3不支持退还，8超过可退还数量，10为按量计费、系统盘或非弹性云硬盘',
    10,
  )
  ReturnFailCode: number;

  @texts('Snapshot policies, if asked for', '绑定的定期快照策略ID，仅在请求要求时返回', [])
  AutoSnapshotPolicyIds: string[];

  @rows(TagRowDto, 'Tags', '云硬盘的标签')
  Tags: TagRowDto[];

  @flag('Deleted together with its instance', '是否随云服务器一起销毁', false)
  DeleteWithInstance: boolean;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description: 'Days until expiry; null for postpaid / 距到期的天数，按量计费时为null',
    example: null,
  })
  DifferDaysOfDeadline: number | null;

  @flag('Type change in progress', '是否正在变更类型', false)
  Migrating: boolean;

  @percent('Type change progress', '类型变更的进度（百分比）', 0)
  MigratePercent: number;

  @flag('Shared disk', '是否为共享型云硬盘', false)
  Shareable: boolean;

  @texts('Instances of a shared disk', '共享型云硬盘所挂载的云服务器ID', [])
  InstanceIdList: string[];

  @count('Snapshots', '快照数量', 0)
  SnapshotCount: number;

  @count('Size of the snapshots in MiB', '快照的总大小，单位MiB', 0)
  SnapshotSize: number;

  @flag(
    'A snapshot is kept when the disk is destroyed for arrears or expiry',
    '因欠费或到期销毁时，是否保留快照作为备份',
    false,
  )
  BackupDisk: boolean;

  @text('Last instance it was attached to, or empty', '最后一次挂载的云服务器ID，没有时为空', '')
  LastAttachInsId: string;

  @count('Extra throughput in MB/s', '额外性能，单位MB/s', 0)
  ThroughputPerformance: number;

  @count('Backup points allowed', '备份点配额', 0)
  DiskBackupQuota: number;

  @count('Backup points used', '已用的备份点数量', 0)
  DiskBackupCount: number;

  @text('Encryption version, or empty', '加密的版本，未加密时为空', '')
  EncryptType: string;

  @text('KMS key, or empty', 'KMS密钥ID，没有时为空', '')
  KmsKeyId: string;

  @flag('Burst performance', '是否开启性能突发', false)
  BurstPerformance: boolean;

  @text(
    'Reason of the last failed asynchronous operation, or empty',
    '最近一次异步操作失败的原因，没有时为空',
    '',
  )
  ErrorPrompt: string;

  @text('Kind of instance, e.g. CVM or EKS, or empty', '所挂载的云服务器的种类，例如CVM、EKS，没有时为空', '')
  InstanceType: string;

  @integer('1 if snapshots are deleted with the disk', '1表示销毁云硬盘时一并删除快照', 0)
  DeleteSnapshot: number;
}

@ApiSchema({
  name: 'DiskProperties',
  description: 'What can be done with a disk now / 云硬盘当前可执行的操作',
})
export class DiskPropertiesDto {
  @flag(
    'Attachment attributes (DeleteWithInstance) can be changed now: attached postpaid data disk, not migrating or rolling back',
    '现在是否可以修改挂载属性（DeleteWithInstance）：已挂载、按量计费的数据盘，且不在变更类型或回滚中',
    false,
  )
  IsModify: boolean;

  @flag(
    'Can grow now: elastic, UNATTACHED or ATTACHED, not migrating or rolling back',
    '现在是否可以扩容：弹性云硬盘，状态为UNATTACHED或ATTACHED，且不在变更类型或回滚中',
    true,
  )
  IsExpand: boolean;

  @flag(
    'Can be detached now: elastic data disk, ATTACHED, not migrating or rolling back',
    '现在是否可以卸载：弹性数据盘，状态为ATTACHED，且不在变更类型或回滚中',
    false,
  )
  IsDetach: boolean;

  @flag(
    'Can be deleted now: elastic data disk, UNATTACHED, not migrating or rolling back; a prepaid one only if IsReturnable',
    '现在是否可以删除：弹性数据盘，状态为UNATTACHED，且不在变更类型或回滚中；包年包月的还须IsReturnable为true',
    true,
  )
  IsDelete: boolean;
}
