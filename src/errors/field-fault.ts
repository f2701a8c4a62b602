import { AppError, type AppErrorOptions } from './app.error.js';
import { joinWords, type Words } from './words.js';

/** What kind of rule a field broke, for programs. The list is closed; the OpenAPI document has it. */
export const FIELD_RULES = [
  'required',
  'unknown',
  'type',
  'length',
  'range',
  'format',
  'choice',
  'count',
  'exclusive',
  'relation',
  'near-miss',
] as const;
export type FieldRule = (typeof FIELD_RULES)[number];

/** What is wrong with one field of a request, named as it was sent: nested ones with dots, `Filters.0.Name`. */
export interface FieldFault {
  field: string;
  rule: FieldRule;
  words: Words;
}

/** Faults that one reply names at most. */
export const MAX_FAULTS = 10;
/** Characters of the names in a log line. */
const MAX_NAMES_LENGTH = 300;

export const fieldFault = (field: string, rule: FieldRule, en: string, zh: string): FieldFault => ({
  field,
  rule,
  words: { en, zh },
});

/** INVALID_PARAMETER with a row for each field; `desc` is made of the same rows. */
export function invalidFields(faults: readonly FieldFault[], options: AppErrorOptions = {}): AppError {
  const named = faults.slice(0, MAX_FAULTS);
  const detail = joinWords(
    named.map(({ field, words }) => ({ en: `${field}: ${words.en}`, zh: `${field}：${words.zh}` })),
  );
  const Fields = named.map(({ field, rule, words }) => ({
    Field: field,
    Rule: rule,
    Message: words.en,
    MessageCn: words.zh,
  }));
  return new AppError('INVALID_PARAMETER', detail, { ...options, data: { Fields } });
}

export const invalidField = (field: string, rule: FieldRule, en: string, zh: string): AppError =>
  invalidFields([fieldFault(field, rule, en, zh)]);

/** For the log: the names alone. */
export function namesOfFaults(error: AppError | undefined): string | undefined {
  if (error?.code !== 'INVALID_PARAMETER') return undefined;
  const { Fields = [] } = (error.data ?? {}) as { Fields?: { Field: string }[] };
  const names = Fields.map(({ Field }) => Field).join(', ');
  return names === '' ? undefined : names.slice(0, MAX_NAMES_LENGTH);
}
