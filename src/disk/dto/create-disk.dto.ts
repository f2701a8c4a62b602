import { ApiSchema } from '@nestjs/swagger';
import {
  BooleanField,
  ChoiceField,
  IntegerField,
  ObjectField,
  TextField,
} from '../../common/validation/field.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { AutoMountConfigurationDto, DiskChargePrepaidDto, PlacementDto } from './create-disk-parts.dto.js';
import { DiskChargeType, DiskType, isZoneOf } from './disk-fields.decorator.js';
import { SnapshotId } from '../../common/resource/id-fields.decorator.js';
import { type TagDto, Tags } from '../../common/resource/tag.dto.js';
import { NameField } from '../../common/validation/name-field.decorator.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';

/** GiB. Only a rough limit: the true range depends on type and zone, and Tencent checks it. */
export const DISK_SIZE_GB = { min: 10, max: 32_000 };

@ApiSchema({ name: 'CreateDisksRequest' })
export class CreateDiskDto extends ScopeDto implements CrossChecked {
  @DiskType({
    en: 'Medium: CLOUD_BASIC, CLOUD_PREMIUM, CLOUD_BSSD, CLOUD_SSD, CLOUD_HSSD, CLOUD_TSSD; others go to Tencent as they are',
    zh:
      '磁盘介质类型：CLOUD_BASIC普通云硬盘，CLOUD_PREMIUM高性能云硬盘，CLOUD_BSSD通用型SSD云硬盘，' +
      'CLOUD_SSD表示SSD云硬盘，CLOUD_HSSD增强型SSD云硬盘，CLOUD_TSSD极速型SSD云硬盘；其他类型原样传给腾讯云',
    required: true,
  })
  DiskType: string;

  @DiskChargeType({
    en: 'How the disk is paid: PREPAID, POSTPAID_BY_HOUR, CDCPAID, DEDICATED_CLUSTER_PAID; absent means POSTPAID_BY_HOUR; others go to Tencent as they are',
    zh:
      '云硬盘计费类型：PREPAID包年包月，POSTPAID_BY_HOUR按小时后付费，CDCPAID独享集群付费，' +
      'DEDICATED_CLUSTER_PAID本地专用集群付费；不填为POSTPAID_BY_HOUR；其他类型原样传给腾讯云',
  })
  DiskChargeType?: string;

  @ObjectField(
    { en: 'Zone and project of the disk', zh: '实例所在的位置', required: true },
    () => PlacementDto,
  )
  Placement: PlacementDto;

  @NameField({ en: 'Name, at most 60 bytes', zh: '云盘显示名称，最长60字节', example: '123' })
  DiskName?: string;

  @IntegerField(
    { en: 'How many disks; absent means 1', zh: '创建云硬盘数量，默认为1', example: 1 },
    { min: 1, max: 100 },
  )
  DiskCount?: number;

  @ObjectField(
    { en: 'Prepaid terms; required with PREPAID', zh: '预付费模式相关参数，PREPAID时必填' },
    () => DiskChargePrepaidDto,
  )
  DiskChargePrepaid?: DiskChargePrepaidDto;

  @IntegerField(
    {
      en: 'Size in GiB; may be absent only with SnapshotId',
      zh: '云硬盘大小，单位为GB；指定SnapshotId时可不填',
      example: 20,
    },
    DISK_SIZE_GB,
  )
  DiskSize?: number;

  @SnapshotId({ en: 'Snapshot to start from', zh: '快照ID', example: 'snap-fzbtsljo' })
  SnapshotId?: string;

  @TextField(
    {
      en: 'Idempotency key, 1 to 64 ASCII characters; the same key never buys twice. The service makes one if absent; the reply header X-Client-Token has the one used',
      zh: '用于保证请求幂等性的字符串，最长64个ASCII字符；不填则自动生成，所用的值见响应头X-Client-Token',
      example: 'order-2026-11-24-0001',
    },
    { max: 64, pattern: /^[\x20-\x7e]{1,64}$/, form: '1 to 64 ASCII characters' },
  )
  ClientToken?: string;

