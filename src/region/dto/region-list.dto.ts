import { ApiSchema } from '@nestjs/swagger';
import { RegionErrorDto } from '../../common/resource/region-count.dto.js';
import { count, object, rows, text } from '../../common/validation/reply-field.decorator.js';

@ApiSchema({ name: 'Region', description: 'A region / 地域' })
export class RegionDto {
  @text('Region', '地域', 'ap-guangzhou')
  Region: string;

  @text(
    'Name in the language of the request; Chinese without Accept-Language',
    '地域名称，语言与请求相同；没有Accept-Language时为中文',
    '华南地区(广州)',
  )
  RegionName: string;

  @text('State', '地域状态', 'AVAILABLE')
  RegionState: string;
}

@ApiSchema({ name: 'RegionList', description: 'All regions of the account / 账号可用的地域' })
export class RegionListDto {
  @count('Regions', '地域总数', 19)
  TotalCount: number;

  @rows(RegionDto, 'Sorted by Region', '按地域排序')
  List: RegionDto[];
}

@ApiSchema({
  name: 'Zone',
  description:
    'A zone; a region that did not answer has one row without a zone / 可用区；没有应答的地域只有一行，其可用区为空',
})
export class ZoneDto {
  @text('Region', '地域', 'ap-guangzhou')
  Region: string;

  @text(
    'Name of the region in the language of the request; Chinese without Accept-Language',
    '地域名称，语言与请求相同；没有Accept-Language时为中文',
    '华南地区(广州)',
  )
  RegionName: string;

  @text('Zone', '可用区', 'ap-guangzhou-3')
  Zone: string;

  @text(
    'Name of the zone in the language of the request; Chinese without Accept-Language',
    '可用区名称，语言与请求相同；没有Accept-Language时为中文',
    '广州三区',
  )
  ZoneName: string;

  @text('Number of the zone', '可用区的编号', '100003')
  ZoneId: string;

  @text('AVAILABLE or UNAVAILABLE', '可用区状态：AVAILABLE可用，UNAVAILABLE不可用', 'AVAILABLE')
  ZoneState: string;

  @object(RegionErrorDto, 'Only if the region did not answer', '仅在该地域没有应答时返回', {
    required: false,
  })
  Error?: RegionErrorDto;
}

@ApiSchema({ name: 'ZoneList', description: 'Zones of one region or of all / 一个地域或所有地域的可用区' })
export class ZoneListDto {
  @count('Rows', '总行数', 7)
  TotalCount: number;

  @rows(ZoneDto, 'Sorted by region and zone', '按地域和可用区排序')
  List: ZoneDto[];
}
