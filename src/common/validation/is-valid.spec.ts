import { plainToInstance } from 'class-transformer';
import {
  getMetadataStorage,
  IsInt,
  IsOptional,
  IsString,
  MinLength,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { AppModule } from '../../app.module.js';
import { isValid } from './is-valid.js';

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
const isValidForLibrary = (dto: object) => validateSync(dto, OPTIONS).length === 0;

/** Every class with rules of the application, which is loaded with its module. */
const DTO_CLASSES = [
  ...(
    getMetadataStorage() as unknown as { validationMetadatas: Map<new () => object, unknown> }
  ).validationMetadatas.keys(),
];

const fieldsOf = (target: new () => object) => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(target, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];

/** What its documentation gives as an example. */
const exampleOf = (target: new () => object, name: string): unknown =>
  Reflect.getMetadata('swagger/apiModelProperties', target.prototype as object, name)?.example;

/** Values that some fields take and most do not. */
const VALUES: unknown[] = [
  ...['disk-0123abcd', 'ap-guangzhou', 'x', '', '2026-01-01 00:00:00', 0, 1, 10, 1.5, true, null, undefined],
  ...[[], ['disk-0123abcd'], ['x', 'x'], [1], [null], {}, [{ Name: 'x' }], [{ Surplus: 1 }], { Surplus: 1 }],
];

/** Most of its fields have their example, some another value, and some bodies have one field too many. */
function bodyOf(target: new () => object) {
  const value = (name: string) =>
    fc.oneof(
      { weight: 20, arbitrary: fc.constant(exampleOf(target, name) ?? 'x') },
      { weight: 1, arbitrary: fc.constantFrom(...VALUES) },
    );
  const fields = Object.fromEntries(fieldsOf(target).map((name) => [name, value(name)]));
  const surplus = fc.oneof(
    { weight: 20, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ Surplus: 1 }) },
  );
  return fc.tuple(fc.record(fields), surplus).map((parts) => Object.assign({}, ...parts) as object);
}

describe(isValid.name, () => {
  it('says of every class of the application the same as class-validator', () => {
    expect(AppModule).toBeDefined();
    expect(DTO_CLASSES.length).toBeGreaterThan(40);
    const seen = { valid: 0, invalid: 0 };
    for (const target of DTO_CLASSES)
      fc.assert(
        fc.property(bodyOf(target), (body) => {
          const dto = plainToInstance(target, body);
          const expected = isValidForLibrary(dto);
          expect(isValid(dto)).toBe(expected);
          seen[expected ? 'valid' : 'invalid'] += 1;
        }),
        { numRuns: 300 },
      );
    expect(seen.valid).toBeGreaterThan(500);
    expect(seen.invalid).toBeGreaterThan(500);
  });

  it('knows rules of a base class, conditions and nested objects', () => {
    class Base {
      @IsString() @MinLength(2) Name: unknown;
    }
    class Item extends Base {
      @IsOptional() @IsInt() Size?: unknown;
    }
    class Order extends Base {
      @ValidateIf((order: Order) => order.Name !== 'none') @ValidateNested() Item: unknown;
    }
    const order = (name: unknown, item: unknown) => Object.assign(new Order(), { Name: name, Item: item });
    const item = (fields: object) => Object.assign(new Item(), fields);
    const dtos = [
      order('ab', item({ Name: 'cd' })),
      order('ab', item({ Name: 'cd', Size: null })),
      order('none', 7),
      order('ab', undefined),
      ...[order('a', item({ Name: 'cd' })), order('ab', item({ Name: 'cd', Size: 'x' })), order('ab', 7)],
      ...[order('ab', null), order('ab', item({ Name: 'cd', More: 1 })), order('ab', { Name: 'cd' })],
    ];
    expect(dtos.map(isValid)).toEqual(dtos.map(isValidForLibrary));
    expect(dtos.map(isValid)).toEqual([true, true, true, true, false, false, false, false, false, false]);
  });

  it('leaves to the library what it does not know', () => {
    class WithList {
      @IsString({ each: true }) Names: unknown = ['a'];
    }
    class WithGroup {
      @IsString({ groups: ['some'] }) Name: unknown = 'a';
    }
    class Bare {
      Name = 'a';
    }
    for (const dto of [new WithList(), new WithGroup(), new Bare(), {}]) expect(isValid(dto)).toBe(false);
  });

  it('looks up the rules of a class once', () => {
    class Once {
      @IsString() Name: unknown = 'a';
    }
    const find = vi.spyOn(getMetadataStorage(), 'getTargetValidationMetadatas');
    for (let time = 0; time < 3; time += 1) expect(isValid(new Once())).toBe(true);
    expect(find).toHaveBeenCalledTimes(1);
    find.mockRestore();
  });
});
