import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { DiskDto, DiskPropertiesDto } from './disk.dto.js';
import { count, text, texts } from './reply-field.decorator.js';

@ApiSchema({
  name: 'DiskList',
  description: 'One page of disks, and what can be done with each / 一页云硬盘及其可执行的操作',
})
export class DiskListDto {
  @count('All matches, whatever the page', '总共数量', 1)
  TotalCount: number;

  @ApiProperty({ type: DiskDto, isArray: true, description: 'Disks of the page / 云硬盘列表' })
  List: DiskDto[];

  @ApiProperty({
    type: DiskPropertiesDto,
    isArray: true,
    description: 'What can be done; Properties[i] belongs to List[i] / 可执行的操作，与List一一对应',
  })
  Properties: DiskPropertiesDto[];
}

@ApiSchema({ name: 'DiskSet', description: 'The disks asked for / 所查询的云硬盘' })
export class DiskSetDto {
  @count('Disks found', '总共数量', 2)
  TotalCount: number;

  @ApiProperty({ type: DiskDto, isArray: true, description: 'In the order asked / 按请求顺序排列' })
  List: DiskDto[];
}

@ApiSchema({ name: 'CreatedDisks', description: 'The new disks / 新建的云硬盘' })
export class CreatedDisksDto {
  @texts('Ids of the new disks', '新建云硬盘ID列表', ['disk-giys4n0i'])
  DiskIdSet: string[];
}

@ApiSchema({ name: 'RegionError', description: 'Why a region did not answer / 地域查询失败的原因' })
export class RegionErrorDto {
  @text('Code of Tencent, or name of the failure', '错误码', 'UnauthorizedOperation')
  Code: string;

  @text('Particulars', '错误信息', 'the account is not allowed to call DescribeDisks')
  Message: string;
}

@ApiSchema({ name: 'RegionCount', description: 'A region and its disks / 地域及其云硬盘数量' })
export class RegionCountDto {
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 0,
    nullable: true,
    description: 'Disks there; null if the region did not answer / 云硬盘数量，地域查询失败时为null',
    example: 2,
  })
  Count: number | null;

  @text('Region', '地域', 'ap-guangzhou')
  Region: string;

  @text('Name, in Chinese', '地域名字', '华南地区(广州)')
  RegionName: string;

  @text('State', '地域状态', 'AVAILABLE')
  RegionState: string;

  @ApiProperty({
    type: RegionErrorDto,
    required: false,
    description: 'Only if the region did not answer / 仅在查询失败时返回',
  })
  Error?: RegionErrorDto;
}

@ApiSchema({ name: 'DiskDistribution', description: 'Every region / 各地域' })
export class DiskDistributionDto {
  @ApiProperty({ type: RegionCountDto, isArray: true, description: 'Sorted by Region / 按地域排序' })
  List: RegionCountDto[];
}
