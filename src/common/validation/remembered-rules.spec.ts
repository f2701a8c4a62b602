import { getMetadataStorage, IsInt, IsString, validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { rememberRules } from './remembered-rules.js';

class Base {
  @IsInt() size: unknown;
}

class Named extends Base {
  @IsString() name: unknown;
}

const namesOfFaults = (value: object) => validateSync(value).map(({ property }) => property);

describe(rememberRules.name, () => {
  it('finds the same rules as before, of each class its own and those it inherits, and once only', () => {
    const storage = getMetadataStorage();
    const named = storage.getTargetValidationMetadatas(Named, '', false, false);
    rememberRules();
    const remembered = storage.getTargetValidationMetadatas(Named, '', false, false);
    expect(remembered).toEqual(named);
    expect(storage.getTargetValidationMetadatas(Named, '', false, false)).toBe(remembered);
    expect(storage.getTargetValidationMetadatas(Base, '', false, false)).toHaveLength(1);
    for (let time = 0; time < 2; time += 1) {
      expect(namesOfFaults(new Named())).toEqual(['name', 'size']);
      expect(namesOfFaults(Object.assign(new Named(), { name: 'x', size: 1 }))).toEqual([]);
      expect(namesOfFaults(new Base())).toEqual(['size']);
    }
  });
});
