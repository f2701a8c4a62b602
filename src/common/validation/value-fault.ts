import { isInt } from 'class-validator';
import type { FieldRule } from '../../errors/field-fault.js';
import type { Words } from '../../errors/words.js';
import { nearMiss } from './near-miss.js';

/** What is wrong with a value. Made only of a value that was refused, so it may take its time. */
export interface ValueFault {
  rule: FieldRule;
  words: Words;
}

export const valueFault = (rule: FieldRule, en: string, zh: string): ValueFault => ({
  rule,
  words: { en, zh },
});

const REQUIRED = valueFault('required', 'required', '必填');

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

export interface FaultyText {
  max: number;
  min?: number;
  pattern?: RegExp;
  form?: Words;
  known?: readonly string[];
  meant?: (value: string) => string | undefined;
  /** Whether the value would do if it were not a near miss. */
  fits?: (value: string) => boolean;
}

export function textFault(value: unknown, rules: FaultyText): ValueFault {
  const { min = 1, max, pattern, form, known = [], meant, fits } = rules;
  if (isAbsent(value) || (value === '' && min > 0)) return REQUIRED;
  const must = form
    ? { en: `must be ${form.en}`, zh: `必须是${form.zh}` }
    : { en: `must have at most ${max} characters`, zh: `最多${max}个字符` };
  if (typeof value !== 'string')
    return form
      ? valueFault('type', `${must.en}; send a string`, `${must.zh}；请填字符串`)
      : valueFault('type', 'must be a string', '必须是字符串');
  const name = meant?.(value);
  if (name === undefined && known.length === 0)
    return { rule: value.length > max && !pattern ? 'length' : 'format', words: must };
  const [en, zh] = fits?.(value) ? ['unknown', '没有这个取值'] : [must.en, must.zh];
  return valueFault(
    name === undefined ? 'format' : 'near-miss',
    `${en}${name ? `; did you mean ${name}?` : ';'}${known.length > 0 ? ` Known: ${known.join(', ')}` : ''}`,
    `${zh}${name ? `，是否应为${name}？` : '；'}${known.length > 0 ? `已知取值：${known.join('、')}` : ''}`,
  );
}

export function choiceFault(value: unknown, choices: readonly string[]): ValueFault {
  if (isAbsent(value) || value === '') return REQUIRED;
  if (choices.length === 1) return valueFault('choice', `must be "${choices[0]}"`, `必须是"${choices[0]}"`);
  const meant = typeof value === 'string' ? nearMiss(value, choices) : undefined;
  return valueFault(
    'choice',
    `must be one of ${choices.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`,
    `必须是${choices.join('、')}之一${meant ? `，是否应为${meant}？` : ''}`,
  );
}

export function integerFault(
  value: unknown,
  { min, max, hint }: { min: number; max: number; hint?: Words },
): ValueFault {
  if (isAbsent(value)) return REQUIRED;
  const quoted = typeof value === 'string' && /^-?\d+$/.test(value);
  return valueFault(
    isInt(value) ? 'range' : 'type',
    `must be a whole number from ${min} to ${max}${quoted ? ', without quotes' : ''}${hint ? ` (${hint.en})` : ''}`,
    `必须是${min}到${max}的整数${quoted ? '，不加引号' : ''}${hint ? `（${hint.zh}）` : ''}`,
  );
}

export function booleanFault(value: unknown): ValueFault {
  if (isAbsent(value)) return REQUIRED;
  const quoted = value === 'true' || value === 'false';
  return valueFault(
    'type',
    `must be true or false${quoted ? ', without quotes' : ''}`,
    `必须是true或false${quoted ? '，不加引号' : ''}`,
  );
}

export const objectFault = (value: unknown): ValueFault =>
  isAbsent(value) ? REQUIRED : valueFault('type', 'must be an object', '必须是对象');

/** `items` says in words what the list holds; `itemFault` is undefined for a good item. */
export function listFault(
  value: unknown,
  maxItems: number,
  items: Words,
  itemFault: (item: unknown) => ValueFault | undefined,
): ValueFault {
  if (isAbsent(value)) return REQUIRED;
  const list = { en: `must be a list of at most ${maxItems}`, zh: `必须是列表，最多${maxItems}项` };
  const whole = valueFault('type', `${list.en} ${items.en}`, `${list.zh}，${items.zh}`);
  if (!Array.isArray(value)) return whole;
  if (value.length === 0) return REQUIRED;
  if (value.length > maxItems)
    return valueFault(
      'count',
      `${list.en} items, not ${value.length}`,
      `${list.zh}，实际为${value.length}项`,
    );
  for (const [index, item] of value.entries()) {
    const fault = itemFault(item);
    if (fault) return inItem(index, fault);
  }
  return whole;
}

/** The fault of one item, told of the list that it is in. */
export const inItem = (index: number, { rule, words: { en, zh } }: ValueFault): ValueFault =>
  valueFault(rule, `${en} (item ${index + 1})`, `${zh}（第${index + 1}项）`);
