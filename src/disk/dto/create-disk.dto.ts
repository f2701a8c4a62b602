import { ApiSchema } from '@nestjs/swagger';
import {
  BooleanField,
  ChoiceField,
  IntegerField,
  ObjectField,
  ObjectListField,
  TextField,
} from '../../common/validation/field.decorator.js';
import { BeijingTime } from '../../common/validation/time-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { DISK_CHARGE_TYPES, DiskName, DiskType, RENEW_FLAGS, SnapshotId } from './disk-fields.decorator.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';

/** GiB. Only a rough limit: the true range depends on type and zone, and Tencent checks it. */
export const DISK_SIZE_GB = { min: 10, max: 32_000 };
/** Periods that Tencent sells, in months. */
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36];

@ApiSchema({ name: 'Placement' })
export class PlacementDto {
  @TextField(
    {
      en: 'Zone; must belong to Region',
      zh: '可用区，须属于Region',
      required: true,
      example: 'ap-guangzhou-3',
    },
    { max: 70, pattern: /^[a-z]{2,4}(-[a-z0-9]+){1,3}-\d{1,3}$/, form: 'a zone such as ap-guangzhou-3' },
  )
  Zone: string;

  @IntegerField(
    { en: 'Project id, 0 for the default one', zh: '项目ID，0为默认项目', example: 0 },
    { min: 0, max: Number.MAX_SAFE_INTEGER },
  )
  ProjectId?: number;

  @TextField({ en: 'Cage of a dedicated cluster', zh: '围笼ID' }, { max: 64 })
  CageId?: string;

  @TextField({ en: 'Dedicated cluster', zh: '独享集群ID' }, { max: 64 })
  CdcId?: string;

  @TextField({ en: 'Name of the dedicated cluster', zh: '独享集群名字' }, { max: 64 })
  CdcName?: string;

  @TextField({ en: 'Dedicated cluster on premises', zh: '本地专用集群ID' }, { max: 64 })
  DedicatedClusterId?: string;
}

@ApiSchema({ name: 'DiskChargePrepaid' })
export class DiskChargePrepaidDto implements CrossChecked {
  @IntegerField(
    { en: 'Months: 1 to 12, 24 or 36', zh: '购买时长，单位为月', required: true, example: 1 },
    { min: 1, max: 36 },
  )
  Period: number;

  @ChoiceField({ en: 'Renewal', zh: '自动续费标识', example: 'NOTIFY_AND_MANUAL_RENEW' }, RENEW_FLAGS)
  RenewFlag?: string;

  @BeijingTime({
    en: 'Aligns the expiry with that of an instance',
    zh: '需要将云盘的到期时间与挂载的子机对齐时的子机到期时间',
    example: '2027-12-31 00:00:00',
  })
  CurInstanceDeadline?: string;

  faults(): string[] {
    return MONTHS.includes(this.Period) ? [] : ['DiskChargePrepaid.Period: must be 1 to 12, 24 or 36'];
  }
}

@ApiSchema({ name: 'Tag' })
export class TagDto {
  @TextField({ en: 'Tag key', zh: '标签键', required: true, example: 'env' }, { max: 127 })
  Key: string;

  @TextField({ en: 'Tag value', zh: '标签值', required: true, example: 'test' }, { max: 255, min: 0 })
  Value: string;
}

@ApiSchema({ name: 'CreateDisksRequest' })
export class CreateDiskDto extends ScopeDto implements CrossChecked {
  @DiskType({
    en: 'Medium: CLOUD_BASIC, CLOUD_PREMIUM, CLOUD_BSSD, CLOUD_SSD, CLOUD_HSSD, CLOUD_TSSD',
    zh: '磁盘介质类型：CLOUD_BASIC普通云硬盘，CLOUD_PREMIUM高性能云硬盘，CLOUD_SSD表示SSD云硬盘',
    required: true,
  })
  DiskType: string;

  @ChoiceField(
    {
      en: 'How the disk is paid; absent means POSTPAID_BY_HOUR',
      zh: '云硬盘计费类型：PREPAID包年包月，POSTPAID_BY_HOUR按小时后付费，CDCPAID独享集群付费',
      example: 'POSTPAID_BY_HOUR',
    },
    DISK_CHARGE_TYPES,
  )
  DiskChargeType?: string;

  @ObjectField(
    { en: 'Zone and project of the disk', zh: '实例所在的位置', required: true },
    () => PlacementDto,
  )
  Placement: PlacementDto;

  @DiskName({ en: 'Name, at most 60 bytes', zh: '云盘显示名称，最长60字节', example: '123' })
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
      en: 'Idempotency key, 1 to 64 ASCII characters; the same key never buys twice',
      zh: '用于保证请求幂等性的字符串，最长64个ASCII字符',
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

  @ObjectListField({ en: 'Tags', zh: '云盘绑定的标签' }, () => TagDto, { max: 50 })
  Tags?: TagDto[];

  @BooleanField({
    en: 'True makes a shared disk; excludes Encrypt',
    zh: '传入true时创建为共享型云盘，不能与Encrypt同时使用',
    example: false,
  })
  Shareable?: boolean;

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
    return faults;
  }
}

/** `ap-guangzhou-3` is a zone of `ap-guangzhou`; `ap-shanghai-fsi-1` is not a zone of `ap-shanghai`. */
const isZoneOf = (zone: string, region: string): boolean =>
  zone.startsWith(`${region}-`) && /^\d+$/.test(zone.slice(region.length + 1));
