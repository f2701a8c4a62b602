import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  arrayMaxSize,
  arrayMinSize,
  isInt,
  isObject,
  isString,
  matches,
  max as isAtMost,
  maxLength,
  min as isAtLeast,
  minLength,
  ValidateNested,
} from 'class-validator';
import type { Words } from '../../errors/words.js';
import { documentedPattern } from './documented-pattern.js';
import { EMPTY_LIST, EMPTY_TEXT, presence, rule } from './field-rule.js';
import { nearMiss } from './near-miss.js';
import {
  booleanFault,
  choiceFault,
  integerFault,
  listFault,
  objectFault,
  textFault,
  type ValueFault,
} from './value-fault.js';

/**
 * Field decorators that check a value and describe it in the OpenAPI document, so that both always agree. A field's
 * description is written only here, in `en` and `zh`.
 */
export interface FieldText {
  en: string;
  zh: string;
  required?: boolean;
  example?: unknown;
}

export const bilingual = (text: Pick<FieldText, 'en' | 'zh'>): string => `${text.en} / ${text.zh}`;

export function documented(text: FieldText, options: ApiPropertyOptions): PropertyDecorator {
  const example = text.example === undefined ? {} : { example: text.example };
  return ApiProperty({
    description: bilingual(text),
    ...(text.required ? { required: true } : { required: false, nullable: true }),
    ...example,
    ...options,
  } as ApiPropertyOptions);
}

/** A larger integer does not fit into the `int32` of typed languages. */
const INT32_MAX = 2_147_483_647;

/** An optional text may be empty, whatever its pattern. */
export interface TextRules {
  max: number;
  min?: number;
  pattern?: RegExp;
  /** What no pattern can say. */
  fits?: (value: string) => boolean;
  /** Pattern and `fits` in words. */
  form?: Words;
}

/** The length is checked before the pattern, so no pattern sees a long string. */
const isText = (value: unknown, { min = 1, max, pattern, fits }: TextRules): value is string =>
  isString(value) &&
  minLength(value, min) &&
  maxLength(value, max) &&
  (pattern === undefined || matches(value, pattern)) &&
  (fits === undefined || fits(value));

export interface NameRules extends TextRules {
  /** Names of today. Another one is accepted unless it is a near miss of one of these. */
  known?: readonly string[];
  /** Of the list in the OpenAPI document, where it is not that of the field. */
  name?: string;
  /** The known name that was probably meant, where it is not the nearest of `known`. */
  meant?: (value: string) => string | undefined;
}

