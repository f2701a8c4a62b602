import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import {
  BooleanField,
  ChoiceField,
  IntegerField,
  ObjectField,
  TextField,
} from '../../common/validation/field.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { AutoMountConfigurationDto, DiskChargePrepaidDto, PlacementDto } from './create-disk-parts.dto.js';
import { DiskChargeType, DiskType, isZoneOf, zoneFault } from './disk-fields.decorator.js';
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
      '云硬盘类型：CLOUD_BASIC普通云硬盘，CLOUD_PREMIUM高性能云硬盘，CLOUD_BSSD通用型SSD云硬盘，CLOUD_SSD表示SSD云硬盘，CLOUD_HSSD增强型SSD云硬盘，CLOUD_TSSD极速型SSD云硬盘；其他类型原样传给腾讯云' +
      'CLOUD_SSD表示SSD云硬盘，CLOUD_HSSD增强型SSD云硬盘，CLOUD_TSSD极速型SSD云硬盘；其他类型原样传给腾讯云',
    required: true,
  })
  DiskType: string;

  @DiskChargeType({
    en: 'How the disk is paid: PREPAID, POSTPAID_BY_HOUR, CDCPAID, DEDICATED_CLUSTER_PAID; absent means POSTPAID_BY_HOUR; others go to Tencent as they are',
    zh:
      '云硬盘计费类型：PREPAID包年包月，POSTPAID_BY_HOUR按量计费，CDCPAID独享集群付费，DEDICATED_CLUSTER_PAID本地专用集群付费；不填为POSTPAID_BY_HOUR；其他类型原样传给腾讯云' +
      'DEDICATED_CLUSTER_PAID本地专用集群付费；不填为POSTPAID_BY_HOUR；其他类型原样传给腾讯云',
  })
  DiskChargeType?: string;

  @ObjectField(
    { en: 'Zone and project of the disk', zh: '云硬盘所在的可用区和项目', required: true },
    () => PlacementDto,
  )
  Placement: PlacementDto;

  @NameField({ en: 'Name, at most 60 bytes', zh: '云硬盘名称，最长60字节', example: '123' })
  DiskName?: string;

  @IntegerField(
    { en: 'How many disks; absent means 1', zh: '创建几块云硬盘，不填为1', example: 1 },
    { min: 1, max: 100 },
  )
  DiskCount?: number;

  @ObjectField(
    { en: 'Prepaid terms; required with PREPAID', zh: '包年包月的参数，计费类型为PREPAID时必填' },
    () => DiskChargePrepaidDto,
  )
  DiskChargePrepaid?: DiskChargePrepaidDto;

  @IntegerField(
    {
      en: 'Size in GiB; may be absent only with SnapshotId',
      zh: '云硬盘大小，单位GiB；只有指定SnapshotId时可以不填',
      example: 20,
    },
    DISK_SIZE_GB,
  )
  DiskSize?: number;

  @SnapshotId({ en: 'Snapshot to start from', zh: '用来创建云硬盘的快照ID', example: 'snap-fzbtsljo' })
  SnapshotId?: string;

  @TextField(
    {
      en: 'Idempotency key, at most 64 ASCII characters; the same key never buys twice. The service makes one if absent; the reply header X-Client-Token has the one used',
      zh: '幂等键，最长64个ASCII字符，同一个值不会重复购买；不填则由服务生成，所用的值见响应头X-Client-Token',
      example: 'order-2026-11-24-0001',
    },
    {
      max: 64,
      pattern: /^[\x20-\x7e]{1,64}$/,
      form: { en: 'at most 64 ASCII characters', zh: '不超过64个的ASCII字符' },
    },
  )
  ClientToken?: string;

  @ChoiceField({ en: 'ENCRYPT makes an encrypted disk', zh: '填ENCRYPT创建加密云硬盘', example: 'ENCRYPT' }, [
    'ENCRYPT',
  ])
  Encrypt?: string;

  @Tags('云硬盘的标签')
  Tags?: TagDto[];

  @BooleanField({
    en: 'True makes a shared disk; excludes Encrypt',
    zh: '为true时创建共享型云硬盘，不能与Encrypt同时使用',
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
    zh: '是否开启性能突发，仅支持CLOUD_HSSD和CLOUD_TSSD，且不小于460GiB',
    example: false,
  })
  BurstPerformance?: boolean;

  @TextField(
    {
      en: 'Generation of the encryption: ENCRYPT_V1, ENCRYPT_V2; only with Encrypt',
      zh: '加密的版本：ENCRYPT_V1、ENCRYPT_V2，须与Encrypt同时使用',
      example: 'ENCRYPT_V2',
    },
    {
      max: 40,
      pattern: /^[A-Z][A-Z0-9_]{0,39}$/,
      form: { en: 'an encryption such as ENCRYPT_V2', zh: '加密类型，例如ENCRYPT_V2' },
    },
  )
  EncryptType?: string;

  @TextField(
    {
      en: 'KMS key for the encryption; only with Encrypt',
      zh: '用于加密的KMS密钥，须与Encrypt同时使用',
      example: '23e80852-1e38-11e9-b129-5cb9019b4b01',
    },
    {
      max: 128,
      pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/,
      form: { en: 'the id of a KMS key', zh: 'KMS密钥ID' },
    },
  )
  KmsKeyId?: string;

  @IntegerField(
    {
      en: '1 deletes its snapshots with the disk, except permanent ones; absent means 0',
      zh: '销毁云硬盘时是否一并删除它的快照（永久保留的除外），1表示删除，不填为0',
      example: 0,
    },
    { min: 0, max: 1 },
  )
  DeleteSnapshot?: number;

  @IntegerField({ en: 'Backup points', zh: '备份点配额', example: 1 }, { min: 0, max: 100_000 })
  DiskBackupQuota?: number;

  @ObjectField(
    {
      en: 'Attaches and formats the new disks; excludes Encrypt',
      zh: '自动挂载并格式化新建的云硬盘，不能与Encrypt同时使用',
    },
    () => AutoMountConfigurationDto,
  )
  AutoMountConfiguration?: AutoMountConfigurationDto;

  faults(): FieldFault[] {
    const faults = this.DiskChargePrepaid?.faults() ?? [];
    const prepaid = this.DiskChargeType === 'PREPAID';
    if (!isZoneOf(this.Placement.Zone, this.Region)) faults.push(zoneFault('Placement.Zone', this.Region));
    if (this.DiskSize === undefined && this.SnapshotId === undefined)
      faults.push(
        fieldFault('DiskSize', 'required', 'is required unless SnapshotId is given', '未填SnapshotId时必填'),
      );
    if (prepaid && !this.DiskChargePrepaid)
      faults.push(
        fieldFault(
          'DiskChargePrepaid',
          'required',
          'is required with DiskChargeType PREPAID',
          'DiskChargeType为PREPAID时必填',
        ),
      );
    if (!prepaid && this.DiskChargePrepaid)
      faults.push(
        fieldFault(
          'DiskChargePrepaid',
          'relation',
          'goes only with DiskChargeType PREPAID',
          '仅在DiskChargeType为PREPAID时可填',
        ),
      );
    if (this.Encrypt !== undefined && this.Shareable === true) faults.push(notWithEncrypt('Shareable'));
    if (this.Encrypt !== undefined && this.AutoMountConfiguration)
      faults.push(notWithEncrypt('AutoMountConfiguration'));
    for (const field of ['EncryptType', 'KmsKeyId'] as const)
      if (this[field] !== undefined && this.Encrypt === undefined)
        faults.push(
          fieldFault(
            field,
            'relation',
            'goes only with Encrypt: "ENCRYPT"',
            '须与Encrypt: "ENCRYPT"同时使用',
          ),
        );
    return faults;
  }
}

const notWithEncrypt = (field: string): FieldFault =>
  fieldFault(
    field,
    'exclusive',
    'cannot be used together with Encrypt; send one of them',
    '不能与Encrypt同时使用，请去掉其中一个',
  );
