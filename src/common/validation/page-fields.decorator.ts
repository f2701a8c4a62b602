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
      zh: '页码，从0开始；大于0时，即使没有PageSize也按页码分页',
      example: 0,
    },
    { min: 0, max: MAX_OFFSET },
  );

export const PageSize = (): PropertyDecorator =>
  IntegerField(
    {
      en: 'Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit',
      zh: '每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit',
      example: 10,
    },
    { min: 0, max: MAX_PAGE_ROWS },
  );

export const Offset = (): PropertyDecorator =>
  IntegerField(
    {
      en: 'Rows to skip; ignored when PageSize or PageNum is above 0',
      zh: '跳过的行数，默认为0；PageSize或PageNum大于0时忽略',
      example: 0,
    },
    { min: 0, max: MAX_OFFSET },
  );

export const Limit = (): PropertyDecorator =>
  IntegerField(
    {
      en: 'Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0',
      zh: '返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略',
      example: 20,
    },
    { min: 0, max: MAX_PAGE_ROWS },
  );

export const Order = (): PropertyDecorator =>
  ChoiceField({ en: 'Sort direction: ASC or DESC', zh: '排列顺序：ASC升序，DESC降序', example: 'DESC' }, [
    'ASC',
    'DESC',
  ]);

export const OrderField = (fields: readonly string[]): PropertyDecorator =>
  ChoiceField({ en: 'What to sort by', zh: '排序字段', example: 'CREATE_TIME' }, fields);

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
