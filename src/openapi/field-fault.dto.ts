import { ApiProperty, type ApiPropertyOptions, ApiSchema } from '@nestjs/swagger';
import { FIELD_RULES, MAX_FAULTS } from '../errors/field-fault.js';

const RULES = [
  'Kind of the rule that was broken: required (missing), unknown (no such field), type, length, range, format,',
  'choice (not one of the listed), count (too many or too few items), exclusive (not beside another field),',
  'relation (does not fit another field or resource), near-miss (probably a mistyped known name)',
  '/ 违反的规则类型：required缺少必填字段，unknown未知字段，type类型，length长度，range取值范围，format格式，',
  'choice不在可选值内，count数量，exclusive与其他字段互斥，relation与其他字段或资源不符，near-miss疑似拼写错误',
].join(' ');

/** One fault of a request. */
@ApiSchema({ name: 'FieldFault' })
export class FieldFaultDto {
  @ApiProperty({
    type: String,
    description:
      'Field as it was sent, nested ones with dots; "body" and "query" are the whole body and the query string / 出错的字段，按请求中的写法，嵌套字段用点分隔；"body"表示整个请求体，"query"表示URL查询参数',
    example: 'DiskSize',
  })
  Field: string;

  @ApiProperty({
    type: String,
    enum: [...FIELD_RULES],
    'x-name': 'FieldRule',
    description: RULES,
    example: 'range',
  } as ApiPropertyOptions)
  Rule: string;

  @ApiProperty({
    type: String,
    description: 'What is wrong, in English / 错误说明（英文）',
    example: 'must be a whole number from 10 to 32000',
  })
  Message: string;

  @ApiProperty({
    type: String,
    description: 'What is wrong, in Chinese / 错误说明（中文）',
    example: '必须是10到32000的整数',
  })
  MessageCn: string;
}

@ApiSchema({ name: 'InvalidFields', description: 'What is wrong with the request / 请求中的错误' })
export class InvalidFieldsDto {
  @ApiProperty({
    type: FieldFaultDto,
    isArray: true,
    minItems: 1,
    maxItems: MAX_FAULTS,
    description: 'One row a fault; desc says the same / 每个错误一行，内容与desc相同',
  })
  Fields: FieldFaultDto[];
}
