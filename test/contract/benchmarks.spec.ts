import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOUNDS } from '../../bench/pages/capacity.mjs';
import { LATEST, pagesOf } from '../../bench/pages/pages.mjs';
import type { Result } from '../../bench/pages/result.mjs';
import { targets } from '../../bench/parts/targets.mjs';

const root = join(import.meta.dirname, '..', '..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const latest = JSON.parse(textOf(LATEST)) as Result;

describe('the figures of the last benchmark', () => {
  it.each(Object.entries(pagesOf(root, latest)))(
    'are those in %s; `npm run bench -- --pages` writes it',
    (file, text) => expect(textOf(file)).toBe(text),
  );

  it('are judged as the targets say now', () => {
    const judged = targets(latest.measurements);
    const verdicts = (all: Result['targets']) =>
      all.map(({ id, node, kind, limit, met }) => ({ id, node, kind, limit, met }));
    expect(judged.length).toBeGreaterThan(20);
    expect(verdicts(latest.targets)).toEqual(verdicts(judged));
  });

  it('show each target that was not reached as MISS', () => {
    const rows = textOf('docs/benchmarks.md').match(/^\| .* \| (PASS|MISS) \|$/gm) ?? [];
    expect(rows).toHaveLength(latest.targets.length);
    expect(rows.filter((row) => row.endsWith('| MISS |'))).toHaveLength(
      latest.targets.filter(({ met }) => !met).length,
    );
  });
});

describe('the capacity page', () => {
  it.each(Object.values(BOUNDS))('has its bound from $file: $text', ({ file, text }) =>
    expect(textOf(file).replaceAll(/\n \* /g, ' ')).toContain(text),
  );
});
