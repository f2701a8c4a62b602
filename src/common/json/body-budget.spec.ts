import { describe, expect, it } from 'vitest';
import { BodyBudget } from './body-budget.js';

describe(BodyBudget.name, () => {
  it('bounds the bytes of each caller and of all', () => {
    const budget = new BodyBudget({ overall: 10, perCaller: 6 });
    expect(budget.take('a', 6)).toBe(true);
    expect(budget.take('a', 1)).toBe(false);
    expect(budget.take('b', 5)).toBe(false);
    expect(budget.take('b', 4)).toBe(true);
    budget.give('a', 6);
    expect(budget.take('b', 3)).toBe(false);
    expect(budget.take('b', 2)).toBe(true);
    expect(budget.take('a', 4)).toBe(true);
  });
});
