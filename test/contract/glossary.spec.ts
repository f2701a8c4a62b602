import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/errors/error-codes.js';

const ROOT = join(import.meta.dirname, '..', '..');
const HAN = /\p{Script=Han}/u;
/** In documented examples, which are Tencent's. */
const DOCUMENTED = ['关闭实例'];

/** Terms in Chinese, and the words that must not stand for them. */
const TERMS = readFileSync(join(ROOT, 'docs', 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [a-z]/i.test(line) && !line.startsWith('| English'))
  .map((line) => {
    const [, , zh = '', , not = ''] = line.split('|').map((cell) => cell.trim());
    return { terms: zh.split('、'), not: not.replace('（单独使用）', '').split('、') };
  });
/** All of them, the longest first, so that a word inside another term does not count. */
const KNOWN = TERMS.flatMap(({ terms }) => terms).sort((a, b) => b.length - a.length);

function wrongWordsIn(text: string): string[] {
  const rest = [...DOCUMENTED, ...KNOWN].reduce((left, term) => left.replaceAll(term, '·'), text);
  return TERMS.flatMap(({ not }) => not).filter((word) => rest.includes(word));
}

const wrong = (texts: Iterable<string>): string[] =>
  [...texts].flatMap((text) => wrongWordsIn(text).map((word) => `${word}: ${text}`));

describe('the glossary', () => {
  it('says of each term what it is not called', () => {
    expect(TERMS.length).toBeGreaterThan(15);
    for (const { terms, not } of TERMS) {
      for (const word of [...terms, ...not]) expect(word).toMatch(HAN);
      expect(not).not.toEqual(expect.arrayContaining(terms));
    }
  });

  it('finds a word that is not used', () => {
    expect(wrongWordsIn('磁盘挂载到云服务器')).toEqual(['磁盘']);
    expect(wrongWordsIn('SSD云硬盘挂载到云服务器')).toEqual([]);
  });

  it('is kept by the table of errors', () => {
    const texts = Object.values(ERROR_CODES).flatMap(({ message_cn, remedy_cn }) => [message_cn, remedy_cn]);
    expect(texts.length).toBeGreaterThan(100);
    expect(wrong(texts)).toEqual([]);
  });

  it('is kept by the OpenAPI document', () => {
    const texts = new Set<string>();
    JSON.parse(readFileSync(join(ROOT, 'openapi.json'), 'utf8'), (key, value: unknown) => {
      if ((key === 'description' || key === 'summary') && typeof value === 'string' && HAN.test(value))
        texts.add(value);
      return value;
    });
    expect(texts.size).toBeGreaterThan(300);
    expect(wrong(texts)).toEqual([]);
  });

  it('is kept by all other Chinese texts of the source', () => {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('sandbox'),
    );
    const lines = files.flatMap((file) => readFileSync(join(ROOT, 'src', file), 'utf8').split('\n'));
    const texts = lines.filter((line) => HAN.test(line) && !/^\s*(?:\/\/|\/?\*)/.test(line));
    expect(texts.length).toBeGreaterThan(300);
    expect(wrong(texts)).toEqual([]);
  });
});
