import { describe, expect, it } from 'vitest';
import { isUtf8Json } from './json-media-type.js';

describe(isUtf8Json.name, () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json;',
    'application/json; ;',
    'application/json ; charset=utf-8',
    'application/json;charset=utf8',
    'application/json; charset=UTF8',
    'application/json; charset="UTF-8"',
    'application/json; charset="utf\\-8"',
    'application/json; charset = utf-8 ',
    'application/json; version=1',
    'application/json; profile="https://portal.example/a;b=c,d"; charset=utf-8',
    'application/json; charset=utf-8; version="1"; q=0.5',
    'application/json;\tversion=1;CHARSET=utf-8',
    'application/json; charset=utf-8; charset=utf8',
    'application/json; profile="a \\"quoted\\" text"',
    'application/json; a=""',
  ])('is %s', (text) => expect(isUtf8Json(text)).toBe(true));

  it.each([
    '',
    'text/plain',
    'text/plain; x=application/json',
    'application/jsonp',
    'application/json-patch+json',
    'application/problem+json',
    'application/json, text/plain',
    'application/json; charset=utf-8, text/plain',
    'application/json charset=utf-8',
    'application/json; charset=gbk',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8x',
    'application/json; charset="utf-8 "',
    'application/json; charset=""',
    'application/json; charset=',
    'application/json; charset',
    'application/json; charset="utf-8',
    'application/json; charset=utf-8; charset=gbk',
    'application/json; version=1; charset=latin1',
    'application/json; =utf-8',
    'application/json; version=1 charset=utf-8',
  ])('is not %j', (text) => expect(isUtf8Json(text)).toBe(false));

  it.each([
    ['parameters', ';a=b'.repeat(20_000)],
    ['blanks', ' '.repeat(80_000)],
    ['a quoted text without an end', `; a="${'\\"x'.repeat(30_000)}`],
    ['semicolons', ' ;'.repeat(40_000)],
    ['a long name', `; ${'a'.repeat(80_000)}`],
  ])('takes a moment for a header of 80,000 characters: %s', (_, text) => {
    const startedAt = performance.now();
    isUtf8Json(`application/json${text}`);
    isUtf8Json(`application/json${text}!`);
    // Backtracking would take minutes; other tests run beside this one.
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
