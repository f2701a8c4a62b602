import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';

export class ListApiKeysDto {
  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;
}
