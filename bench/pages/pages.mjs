import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchmarksPage } from './benchmarks.mjs';
import { capacityPage } from './capacity.mjs';
import { plots } from './plots.mjs';
import { withFigures } from './readme.mjs';

export const LATEST = 'docs/benchmarks/latest.json';

/**
 * Every text that holds figures of a run: path → content.
 * @param {string} root @param {import('./result.mjs').Result} result @returns {Record<string, string>}
 */
export function pagesOf(root, result) {
  const readme = (/** @type {string} */ file, /** @type {'en' | 'zh'} */ language) =>
    withFigures(readFileSync(join(root, file), 'utf8'), result, language);
  return {
    ...Object.fromEntries(
      Object.entries(plots(result.measurements)).map(([name, svg]) => [`docs/benchmarks/${name}`, svg]),
    ),
    'docs/benchmarks.md': benchmarksPage(result),
    'docs/capacity.md': capacityPage(result),
    'README.md': readme('README.md', 'en'),
    'README.zh-CN.md': readme('README.zh-CN.md', 'zh'),
  };
}

/** @param {string} root @param {import('./result.mjs').Result} result */
export function writePages(root, result) {
  for (const [path, text] of Object.entries(pagesOf(root, result))) writeFileSync(join(root, path), text);
}
