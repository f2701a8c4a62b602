import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import type { FieldText } from './field.decorator.js';
import type { ValueFault } from './value-fault.js';

/**
 * Whether an optional field counts as absent. Forms send all their fields, so null and an empty text or list do.
 */
type Empty = (value: unknown) => boolean;
export const EMPTY_TEXT: Empty = (value) => value === '';
export const EMPTY_LIST: Empty = (value) => Array.isArray(value) && value.length === 0;
const NEVER_EMPTY: Empty = () => false;

export function presence(text: FieldText, isEmpty: Empty = NEVER_EMPTY): PropertyDecorator {
  if (text.required) return () => undefined;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === null || isEmpty(value) ? undefined : value)),
    IsOptional(),
  );
}

/** Its name in class-validator. */
const RULE = 'rule';

/**
 * All checks of a field as one rule. class-validator collects and sorts the rules of a class for every body, so several
 * rules a field would take noticeable time in each request. `explain` is asked only for a value that does not hold. Its
 * fault travels as JSON, because class-validator carries texts alone; `faultOfRule` reads it.
 */
export const rule = (
  holds: (value: unknown) => boolean,
  explain: (value: unknown) => ValueFault,
): PropertyDecorator =>
  ValidateBy({
    name: RULE,
    validator: {
      validate: holds,
      defaultMessage: (fault) => JSON.stringify(explain(fault?.value)),
    },
  });

/** Undefined where another constraint than `rule` was broken. */
export const faultOfRule = (constraints: Record<string, string>): ValueFault | undefined =>
  constraints[RULE] === undefined ? undefined : (JSON.parse(constraints[RULE]) as ValueFault);
