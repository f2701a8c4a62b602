import { ApiSchema } from '@nestjs/swagger';
import { ObjectListField, TextField, TextListField } from '../validation/field.decorator.js';

@ApiSchema({ name: 'Filter' })
export class FilterDto {
  @TextField(
    {
      en: 'Name of a filter of Tencent’s action, e.g. DescribeDisks',
      zh: '过滤条件的名称，与腾讯云接口（例如DescribeDisks）的相同',
      required: true,
      example: 'disk-type',
    },
    { max: 128, pattern: /^[a-z][a-z-]{1,40}(:[^\p{Cc}]{1,86})?$/u, form: 'a filter name such as disk-type' },
  )
  Name: string;

  @TextListField(
    {
      en: 'Values; a row matches with any of them',
      zh: '过滤条件的值，符合其中任意一个即可',
      required: true,
      example: ['CLOUD_PREMIUM'],
    },
    { max: 255, maxItems: 100 },
  )
  Values: string[];
}

export const Filters = (): PropertyDecorator =>
  ObjectListField(
    { en: 'Conditions; a row must match all of them', zh: '过滤条件，须全部符合' },
    () => FilterDto,
    {
      max: 10,
    },
  );
