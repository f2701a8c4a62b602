import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describe, expect, it } from 'vitest';
import { pageDocument } from './page-document.js';

const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8'),
) as OpenAPIObject;
const CHINESE = /[\u4e00-\u9fff]/;

/** Descriptions and summaries, with where they are. */
function textsOf(node: unknown, path = ''): [path: string, text: string][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (['example', 'value', 'enum', 'default', 'x-extensible-enum'].includes(key)) return [];
    if ((key === 'description' || key === 'summary') && typeof value === 'string')
      return [[`${path}/${key}`, value] as [string, string]];
    return textsOf(value, `${path}/${key}`);
  });
}

describe(pageDocument.name, () => {
  const pages = { en: pageDocument(document, 'en'), zh: pageDocument(document, 'zh') };

  it('has no Chinese in its English text', () => {
    const texts = textsOf(pages.en);
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter(([, text]) => CHINESE.test(text))).toEqual([]);
  });

  it('has Chinese in each text of the Chinese one', () => {
    const texts = textsOf(pages.zh);
    expect(texts.length).toBe(textsOf(pages.en).length);
    expect(texts.filter(([, text]) => !CHINESE.test(text))).toEqual([]);
  });

  it('has one row of failures for each route, which names all its codes', () => {
    for (const [path, { post }] of Object.entries(pages.en.paths)) {
      const { responses } = document.paths[path]!.post!;
      const shown = Object.keys(responses).filter((status) => status === '200' || status === '207');
      expect(Object.keys(post!.responses)).toEqual([...shown, 'default']);
      const { description } = post!.responses.default as { description: string };
      expect(description).toContain('(docs/errors)');
      expect(description).toMatch(/- 401 · \[10004\]\(docs\/errors#10004\) \w/);
    }
  });

  it('refers to nothing that it leaves out', () => {
    const refs = new Set(
      [...JSON.stringify(pages.zh).matchAll(/"#\/components\/([^"]+)"/g)].map((match) => match[1]!),
    );
    expect(refs.size).toBeGreaterThan(50);
    for (const ref of refs) {
      const [kind, name] = ref.split('/') as ['schemas', string];
      expect(pages.zh.components?.[kind]?.[name], ref).toBeDefined();
    }
  });

  it('leaves the document as it was', () => {
    const before = structuredClone(document);
    pageDocument(document, 'zh');
    expect(document).toEqual(before);
  });
});
