import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from './exact-json.js';

describe(parseExactJson.name, () => {
  it.each([
    ['{"NextToken":16805138109322957}', { NextToken: '16805138109322957' }],
    [
      '[9007199254740991,9007199254740993,-9007199254740993]',
      [9007199254740991, '9007199254740993', '-9007199254740993'],
    ],
    ['18446744073709551615', '18446744073709551615'],
    [
      '{"a":"9007199254740993","b":"x\\"9007199254740993"}',
      { a: '9007199254740993', b: 'x"9007199254740993' },
    ],
    ['{"a":"\\\\","b":9007199254740993}', { a: '\\', b: '9007199254740993' }],
    [
      '[0.1234567890123456,1e400,12345678901234567e3]',
      [0.1234567890123456, Infinity, Number('12345678901234567e3')],
    ],
    ['[ 9007199254740993 ]', ['9007199254740993']],
  ])('%s', (text, expected) => {
    expect(parseExactJson(text)).toEqual(expected);
  });

  it.each([
    '',
    '{',
    '{"a":9007199254740993',
    '"9007199254740993',
    '9007199254740993x',
    '[9007199254740993"]',
  ])('refuses %j as JSON.parse does', (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });

  it('equals JSON.parse on every text without long integers in it', () => {
    fc.assert(
      fc.property(
        fc.json().filter((text) => !/\d{16}/.test(text)),
        (text) => {
          expect(parseExactJson(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('keeps any integer in any place', () => {
    const place = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double({ noNaN: true })));
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), place, (integer, rest) => {
        const text = `{"rest":${JSON.stringify(rest)},"n":[${integer},"${integer}\\""]}`;
        const { n } = parseExactJson(text) as { n: unknown[] };
        expect(String(n[0])).toBe(String(integer));
        expect(n[1]).toBe(`${integer}"`);
      }),
    );
  });

  it('takes linear time', () => {
    const started = process.cpuUsage();
    parseExactJson(`["${'\\\\'.repeat(4_000_000)}",9007199254740993]`);
    parseExactJson(`[${'9007199254740993,"",'.repeat(200_000)}1]`);
    // Of the processor, as the machine may be busy with other tests.
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000);
  });
});
