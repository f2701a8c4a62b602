import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { OneOrMoreDiskIds } from '../../common/resource/id-fields.decorator.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';
import { ObjectField, TextField } from '../../common/validation/field.decorator.js';
import { Limit, Offset, PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { count, OpenSchema, rows } from '../../common/validation/reply-field.decorator.js';
import { DiskChargePrepaidDto } from './create-disk-parts.dto.js';
import { ChosenDisksDto, diskIdsOf } from './disk-choice.dto.js';
import { DiskDto } from './disk.dto.js';

@ApiSchema({ name: 'ListRecycledDisksRequest' })
export class ListRecycledDisksDto extends ScopeDto {
  @TextField(
    {
      en: 'Part of the name or id, in any case',
      zh: '过滤字符串，模糊匹配名称或云硬盘ID，不区分大小写',
      example: '',
    },
    { max: 128 },
  )
  Fuzzy?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;

  @Offset()
  Offset?: number;

  @Limit()
  Limit?: number;
}

@OpenSchema(
  'RecycledDisk',
  'A disk in the recycle bin. These fields are always there; further ones of Tencent are passed on',
  '回收站中的云硬盘。以下字段总是返回，腾讯云的其他字段原样返回',
)
export class RecycledDiskDto extends DiskDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'When it is destroyed, Beijing time: seven days after it went to the recycle bin; null when that moment is not known / ' +
      '销毁时间（北京时间），即进入回收站七天后；进入回收站的时间未知时为null',
    example: '2021-09-03 17:40:15',
  })
  PurgeTime: string | null;
}

@ApiSchema({
  name: 'RecycledDiskList',
  description: 'One page of the recycle bin / 回收站中的一页云硬盘',
})
export class RecycledDiskListDto {
  @count('All matches, whatever the page', '总数，与分页无关', 1)
  TotalCount: number;

  @rows(RecycledDiskDto, 'Disks of the page', '本页的云硬盘列表')
  List: RecycledDiskDto[];
}

@ApiSchema({ name: 'RestoreDisksRequest' })
export class RestoreDisksDto extends ChosenDisksDto {
  @ObjectField(
    {
      en: 'What is bought for each disk to bring it back',
      zh: '恢复每块云硬盘所需的续费参数',
      required: true,
    },
    () => DiskChargePrepaidDto,
  )
  DiskChargePrepaid: DiskChargePrepaidDto;

  override faults(): FieldFault[] {
    return [...super.faults(), ...this.DiskChargePrepaid.faults()];
  }
}

@ApiSchema({ name: 'PurgeDisksRequest' })
export class PurgeDisksDto extends ChosenDisksDto {
  @OneOrMoreDiskIds({
    en: 'The same ids again, because the disks are destroyed with all their data and cannot come back',
    zh: '再次填写相同的云硬盘ID以确认：云硬盘及其数据将被彻底销毁，无法恢复',
    required: true,
    example: ['disk-giys4n0i'],
  })
  Confirm: string | string[];

  override faults(): FieldFault[] {
    const ids = new Set(diskIdsOf(this));
    const confirmed = new Set([this.Confirm].flat());
    const isSame = ids.size === confirmed.size && [...ids].every((id) => confirmed.has(id));
    if (isSame) return super.faults();
    const fault = fieldFault(
      'Confirm',
      'relation',
      'must hold exactly the ids of the disks',
      '必须与要删除的云硬盘ID完全一致',
    );
    return [...super.faults(), fault];
  }
}
