import { ApiSchema } from '@nestjs/swagger';
import type { FieldFault } from '../../errors/field-fault.js';
import { ObjectListField, TextField, TextListField } from '../validation/field.decorator.js';
import { nearMiss } from '../validation/near-miss.js';
import { inItem, textFault } from '../validation/value-fault.js';

const MAX_VALUE_LENGTH = 255;

/** The filters of one list, each with those of its values that are known words. */
export type KnownFilters = Readonly<Record<string, readonly string[]>>;

const FilterName = (known: readonly string[]): PropertyDecorator =>
  TextField(
    {
      en: 'Name of a filter of Tencent’s action, e.g. DescribeDisks',
      zh: '过滤条件的名称，与腾讯云接口（例如DescribeDisks）的相同',
      required: true,
      example: 'disk-type',
    },
    {
      max: 128,
      pattern: /^[a-z][a-z-]{1,40}(:[^\p{Cc}]{1,86})?$/u,
      form: { en: 'a filter name such as disk-type', zh: '过滤条件名称，例如disk-type' },
      known,
    },
  );

const FilterValues = (): PropertyDecorator =>
  TextListField(
    {
      en: 'Values; a row matches with any of them',
      zh: '过滤条件的值，符合其中任意一个即可',
      required: true,
      example: ['CLOUD_PREMIUM'],
    },
    { max: MAX_VALUE_LENGTH, maxItems: 100 },
  );

@ApiSchema({ name: 'Filter' })
export class FilterDto {
  @FilterName([])
  Name: string;

  @FilterValues()
  Values: string[];
}

/** A name that is a near miss of a known one is refused; others pass. */
export function Filters(known: KnownFilters = {}): PropertyDecorator {
  // Not derived from FilterDto: class-validator takes longer for rules that are inherited.
  class KnownFilterDto {
    Name: string;
    Values: string[];
  }
  FilterName(Object.keys(known))(KnownFilterDto.prototype, 'Name');
  FilterValues()(KnownFilterDto.prototype, 'Values');
  return ObjectListField(
    { en: 'Conditions; a row must match all of them', zh: '过滤条件，须全部符合' },
    () => FilterDto,
    { max: 10 },
    () => KnownFilterDto,
  );
}

/** For `faults()`: values that are near misses of known ones. */
export const filterFaults = (filters: readonly FilterDto[] = [], known: KnownFilters): FieldFault[] =>
  filters.flatMap(({ Name, Values }, index) =>
    Values.flatMap((value, at) => {
      const words = Object.hasOwn(known, Name) ? known[Name]! : [];
      const meant = nearMiss(value, words);
      if (meant === undefined) return [];
      const fault = textFault(value, { max: MAX_VALUE_LENGTH, meant: () => meant, fits: () => true });
      return [{ field: `Filters.${index}.Values`, ...inItem(at, fault) }];
    }),
  );
