import { ApiSchema } from '@nestjs/swagger';
import { RegionCountDto } from '../../common/resource/region-count.dto.js';
import { MemberResultDto } from '../../openapi/envelope.dto.js';
import { DiskDto, DiskPropertiesDto } from './disk.dto.js';
import { count, rows, text, texts } from '../../common/validation/reply-field.decorator.js';

@ApiSchema({
  name: 'DiskList',
  description: 'One page of disks, and what can be done with each / 一页云硬盘及其可执行的操作',
})
export class DiskListDto {
  @count('All matches, whatever the page', '符合条件的总数，与分页无关', 1)
  TotalCount: number;

  @rows(DiskDto, 'Disks of the page', '当前页的云硬盘')
  List: DiskDto[];

  @rows(
    DiskPropertiesDto,
    'What can be done; Properties[i] belongs to List[i]',
    '可执行的操作，Properties[i]对应List[i]',
  )
  Properties: DiskPropertiesDto[];
}

@ApiSchema({ name: 'DiskSet', description: 'The disks asked for / 所查询的云硬盘' })
export class DiskSetDto {
  @count('Disks found', '找到的数量', 2)
  TotalCount: number;

  @rows(DiskDto, 'In the order asked', '按请求顺序排列')
  List: DiskDto[];
}

@ApiSchema({ name: 'CreatedDisks', description: 'The new disks / 新建的云硬盘' })
export class CreatedDisksDto {
  @texts('Ids of the new disks', '新建的云硬盘ID', ['disk-giys4n0i'])
  DiskIdSet: string[];
}

@ApiSchema({ name: 'DiskDistribution', description: 'Every region / 各地域' })
export class DiskDistributionDto {
  @rows(RegionCountDto, 'Sorted by Region', '按地域排序')
  List: RegionCountDto[];
}

/** What became of one disk of a request that needed several calls. */
@ApiSchema({ name: 'DiskResult' })
export class DiskResultDto extends MemberResultDto {
  @text('Disk', '云硬盘ID', 'disk-giys4n0i')
  DiskId: string;
}
