import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { DiskDto, DiskPropertiesDto } from './disk.dto.js';
import { count, text } from './reply-field.decorator.js';

@ApiSchema({ name: 'DiskList' })
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

@ApiSchema({ name: 'DiskSet' })
export class DiskSetDto {
  @count('Disks found', '总共数量', 2)
  TotalCount: number;

  @ApiProperty({ type: DiskDto, isArray: true, description: 'In the order asked / 按请求顺序排列' })
  List: DiskDto[];
}

@ApiSchema({ name: 'CreatedDisks' })
export class CreatedDisksDto {
  @ApiProperty({
    type: String,
    isArray: true,
    description: 'Ids of the new disks / 新建云硬盘ID列表',
    example: ['disk-giys4n0i'],
  })
  DiskIdSet: string[];
}

@ApiSchema({ name: 'RegionError' })
export class RegionErrorDto {
  @text('Code of Tencent, or name of the failure', '错误码', 'UnauthorizedOperation')
  Code: string;

  @text('Particulars', '错误信息')
  Message: string;
}

@ApiSchema({ name: 'RegionCount' })
export class RegionCountDto {
  @ApiProperty({
    type: 'integer',
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

@ApiSchema({ name: 'DiskDistribution' })
export class DiskDistributionDto {
  @ApiProperty({ type: RegionCountDto, isArray: true, description: 'Sorted by Region / 按地域排序' })
  List: RegionCountDto[];
}
