import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonRefusal, parseStrictJson, printable } from './strict-json.js';

const LIMITS = { maxDepth: 20, maxItems: 1000, maxNodes: 5000 };
const parse = (text: string) => parseStrictJson(text, LIMITS);
const refusalOf = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(JsonRefusal);
    return (error as JsonRefusal).message;
  }
  return 'accepted';
};

/** Nothing in it is forbidden here: no keys of prototypes, no NUL, whole characters. */
const harmless = fc.letrec((tie) => ({
  text: fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\0\p{Surrogate}]/u.test(text)),
  key: fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((key) => !/[\0\p{Surrogate}]|^(__proto__|constructor|prototype)$/u.test(key)),
  number: fc.oneof(
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => String(value).length <= 21),
  ),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    tie('text'),
    tie('number'),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(tie('key') as fc.Arbitrary<string>, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

describe(parseStrictJson.name, () => {
  it('answers what JSON.parse answers, for everything harmless', () => {
    const indents = fc.constantFrom(undefined, 2, '\t');
    fc.assert(
      fc.property(harmless, indents, (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        // Large doubles may be written with more digits than they hold.
        if (/\d{17}/.test(text)) return;
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('counts values at any depth, and none in a string', () => {
    const lists = (length: number) => `[${Array(length).fill('[[1,2]]').join()}]`;
    expect(refusalOf(lists(999))).toBe('accepted');
    expect(refusalOf(`[${lists(900)},${lists(900)}]`)).toMatch(
      /^the body holds more than 5000 values \(line 1, column \d+\)$/,
    );
    expect(refusalOf(JSON.stringify({ a: ',[{"'.repeat(10_000) }))).toBe('accepted');
    expect(refusalOf('[1,'.repeat(10_000))).toMatch(/^the body (nests deeper|holds more)/);
  });

  it('accepts nothing that JSON.parse refuses', () => {
    const almost = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.tuple(harmless, fc.nat(), fc.constantFrom(...'{}[],:"\\0-.eE \n')).map(([value, at, odd]) => {
        const text = JSON.stringify(value);
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + odd + text.slice(cut + (at % 2));
      }),
    );
    let refused = 0;
    fc.assert(
      fc.property(almost, (text) => {
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          refused += 1;
          expect(refusalOf(text)).toMatch(
            /^the body is (empty;|not JSON: expected .+ \(line \d+, column \d+\)$)/,
          );
          return;
        }
        // What JSON.parse accepts is answered the same, or refused for a reason of ours.
        const reason = refusalOf(text);
        expect(reason).not.toMatch(/^the body is (empty|not JSON)/);
        if (reason === 'accepted') expect(parse(text)).toEqual(expected);
      }),
      { seed: 2, numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it.each([
    '0',
    '-0',
    '1.50e1',
    '1E2',
    '1e+2',
    '9007199254740991',
    '-9007199254740991',
    '123456789012345',
    '0.1',
    '0.1000000000000000000',
    '1e21',
    '1e-7',
    '5e-324',
    '1.7976931348623157e308',
    '100000000000000000e-2',
  ])('keeps %s', (number) => expect(parse(`[${number}]`)).toEqual([Number(number)]));

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '9007199254740992',
    '12345678901234567890',
    '0.12345678901234567890',
    '0.1000000000000000055',
    '1e309',
    '-1e309',
    '1e-400',
    '4e-324',
    '9007199254740993.0e0',
  ])('refuses %s, which would change', (number) => {
    expect(refusalOf(`{"a":${number}}`)).toBe(
      'a number has more digits than can be kept exactly (line 1, column 6)',
    );
  });

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__', 'const\\u0072uctor'])(
    'refuses the key %s at any depth',
    (key) => {
      expect(refusalOf(`{"${key}":1}`)).toMatch(/^the key "\w+" is not allowed \(line 1, column \d+\)$/);
      expect(refusalOf(`[{"a":{"${key}" : {}}}]`)).toMatch(
        /^the key "\w+" is not allowed \(line 1, column \d+\)$/,
      );
    },
  );

  it('accepts as values what it refuses as keys', () =>
    expect(parse('{"a":"__proto__","b":["constructor"]}')).toEqual({ a: '__proto__', b: ['constructor'] }));

  it('refuses a key that is there twice, in one object only', () => {
    expect(refusalOf('{"a":1,"b":2,\n "a":1}')).toBe('the key "a" is there twice (line 2, column 2)');
    expect(refusalOf('{"a":1,"\\u0061":1}')).toBe('the key "a" is there twice (line 1, column 8)');
    expect(parse('{"a":{"a":[{"a":1},{"a":2}]},"A":1}')).toEqual({ a: { a: [{ a: 1 }, { a: 2 }] }, A: 1 });
  });

  it.each(['"\\u0000"', '["a\\u0000"]', '{"a\\u0000":1}'])('refuses the NUL in %s', (text) =>
    expect(refusalOf(text)).toMatch(/^a string holds a NUL character \(line 1, column \d\)$/),
  );

  it('accepts a text that only looks like a NUL', () => expect(parse('"\\\\u0000"')).toBe('\\u0000'));

  it.each(['"\\ud800"', '"\\udc00a"', '{"\\ud83d":1}'])('refuses half a character: %s', (text) =>
    expect(refusalOf(text)).toMatch(/^a string holds half of a character \(line 1, column \d\)$/),
  );

  it('accepts both halves, written either way', () =>
    expect(parse('["\\ud83d\\ude00","😀"]')).toEqual(['😀', '😀']));

  it('counts levels and items, of the widest list only', () => {
    const nest = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    expect(refusalOf(nest(20))).toBe('accepted');
    expect(refusalOf(nest(21))).toBe('the body nests deeper than 20 levels (line 1, column 21)');
    const list = (items: number) => `[${Array(items).fill('1').join()}]`;
    expect(refusalOf(list(1000))).toBe('accepted');
    expect(refusalOf(list(1001))).toBe('more than 1000 items in one list (line 1, column 2001)');
    expect(refusalOf(`[${list(900)},${list(900)}]`)).toBe('accepted');
    expect(refusalOf(`{"a":"${','.repeat(2000)}[[[[[[[[[[[[[[[[[[[[[[[["}`)).toBe('accepted');
  });

  it('reads a mebibyte in no time', () => {
    const text = JSON.stringify({ a: '"\\'.repeat(170_000), b: Array(900).fill('x'.repeat(500)) });
    const startedAt = performance.now();
    parse(text);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each([
    ['{"a":1,}', 'a key in double quotes; no comma may stand before "}"', 1, 8],
    ['{"a":1\n"b":2}', '"," or "}"', 2, 1],
    ['{"a" 1}', '":" after the key', 1, 6],
    ['{"云":"硬",\n  b:1}', 'a key in double quotes', 2, 3],
    ["{'a':1}", 'a key in double quotes', 1, 2],
    ['{"a":True}', 'a value: text in double quotes, a number, true, false, null, {…} or […]', 1, 6],
    ['{"a":[1,2}', '"," or "]"', 1, 10],
    ['{"a":[1,]}', /^a value.*; no comma may stand before "]"$/, 1, 9],
    ['{"a":"b', 'the closing double quote of a string', 1, 8],
    ['{"a":"b\nc"}', String.raw`no line break or control character inside a string; write \n`, 1, 8],
    [String.raw`{"a":"\x41"}`, String.raw`an escape such as \n, \" or \u4e2d`, 1, 7],
    ['{} x', 'nothing after the JSON object', 1, 4],
    ['{"a":01}', '"," or "}"', 1, 7],
  ])('says of %j what was expected, and where', (text, expected, line, column) => {
    const [, said, ...place] =
      /^the body is not JSON: expected (.+) \(line (\d+), column (\d+)\)$/.exec(refusalOf(text)) ?? [];
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
    expect(place.map(Number)).toEqual([line, column]);
  });

  it('says that an empty body is empty', () =>
    expect(refusalOf(' \n')).toBe('the body is empty; send a JSON object'));

  it('never quotes the text', () => expect(refusalOf('{"a": zQz}')).not.toContain('zQz'));
});

describe(printable.name, () => {
  it('shows a key without what could harm a log or a terminal', () => {
    expect(printable('DiskIds')).toBe('DiskIds');
    expect(printable('磁盘')).toBe('磁盘');
    expect(printable('a\u001b[31m\r\nb\u202e')).toBe('a?[31m??b?');
    expect(printable('x'.repeat(5000)).length).toBeLessThan(90);
  });
});
