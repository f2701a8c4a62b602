import { ApiProperty, type ApiPropertyOptions, ApiSchema, type ApiSchemaOptions } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { bilingual } from './field.decorator.js';

/** What few fields need beside their type and description. */
interface More {
  nullable?: boolean;
  required?: boolean;
  format?: string;
}

export const text = (en: string, zh: string, example?: string, more?: More): PropertyDecorator =>
  shown({ type: String, ...more }, en, zh, example);
export const texts = (en: string, zh: string, example?: string[]): PropertyDecorator =>
  shown({ type: String, isArray: true }, en, zh, example);
export const flag = (en: string, zh: string, example?: boolean, more?: More): PropertyDecorator =>
  shown({ type: Boolean, ...more }, en, zh, example);
/** A number or an amount, never negative. */
export const count = (en: string, zh: string, example?: number, more?: More): PropertyDecorator =>
  shown({ type: 'integer', format: 'int64', minimum: 0, ...more }, en, zh, example);
export const percent = (en: string, zh: string, example?: number): PropertyDecorator =>
  shown({ type: 'integer', format: 'int32', minimum: 0, maximum: 100 }, en, zh, example);
/** A number of Tencent's whose range is not documented. */
export const integer = (en: string, zh: string, example?: number, more?: More): PropertyDecorator =>
  shown({ type: 'integer', format: 'int64', ...more }, en, zh, example);
export const integers = (en: string, zh: string, example?: number[], more?: More): PropertyDecorator =>
  shown(
    { type: 'integer', isArray: true, items: { type: 'integer', format: 'int32' }, ...more },
    en,
    zh,
    example,
  );
export const choice = (
  values: readonly string[],
  en: string,
  zh: string,
  example: string,
): PropertyDecorator => shown({ type: String, enum: [...values] }, en, zh, example);
export const object = (type: Type, en: string, zh: string, more?: More): PropertyDecorator =>
  shown({ type, ...more }, en, zh, undefined);
export const rows = (type: Type, en: string, zh: string): PropertyDecorator =>
  shown({ type, isArray: true }, en, zh, undefined);

/** An object that also has undocumented fields of Tencent's. Without `additionalProperties`, which means the same and breaks generators. */
export const OpenSchema = (name: string, en: string, zh: string): ClassDecorator =>
  ApiSchema({
    name,
    description: bilingual({ en, zh }),
    'x-passes-on-further-fields': true,
  } as ApiSchemaOptions);

function shown(kind: object, en: string, zh: string, example: unknown): PropertyDecorator {
  return ApiProperty({
    ...kind,
    description: bilingual({ en, zh }),
    ...(example === undefined ? {} : { example }),
  } as ApiPropertyOptions);
}
