import { ApiSchema } from '@nestjs/swagger';
import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';

@ApiSchema({ name: 'ListApiKeysRequest' })
export class ListApiKeysDto {
  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;
}
