import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  arrayMaxSize,
  arrayMinSize,
  IsBoolean,
  IsIn,
  IsOptional,
  isInt,
  isObject,
  isString,
  matches,
  max as isAtMost,
  maxLength,
  min as isAtLeast,
  minLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { documentedPattern } from './documented-pattern.js';
import { nearMiss } from './near-miss.js';

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

/**
 * Whether an optional field counts as absent. Forms send all their fields, so null and an empty text or list do.
 */
type Empty = (value: unknown) => boolean;
const EMPTY_TEXT: Empty = (value) => value === '';
export const EMPTY_LIST: Empty = (value) => Array.isArray(value) && value.length === 0;
const NEVER_EMPTY: Empty = () => false;

export function presence(text: FieldText, isEmpty: Empty = NEVER_EMPTY): PropertyDecorator {
  if (text.required) return () => undefined;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === null || isEmpty(value) ? undefined : value)),
    IsOptional(),
  );
}

/**
 * All checks of a field as one rule with one message. class-validator collects and sorts the rules of a class for
 * every body, so several rules a field would take noticeable time in each request.
 */
export const rule = (
  message: string | ((value: unknown) => string),
  holds: (value: unknown) => boolean,
): PropertyDecorator =>
  ValidateBy({
    name: 'rule',
    validator: {
      validate: holds,
      defaultMessage: (fault) => (typeof message === 'string' ? message : message(fault?.value)),
    },
  });

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
  /** The pattern in words. */
  form?: string;
}

/** The length is checked before the pattern, so no pattern sees a long string. */
const isText = (value: unknown, { min = 1, max, pattern }: TextRules): value is string =>
  isString(value) &&
  minLength(value, min) &&
  maxLength(value, max) &&
  (pattern === undefined || matches(value, pattern));

export interface NameRules extends TextRules {
  /** Names of today. Another one is accepted unless it is a near miss of one of these. */
  known?: readonly string[];
  /** Of the list in the OpenAPI document, where it is not that of the field. */
  name?: string;
}

export const isListOf = (value: unknown, maxItems: number, fits: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && arrayMinSize(value, 1) && arrayMaxSize(value, maxItems) && value.every(fits);

/** Text of bounded length. */
export function TextField(text: FieldText, rules: NameRules): PropertyDecorator {
  const { min = 1, max, pattern, form, known = [], name: list } = rules;
  const must = form ? `must be ${form}` : `must be a string of ${min} to ${max} characters`;
  const meant = (value: unknown) => (isText(value, rules) ? nearMiss(value, known) : undefined);
  const message = (value: unknown) => {
    const name = meant(value);
    return name === undefined ? must : `is unknown; the nearest known name is ${name}`;
  };
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
    rule(message, (value) => isText(value, rules) && nearMiss(value, known) === undefined),
  );
}

/** One of a closed list of words. */
export function ChoiceField(text: FieldText, choices: readonly string[]): PropertyDecorator {
  return applyDecorators(
    presence(text, EMPTY_TEXT),
    documented(text, { type: String, enum: [...choices] }),
    IsIn(choices, { message: `must be one of ${choices.join(', ')}` }),
  );
}

export interface IntegerRules {
  min: number;
  max: number;
}

export function IntegerField(text: FieldText, { min, max }: IntegerRules): PropertyDecorator {
  const message = `must be a whole number from ${min} to ${max}`;
  return applyDecorators(
    presence(text),
    documented(text, {
      type: 'integer',
      format: max > INT32_MAX ? 'int64' : 'int32',
      minimum: min,
      maximum: max,
    }),
    rule(message, (value) => isInt(value) && isAtLeast(value, min) && isAtMost(value, max)),
  );
}

export function BooleanField(text: FieldText): PropertyDecorator {
  return applyDecorators(
    presence(text),
    documented(text, { type: Boolean }),
    IsBoolean({ message: 'must be true or false' }),
  );
}

/** An object of its own class, checked field by field. */
export function ObjectField(text: FieldText, type: () => new () => object): PropertyDecorator {
  const message = 'must be an object';
  return applyDecorators(
    presence(text),
    // Swagger recognises a lazy type only by this form.
    documented(text, { type: () => type() }),
    rule(message, isObject),
    ValidateNested({ message }),
    Type(type),
  );
}

export interface ListRules {
  max: number;
}

/** A list of objects of one class. */
export function ObjectListField(
  text: FieldText,
  type: () => new () => object,
  { max }: ListRules,
): PropertyDecorator {
  const message = `must be a list of 1 to ${max} objects`;
  return applyDecorators(
    presence(text, EMPTY_LIST),
    documented(text, {
      type: () => type(),
      isArray: true,
      minItems: text.required ? 1 : 0,
      maxItems: max,
    }),
    // ValidateNested would accept a list in place of an object.
    rule(message, (value) => isListOf(value, max, isObject)),
    ValidateNested({ each: true, message }),
    Type(type),
  );
}

type ListOfTextsRules = TextRules & { maxItems: number };

const itemInWords = ({ min = 1, max, form }: TextRules): string =>
  form ?? `a string of ${min} to ${max} characters`;

const itemSchema = ({ min = 1, max, pattern }: TextRules) => ({
  type: 'string',
  minLength: min,
  maxLength: max,
  ...(pattern ? { pattern: pattern.source } : {}),
});

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
    rule(`must be a list of 1 to ${maxItems} items, each ${itemInWords(rules)}`, (value) =>
      isListOf(value, maxItems, (item) => isText(item, rules)),
    ),
  );
}

/** One text, or a list of texts. Documented as one of the two, as a field of two types has none in many clients. */
export function OneOrMoreField(text: FieldText, rules: ListOfTextsRules): PropertyDecorator {
  const [one, fits] = [itemSchema(rules), (value: unknown) => isText(value, rules)];
  const list = { type: 'array', minItems: text.required ? 1 : 0, maxItems: rules.maxItems, items: one };
  const message = `must be ${itemInWords(rules)}, or a list of 1 to ${rules.maxItems} of them`;
  const isList = (name: string | symbol) => String(name).endsWith('s') || Array.isArray(text.example);
  return (target, name) =>
    applyDecorators(
      presence(text, (value) => EMPTY_TEXT(value) || EMPTY_LIST(value)),
      documented(text, (isList(name) ? list : one) as unknown as ApiPropertyOptions),
      rule(message, (value) => fits(value) || isListOf(value, rules.maxItems, fits)),
    )(target, name);
}
