import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { isInt } from 'class-validator';
import {
  documented,
  EMPTY_LIST,
  type FieldText,
  type IntegerRules,
  isListOf,
  presence,
  rule,
} from './field.decorator.js';

/** A list of whole numbers from `min` to `max`, each of them once, as many as there are. */
export function IntegerListField(text: FieldText, { min, max }: IntegerRules): PropertyDecorator {
  const maxItems = max - min + 1;
  const fits = (item: unknown) => isInt(item) && (item as number) >= min && (item as number) <= max;
  return applyDecorators(
    presence(text, EMPTY_LIST),
    documented(text, {
      type: 'integer',
      isArray: true,
      minItems: text.required ? 1 : 0,
      maxItems,
      uniqueItems: true,
      items: { type: 'integer', format: 'int32', minimum: min, maximum: max },
    } as ApiPropertyOptions),
    rule(
      `must be a list of different whole numbers from ${min} to ${max}`,
      (value) => isListOf(value, maxItems, fits) && new Set(value as unknown[]).size === (value as []).length,
    ),
  );
}
