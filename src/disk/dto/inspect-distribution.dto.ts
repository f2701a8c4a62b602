import { ApiSchema } from '@nestjs/swagger';
import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { Region } from '../../common/validation/scope-fields.decorator.js';
import { DiskConditionsDto } from './list-disks.dto.js';

/** Paging and ordering are accepted and have no effect on counts. */
@ApiSchema({ name: 'InspectDistributionRequest' })
export class InspectDistributionDto extends DiskConditionsDto {
  @Region({ required: false, en: 'Only this region; absent means all', zh: '地域，不填则查询所有地域' })
  override Region: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;
}
