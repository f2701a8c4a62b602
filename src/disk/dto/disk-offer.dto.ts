import type { FieldFault } from '../../errors/field-fault.js';
import { ApiSchema } from '@nestjs/swagger';
import { ScopeDto } from '../../common/resource/scope.dto.js';
import { ChoiceField, TextField } from '../../common/validation/field.decorator.js';
import {
  choice,
  count,
  flag,
  integers,
  object,
  rows,
  text,
} from '../../common/validation/reply-field.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { DiskChargeType, DiskType, isZoneOf, Zone, zoneFault } from './disk-fields.decorator.js';
import { Currency, PriceDto } from './disk-price.dto.js';

@ApiSchema({ name: 'ListDiskConfigsRequest' })
export class ListDiskConfigsDto extends ScopeDto implements CrossChecked {
  @Zone({ en: 'Only this zone; must belong to Region', zh: '可用区，须属于Region；不填则查询所有可用区' })
  Zone?: string;

  @DiskType({ en: 'Only this type', zh: '云硬盘类型，不填则查询所有类型' })
  DiskType?: string;

  @DiskChargeType({ en: 'Only this way of paying', zh: '计费类型，不填则查询所有计费类型' })
  DiskChargeType?: string;

  @ChoiceField(
    { en: 'Only system disks or data disks', zh: '系统盘或数据盘，不填则都查询', example: 'DATA_DISK' },
    ['SYSTEM_DISK', 'DATA_DISK'],
  )
  DiskUsage?: string;

  @TextField(
    {
      en: 'Only what goes with instances of this family',
      zh: '云服务器的机型系列，只查询可与其搭配的云硬盘',
      example: 'S5',
    },
    {
      max: 32,
      pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/,
      form: { en: 'a family of instances such as S5', zh: '云服务器机型系列，例如S5' },
    },
  )
  InstanceFamily?: string;

  faults(): FieldFault[] {
    return this.Zone !== undefined && !isZoneOf(this.Zone, this.Region)
      ? [zoneFault('Zone', this.Region)]
      : [];
  }
}

@ApiSchema({ name: 'DiskConfig', description: 'A disk that Tencent offers / 可购买的云硬盘配置' })
export class DiskConfigDto {
  @text('Zone', '可用区', 'ap-guangzhou-3')
  Zone: string;

  @text('Type', '云硬盘类型', 'CLOUD_PREMIUM')
  DiskType: string;

  @text(
    'Name of the type in the language of the caller; the type itself where it is not known',
    '云硬盘类型的名称，使用调用方的语言；未知类型为类型本身',
    'Premium Cloud Disk',
  )
  DiskTypeName: string;

  @text('SYSTEM_DISK or DATA_DISK', '系统盘SYSTEM_DISK或数据盘DATA_DISK', 'DATA_DISK')
  DiskUsage: string;

  @text('Way of paying', '计费类型', 'POSTPAID_BY_HOUR')
  DiskChargeType: string;

  @flag('False when it is sold out or not sold on its own', '是否可购买；售罄或不单独出售时为false', true)
  Available: boolean;

  @count('Smallest size in GiB', '最小容量，单位GiB', 10)
  MinDiskSize: number;

  @count('Largest size in GiB', '最大容量，单位GiB', 32_000)
  MaxDiskSize: number;

  @count('Sizes differ by a multiple of this, in GiB', '容量步长，单位GiB', 10)
  StepSize: number;

  @integers(
    'Least and most extra throughput in MiB/s; null where none is sold',
    '可额外购买的性能区间，单位MiB/s；不支持时为null',
    [0, 650],
    { nullable: true },
  )
  ExtraPerformanceRange: number[] | null;

  @object(
    PriceDto,
    'The price that Tencent gives with the row, of no particular size; null when it gives none. create_price/inspect tells the price of an order',
    '腾讯云随该配置返回的价格，不对应特定容量，没有时为null；订单的价格请用create_price/inspect查询',
    { nullable: true },
  )
  Price: PriceDto | null;
}

@ApiSchema({ name: 'DiskConfigList', description: 'What can be bought / 可购买的云硬盘配置列表' })
export class DiskConfigListDto {
  @count('Rows', '配置数量', 1)
  TotalCount: number;

  @rows(DiskConfigDto, 'All of them, also what is sold out', '全部配置，包括已售罄的')
  List: DiskConfigDto[];

  @Currency()
  Currency: string;
}

@ApiSchema({ name: 'InspectDiskQuotaRequest' })
export class InspectDiskQuotaDto extends ScopeDto {}

@ApiSchema({ name: 'DiskQuota', description: 'A limit and what of it is used / 配额及用量' })
export class DiskQuotaDto {
  @text(
    'SNAPSHOTS: snapshots in the region, 64 and 64 more for each disk; AUTO_SNAPSHOT_POLICIES: policies in the region; FREE_SNAPSHOT_SIZE_GIB: size of snapshots in GiB that costs nothing, more is charged',
    'SNAPSHOTS：该地域的快照数量，上限为64，每有一块云硬盘再加64；AUTO_SNAPSHOT_POLICIES：该地域的定期快照策略数量；FREE_SNAPSHOT_SIZE_GIB：免费的快照容量，单位GiB，超出部分计费',
    'SNAPSHOTS',
  )
  Name: string;

  @count('What is used', '已用量', 3)
  Used: number;

  @count('The limit', '上限', 192)
  Limit: number;

  @choice(
    ['documented', 'upstream'],
    'documented: as Tencent’s documentation says, the limit of an account may differ; upstream: as Tencent answered',
    'documented：腾讯云文档中的上限，账号的实际上限可能不同；upstream：腾讯云接口返回的上限',
    'documented',
  )
  LimitSource: string;
}

@ApiSchema({ name: 'DiskQuotaList', description: 'Limits of a region / 一个地域的配额' })
export class DiskQuotaListDto {
  @rows(DiskQuotaDto, 'The limits', '配额列表')
  List: DiskQuotaDto[];
}
