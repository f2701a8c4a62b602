import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { isInt } from 'class-validator';
import { documented, type FieldText, type IntegerRules, isListOf } from './field.decorator.js';
import { EMPTY_LIST, presence, rule } from './field-rule.js';
import { listFault, valueFault } from './value-fault.js';

/** A list of whole numbers from `min` to `max`, each of them once, as many as there are. */
export function IntegerListField(text: FieldText, { min, max }: IntegerRules): PropertyDecorator {
  const maxItems = max - min + 1;
  const fits = (item: unknown) => isInt(item) && (item as number) >= min && (item as number) <= max;
  const words = {
    en: `different whole numbers from ${min} to ${max}`,
    zh: `每项为${min}到${max}的整数，不可重复`,
  };
  const wrong = valueFault('range', `must be a list of ${words.en}`, `必须是列表，${words.zh}`);
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
      (value) => isListOf(value, maxItems, fits) && new Set(value as unknown[]).size === (value as []).length,
      (value) => listFault(value, maxItems, words, (item) => (fits(item) ? undefined : wrong)),
    ),
  );
}
