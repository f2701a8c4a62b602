import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language } from '../errors/words.js';

const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;
/** What stands between the two languages, as `bilingual` writes it. */
const SEPARATOR = ' / ';

/** Keys whose values are data, in which nothing is a description. */
const DATA = new Set(['example', 'value', 'enum', 'default', 'x-extensible-enum']);
const TEXTS = new Set(['description', 'summary']);

/** The document with its texts in one of their two languages. */
export const documentIn = (language: Language, document: OpenAPIObject): OpenAPIObject =>
  translated(document, language) as OpenAPIObject;

function translated(node: unknown, language: Language): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => translated(item, language));
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => {
      if (DATA.has(key)) return [key, value];
      if (TEXTS.has(key) && typeof value === 'string') return [key, textIn(language, value)];
      return [key, translated(value, language)];
    }),
  );
}

/** Of a text with paragraphs, those of the language; of any other text, that part of each line. */
export function textIn(language: Language, text: string): string {
  const paragraphs = text.split('\n\n');
  if (paragraphs.length > 1)
    return paragraphs.filter((paragraph) => CHINESE.test(paragraph) === (language === 'zh')).join('\n\n');
  return text
    .split('\n')
    .map((line) => partOf(line, language))
    .join('\n');
}

/** A line is English as long as nothing in it is Chinese; one without a Chinese part is the same in both. */
function partOf(line: string, language: Language): string {
  const parts = line.split(SEPARATOR);
  const first = parts.findIndex((part) => CHINESE.test(part));
  if (first < 1) return line;
  return (language === 'en' ? parts.slice(0, first) : parts.slice(first)).join(SEPARATOR);
}
