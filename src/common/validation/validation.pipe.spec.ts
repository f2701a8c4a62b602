import type { ArgumentMetadata } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app.error.js';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { BooleanField, IntegerField, ObjectListField, TextField, TextListField } from './field.decorator.js';
import { type CrossChecked, DtoPipe } from './validation.pipe.js';

const text = (required = false) => ({ en: 'x', zh: 'x', required });

class ItemDto {
  @TextField(text(true), { max: 5 })
  Name: string;

  @TextListField(text(), { max: 3, maxItems: 2 })
  Values?: string[];
}

class ExampleDto implements CrossChecked {
  @TextField(text(true), { max: 5, pattern: /^[a-z]+$/, form: { en: 'small letters', zh: '小写字母' } })
  Word: string;

  @IntegerField(text(), { min: 1, max: 9 })
  Number?: number;

  @BooleanField(text())
  Flag?: boolean;

  @ObjectListField(text(), () => ItemDto, { max: 2 })
  Items?: ItemDto[];

  faults(): FieldFault[] {
    return this.Number === 7 ? [fieldFault('Number', 'relation', 'must not be 7', '不能是7')] : [];
  }
}

const METADATA: ArgumentMetadata = { type: 'body', metatype: ExampleDto };
const pass = (body: object) => new DtoPipe().transform(body, METADATA);
const rowsOf = (error: unknown) =>
  ((error as AppError).data as { Fields: Record<'Field' | 'Rule' | 'Message' | 'MessageCn', string>[] })
    .Fields;
const faultsOf = (body: object): string[] => {
  try {
    pass(body);
  } catch (error) {
    expect(AppError.is(error, 'INVALID_PARAMETER')).toBe(true);
    return rowsOf(error).map(({ Field, Message }) => `${Field}: ${Message}`);
  }
  return [];
};

