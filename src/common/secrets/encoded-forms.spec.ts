import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodedFormsOf } from './encoded-forms.js';

const blank = (text: string, secret: string) =>
  encodedFormsOf(secret).reduce((clean, form) => clean.replaceAll(form, '#'), text);

describe(encodedFormsOf.name, () => {
  const secret = fc.string({ minLength: 12, maxLength: 60, unit: 'grapheme-ascii' });

  it('covers JSON, URLs, and URLs in URLs', () => {
    const coded = [
      (text: string) => text,
      (text: string) => JSON.stringify(text).slice(1, -1),
      encodeURIComponent,
      (text: string) => encodeURIComponent(encodeURIComponent(text)),
    ];
    fc.assert(
      fc.property(secret, fc.constantFrom(...coded), (value, code) => blank(code(value), value) === '#'),
    );
  });

  it('leaves no more of base64 than the edges that the neighbours share', () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const text = Buffer.from(before + value + after);
        const rest = Buffer.byteLength(before) + Buffer.byteLength(after);
        for (const coding of ['base64', 'base64url'] as const)
          expect(blank(text.toString(coding), value).length).toBeLessThanOrEqual(
            Math.ceil((rest * 4) / 3) + 8,
          );
      }),
    );
  });
});
