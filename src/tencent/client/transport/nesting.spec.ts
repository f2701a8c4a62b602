import { describe, expect, it } from 'vitest';
import { isNestedTooDeeply } from './nesting.js';

const MANY = '[],'.repeat(2_000);

describe(isNestedTooDeeply.name, () => {
  it.each<[string, string, boolean]>([
    ['few brackets, whatever their depth', '['.repeat(100), false],
    ['many brackets side by side', `[${MANY}[[]]]`, false],
    ['one level too many among many brackets', `[${MANY}[[[]]]]`, true],
    ['one level too many of objects', `{"a":[${MANY}{"b":{"c":1}}]}`, true],
    ['brackets inside a string', `[${MANY}"[[[[[[ \\" [[[ \\\\"]`, false],
    ['closing brackets inside strings', `["]",${MANY}["]",["]",[["]"]]]]]`, true],
    ['a string that does not end', `[${MANY}"[[[[`, false],
  ])('%s', (_, text, expected) => {
    expect(isNestedTooDeeply(text, 3)).toBe(expected);
  });

  it('finds a million levels at once', () => {
    const started = performance.now();
    expect(isNestedTooDeeply('{"a":'.repeat(1_000_000), 20)).toBe(true);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
