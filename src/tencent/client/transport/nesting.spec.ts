import { describe, expect, it } from 'vitest';
import { excessOf } from './nesting.js';

const MANY = '[],'.repeat(2_000);

describe(excessOf.name, () => {
  it.each<[string, string, boolean]>([
    ['few brackets, whatever their depth', '['.repeat(100), false],
    ['many brackets side by side', `[${MANY}[[]]]`, false],
    ['one level too many among many brackets', `[${MANY}[[[]]]]`, true],
    ['one level too many of objects', `{"a":[${MANY}{"b":{"c":1}}]}`, true],
    ['brackets inside a string', `[${MANY}"[[[[[[ \\" [[[ \\\\"]`, false],
    ['closing brackets inside strings', `["]",${MANY}["]",["]",[["]"]]]]]`, true],
    ['a string that does not end', `[${MANY}"[[[[`, false],
  ])('%s', (_, text, expected) => {
    expect(excessOf(text, 3)).toBe(expected ? 'too-deep' : undefined);
  });

  it.each<[string, string, 'too-many-values' | undefined]>([
    ['half a million empty objects', `[${'{},'.repeat(500_000)}{}]`, 'too-many-values'],
    ['a million numbers', `[${'1,'.repeat(1_000_000)}1]`, 'too-many-values'],
    ['half a million fields', `{${'"a":1,'.repeat(500_000)}"a":1}`, 'too-many-values'],
    ['a million commas inside strings', `["${','.repeat(1_000_000)}"]`, undefined],
    ['as many values as are allowed', `[${'1,'.repeat(49_999)}1]`, undefined],
  ])('%s', (_, text, expected) => {
    expect(excessOf(text, 3)).toBe(expected);
  });

  it('finds a million levels at once', () => {
    const started = process.cpuUsage();
    expect(excessOf('{"a":'.repeat(1_000_000), 20)).toBe('too-deep');
    // Of the processor, as the machine may be busy with other tests.
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(100);
  });
});
