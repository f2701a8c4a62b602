import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDocumentAlone } from '../../../src/bin/preview-document.js';
import { documentText } from '../../../src/openapi/document-text.js';
import { ERROR_CODES } from '../../../src/errors/error-codes.js';
import { errorsPage } from '../../../src/bin/errors-page.js';
import { TENCENT_ERRORS } from '../../../src/tencent/client/errors/tencent-errors.js';

const root = join(import.meta.dirname, '..', '..', '..');
const committed = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('what is generated and committed', () => {
  it('has the OpenAPI document that the code builds; run `npm run openapi` otherwise', async () => {
    const text = documentText(await buildDocumentAlone());
    expect(text.length).toBeGreaterThan(100_000);
    expect(text === committed('openapi.json'), 'openapi.json is stale: npm run openapi').toBe(true);
  });

  it('builds the same document twice', async () => {
    expect(documentText(await buildDocumentAlone())).toBe(documentText(await buildDocumentAlone()));
  });

  it('has the error page that the tables make; run `npm run docs` otherwise', () => {
    expect(errorsPage() === committed('docs/errors.md'), 'docs/errors.md is stale: npm run docs').toBe(true);
  });
});

describe(errorsPage.name, () => {
  const page = errorsPage();

  it('has one row for every code, with a remedy', () => {
    const rows = Object.entries(ERROR_CODES).map(([code, { scode, remedy, remedy_cn }]) => {
      expect(remedy.length, code).toBeGreaterThan(10);
      return page
        .split('\n')
        .filter((line) => line.startsWith(`| <a id="${scode}"></a>${scode} | \`${code}\` | `))
        .filter((line) => line.endsWith(`| ${remedy} | ${remedy_cn} |`));
    });
    expect(rows).toHaveLength(
      page.split('\n').filter((line) => /^\| <a id="\d{5}"><\/a>\d{5} \| `\w+` \| \d{3} /.test(line)).length,
    );
    expect(rows.filter((lines) => lines.length !== 1)).toEqual([]);
  });

  it('names every code of Tencent', () => {
    const missing = Object.keys(TENCENT_ERRORS).filter((code) => !page.includes(`\`${code}\``));
    expect(missing).toEqual([]);
  });
});
