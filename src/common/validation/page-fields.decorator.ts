import { ChoiceField, IntegerField } from './field.decorator.js';

/** The most rows of one page; Tencent's own limit for DescribeDisks. */
export const MAX_PAGE_ROWS = 100;
export const DEFAULT_PAGE_ROWS = 20;
/** More than any account has, and small enough that page × rows is exact. */
const MAX_OFFSET = 1_000_000_000;

export const PageNum = (): PropertyDecorator =>
  IntegerField(
    {
      en: 'Zero-based page number; above 0 it counts without PageSize too',
      zh: '翻页偏移量，从0开始的页码',
      example: 0,
    },
    { min: 0, max: MAX_OFFSET },
  );

export const PageSize = (): PropertyDecorator =>
  IntegerField(
    { en: 'Rows a page, at most 100; absent or 0 means 20', zh: '每页的限制数量，最大值为100', example: 10 },
    { min: 0, max: MAX_PAGE_ROWS },
  );

export const Offset = (): PropertyDecorator =>
  IntegerField(
    { en: 'Rows to skip; ignored when PageSize or PageNum is above 0', zh: '偏移量，默认为0', example: 0 },
    { min: 0, max: MAX_OFFSET },
  );

export const Limit = (): PropertyDecorator =>
  IntegerField(
    {
      en: 'Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0',
      zh: '返回数量，默认为20，最大值为100',
      example: 20,
    },
    { min: 0, max: MAX_PAGE_ROWS },
  );

export const Order = (): PropertyDecorator =>
  ChoiceField({ en: 'Sort direction', zh: '输出列表的排列顺序', example: 'DESC' }, ['ASC', 'DESC']);

export const OrderField = (fields: readonly string[]): PropertyDecorator =>
  ChoiceField({ en: 'What to sort by', zh: '列表排序的依据字段', example: 'CREATE_TIME' }, fields);

export interface PageFields {
  PageNum?: number;
  PageSize?: number;
  Offset?: number;
  Limit?: number;
}

export interface Page {
  offset: number;
  limit: number;
}

/** `PageNum` and `PageSize` count if one of them is above 0, otherwise `Offset` and `Limit`. */
export function pageOf(fields: PageFields): Page {
  const { PageNum: page = 0, PageSize: size = 0 } = fields;
  const limit = size || DEFAULT_PAGE_ROWS;
  if (size > 0 || page > 0) return { offset: page * limit, limit };
  return { offset: fields.Offset ?? 0, limit: fields.Limit || DEFAULT_PAGE_ROWS };
}
