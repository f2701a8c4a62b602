import { describe, expect, it } from 'vitest';
import { mergeFilters } from './search-plan.js';

const filter = (Name: string, ...Values: string[]) => ({ Name, Values });

describe(mergeFilters.name, () => {
  it.each([
    [[], []],
    [[filter('zone', 'x')], [filter('zone', 'x')]],
    [[filter('zone', 'x', 'x', 'y')], [filter('zone', 'x', 'y')]],
    [
      [filter('zone', 'x', 'y'), filter('tag-key', 'z'), filter('zone', 'y', 'z')],
      [filter('zone', 'y'), filter('tag-key', 'z')],
    ],
    [[filter('zone', 'x'), filter('zone', 'y')], undefined],
    [
      [filter('tag-key', 'x'), filter('tag-key', 'y')],
      [filter('tag-key', 'x'), filter('tag-key', 'y')],
    ],
    [[filter('zone', 'x', 'y'), filter('zone', 'y', 'z'), filter('zone', 'x')], undefined],
  ])('makes of %j %j', (filters, merged) => expect(mergeFilters(filters, new Set(['zone']))).toEqual(merged));
});
