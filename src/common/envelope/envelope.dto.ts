import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';

const scode = {
  type: 'integer',
  description: '0 on success, else the code of the error table / 0表示成功，否则为错误码',
} as const;
const desc = {
  type: String,
  description: 'Particulars: field, reason, upstream code and RequestId / 详情',
} as const;
const message = {
  type: String,
  description: 'Short text in English / 英文提示',
  example: 'success',
} as const;
const messageCn = { type: String, description: 'Short text in Chinese / 中文提示', example: '成功' } as const;
const stack = {
  type: String,
  isArray: true,
  nullable: true,
  description: 'null unless EXPOSE_STACK=true / 默认为null',
  example: null,
} as const;

/** Data of routes that have nothing to say but "done". */
@ApiSchema({ name: 'Empty', description: 'An empty object / 空对象' })
export class EmptyDto {}

@ApiSchema({ name: 'DiskResult' })
export class DiskResultDto {
  @ApiProperty({ type: String, description: 'Disk / 云硬盘ID' })
  DiskId: string;

  @ApiProperty({ ...scode, example: 0 })
  scode: number;

  @ApiProperty(message)
  message: string;

  @ApiProperty(messageCn)
  message_cn: string;

  @ApiProperty(desc)
  desc: string;
}

/** What became of each disk when several upstream calls served one request and some failed. */
@ApiSchema({ name: 'PartialResult' })
export class PartialResultDto {
  @ApiProperty({ type: 'integer', description: 'Disks done / 成功数量' })
  Success: number;

  @ApiProperty({ type: 'integer', description: 'Disks failed / 失败数量' })
  Fail: number;

  @ApiProperty({ type: DiskResultDto, isArray: true, description: 'One row a disk / 每个云硬盘的结果' })
  Results: DiskResultDto[];
}

/** Every failure: `data` is null but where some disks of several failed. */
@ApiSchema({ name: 'FailureEnvelope' })
export class FailureEnvelopeDto {
  @ApiProperty({ ...scode, example: 10001 })
  scode: number;

  @ApiProperty({ ...desc, example: 'DiskSize: must be a whole number from 10 to 32000' })
  desc: string;

  @ApiProperty({ ...message, example: 'Invalid parameter' })
  message: string;

  @ApiProperty({ ...messageCn, example: '参数错误' })
  message_cn: string;

  @ApiProperty(stack)
  stack: string[] | null;

  @ApiProperty({
    type: PartialResultDto,
    nullable: true,
    description: 'null, or what was done / null或部分结果',
    example: null,
  })
  data: PartialResultDto | null;
}

const envelopes = new Map<Type, Type>();

/** The success envelope around one kind of data, as a class of its own so that generated clients can name it. */
export function envelopeOf(data: Type): Type {
  const known = envelopes.get(data);
  if (known) return known;
  const name = `${data.name.replace(/Dto$/, '')}Envelope`;
  class EnvelopeDto {}
  const fields: [string, Parameters<typeof ApiProperty>[0]][] = [
    ['scode', { ...scode, example: 0 }],
    ['desc', { ...desc, example: '' }],
    ['message', message],
    ['message_cn', messageCn],
    ['stack', stack],
    ['data', { type: data }],
  ];
  for (const [field, options] of fields) ApiProperty(options)(EnvelopeDto.prototype, field);
  Object.defineProperty(EnvelopeDto, 'name', { value: name });
  ApiSchema({ name })(EnvelopeDto);
  envelopes.set(data, EnvelopeDto);
  return EnvelopeDto;
}
