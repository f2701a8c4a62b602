import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteTextOf, byteTextOfJson, holdsByteTexts, markByteTexts } from './byte-text.js';

describe(byteTextOfJson.name, () => {
  it('is written out again as what the body says, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const body = Buffer.from(JSON.stringify(value));
        const text = byteTextOfJson(body);
        expect(text === undefined).toBe(body.includes('\\u'));
        if (text === undefined) return;
        const written = Buffer.from(JSON.stringify(JSON.parse(text)), 'latin1');
        expect(JSON.parse(written.toString())).toEqual(JSON.parse(body.toString()));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['an escape of a character', Buffer.from('{"DiskName":"\\u6570\\u636e\\u76d8"}')],
    ['an escape after an escaped backslash, to be safe', Buffer.from('{"DiskName":"\\\\u6570"}')],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('is none for %s', (_what, body) => expect(byteTextOfJson(body)).toBeUndefined());

  it('has a character for each byte', () => {
    expect(byteTextOfJson(Buffer.from('"数据盘"'))).toBe(byteTextOf('"数据盘"'));
    expect(byteTextOf('数据盘')).toHaveLength(9);
  });

  it('is known of the objects that were marked alone', () => {
    const reply = {};
    markByteTexts(reply);
    expect([holdsByteTexts(reply), holdsByteTexts({}), holdsByteTexts(null), holdsByteTexts('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