export const isListOf = (value: unknown, maxItems: number, fits: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && arrayMinSize(value, 1) && arrayMaxSize(value, maxItems) && value.every(fits);

/** Text of bounded length. */
export function TextField(text: FieldText, rules: NameRules): PropertyDecorator {
  const { min = 1, max, pattern, known = [], name: list } = rules;
  const { meant = (value: string) => nearMiss(value, known) } = rules;
  return applyDecorators(
    presence(text, EMPTY_TEXT),
    documented(text, {
      type: String,
      minLength: text.required ? min : 0,
      maxLength: max,
      ...(pattern ? { pattern: documentedPattern(pattern, text.required) } : {}),
      ...(known.length > 0 ? { 'x-extensible-enum': [...known] } : {}),
      ...(list ? { 'x-name': list } : {}),
    }),
    rule(
      (value) => isText(value, rules) && meant(value) === undefined,
      (value) => textFault(value, { ...rules, meant, fits: (sent) => isText(sent, rules) }),
    ),
  );
}

/** One of a closed list of words. */
export function ChoiceField(text: FieldText, choices: readonly string[]): PropertyDecorator {
  return applyDecorators(
    presence(text, EMPTY_TEXT),
    documented(text, { type: String, enum: [...choices] }),
    rule(
      (value) => choices.includes(value as string),
      (value) => choiceFault(value, choices),
    ),
  );
}

export interface IntegerRules {
  min: number;
  max: number;
  /** For the message of a fault. */
  hint?: Words;
}

export function IntegerField(text: FieldText, rules: IntegerRules): PropertyDecorator {
  const { min, max } = rules;
  return applyDecorators(
    presence(text),
    documented(text, {
      type: 'integer',
      format: max > INT32_MAX ? 'int64' : 'int32',
      minimum: min,
      maximum: max,
    }),
    rule(
      (value) => isInt(value) && isAtLeast(value, min) && isAtMost(value, max),
      (value) => integerFault(value, rules),
    ),
  );
}

export function BooleanField(text: FieldText): PropertyDecorator {
  return applyDecorators(
    presence(text),
    documented(text, { type: Boolean }),
    rule((value) => typeof value === 'boolean', booleanFault),
  );
}

/** An object of its own class, checked field by field. */
export function ObjectField(text: FieldText, type: () => new () => object): PropertyDecorator {
  return applyDecorators(
    presence(text),
    // Swagger recognises a lazy type only by this form.
    documented(text, { type: () => type() }),
    rule(isObject, objectFault),
    ValidateNested(),
    Type(type),
  );
}

export interface ListRules {
  max: number;
}

/** A list of objects of one class. `checked`: of a class derived from it, by whose rules the items are checked. */
export function ObjectListField(
  text: FieldText,
  type: () => new () => object,
  { max }: ListRules,
  checked = type,
): PropertyDecorator {
  const objects = { en: 'objects', zh: '每项为对象' };
  const explain = (item: unknown) => (isObject(item) ? undefined : objectFault(item));
  return applyDecorators(
    presence(text, EMPTY_LIST),
    documented(text, {
      type: () => type(),
      isArray: true,
      minItems: text.required ? 1 : 0,
      maxItems: max,
    }),
    // ValidateNested would accept a list in place of an object.
    rule(
      (value) => isListOf(value, max, isObject),
      (value) => listFault(value, max, objects, explain),
    ),
    ValidateNested({ each: true }),
    Type(checked),
  );
}

type ListOfTextsRules = TextRules & { maxItems: number };

const itemSchema = ({ min = 1, max, pattern }: TextRules) => ({
  type: 'string',
  minLength: min,
  maxLength: max,
  ...(pattern ? { pattern: pattern.source } : {}),
});

function textListFault(value: unknown, rules: ListOfTextsRules): ValueFault {
  const { en, zh } = rules.form ?? {
    en: `a string of at most ${rules.max} characters`,
    zh: `最长${rules.max}个字符的字符串`,
  };
  const items = { en: `items, each ${en}`, zh: `每项为${zh}` };
  return listFault(value, rules.maxItems, items, (item) =>
    isText(item, rules) ? undefined : textFault(item, rules),
  );
}

/** A list of texts, each under the same rules. */
export function TextListField(text: FieldText, rules: ListOfTextsRules): PropertyDecorator {
  const { maxItems } = rules;
  return applyDecorators(
    presence(text, EMPTY_LIST),
    documented(text, {
      type: String,
      isArray: true,
      minItems: text.required ? 1 : 0,
      maxItems,
      items: itemSchema(rules),
    } as ApiPropertyOptions),
    rule(
      (value) => isListOf(value, maxItems, (item) => isText(item, rules)),
      (value) => textListFault(value, rules),
    ),
  );
}

/** One text, or a list of texts. Documented as one of the two, as a field of two types has none in many clients. */
export function OneOrMoreField(text: FieldText, rules: ListOfTextsRules): PropertyDecorator {
  const [one, fits] = [itemSchema(rules), (value: unknown) => isText(value, rules)];
  const list = { type: 'array', minItems: text.required ? 1 : 0, maxItems: rules.maxItems, items: one };
  const isList = (name: string | symbol) => String(name).endsWith('s') || Array.isArray(text.example);
  return (target, name) =>
    applyDecorators(
      presence(text, (value) => EMPTY_TEXT(value) || EMPTY_LIST(value)),
      documented(text, (isList(name) ? list : one) as unknown as ApiPropertyOptions),
      rule(
        (value) => fits(value) || isListOf(value, rules.maxItems, fits),
        (value) => (Array.isArray(value) ? textListFault(value, rules) : textFault(value, rules)),
      ),
    )(target, name);
}
