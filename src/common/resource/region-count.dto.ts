import { ApiSchema } from '@nestjs/swagger';
import type { Words } from '../../errors/words.js';
import { count, object, text } from '../validation/reply-field.decorator.js';

@ApiSchema({ name: 'RegionError', description: 'Why a region did not answer / 该地域没有应答的原因' })
export class RegionErrorDto {
  @text('Code of Tencent, or name of the failure', '腾讯云错误码，或失败的名称', 'UnauthorizedOperation')
  Code: string;

  @text('Particulars', '详情', 'the account is not allowed to call DescribeDisks')
  Message: string;
}

@ApiSchema({ name: 'RegionCount', description: 'A region and how many are there / 地域及其数量' })
export class RegionCountDto {
  @count('How many are there; null if the region did not answer', '数量，该地域没有应答时为null', 2, {
    nullable: true,
  })
  Count: number | null;

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

  @object(RegionErrorDto, 'Only if the region did not answer', '仅在该地域没有应答时返回', {
    required: false,
  })
  Error?: RegionErrorDto;
}

/** For `desc`: how many regions did not answer; empty if all did. */
export const describeUnanswered = (rows: readonly RegionCountDto[]): Words | '' =>
  unansweredWords(rows.filter((row) => row.Count === null).length, rows.length);

export const unansweredWords = (failed: number, asked: number): Words | '' =>
  failed === 0
    ? ''
    : {
        en: `${failed} of ${asked} regions did not answer`,
        zh: `${asked} 个地域中有 ${failed} 个没有应答`,
      };
