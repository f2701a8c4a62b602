import type { Type } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiProperty,
  type ApiPropertyOptions,
  ApiSchema,
  type ApiSchemaOptions,
  getSchemaPath,
} from '@nestjs/swagger';
import { InvalidFieldsDto } from './field-fault.dto.js';

/** The range of the error table; see there for what each number means. */
const scode = {
  type: 'integer',
  format: 'int32',
  minimum: 10000,
  maximum: 39999,
  description: 'Code of the error table / 错误码，见错误码表',
} as const;
const exactly = (code: number, description: string) =>
  ({ type: 'integer', format: 'int32', enum: [code], description, example: code }) as const;
const SUCCESS = exactly(0, '0 is success / 0表示成功');
const desc = {
  type: String,
  description:
    'Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId',
} as const;
const message = { type: String, description: 'Short text in English / 英文提示' } as const;
const messageCn = { type: String, description: 'Short text in Chinese / 中文提示' } as const;
const stack = {
  type: String,
  isArray: true,
  nullable: true,
  description: 'null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true',
  example: null,
} as const;

/** The data of routes that return nothing. */
@ApiSchema({ name: 'Empty', description: 'An empty object / 空对象' })
export class EmptyDto {}

/** What became of one member, beside its id; a resource adds that in a class of its own. */
export class MemberResultDto {
  @ApiProperty({
    ...scode,
    minimum: 0,
    description: '0 is success, else the code of the error table / 0表示成功，否则为错误码表中的错误码',
    example: 0,
  })
  scode: number;

  @ApiProperty({ ...message, example: 'success' })
  message: string;

  @ApiProperty({ ...messageCn, example: '成功' })
  message_cn: string;

  @ApiProperty({ ...desc, example: '' })
  desc: string;
}

/** The six keys of every reply. */
function envelope(name: string, code: ApiPropertyOptions, data: ApiPropertyOptions): Type {
  @ApiSchema({ name })
  class EnvelopeDto {}
  const example = code.example === 0;
  const fields: [string, ApiPropertyOptions][] = [
    ['scode', code],
    ['desc', { ...desc, ...(example ? { example: '' } : {}) }],
    ['message', { ...message, ...(example ? { example: 'success' } : {}) }],
    ['message_cn', { ...messageCn, ...(example ? { example: '成功' } : {}) }],
    ['stack', stack],
    ['data', data],
  ];
  for (const [field, options] of fields) ApiProperty(options)(EnvelopeDto.prototype, field);
  Object.defineProperty(EnvelopeDto, 'name', { value: name });
  return EnvelopeDto;
}

/** The failure of a route that makes at most one upstream call: it has no data. */
export const FailureEnvelopeDto = envelope('FailureEnvelope', scode, {
  description: 'Always null / 始终为null',
  type: 'object',
  additionalProperties: true,
  nullable: true,
  example: null,
});

/** A failure whose `data` is an object of this class in some cases. */
function failureWith(name: string, description: string, data: Type, parts: Type[] = []): Type {
  const made = envelope(name, scode, {
    description,
    type: Object,
    nullable: true,
    allOf: [{ $ref: getSchemaPath(data) }],
    example: null,
  });
  ApiExtraModels(data, ...parts)(made);
  return made;
}

/** The failure of a request that was refused as it is: 400. */
export const InvalidRequestEnvelopeDto = failureWith(
  'InvalidRequestEnvelope',
  'The faulty fields with 10001, else null / 10001时为出错的字段，其他错误码为null',
  InvalidFieldsDto,
);

@ApiSchema({
  name: 'UnknownCreation',
  description:
    'What the request can be repeated with, so that nothing is created twice / 重试所需的值，可避免重复创建',
})
export class UnknownCreationDto {
  @ApiProperty({
    type: String,
    minLength: 1,
    maxLength: 64,
    description: 'ClientToken of the request / 请求的ClientToken',
    example: 'order-2026-11-24-0001',
  })
  ClientToken: string;
}

/** The failure of a route that creates with a ClientToken. */
export const CreationFailureEnvelopeDto = failureWith(
  'CreationFailureEnvelope',
  'null, or the ClientToken when the outcome is unknown / null；结果未知时为所用的ClientToken',
  UnknownCreationDto,
);

export interface BatchEnvelopes {
  /** Some of several upstream calls failed. */
  partial: Type;
  /** A failure of such a route: when all calls failed, `data` says how. */
  failure: Type;
  /** The same of status 400, whose `data` may be the faulty fields too. */
  refusal: Type;
}

const batches = new Map<Type, BatchEnvelopes>();

/** The envelopes of routes that make several upstream calls; `member` is the class of the rows of `data.Results`. */
export function batchEnvelopesOf(member: Type): BatchEnvelopes {
  const known = batches.get(member);
  if (known) return known;
  const resource = member.name.replace(/ResultDto$/, '');
  const result = partialResultOf(resource, member);
  const partial = envelope(
    `${resource}PartialEnvelope`,
    exactly(10012, '10012 is "partly done" / 10012表示部分成功'),
    { type: result },
  );
  const failure = failureWith(
    `${resource}BatchFailureEnvelope`,
    'null, or each member when several calls were made and all failed / null；分多次调用且全部失败时，为每个资源的结果',
    result,
  );
  const refusal = failureWith(
    `${resource}InvalidRequestEnvelope`,
    'The faulty fields with 10001; else null, or each member when all calls failed / 10001时为出错的字段；其他错误码为null，或全部失败时每个成员的结果',
    choiceOf([InvalidFieldsDto, result]),
    [InvalidFieldsDto],
  );
  const made = { partial, failure, refusal };
  batches.set(member, made);
  return made;
}

function partialResultOf(resource: string, member: Type): Type {
  @ApiSchema({
    name: `${resource}PartialResult`,
    description: 'What became of each member when some failed / 部分失败时每个资源的结果',
  })
  class PartialResultDto {
    @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, description: 'Done / 成功数量', example: 1 })
    Success: number;

    @ApiProperty({
      type: 'integer',
      format: 'int32',
      minimum: 1,
      description: 'Failed / 失败数量',
      example: 1,
    })
    Fail: number;

    @ApiProperty({ type: member, isArray: true, description: 'One row a member / 每个资源一行' })
    Results: unknown[];
  }
  Object.defineProperty(PartialResultDto, 'name', { value: `${resource}PartialResultDto` });
  return PartialResultDto;
}

const envelopes = new Map<string, Type>();

/**
 * The success envelope around one kind of data, or around one of several, as a class of its own so that
 * generated clients can name it.
 */
export function envelopeOf(...datas: Type[]): Type {
  const name = `${datas.map((data) => data.name.replace(/Dto$/, '')).join('Or')}Envelope`;
  const known = envelopes.get(name);
  if (known) return known;
  const made = envelope(name, SUCCESS, { type: datas.length === 1 ? datas[0]! : choiceOf(datas) });
  ApiExtraModels(...datas)(made);
  envelopes.set(name, made);
  return made;
}

/** One of several kinds of data, as a schema with a name. */
function choiceOf(datas: Type[]): Type {
  const names = datas.map((data) => data.name.replace(/Dto$/, ''));
  @ApiSchema({
    name: names.join('Or'),
    description: `The fields of ${names.join(', or those of ')}; see the description of the route / 其中之一的字段，见接口说明`,
    oneOf: datas.map((data) => ({ $ref: getSchemaPath(data) })),
  } as ApiSchemaOptions)
  class ChoiceDto {}
  Object.defineProperty(ChoiceDto, 'name', { value: `${names.join('Or')}Dto` });
  return ChoiceDto;
}
