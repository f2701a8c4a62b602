import { ApiSchema } from '@nestjs/swagger';
import { RegionErrorDto } from '../../common/resource/region-count.dto.js';
import { count, object, rows, text } from '../../common/validation/reply-field.decorator.js';

@ApiSchema({ name: 'Region', description: 'A region / 地域' })
export class RegionDto {
  @text('Region', '地域', 'ap-guangzhou')
  Region: string;

  @text('Name, in Chinese', '地域名字', '华南地区(广州)')
  RegionName: string;

  @text('State', '地域状态', 'AVAILABLE')
  RegionState: string;
}

@ApiSchema({ name: 'RegionList', description: 'All regions of the account / 账号可用的地域' })
export class RegionListDto {
  @count('Regions', '总数', 19)
  TotalCount: number;

  @rows(RegionDto, 'Sorted by Region', '按地域排序')
  List: RegionDto[];
}

@ApiSchema({
  name: 'Zone',
  description:
    'A zone; a region that did not answer has one row without a zone / 可用区；查询失败的地域仅有一行，可用区为空',
})
export class ZoneDto {
  @text('Region', '地域', 'ap-guangzhou')
  Region: string;

  @text('Name of the region, in Chinese', '地域名字', '华南地区(广州)')
  RegionName: string;

  @text('Zone', '可用区', 'ap-guangzhou-3')
  Zone: string;

  @text('Name of the zone, in Chinese', '可用区名字', '广州三区')
  ZoneName: string;

  @text('Number of the zone', '可用区ID', '100003')
  ZoneId: string;

  @text('AVAILABLE or UNAVAILABLE', '可用区状态', 'AVAILABLE')
  ZoneState: string;

  @object(RegionErrorDto, 'Only if the region did not answer', '仅在查询失败时返回', { required: false })
  Error?: RegionErrorDto;
}

@ApiSchema({ name: 'ZoneList', description: 'Zones of one region or of all / 可用区列表' })
export class ZoneListDto {
  @count('Rows', '总数', 7)
  TotalCount: number;

  @rows(ZoneDto, 'Sorted by region and zone', '按地域和可用区排序')
  List: ZoneDto[];
}
