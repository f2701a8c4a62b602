import type { ArgumentMetadata } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app.error.js';
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
  @TextField(text(true), { max: 5, pattern: /^[a-z]+$/, form: 'small letters' })
  Word: string;

  @IntegerField(text(), { min: 1, max: 9 })
  Number?: number;

  @BooleanField(text())
  Flag?: boolean;

  @ObjectListField(text(), () => ItemDto, { max: 2 })
  Items?: ItemDto[];

  faults(): string[] {
    return this.Number === 7 ? ['Number: must not be 7'] : [];
  }
}

const METADATA: ArgumentMetadata = { type: 'body', metatype: ExampleDto };
const pass = (body: object) => new DtoPipe().transform(body, METADATA);
const faultsOf = (body: object): string[] => {
  try {
    pass(body);
  } catch (error) {
    expect(AppError.is(error, 'INVALID_PARAMETER')).toBe(true);
    return (error as AppError).detail.split('; ');
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
      'Word: must be small letters',
      'Number: must be a whole number from 1 to 9',
      'Flag: must be true or false',
      'Items.1.Name: must be a string of 1 to 5 characters',
      'Items.1.Values: must be a list of 1 to 2 items, each a string of 1 to 3 characters',
    ]);
  });

  it.each(['Surplus', 'word', 'toString', 'hasOwnProperty', 'faults', 'isPrototypeOf'])(
    'does not know %s, at any depth',
    (name) => {
      expect(faultsOf({ Word: 'abc', [name]: 1 })).toEqual([`${name}: unknown field`]);
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
