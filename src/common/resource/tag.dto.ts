import { ApiSchema } from '@nestjs/swagger';
import { ObjectListField, TextField } from '../validation/field.decorator.js';

@ApiSchema({ name: 'Tag' })
export class TagDto {
  @TextField({ en: 'Tag key', zh: '标签键', required: true, example: 'env' }, { max: 127 })
  Key: string;

  @TextField({ en: 'Tag value', zh: '标签值', required: true, example: 'test' }, { max: 255, min: 0 })
  Value: string;
}

export const Tags = (zh: string): PropertyDecorator =>
  ObjectListField({ en: 'Tags', zh }, () => TagDto, { max: 50 });
