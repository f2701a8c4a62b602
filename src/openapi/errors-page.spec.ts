import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../errors/error-codes.js';
import { DESC_EXAMPLES } from './desc-examples.js';
import { errorsHtml } from './errors-page.js';

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];

describe('the page of errors', () => {
  const page = errorsHtml();

  it.each(CODES)('has an anchor and both remedies of %s', (code) => {
    const { scode, message_cn } = ERROR_CODES[code];
    const from = page.indexOf(`<section id="${scode}">`);
    const section = page.slice(from, page.indexOf('</section>', from));
    expect(from).toBeGreaterThan(0);
    expect(section).toContain(code);
    expect(section).toContain(message_cn);
    expect(section).toMatch(/<p lang="zh-CN">.*。/);
  });

  it('needs no script', () => {
    expect(page).not.toMatch(/<script|javascript:| on\w+=/i);
  });
});

describe('the examples of errors', () => {
  it.each(CODES)('say something in desc for %s, if the caller is told particulars', (code) => {
    const example = DESC_EXAMPLES[code] ?? '';
    if (ERROR_CODES[code].safe) expect(example).toMatch(/\w{3,}/);
    else expect(example).toBe('');
  });
});