  @ChoiceField(
    { en: 'ENCRYPT makes an encrypted disk', zh: '传入ENCRYPT用于创建加密云盘', example: 'ENCRYPT' },
    ['ENCRYPT'],
  )
  Encrypt?: string;

  @Tags('云盘绑定的标签')
  Tags?: TagDto[];

  @BooleanField({
    en: 'True makes a shared disk; excludes Encrypt',
    zh: '传入true时创建为共享型云盘，不能与Encrypt同时使用',
    example: false,
  })
  Shareable?: boolean;

  @IntegerField(
    {
      en: 'Extra throughput in MB/s; CLOUD_HSSD and CLOUD_TSSD only',
      zh: '额外性能，单位MB/s，仅支持CLOUD_HSSD和CLOUD_TSSD',
      example: 100,
    },
    { min: 0, max: 100_000 },
  )
  ThroughputPerformance?: number;

  @BooleanField({
    en: 'Burst performance; CLOUD_HSSD and CLOUD_TSSD from 460 GiB only',
    zh: '是否开启性能突发，仅支持CLOUD_HSSD和CLOUD_TSSD且不小于460GiB',
    example: false,
  })
  BurstPerformance?: boolean;

  @TextField(
    {
      en: 'Generation of the encryption: ENCRYPT_V1, ENCRYPT_V2; only with Encrypt',
      zh: '加密类型，取值为ENCRYPT_V1和ENCRYPT_V2，须与Encrypt同时使用',
      example: 'ENCRYPT_V2',
    },
    { max: 40, pattern: /^[A-Z][A-Z0-9_]{0,39}$/, form: 'an encryption such as ENCRYPT_V2' },
  )
  EncryptType?: string;

  @TextField(
    {
      en: 'KMS key for the encryption; only with Encrypt',
      zh: '加密盘的自定义密钥，须与Encrypt同时使用',
      example: '23e80852-1e38-11e9-b129-5cb9019b4b01',
    },
    { max: 128, pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/, form: 'the id of a KMS key' },
  )
  KmsKeyId?: string;

  @IntegerField(
    {
      en: '1 deletes its snapshots with the disk, except permanent ones; absent means 0',
      zh: '销毁云盘时是否删除关联的非永久保留快照，1表示删除，默认为0',
      example: 0,
    },
    { min: 0, max: 1 },
  )
  DeleteSnapshot?: number;

  @IntegerField({ en: 'Backup points', zh: '云硬盘备份点配额', example: 1 }, { min: 0, max: 100_000 })
  DiskBackupQuota?: number;

  @ObjectField(
    {
      en: 'Attaches and formats the new disks; excludes Encrypt',
      zh: '自动挂载并初始化新建的数据盘，不能与Encrypt同时使用',
    },
    () => AutoMountConfigurationDto,
  )
  AutoMountConfiguration?: AutoMountConfigurationDto;

  faults(): string[] {
    const faults: string[] = this.DiskChargePrepaid?.faults() ?? [];
    const prepaid = this.DiskChargeType === 'PREPAID';
    if (!isZoneOf(this.Placement.Zone, this.Region)) faults.push('Placement.Zone: must belong to Region');
    if (this.DiskSize === undefined && this.SnapshotId === undefined)
      faults.push('DiskSize: is required unless SnapshotId is given');
    if (prepaid && !this.DiskChargePrepaid) faults.push('DiskChargePrepaid: is required with PREPAID');
    if (!prepaid && this.DiskChargePrepaid) faults.push('DiskChargePrepaid: goes only with PREPAID');
    if (this.Encrypt !== undefined && this.Shareable === true)
      faults.push('Encrypt, Shareable: exclude each other');
    if (this.Encrypt !== undefined && this.AutoMountConfiguration)
      faults.push('Encrypt, AutoMountConfiguration: exclude each other');
    for (const field of ['EncryptType', 'KmsKeyId'] as const)
      if (this[field] !== undefined && this.Encrypt === undefined)
        faults.push(`${field}: goes only with Encrypt`);
    return faults;
  }
}