describe(DtoPipe.name, () => {
  it('makes the DTO, items included', () => {
    const dto = pass({ Word: 'abc', Number: 1, Flag: false, Items: [{ Name: 'a', Values: ['x'] }] });
    expect(dto).toBeInstanceOf(ExampleDto);
    expect((dto as ExampleDto).Items![0]).toBeInstanceOf(ItemDto);
    expect(dto).toEqual({ Word: 'abc', Number: 1, Flag: false, Items: [{ Name: 'a', Values: ['x'] }] });
  });

  it('takes null, and an empty text or list, for an absent optional field', () => {
    const dto = pass({ Word: 'abc', Number: null, Flag: null, Items: [] }) as ExampleDto;
    expect([dto.Number, dto.Flag, dto.Items]).toEqual([undefined, undefined, undefined]);
  });

  it('takes an empty text for no flag, number or list', () => {
    expect(faultsOf({ Word: 'abc', Number: '', Flag: '', Items: '' })).toHaveLength(3);
  });

  it('names each faulty field once, nested ones with their path', () => {
    expect(
      faultsOf({ Number: 0, Flag: 1, Items: [{ Name: 'a' }, { Name: 'toolong', Values: ['xxxx'] }] }),
    ).toEqual([
      'Word: required',
      'Number: must be a whole number from 1 to 9',
      'Flag: must be true or false',
      'Items.1.Name: must have at most 5 characters',
      'Items.1.Values: must have at most 3 characters (item 1)',
    ]);
  });

  it.each(['Surplus', 'word', 'toString', 'hasOwnProperty', 'faults', 'isPrototypeOf'])(
    'does not know %s, at any depth',
    (name) => {
      const meant = name === 'word' ? '; did you mean Word?' : '';
      expect(faultsOf({ Word: 'abc', [name]: 1 })).toEqual([`${name}: unknown field${meant}`]);
      expect(faultsOf({ Word: 'abc', Items: [{ Name: 'a', [name]: 1 }] })).toEqual([
        `Items.0.${name}: unknown field`,
      ]);
    },
  );

  it('makes nothing of an unknown field, and names ten of many', () => {
    const untouched = {
      get inside(): never {
        throw new Error('it was looked at');
      },
    };
    expect(faultsOf({ Word: 'abc', Surplus: untouched })).toEqual(['Surplus: unknown field']);
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`f${i}`, untouched]));
    expect(faultsOf({ Word: 'abc', ...many })).toHaveLength(10);
  });

  it('names the field that was probably meant, also in an item', () => {
    expect(faultsOf({ Word: 'abc', Flagg: true })).toEqual(['Flagg: unknown field; did you mean Flag?']);
    expect(faultsOf({ Word: 'abc', Items: [{ Name: 'a', values: ['x'] }] })).toEqual([
      'Items.0.values: unknown field; did you mean Values?',
    ]);
  });

  it.each<[body: object, row: object]>([
    [{}, { Field: 'Word', Rule: 'required', Message: 'required', MessageCn: '必填' }],
    [{ Word: null }, { Field: 'Word', Rule: 'required' }],
    [{ Word: '' }, { Field: 'Word', Rule: 'required' }],
    [{ Word: 7 }, { Rule: 'type', Message: 'must be small letters; send a string' }],
    [
      { Word: 'abc', Items: [{ Name: 'toolong' }] },
      { Field: 'Items.0.Name', Rule: 'length' },
    ],
    [{ Word: 'ABC' }, { Rule: 'format', Message: 'must be small letters', MessageCn: '必须是小写字母' }],
    [
      { Word: 'abc', Number: '5' },
      { Rule: 'type', Message: 'must be a whole number from 1 to 9, without quotes' },
    ],
    [
      { Word: 'abc', Number: 10 },
      { Rule: 'range', MessageCn: '必须是1到9的整数' },
    ],
    [
      { Word: 'abc', Flag: 'true' },
      { Rule: 'type', Message: 'must be true or false, without quotes' },
    ],
    [
      { Word: 'abc', Items: {} },
      { Rule: 'type', Message: 'must be a list of at most 2 objects' },
    ],
    [{ Word: 'abc', Items: [{}, {}, {}] }, { Rule: 'count' }],
    [
      { Word: 'abc', Items: ['a'] },
      {
        Field: 'Items',
        Rule: 'type',
        Message: 'must be an object (item 1)',
        MessageCn: '必须是对象（第1项）',
      },
    ],
    [
      { Word: 'abc', surplus: 1 },
      { Field: 'surplus', Rule: 'unknown', MessageCn: '未知字段' },
    ],
    [
      { Word: 'abc', Number: 7 },
      { Field: 'Number', Rule: 'relation', MessageCn: '不能是7' },
    ],
  ])('says of %j which rule was broken, in both languages', (body, row) => {
    let thrown: unknown;
    try {
      pass(body);
    } catch (error) {
      thrown = error;
    }
    const [first] = rowsOf(thrown);
    expect(first).toMatchObject(row);
    const { en, zh } = (thrown as AppError).words;
    expect([en, zh]).toEqual([`${first!.Field}: ${first!.Message}`, `${first!.Field}：${first!.MessageCn}`]);
  });

  it.each([[[[]]], [[[{ Name: 'a' }]]], [[null]], [['a']], [{ Name: 'a' }], ['a']])(
    'refuses %j in place of a list of objects',
    (Items) => expect(faultsOf({ Word: 'abc', Items })[0]).toMatch(/^Items/),
  );

  it('asks the DTO itself only when every field is right', () => {
    expect(faultsOf({ Word: 'abc', Number: 7 })).toEqual(['Number: must not be 7']);
    expect(faultsOf({ Word: 'ABC', Number: 7 })).toEqual(['Word: must be small letters']);
  });

  it('leaves alone what is no body', () =>
    expect(new DtoPipe().transform('x', { type: 'custom', metatype: ExampleDto })).toBe('x'));
});
